"""Factors have names, units and phrases; a factor of the person's own is never refused."""

from __future__ import annotations

import re

import pytest

from fodro.knowledge.factors import (
    Factor,
    FactorKind,
    OwnName,
    factor,
    factor_more,
    factor_name,
    factor_unit,
    factors,
)

COMMON_COLUMNS = re.findall(
    r"\w+",
    "standing_hours steps_k hard_floor load_carried_kg stress sleep_hours crossed_legs_hours driving_hours "
    "temperature humidity pressure alcohol screen_hours stairs sport_minutes body_weight caffeine shoe_wear "
    "day_off shoe sock_material steps",
)

each_factor = pytest.mark.parametrize("one", list(factors().values()), ids=lambda one: one.slug)


@pytest.mark.parametrize("column", COMMON_COLUMNS)
def test_the_common_columns_of_a_diary_are_known(column: str) -> None:
    assert column in factors()


@each_factor
def test_a_factor_is_complete(one: Factor) -> None:
    assert one.lag_days
    assert set(one.lag_days) <= {0, 1, 2, 3}
    assert one.direction in {"+", "-", "?"}
    assert one.strength in {"strong", "moderate", "weak", "none"}
    assert one.sources or one.strength == "none"
    assert one.needs_clinical_review or one.sources


@each_factor
def test_a_number_has_a_phrase_for_its_unit_and_a_yes_or_no_has_none(one: Factor) -> None:
    counted = one.kind in (FactorKind.NUMBER, FactorKind.SCORE)
    assert bool(one.unit_phrase("en")) is counted
    assert bool(one.unit_phrase("da")) is counted
    assert bool(one.unit) is (one.kind is FactorKind.NUMBER)


@each_factor
@pytest.mark.parametrize("language", ["en", "da"])
def test_more_of_a_factor_can_stand_inside_a_sentence(one: Factor, language: str) -> None:
    phrase = one.more(language, "B")
    assert phrase[0].islower()
    assert not phrase.endswith(".")
    assert ("B" in phrase) is (one.kind is FactorKind.CATEGORY)


def test_a_known_factor_reads_well_in_both_languages() -> None:
    standing = factors()["standing_hours"]
    assert standing.more("en") == "more hours on your feet"
    assert standing.more("da") == "flere timer på benene"
    assert standing.unit_phrase("en") == "for each extra hour"
    assert factor_unit("standing_hours") == "h"


def test_an_own_factor_is_its_own_words() -> None:
    assert factor("hours_with_the_dog") is None
    assert factor_name("hours_with_the_dog", "da") == "hours with the dog"
    assert factor_more("hours_with_the_dog", "en") == "more hours with the dog"
    assert factor_unit("hours_with_the_dog") == ""


def test_a_level_of_a_category_is_named_with_it() -> None:
    assert factor("shoe=B") is factors()["shoe"]
    assert factor_name("shoe=B", "en") == "Shoes: B"
    assert factor_more("shoe=B", "da") == "skoene ”B”"
    assert factor_more("colour=red", "en") == "colour: red"


def test_a_level_with_braces_or_an_equals_sign_is_left_as_it_is() -> None:
    assert factor_more("shoe={level}=x", "en") == "the pair “{level}=x”"
    assert factor_name("own={0}", "en") == "own: {0}"


@each_factor
@pytest.mark.parametrize("language", ["en", "da"])
def test_a_level_in_words_is_never_lost(one: Factor, language: str) -> None:
    phrase = factor_more(f"{one.slug}=zigzag", language)
    if one.kind is FactorKind.CATEGORY:
        assert phrase == one.more(language, "zigzag")
        assert "zigzag" in re.findall(r"\w+", phrase)
    else:
        assert phrase == f"{one.name(language)}: zigzag"
    assert factor_unit(f"{one.slug}=zigzag") == ""


@each_factor
def test_only_a_category_has_levels_and_each_is_named_in_both_languages(one: Factor) -> None:
    assert not one.levels or one.kind is FactorKind.CATEGORY
    for level in one.levels:
        for language in ("en", "da"):
            assert one.level_name(level, language) in factor_more(f"{one.slug}={level}", language)
            assert factor_name(f"{one.slug}={level}", language).endswith(one.level_name(level, language))
    names = [one.level_name(level, "da") for level in one.levels]
    assert len(set(names)) == len(names)


def test_a_level_is_told_in_the_language_of_the_reader() -> None:
    assert factor_more("surface_hardness=hard", "en") == "the floor “hard”"
    assert factor_more("surface_hardness=hard", "da") == "underlaget ”hårdt”"
    assert factor_name("limp=left", "da") == "Halten: venstre"


def test_an_own_factor_is_called_what_the_person_calls_it() -> None:
    own = {
        "roedvin": OwnName("Rødvin", FactorKind.NUMBER, "glas"),
        "foot_bath": OwnName("Foot bath", FactorKind.YES_NO),
        "standing_hours": OwnName("never this", FactorKind.NUMBER),
    }
    assert factor_name("roedvin", "da", own) == "Rødvin"
    assert factor_name("roedvin=rosé", "da", own) == "Rødvin: rosé"
    assert factor_more("roedvin", "da", own) == "mere Rødvin"
    assert factor_more("roedvin=rosé", "en", own) == "Rødvin: rosé"
    assert factor_more("foot_bath", "en", own) == "Foot bath"
    assert factor_name("standing_hours", "en", own) == "Time on your feet"
    units = [factor_unit(slug, own) for slug in ("roedvin", "roedvin=rosé", "foot_bath", "standing_hours")]
    assert units == ["glas", "", "", "h"]


@each_factor
@pytest.mark.parametrize("language", ["en", "da"])
def test_a_factor_in_numbers_is_told_as_more_of_it(one: Factor, language: str) -> None:
    phrase = factor_more(one.slug, language)
    if one.kind is FactorKind.CATEGORY:
        more = {"en": "more", "da": "mere"}[language]
        assert phrase == f"{more} {one.name(language)[0].lower()}{one.name(language)[1:]}"
    else:
        assert phrase == one.more(language)
    assert "“" not in phrase
    assert factor_unit(one.slug) == one.unit
