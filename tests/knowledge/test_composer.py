"""Routines a physiotherapist would nod at, for particular feet."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from fodro.domain.body import Side
from fodro.knowledge.composer import (
    LEAD_S,
    Complaint,
    Kind,
    Routine,
    RoutineError,
    RoutineRequest,
    Step,
    compose,
    reason_text,
)
from fodro.knowledge.library import Family, Phase, technique

L, R = Side.LEFT, Side.RIGHT
HEEL = Complaint("heel", L, 6, ("sharp",))
BALL = Complaint("forefoot", R, 4, ("sore",))


def routine(*complaints: Complaint, minutes: Any = 10, **asked: Any) -> Routine:
    return compose(replace(RoutineRequest(complaints, minutes), **asked))


def slugs(made: Routine, side: Side | None, *phases: Phase) -> list[str]:
    return [
        step.technique for step in made.steps if step.side is side and (not phases or step.phase in phases)
    ]


def families(made: Routine) -> set[Family]:
    return {technique(step.technique).family for step in made.steps}


def test_heel_pain_gets_the_calf_before_the_heel_when_there_is_time() -> None:
    deeper = slugs(routine(HEEL), L, Phase.DEEPER)
    assert deeper[0] == "calf-knead"
    assert {"long-sole-slide", "heel-cup", "heel-rim-holds"} & set(deeper[1:])
    assert "calf-knead" not in slugs(routine(HEEL, minutes=5), L)


def test_heel_pain_ends_with_the_stretch_of_the_sole() -> None:
    for minutes in (5, 10, 20):
        assert slugs(routine(HEEL, minutes=minutes), L, Phase.MOVE) == ["sole-stretch"]


def test_each_foot_gets_what_hurts_on_it() -> None:
    made = routine(HEEL, BALL)
    assert "heel-rim-holds" in slugs(made, L)
    assert "heel-rim-holds" not in slugs(made, R)
    assert "ball-thumb-circles" in slugs(made, R)
    assert "ball-thumb-circles" not in slugs(made, L)


def test_the_worse_foot_comes_first_and_the_left_when_alike() -> None:
    assert routine(HEEL, BALL).steps[0].side is L
    assert routine(HEEL, replace(BALL, intensity_nrs=8)).steps[0].side is R
    assert routine().steps[0].side is L


def test_a_foot_that_hurts_nowhere_gets_the_same_as_the_other() -> None:
    made = routine(HEEL)
    assert slugs(made, L) == slugs(made, R)
    assert {step.reason for step in made.steps if step.side is R} <= {"both-alike", "warm-up", "rest-of-foot"}


def test_one_foot_alone_gets_all_the_time_only_when_asked_and_only_one_hurts() -> None:
    assert {step.side for step in routine(HEEL, one_foot=True).steps} == {L}
    assert {step.side for step in routine(HEEL, BALL, one_foot=True).steps} == {L, R, None}
    assert {step.side for step in routine(one_foot=True).steps} == {L, R, None}


def test_swelling_on_both_sides_gets_legs_up_upward_strokes_and_pumps_only() -> None:
    made = routine(Complaint("ankle", L, 3, ("swollen",)), Complaint("ankle", R, 4, ("swollen", "sore")))
    assert made.kind is Kind.SWOLLEN
    assert {step.technique for step in made.steps} == {"legs-up", "drain-strokes", "ankle-pumps"}
    assert max(step.pressure for step in made.steps) <= 2


def test_swelling_of_one_leg_alone_is_not_rubbed_and_names_the_sign_to_read() -> None:
    made = routine(Complaint("ankle", L, 3, ("swollen",)))
    assert made.kind is Kind.HANDS_OFF
    assert made.cautions[0] == "R02"
    assert not any(technique(step.technique).touches for step in made.steps)


def test_a_throbbing_or_cramping_calf_on_one_side_is_not_rubbed() -> None:
    for slug in ("throbbing", "cramp"):
        made = routine(Complaint("calf", R, 5, (slug,)), HEEL)
        assert made.kind is Kind.HANDS_OFF
        assert made.cautions[0] == "R02"
    assert routine(Complaint("calf", R, 5, ("sore",))).kind is Kind.MASSAGE


@pytest.mark.parametrize("slug", ["numb", "burning"])
def test_numb_or_burning_places_mean_that_nothing_presses_anywhere(slug: str) -> None:
    made = routine(Complaint("toes", L, 0, (slug,)), BALL, tools=("hands", "soft-ball"))
    assert made.kind is Kind.NO_PRESSURE
    assert {step.technique for step in made.steps} == {"still-hold", "foot-rock", "ankle-pumps", "warm-hands"}
    assert max(step.pressure for step in made.steps) == 1
    assert "R11" in made.cautions


def test_numbness_weighs_more_than_swelling() -> None:
    each = [Complaint("foot", side, 3, ("swollen", "numb")) for side in (L, R)]
    assert routine(*each).kind is Kind.NO_PRESSURE
    assert routine(each[0]).kind is Kind.HANDS_OFF


def test_a_mode_can_be_asked_for_without_a_complaint() -> None:
    assert routine(modes=("swollen",)).kind is Kind.SWOLLEN
    assert routine(modes=("no-pressure",)).kind is Kind.NO_PRESSURE


def test_an_itching_place_is_not_touched_on_its_own_foot_only() -> None:
    made = routine(Complaint("web4", L, 2, ("itch",)), Complaint("arch", None, 5, ("sore",)))
    assert "whole-foot-glide" not in slugs(made, L)
    assert "whole-foot-glide" in slugs(made, R)
    assert made.kind is Kind.MASSAGE


def test_when_nothing_may_be_touched_there_is_still_a_routine() -> None:
    made = routine(Complaint("foot", None, 4, ("itch",)), Complaint("lower-leg", None, 4, ("itch",)))
    assert made.kind is Kind.HANDS_OFF
    assert not any(technique(step.technique).touches for step in made.steps)


def test_a_throbbing_place_gets_light_strokes_only() -> None:
    made = routine(Complaint("hallux", L, 5, ("throbbing",)), Complaint("arch", L, 3, ("tired",)))
    for step in made.steps:
        if "toes" in technique(step.technique).regions:
            assert step.pressure <= 2
            assert technique(step.technique).family not in (Family.KNEAD, Family.PRESS)
    assert "sole-stretch" not in slugs(made, L)


def test_a_quality_that_is_not_known_is_met_like_a_throbbing_place() -> None:
    strange = routine(Complaint("heel", L, 5, ("buzzing",)))
    assert not {"heel-cup", "heel-rim-holds", "long-sole-slide"} & set(slugs(strange, L))


def test_a_place_that_hurts_much_is_never_pressed() -> None:
    assert Family.PRESS in families(routine(HEEL))
    made = routine(replace(HEEL, intensity_nrs=8))
    pressed = [step.technique for step in made.steps if technique(step.technique).family is Family.PRESS]
    assert "heel-rim-holds" not in pressed


def test_sharp_pain_under_the_ball_is_not_kneaded_there() -> None:
    made = routine(Complaint("mth3", R, 5, ("sharp",)))
    assert not {"ball-thumb-circles", "forefoot-shift", "between-ball-bones"} & set(slugs(made, R))


def test_nothing_that_hurts_gets_a_pleasant_routine_without_pressing() -> None:
    made = routine(minutes=5)
    assert made.kind is Kind.MASSAGE
    assert families(made) == {Family.STROKE, Family.KNEAD, Family.MOVE}
    assert slugs(made, L) == slugs(made, R)


def test_places_out_of_reach_do_not_disturb_the_feet() -> None:
    assert routine(Complaint("low-back", None, 7, ("sore",))).steps == routine().steps


def test_a_tool_at_hand_is_used_and_one_that_is_not_never_is() -> None:
    arch = Complaint("arch", L, 5, ("tired", "sore"))
    assert "soft-ball-roll" in slugs(routine(arch, tools=("soft-ball",)), L)
    assert Family.TOOL not in families(routine(arch))
    assert routine(arch, tools=("wooden-spoon",)).steps == routine(arch).steps


def test_what_takes_long_or_needs_its_own_decision_is_never_composed() -> None:
    made = routine(HEEL, minutes=20, tools=("hands", "cold-bottle"))
    assert not {"cross-band-rub", "cold-bottle-roll", "calf-stretch-straight"} & {
        s.technique for s in made.steps
    }


@pytest.mark.parametrize("minutes", [2, 21, 0, -5, 7.5, True, "10"])
def test_minutes_out_of_range_are_refused_in_a_sentence(minutes: object) -> None:
    with pytest.raises(RoutineError, match="whole number of minutes from 3 to 20"):
        routine(minutes=minutes)


def test_unknown_places_intensities_and_modes_are_refused_in_a_sentence() -> None:
    with pytest.raises(RoutineError, match="'elbow' is not a place"):
        routine(Complaint("elbow", L, 3))
    with pytest.raises(RoutineError, match="outside 0 to 10"):
        routine(Complaint("heel", L, 11))
    with pytest.raises(RoutineError, match="no routine called 'turbo'"):
        routine(modes=("turbo",))


def test_reasons_are_said_in_the_language_asked_for() -> None:
    step = Step("heel-cup", L, 40, Phase.DEEPER, 3, 25, "heel")
    assert reason_text(step, "en") == "for your left heel"
    assert reason_text(step, "da") == "med tanke på venstre hæl"
    assert reason_text(replace(step, reason="forefoot", side=R), "en") == "for the ball of the right foot"
    assert reason_text(replace(step, reason="web1"), "en").startswith("for the place between the big toe")
    assert reason_text(replace(step, side=None), "en") == "for the heel"
    assert reason_text(replace(step, reason="calm-down", side=None), "da") == "for at slutte roligt"
    assert reason_text(replace(step, reason="gone-since"), "en") == ""


def test_every_step_says_why_in_both_languages() -> None:
    feet = (HEEL, BALL)
    swelling = [Complaint("ankle", side, 3, ("swollen",)) for side in (L, R)]
    for made in (
        routine(*feet),
        routine(),
        routine(*swelling),
        routine(swelling[0]),
        routine(modes=("no-pressure",)),
        routine(minutes=20),
    ):
        for step in made.steps:
            assert reason_text(step, "en") != reason_text(step, "da")
            assert reason_text(step, "en")


def test_a_routine_survives_json_with_slugs_only() -> None:
    made = routine(HEEL, BALL)
    kept = json.loads(json.dumps(made.to_dict()))
    assert Routine.from_dict(kept) == made
    assert kept["steps"][0] == {
        "technique": "whole-foot-glide",
        "side": "L",
        "seconds": made.steps[0].seconds,
        "phase": "warm-up",
        "pressure": 2,
        "pace_per_min": 10,
        "reason": "warm-up",
    }
    assert kept["steps"][-1]["side"] is None


@pytest.mark.parametrize("broken", [{}, {"minutes": 5, "kind": "dance", "steps": []}, {"minutes": None}])
def test_a_broken_kept_routine_is_refused_in_a_sentence(broken: dict[str, object]) -> None:
    with pytest.raises(RoutineError, match="cannot be read"):
        Routine.from_dict(broken)


def test_the_time_to_place_the_hands_fits_into_every_step() -> None:
    assert 0 < LEAD_S < min(step.seconds for step in routine(HEEL, BALL, minutes=3).steps)
