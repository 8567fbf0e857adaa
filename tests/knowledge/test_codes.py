"""Codes of open files: check digits, units, names in both languages."""

from __future__ import annotations

import re

import pytest

from fodro.domain.civil import DayPart
from fodro.domain.experiments import Design
from fodro.knowledge.codes import (
    LOINC,
    SNOMED,
    SecondCode,
    every_second_code,
    place_seconds,
    seconds,
    ucum,
    words,
)
from fodro.knowledge.factors import factors
from fodro.knowledge.qualities import qualities
from fodro.knowledge.regions import regions
from tests.knowledge.test_regions import verhoeff_remainder

CODES = sorted(set(every_second_code()), key=lambda code: (code.system, code.code))
NAMED = ("measure", "detail", "day-part", "view", "side", "thing", "design", "document", "section", "word")


def luhn_digit(digits: str) -> int:
    """Return the mod-10 check digit LOINC uses: every second digit from the right is doubled."""
    turned = [int(digit) * (2 if place % 2 == 0 else 1) for place, digit in enumerate(reversed(digits))]
    return -sum(digit // 10 + digit % 10 for digit in turned) % 10


def test_the_mod_10_test_knows_right_from_wrong() -> None:
    assert luhn_digit("8480") == 6
    assert luhn_digit("8840") != 6


@pytest.mark.parametrize("second", CODES, ids=lambda second: second.code)
def test_every_second_code_passes_its_check_digit(second: SecondCode) -> None:
    if second.system == SNOMED:
        assert re.fullmatch(r"[1-9]\d{5,17}", second.code)
        assert verhoeff_remainder(second.code) == 0
    elif second.system == LOINC:
        number, _, check = second.code.partition("-")
        assert int(check) == luhn_digit(number)
    else:
        assert (second.system, second.code) in {
            ("http://terminology.hl7.org/CodeSystem/v3-TimingEvent", "WAKE"),
            *(("http://hl7.org/fhir/event-timing", part) for part in ("MORN", "AFT", "EVE", "NIGHT")),
        }


def test_there_are_codes_of_both_systems_and_none_from_general_knowledge_alone() -> None:
    assert {SNOMED, LOINC} <= {second.system for second in CODES}
    assert {second.confidence for second in CODES} == {"H", "M"}


@pytest.mark.parametrize("kind", NAMED)
def test_every_word_has_a_name_in_both_languages(kind: str) -> None:
    assert words(kind)
    assert all(word.name("en") and word.name("da") for word in words(kind).values())


def test_second_codes_stand_beside_slugs_there_are() -> None:
    assert set(words("factor")) <= set(factors())
    assert set(words("quality")) <= set(qualities())
    assert set(words("sided")) <= set(regions())


def test_every_part_of_the_day_and_every_design_has_a_code() -> None:
    assert set(words("day-part")) == set(DayPart)
    assert set(words("design")) == set(Design)


def test_every_unit_of_a_factor_is_known_in_ucum() -> None:
    assert [slug for slug, factor in factors().items() if ucum(factor.unit) is None] == []


def test_a_side_has_a_code_of_its_own_where_one_is_known_and_the_regions_elsewhere() -> None:
    assert [second.code for second in place_seconds("foot", "L")] == ["22335008"]
    assert [second.code for second in place_seconds("foot", "R")] == ["7769000"]
    assert place_seconds("heel", "L") == place_seconds("heel", "")


def test_what_has_no_second_code_has_none() -> None:
    assert seconds("measure", "worn") == ()
    assert seconds("measure", "no such thing") == ()
    assert words("no such kind") == {}
