"""What must be left alone, and which signs are read first, whatever else was noted."""

from __future__ import annotations

from itertools import permutations

import pytest

from fodro.domain.body import Side
from fodro.knowledge.caution import Level, rule
from fodro.knowledge.composer import MOST_CAUTIONS, Complaint, Kind, Routine, RoutineRequest, compose
from fodro.knowledge.library import technique
from fodro.knowledge.limits import leaves_of
from fodro.knowledge.qualities import quality
from fodro.knowledge.reasons import reason_text, reasons

L, R = Side.LEFT, Side.RIGHT
CLOT_SIGNS = [("calf", "throbbing"), ("calf", "cramp"), ("shin", "cramp"), ("lower-leg", "throbbing")]
SWELLINGS = [(place, "swollen") for place in ("calf", "shin", "lower-leg", "ankle", "foot", "web4")]
EACH_SIGN = pytest.mark.parametrize(("region", "slug"), CLOT_SIGNS + SWELLINGS)


def routine(*complaints: Complaint, minutes: int = 6, tools: tuple[str, ...] = ()) -> Routine:
    return compose(RoutineRequest(complaints, minutes, tools))


def noted(region: str, *qualities: str, side: Side | None = None, nrs: float = 6) -> Complaint:
    return Complaint(region, side, nrs, qualities)


def techniques_of(made: Routine) -> set[str]:
    return {step.technique for step in made.steps}


def assert_legs_are_left_still(made: Routine) -> None:
    assert made.kind is Kind.HANDS_OFF
    assert "R02" in made.cautions
    assert techniques_of(made) == {"legs-still"}
    assert {step.pressure for step in made.steps} == {0}
    assert made.seconds == made.minutes * 60


@EACH_SIGN
@pytest.mark.parametrize("sides", [(None,), (L,), (R,), (L, None), (None, R), (L, L)])
def test_a_sign_that_is_not_noted_on_both_legs_leaves_both_still(
    region: str, slug: str, sides: tuple[Side | None, ...]
) -> None:
    assert_legs_are_left_still(routine(*(noted(region, slug, side=side) for side in sides)))


@EACH_SIGN
@pytest.mark.parametrize("sides", [(L, R), (R, L), (L, R, None)])
def test_a_sign_on_both_legs_gets_the_routine_for_both(
    region: str, slug: str, sides: tuple[Side | None, ...]
) -> None:
    made = routine(*(noted(region, slug, side=side) for side in sides))
    assert made.kind is (Kind.SWOLLEN if slug == "swollen" else Kind.MASSAGE)
    assert "R02" in made.cautions


def test_two_different_signs_on_two_legs_are_each_on_one_leg() -> None:
    assert_legs_are_left_still(routine(noted("calf", "cramp", side=L), noted("calf", "throbbing", side=R)))
    assert_legs_are_left_still(routine(noted("calf", "cramp", side=L), noted("ankle", "swollen", side=R)))


@pytest.mark.parametrize("elsewhere", ["shoulder", "knee", "hip", "low-back"])
def test_swelling_elsewhere_does_not_count_as_the_other_leg(elsewhere: str) -> None:
    for other in (R, None):
        made = routine(noted("calf", "swollen", side=L), noted(elsewhere, "swollen", side=other))
        assert_legs_are_left_still(made)


def test_swelling_at_the_toes_of_no_side_does_not_count_as_the_other_leg() -> None:
    assert_legs_are_left_still(routine(noted("shin", "swollen", side=L), noted("web2", "swollen")))


def test_a_swollen_ankle_and_the_other_calf_are_both_legs() -> None:
    made = routine(noted("ankle", "swollen", side=L), noted("calf", "swollen", side=R))
    assert made.kind is Kind.SWOLLEN


@pytest.mark.parametrize("elsewhere", ["shoulder", "knee", "low-back"])
@pytest.mark.parametrize("side", [L, R, None])
def test_swelling_elsewhere_alone_names_no_clot_and_leaves_the_feet_their_massage(
    elsewhere: str, side: Side | None
) -> None:
    made = routine(noted(elsewhere, "swollen", side=side), noted("arch", "sore", side=L))
    assert made.kind is Kind.MASSAGE
    assert made.cautions == ()
    assert not any(elsewhere in technique(slug).regions for slug in techniques_of(made))


