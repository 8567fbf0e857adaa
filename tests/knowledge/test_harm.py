"""New numbness or a bruise ends deep work for that place, until the person says that it is gone."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fodro.domain.body import Place, Side
from fodro.knowledge.harm import GONE_WITHIN, SOFTER_FOR, Aftermath, Harm, limits_after
from fodro.knowledge.library import Family, techniques
from fodro.knowledge.limits import MAX_PRESSURE, NO_LIMITS
from fodro.knowledge.regions import parts_of

EVENING = datetime(2026, 11, 20, 20, 15, tzinfo=UTC)
HEEL = Place("heel", Side.LEFT)
BRUISE = Harm(EVENING, bruise=True, places=(HEEL,))
NUMB = Harm(EVENING, numb=True, places=(HEEL,))
HOUR = timedelta(hours=1)
ALL = techniques().values()


def after(harm: Harm, *, hours: float = 1) -> object:
    return limits_after([Aftermath(harm)], EVENING + hours * HOUR)


def touches_heel(slugs: tuple[str, ...]) -> bool:
    return any("heel" in parts_of(slug) for slug in slugs)


def test_nothing_new_limits_nothing() -> None:
    assert limits_after([], EVENING) == NO_LIMITS
    assert limits_after([Aftermath(), Aftermath(before_nrs=5, next_morning_nrs=6)], EVENING) == NO_LIMITS


def test_a_bruise_ends_pressing_and_tools_there_and_leaves_light_strokes() -> None:
    limits = limits_after([Aftermath(BRUISE)], EVENING)
    for one in ALL:
        if one.family in (Family.PRESS, Family.TOOL) and touches_heel(one.regions):
            assert not limits.allows(one, Side.LEFT), one.slug
    glide = techniques()["whole-foot-glide"]
    assert limits.allows(glide, Side.LEFT)
    assert (limits.cap(glide, Side.LEFT), limits.cap(glide, Side.RIGHT)) == (2, MAX_PRESSURE)


def test_the_other_places_are_worked_on_as_ever() -> None:
    limits = limits_after([Aftermath(BRUISE)], EVENING)
    assert limits.allows(techniques()["calf-holds"], Side.LEFT)
    assert limits.allows(techniques()["arch-thumb-circles"], Side.LEFT)
    assert limits.allows(techniques()["heel-cup"], Side.RIGHT)


def test_where_it_is_newly_numb_nothing_presses() -> None:
    limits = limits_after([Aftermath(NUMB)], EVENING)
    for one in ALL:
        if one.touches and touches_heel(one.regions) and one.pressure[0] > 1:
            assert not limits.allows(one, Side.LEFT), one.slug
    assert limits.allows(techniques()["still-hold"], Side.LEFT)


def test_a_place_without_a_side_means_both() -> None:
    limits = limits_after([Aftermath(replace(NUMB, places=(Place("heel"),)))], EVENING)
    assert not any(limits.allows(techniques()["heel-cup"], side) for side in Side)


def test_a_whole_lower_leg_is_its_calf_and_its_shin() -> None:
    limits = limits_after([Aftermath(replace(BRUISE, places=(Place("lower-leg", Side.LEFT),)))], EVENING)
    for slug in ("calf-knead", "calf-holds", "shin-hold"):
        assert not limits.allows(techniques()[slug], Side.LEFT), slug
    assert limits.allows(techniques()["calf-knead"], Side.RIGHT)


def test_not_knowing_where_it_holds_everywhere() -> None:
    limits = limits_after([Aftermath(replace(NUMB, places=()))], EVENING)
    pressing = [one for one in ALL if one.touches and one.pressure[0] > 1]
    assert not any(limits.allows(one, side) for one in pressing for side in Side)


def test_it_holds_until_the_person_says_that_it_is_gone() -> None:
    for harm in (BRUISE, NUMB, replace(BRUISE, bruise=False, worse=True)):
        assert after(harm, hours=24 * 30) == after(harm) != NO_LIMITS
        assert after(replace(harm, gone_at=EVENING + HOUR)) == NO_LIMITS


def test_after_two_days_it_is_for_someone_to_look_at() -> None:
    almost, then = EVENING + GONE_WITHIN - HOUR, EVENING + GONE_WITHIN
    assert (BRUISE.lasts_too_long(almost), BRUISE.lasts_too_long(then)) == (False, True)
    assert not replace(BRUISE, gone_at=almost).lasts_too_long(then)
    assert not BRUISE.lasts_too_long(EVENING - 5 * HOUR), "a clock set back hurries nobody"


def test_a_worse_morning_steps_down_for_two_days() -> None:
    one = Aftermath(before_nrs=4, next_morning_nrs=6, next_morning_at=EVENING)
    limits = limits_after([one], EVENING + SOFTER_FOR - HOUR)
    assert limits.max_pressure == MAX_PRESSURE - 1
    assert not limits.allows(techniques()["mid-arch-hold"], Side.LEFT)
    assert limits_after([one], EVENING + SOFTER_FOR) == NO_LIMITS
    assert limits_after([one], EVENING - HOUR) == limits, "a clock set back ends nothing"


@pytest.mark.parametrize("one", [
    Aftermath(before_nrs=4, next_morning_nrs=5.9, next_morning_at=EVENING),
    Aftermath(before_nrs=4, next_morning_nrs=8),
    Aftermath(before_nrs=None, next_morning_nrs=8, next_morning_at=EVENING),
])  # fmt: skip
def test_a_little_more_or_unknown_steps_down_nowhere(one: Aftermath) -> None:
    assert limits_after([one], EVENING) == NO_LIMITS


def test_more_pain_right_after_steps_down_until_it_is_gone() -> None:
    limits = limits_after([Aftermath(Harm(EVENING, worse=True))], EVENING)
    assert limits.max_pressure == MAX_PRESSURE - 1


def test_a_second_report_joins_the_first_and_keeps_its_time() -> None:
    morning = Harm(EVENING + 12 * HOUR, numb=True, places=(Place("toes", Side.RIGHT), HEEL))
    both = BRUISE.and_then(morning)
    assert (both.at, both.numb, both.bruise) == (EVENING, True, True)
    assert both.places == (HEEL, Place("toes", Side.RIGHT))


def test_a_report_without_a_place_makes_the_place_unknown() -> None:
    assert BRUISE.and_then(Harm(EVENING + HOUR, numb=True)).places == ()


def test_what_was_gone_begins_anew() -> None:
    again = Harm(EVENING + 12 * HOUR, bruise=True, places=(HEEL,))
    assert replace(BRUISE, gone_at=EVENING + HOUR).and_then(again) == again


_REGIONS = st.sampled_from(["heel", "toes", "arch", "foot", "calf", "knee"])
_PLACES = st.builds(Place, _REGIONS, st.sampled_from([None, *Side]))
HARMS = st.builds(
    Harm,
    at=st.just(EVENING),
    numb=st.booleans(),
    bruise=st.booleans(),
    worse=st.booleans(),
    places=st.lists(_PLACES, max_size=3).map(tuple),
    gone_at=st.none() | st.just(EVENING + HOUR),
)


@given(st.lists(HARMS.map(Aftermath), max_size=4), HARMS.map(Aftermath))
def test_one_more_report_never_allows_what_was_ruled_out(past: list[Aftermath], more: Aftermath) -> None:
    fewer, limits = limits_after(past, EVENING), limits_after([*past, more], EVENING)
    for one in ALL:
        for side in Side:
            assert fewer.allows(one, side) or not limits.allows(one, side)
            assert limits.cap(one, side) <= fewer.cap(one, side)
