"""The regions of the body map: codes, names, sides and composites."""

from __future__ import annotations

import pytest

from fodro.charts.feet import shapes
from fodro.domain.body import View
from fodro.knowledge.regions import Region, UnknownRegion, is_known, parts_of, region, regions

LEAVES_OF_THE_FOOT = (
    *("hallux", "toe2", "toe3", "toe4", "toe5", "mth1", "mth2", "mth3", "mth4", "mth5"),
    *("arch-med", "arch-ctr", "arch-lat", "heel", "heel-med", "heel-lat", "achilles"),
    *("dorsum", "midfoot", "ankle-front", "ankle-med", "ankle-lat"),
)
WEBS = ("web1", "web2", "web3", "web4")
COMPOSITES = {
    "toes": ("hallux", "toe2", "toe3", "toe4", "toe5"),
    "forefoot": ("mth1", "mth2", "mth3", "mth4", "mth5"),
    "arch": ("arch-med", "arch-ctr", "arch-lat"),
    "ankle": ("ankle-front", "ankle-med", "ankle-lat"),
}
UP_THE_CHAIN = ("calf", "shin", "lower-leg", "knee", "hip", "low-back", "back", "neck", "shoulder")

every_region = pytest.mark.parametrize("known", regions().values(), ids=lambda known: known.slug)


def verhoeff_remainder(digits: str) -> int:
    """Return 0 for a number whose last digit is its Verhoeff check digit (dihedral group of the pentagon)."""
    turned = [1, 5, 7, 6, 2, 8, 3, 0, 9, 4]
    remainder = 0
    for place, letter in enumerate(reversed(digits)):
        digit = int(letter)
        for _ in range(place % 8):
            digit = turned[digit]
        remainder = composed(remainder, digit)
    return remainder


def composed(a: int, b: int) -> int:
    """Return the product in the group of ten: 0–4 are turns, 5–9 are flips."""
    if a < 5:
        return (a + b) % 5 + (5 if b >= 5 else 0)
    return (a - b) % 5 + (0 if b >= 5 else 5)


def test_the_check_digit_test_knows_right_from_wrong() -> None:
    assert verhoeff_remainder("2363") == 0
    assert verhoeff_remainder("2364") != 0
    assert verhoeff_remainder("3263") != 0


@every_region
def test_every_code_passes_its_check_digit(known: Region) -> None:
    assert verhoeff_remainder(known.snomed.code) == 0
    assert not known.snomed.qualifier or verhoeff_remainder(known.snomed.qualifier) == 0


@every_region
def test_every_region_is_named_in_both_languages_without_a_full_stop(known: Region) -> None:
    for language in ("en", "da"):
        for said in (known.name(language), known.short(language), known.with_side("SIDE", language)):
            assert said == said.strip()
            assert said
            assert "{" not in said
            assert not said.endswith(".")
        assert "SIDE" in known.with_side("SIDE", language)


@every_region
def test_a_short_name_is_no_longer_than_the_name_and_fits_a_label(known: Region) -> None:
    for language in ("en", "da"):
        assert len(known.short(language)) <= min(len(known.name(language)), 22)


@every_region
def test_a_code_that_is_not_certain_or_names_no_source_waits_for_review(known: Region) -> None:
    assert known.snomed.confidence in {"H", "M", "L"}
    assert known.needs_clinical_review == (known.snomed.confidence != "H" or not known.sources)


def test_no_two_regions_share_a_name() -> None:
    for language in ("en", "da"):
        names = [known.name(language) for known in regions().values()]
        assert len(names) == len(set(names))


def test_the_map_holds_exactly_the_regions_of_the_fact_base() -> None:
    assert set(regions()) == {*LEAVES_OF_THE_FOOT, *WEBS, *COMPOSITES, "foot", *UP_THE_CHAIN}


def test_every_leaf_of_the_foot_but_the_webs_is_drawn_where_it_says_it_can_be_seen() -> None:
    for slug in LEAVES_OF_THE_FOOT:
        drawn = {view for view in View if slug in shapes(view).regions}
        assert drawn
        assert drawn == set(region(slug).views)


def test_composites_resolve_to_leaves() -> None:
    for slug, parts in COMPOSITES.items():
        assert parts_of(slug) == parts
    assert set(parts_of("foot")) == {*LEAVES_OF_THE_FOOT, *WEBS}
    assert len(parts_of("foot")) == len(set(parts_of("foot")))


def test_a_leaf_is_its_own_only_part() -> None:
    assert parts_of("heel") == ("heel",)
    assert parts_of("knee") == ("knee",)


def test_feet_have_sides_and_the_spine_has_none() -> None:
    assert region("heel").sided
    assert region("knee").sided
    assert not any(region(slug).sided for slug in ("low-back", "back", "neck"))


def test_names_are_said_with_their_side_as_people_say_them() -> None:
    assert region("heel").with_side("left", "en") == "left heel"
    assert region("heel").with_side("venstre", "da") == "venstre hæl"
    assert region("dorsum").with_side("right", "en") == "top of the right foot"
    assert region("mth1").with_side("højre", "da") == "fodballen under højre storetå"


def test_an_unknown_slug_is_named_in_the_error() -> None:
    assert not is_known("elbow")
    with pytest.raises(UnknownRegion, match="'elbow' is not a region"):
        region("elbow")
    with pytest.raises(ValueError, match="elbow"):
        parts_of("elbow")


def test_the_regions_cannot_be_changed_by_who_reads_them() -> None:
    with pytest.raises(TypeError):
        regions()["heel"] = region("knee")  # type: ignore[index]  # the very thing that must not be possible