def test_upward_strokes_do_not_begin_at_a_swollen_knee() -> None:
    ankles = [noted("ankle", "swollen", side=side) for side in (L, R)]
    assert "drain-strokes" in techniques_of(routine(*ankles))
    made = routine(*ankles, noted("knee", "swollen", side=L))
    assert made.kind is Kind.HANDS_OFF
    assert "drain-strokes" not in techniques_of(made)


@pytest.mark.parametrize("minutes", range(3, 21))
def test_rest_with_still_legs_fills_every_length_and_says_why(minutes: int) -> None:
    made = routine(noted("calf", "swollen"), minutes=minutes)
    assert_legs_are_left_still(made)
    for step in made.steps:
        assert 20 <= step.seconds <= 300
        assert reason_text(step, "en") != reason_text(step, "da")
    assert technique("legs-still").needs_clinical_review
    assert "legs-still" in reasons()


def test_urgent_signs_of_what_was_noted_are_read_first() -> None:
    assert routine(noted("foot", "cold", side=L)).cautions == ("R03", "R04")
    assert routine(noted("heel", "sharp", side=L)).cautions == ("R13a",)
    assert routine(noted("arch", "cramp", side=L)).cautions == ("R02",)


@pytest.mark.parametrize("slug", ["sore", "tired", "stiff"])
def test_what_is_ordinary_is_no_alarm(slug: str) -> None:
    assert routine(noted("heel", slug, side=L), noted("calf", slug)).cautions == ()


def test_a_cold_shoulder_says_nothing_about_a_leg_and_a_numb_back_does() -> None:
    assert routine(noted("shoulder", "cold", side=L)).cautions == ()
    assert routine(noted("shoulder", "throbbing", side=L)).cautions == ("R05", "R17")
    assert routine(noted("low-back", "numb")).cautions[0] == "R12"


def test_the_most_urgent_signs_come_first_and_they_are_few() -> None:
    order = list(Level)
    slugs = ("swollen", "cold", "numb", "sharp", "throbbing", "itch", "cramp")
    for first, second, third in permutations(slugs, 3):
        cautions = routine(noted("calf", first, second, side=L), noted("foot", third)).cautions
        levels = [order.index(rule(one).level) for one in cautions]
        assert levels == sorted(levels)
        assert 0 < len(cautions) <= MOST_CAUTIONS
        if {first, second} & {"swollen", "throbbing", "cramp"} or third == "swollen":
            assert "R02" in cautions


@pytest.mark.parametrize("toe", ["hallux", "toe2", "toe5", "toes", "mth1"])
@pytest.mark.parametrize("minutes", [3, 10, 20])
def test_a_toe_that_may_be_inflamed_is_not_stroked(toe: str, minutes: int) -> None:
    made = routine(noted(toe, "throbbing", side=L), noted("arch", "tired", side=R), minutes=minutes)
    touching = [step for step in made.steps if step.side in (L, None) and technique(step.technique).touches]
    assert touching, "the rest of the foot can be massaged"
    for step in touching:
        assert not leaves_of((toe,)) & leaves_of(technique(step.technique).regions)
    assert "toe" in quality("throbbing").note("en")  # type: ignore[union-attr]  # it is in the list


@pytest.mark.parametrize("place", ["heel", "arch", "calf", "forefoot", "dorsum"])
@pytest.mark.parametrize("minutes", [10, 20])
def test_what_is_only_taken_along_is_never_pressed_hard(place: str, minutes: int) -> None:
    made = routine(noted(place, "sore", side=L, nrs=5), minutes=minutes, tools=("soft-ball", "firm-ball"))
    for step in made.steps:
        assert step.reason not in ("rest-of-foot", "pleasant") or step.pressure <= 3
    assert all(step.pressure <= 3 for step in routine(minutes=minutes).steps)


def test_what_was_noted_may_still_be_worked_on_firmly() -> None:
    firm = [
        step for step in routine(noted("arch", "sore", side=L, nrs=5), minutes=10).steps if step.pressure == 4
    ]
    assert "arch" in {step.reason for step in firm}
