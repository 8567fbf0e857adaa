"""The technique library, tools, positions and scales hold together and speak both languages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from fodro.knowledge.caution import rules
from fodro.knowledge.content import ContentError
from fodro.knowledge.library import Family, Phase, Technique, technique, technique_name, techniques
from fodro.knowledge.qualities import qualities
from fodro.knowledge.regions import is_known
from fodro.knowledge.scales import pace_text, pressure_name
from fodro.knowledge.sources import sources
from fodro.knowledge.tools import positions, tool, tool_name, tools

ALL = list(techniques().values())
LANGUAGES = ("en", "da")
SHARED_FACTS = Path(__file__).resolve().parents[2] / ".." / "shared" / "facts" / "clinical.md"

each_technique = pytest.mark.parametrize("one", ALL, ids=lambda one: one.slug)


def refs(letters: str) -> set[str]:
    return {one.ref for one in ALL if one.ref[0] in letters}


def test_all_thirty_three_hand_techniques_are_there_once() -> None:
    wanted = {f"G{n:02}" for n in range(1, 11)} | {f"K{n:02}" for n in range(1, 16)}
    assert refs("GKP") == wanted | {f"P{n:02}" for n in range(1, 9)}
    assert len({one.ref for one in ALL}) == len(ALL)


def test_the_moves_and_tools_that_routines_use_are_there() -> None:
    assert {"A01", "A02", "A03", "A06", "A07", "A08"} <= refs("A")
    assert {"T01", "T02", "T03", "T04", "T05", "T10"} <= refs("T")


@each_technique
def test_a_technique_names_only_what_exists(one: Technique) -> None:
    assert all(map(is_known, (*one.regions, *one.suits_regions, *one.motion.path)))
    assert {*one.suits_qualities, *one.unsuited} <= set(qualities())
    assert set(one.avoid) <= set(rules())
    assert set(one.sources) <= set(sources())
    assert set(one.positions) <= set(positions())
    assert one.tool in tools()
    assert one.suits_regions


@each_technique
def test_a_technique_has_sound_numbers(one: Technique) -> None:
    low, high = one.pressure
    presses = one.touches and one.tool != "foot-bath"
    assert (1 <= low <= high <= 4) if presses else (low == high == 0)
    assert 0 < one.pace_per_min[0] <= one.pace_per_min[1] <= 90
    assert 0 < one.seconds_per_foot[0] <= one.seconds_per_foot[1]
    assert (one.holds > 0) is (one.family is Family.PRESS)
    assert one.holds <= 4
    assert one.evidence in set("ABCD")


@each_technique
def test_better_evidence_is_never_claimed_without_a_source(one: Technique) -> None:
    assert one.sources or one.evidence == "D"


@each_technique
@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_read_aloud_is_short(one: Technique, language: str) -> None:
    sentences = re.findall(r"[^.]+\.", one.how(language))
    assert 2 <= len(sentences) <= 3
    assert len(one.how(language).split()) <= 42
    assert 2 <= len(one.cue(language).split()) <= 9
    assert 1 <= len(one.name(language).split()) <= 7


@each_technique
def test_both_languages_say_something_of_their_own(one: Technique) -> None:
    assert one.how("en") != one.how("da")
    assert one.cue("en") != one.cue("da")
    assert one.name("en") != one.name("da")


@each_technique
def test_an_unknown_language_falls_back_to_english(one: Technique) -> None:
    assert one.name("fr") == one.name("en")
    assert one.how("") == one.how("en")


@each_technique
@pytest.mark.parametrize("language", LANGUAGES)
def test_pace_has_words(one: Technique, language: str) -> None:
    assert pace_text(one, one.pace_per_min[0], language).startswith(str(one.pace_per_min[0]))


def test_pressing_and_kneading_never_go_where_feeling_is_missing() -> None:
    for one in ALL:
        if one.family in (Family.PRESS, Family.KNEAD) and Phase.DEEPER in one.phases:
            assert {"numb", "burning"} <= set(one.unsuited), one.slug


def test_an_unknown_technique_is_an_error_that_names_it() -> None:
    with pytest.raises(ContentError, match="no technique 'tickle'"):
        technique("tickle")


def test_techniques_of_other_diaries_have_readable_names() -> None:
    assert technique_name("kneading", "en") == "Kneading"
    assert technique_name("pressure_point", "da") == "Tryk på ømme punkter"
    assert technique_name("rest", "en") == "Rest without massage"
    assert technique_name("whole-foot-glide", "en") == technique("whole-foot-glide").name("en")
    assert technique_name("my_own_trick", "en") == "my own trick"


def test_tools_of_other_diaries_have_readable_names() -> None:
    assert tool_name("ball", "en") == tool("soft-ball").name("en")
    assert tool_name("hand", "da") == "Hænder"
    assert tool_name("wooden_spoon", "en") == "wooden spoon"


def test_tools_name_only_what_exists() -> None:
    for one in tools().values():
        assert set(one.avoid) <= set(rules())
        assert set(one.sources) <= set(sources())
        assert one.care("en")
        assert one.care("da") != one.care("en")


def test_the_hands_come_first_and_an_unknown_tool_is_an_error() -> None:
    assert next(iter(tools())) == "hands"
    with pytest.raises(ContentError, match="no tool 'laser'"):
        tool("laser")


def test_every_position_tells_what_to_do_in_both_languages() -> None:
    for one in positions().values():
        assert one.how("en").endswith(".")
        assert one.how("da").endswith(".")
        assert one.name("en") != one.name("da")


def test_every_pressure_has_a_word_and_no_pressure_has_none() -> None:
    names = {pressure_name(level, language) for level in range(1, 6) for language in LANGUAGES}
    assert len(names) == 10
    assert pressure_name(0, "en") == ""


def table_rows(letter: str) -> Iterator[tuple[str, list[str]]]:
    for line in SHARED_FACTS.read_text(encoding="utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if re.fullmatch(rf"{letter}\d\d", cells[0]) and len(cells) > 9:
            yield cells[0], cells


@pytest.mark.skipif(not SHARED_FACTS.exists(), reason="the fact base is not beside the project")
@pytest.mark.parametrize("letter", ["G", "K"])
def test_pace_and_pressure_are_those_of_the_fact_base(letter: str) -> None:
    by_ref = {one.ref: one for one in ALL}
    rows = dict(table_rows(letter))
    assert rows
    for ref, cells in rows.items():
        pressure = [int(number) for number in re.findall(r"\d", cells[7])]
        assert by_ref[ref].pressure == (min(pressure), max(pressure)), ref
        if ref != "K09":  # given there as seconds a toe
            pace = [int(number) for number in re.findall(r"\d+", cells[6])][:2]
            assert by_ref[ref].pace_per_min == (min(pace), max(pace)), ref
