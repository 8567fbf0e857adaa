"""Routines a person made: whole after any edit, alike on both feet, and never more than today allows."""

from __future__ import annotations

from collections import Counter
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fodro.domain.body import Side
from fodro.knowledge.composer import Complaint, Kind, Routine, RoutineRequest, compose
from fodro.knowledge.library import Family, Phase, technique, techniques
from fodro.knowledge.limits import NO_LIMITS, Limits, Stop
from fodro.knowledge.own_playing import lacks_warm_up, phases, playable, steps_of
from fodro.knowledge.own_routines import (
    CHANGE_S,
    MAX_STEP_S,
    MAX_STEPS,
    MAX_TOTAL_S,
    MIN_STEP_S,
    MIN_TOTAL_S,
    OwnRoutine,
    OwnRoutineError,
    OwnStep,
    add_technique,
    counterpart,
    from_routine,
    move_step,
    remove_step,
    rename,
    reorder,
    resize_step,
    steps_for,
)
from fodro.knowledge.regions import regions
from fodro.knowledge.tools import HANDS, tools

L, R = Side.LEFT, Side.RIGHT
SLUGS = st.sampled_from(sorted(techniques()))


def step(
    slug: str = "whole-foot-glide", side: Side | None = L, seconds: int = 60, pressure: int = 2
) -> OwnStep:
    return OwnStep(slug, side, seconds, pressure)


def both(slug: str, seconds: int = 60, pressure: int = 3) -> tuple[OwnStep, OwnStep]:
    return step(slug, L, seconds, pressure), step(slug, R, seconds, pressure)


def own(*steps: OwnStep) -> OwnRoutine:
    return OwnRoutine("Evening", steps)


def names(routine: OwnRoutine) -> list[str]:
    return [f"{one.technique}.{one.side or ''}" for one in routine.steps]


# ---- what makes one whole


@pytest.mark.parametrize(
    ("name", "steps", "problem", "where"),
    [
        ("", [step()], "name-missing", None),
        ("   ", [step()], "name-missing", None),
        ("n" * 61, [step()], "name-too-long", None),
        ("Evening", [], "no-steps", None),
        ("Evening", [step(seconds=20)] * 41, "too-many-steps", None),
        ("Evening", [step(), step("tickling")], "unknown-technique", 1),
        ("Evening", [step(), step(), step(seconds=19)], "step-too-short", 2),
        ("Evening", [step(seconds=1201)], "step-too-long", 0),
        ("Evening", [step(), step(pressure=5)], "pressure", 1),
        ("Evening", [step(pressure=-1)], "pressure", 0),
        ("Evening", [step(seconds=59)], "too-short", None),
        ("Evening", [step(seconds=1200)] * 3 + [step(seconds=20)], "too-long", None),
    ],
)
def test_what_is_not_whole_is_refused_and_the_step_is_named(
    name: str, steps: list[OwnStep], problem: str, where: int | None
) -> None:
    with pytest.raises(OwnRoutineError) as refused:
        OwnRoutine(name, tuple(steps))
    assert (refused.value.problem, refused.value.step) == (problem, where)
    if where is not None:
        assert f"Step {where + 1} ({steps[where].technique})" in str(refused.value)


def test_the_edges_are_still_whole() -> None:
    OwnRoutine("n" * 60, (step(seconds=60),))
    own(*[step(seconds=20)] * 40)
    own(*[step(seconds=1200)] * 3)


# ---- edits


def test_a_technique_for_one_foot_comes_to_both_and_one_for_both_feet_once() -> None:
    before = own(step())
    assert names(add_technique(before, "heel-cup"))[1:] == ["heel-cup.L", "heel-cup.R"]
    assert names(add_technique(before, "heel-cup", side=R))[1:] == ["heel-cup.R"]
    assert names(add_technique(before, "closing-stroke"))[1:] == ["closing-stroke."]


def test_a_technique_comes_to_the_place_it_is_put() -> None:
    assert names(add_technique(own(step(), step("toe-roll")), "heel-cup", side=L, at=1)) == [
        "whole-foot-glide.L",
        "heel-cup.L",
        "toe-roll.L",
    ]


@pytest.mark.parametrize("slug", sorted(techniques()))
def test_what_is_added_is_as_long_and_as_gentle_as_it_usually_is(slug: str) -> None:
    low, high = technique(slug).seconds_per_foot
    for added in steps_for(slug):
        assert max(MIN_STEP_S, low - CHANGE_S) <= added.seconds <= max(MIN_STEP_S, high + CHANGE_S)
        assert technique(slug).pressure[0] == added.pressure


def test_longer_makes_both_feet_longer() -> None:
    longer = resize_step(own(*both("heel-cup", 45), *both("toe-roll")), 1, CHANGE_S)
    assert [one.seconds for one in longer.steps] == [60, 60, 60, 60]


def test_the_second_of_a_kind_goes_with_the_second_on_the_other_foot() -> None:
    twice = own(*both("heel-cup", 45), *both("heel-cup", 90))
    assert [counterpart(twice, index) for index in range(4)] == [1, 0, 3, 2]
    assert [one.seconds for one in resize_step(twice, 3, -CHANGE_S).steps] == [45, 45, 75, 75]


def test_a_step_of_one_foot_alone_changes_alone() -> None:
    assert [one.seconds for one in resize_step(own(step("heel-cup"), step()), 0, 15).steps] == [75, 60]


def test_shorter_than_the_shortest_is_refused_and_names_the_step() -> None:
    with pytest.raises(OwnRoutineError) as refused:
        resize_step(own(*both("heel-cup", 30), step(seconds=90)), 0, -CHANGE_S)
    assert (refused.value.problem, refused.value.step) == ("step-too-short", 0)


def test_a_step_moves_and_stops_at_the_ends() -> None:
    three = own(step("heel-cup"), step("toe-roll"), step("fist-knead"))
    assert names(move_step(three, 0, 1)) == ["toe-roll.L", "heel-cup.L", "fist-knead.L"]
    assert names(move_step(three, 0, 99)) == ["toe-roll.L", "fist-knead.L", "heel-cup.L"]
    assert names(move_step(three, 2, -1)) == ["fist-knead.L", "heel-cup.L", "toe-roll.L"]
    assert names(reorder(three, [2, 0, 1])) == ["fist-knead.L", "heel-cup.L", "toe-roll.L"]


@pytest.mark.parametrize("order", [[], [0], [0, 0], [0, 1, 2], [0, 5], [-1, 0]])
def test_an_order_that_is_none_is_refused(order: list[int]) -> None:
    with pytest.raises(OwnRoutineError) as refused:
        reorder(own(step(), step("toe-roll")), order)
    assert refused.value.problem == "no-such-step"


@pytest.mark.parametrize("index", [-1, 1, 99])
def test_a_step_that_is_not_there_cannot_be_changed(index: int) -> None:
    for edit in (lambda: move_step(own(step()), index, 0), lambda: remove_step(own(step()), index)):
        with pytest.raises(OwnRoutineError) as refused:
            edit()
        assert refused.value.problem == "no-such-step"


def test_the_last_step_stays() -> None:
    with pytest.raises(OwnRoutineError) as refused:
        remove_step(own(step()), 0)
    assert refused.value.problem == "no-steps"


def test_renamed_it_keeps_its_steps() -> None:
    assert rename(own(step()), "Morning") == OwnRoutine("Morning", (step(),))


# ---- any edits at all

EDITS = st.lists(
    st.tuples(
        st.sampled_from(
            ["up", "down", "remove", "add", "add-left", "longer", "shorter", "rename", "reverse"]
        ),
        st.integers(-1, 41),
        SLUGS,
    ),
    max_size=25,
)


def edited(before: OwnRoutine, what: str, index: int, slug: str) -> OwnRoutine:
    edits: dict[str, Any] = {
        "up": lambda: move_step(before, index, index - 1),
        "down": lambda: move_step(before, index, index + 1),
        "remove": lambda: remove_step(before, index),
        "add": lambda: add_technique(before, slug, at=max(0, index)),
        "add-left": lambda: add_technique(before, slug, side=L),
        "longer": lambda: resize_step(before, index, CHANGE_S),
        "shorter": lambda: resize_step(before, index, -CHANGE_S),
        "rename": lambda: rename(before, f"{slug} {index}"),
        "reverse": lambda: reorder(before, [*reversed(range(len(before.steps)))]),
    }
    found: OwnRoutine = edits[what]()
    return found


def time_for(routine: OwnRoutine, side: Side) -> Counter[str]:
    seconds: Counter[str] = Counter()
    for one in routine.steps:
        if one.side is side:
            seconds[one.technique] += one.seconds
    return seconds


@settings(max_examples=300, deadline=None)
@given(EDITS)
def test_whatever_is_edited_it_stays_whole_and_a_refusal_changes_nothing(
    edits: list[tuple[str, int, str]],
) -> None:
    now = own(*both("whole-foot-glide"), *both("heel-cup"), step("closing-stroke", None))
    for what, index, slug in edits:
        before = now
        with suppress(OwnRoutineError):
            now = edited(before, what, index, slug)
        assert 1 <= len(now.steps) <= MAX_STEPS
        assert all(MIN_STEP_S <= one.seconds <= MAX_STEP_S for one in now.steps)
        assert MIN_TOTAL_S <= now.seconds <= MAX_TOTAL_S
        if what in {"longer", "shorter", "up", "down", "reverse"}:
            assert Counter(one.technique for one in now.steps) == Counter(
                one.technique for one in before.steps
            )


@settings(max_examples=300, deadline=None)
@given(
    st.lists(SLUGS, min_size=2, max_size=8),
    st.lists(st.tuples(st.sampled_from(["up", "down", "longer", "shorter", "reverse"]), st.integers(0, 15))),
)
def test_left_and_right_stay_alike_under_longer_and_shorter(
    slugs: list[str], edits: list[tuple[str, int]]
) -> None:
    now = own(step("closing-stroke", None))
    with suppress(OwnRoutineError):
        for slug in slugs:
            now = add_technique(now, slug)
        for what, index in edits:
            now = edited(now, what, index, "")
    assert time_for(now, L) == time_for(now, R)


complaints = st.builds(
    Complaint,
    region=st.sampled_from(sorted(regions())),
    side=st.sampled_from([L, R, None]),
    intensity_nrs=st.integers(0, 10).map(float),
    qualities=st.lists(st.sampled_from(["sore", "stiff", "swollen", "numb", "throbbing"]), max_size=2).map(
        tuple
    ),
)
requests = st.builds(
    RoutineRequest,
    complaints=st.lists(complaints, max_size=4).map(tuple),
    minutes=st.integers(3, 20),
    tools=st.lists(st.sampled_from(sorted(tools())), max_size=3).map(tuple),
)


@settings(max_examples=200, deadline=None)
@given(requests)
def test_any_composed_routine_can_be_kept_and_plays_as_it_was(request: RoutineRequest) -> None:
    composed = compose(request)
    kept = from_routine(composed, "Kept")
    routine, left_out = playable(kept, NO_LIMITS)
    assert routine is not None
    assert left_out == ()
    assert routine.kind is Kind.OWN
    assert routine.minutes == composed.minutes
    assert [(one.technique, one.side, one.seconds, one.pressure) for one in routine.steps] == [
        (one.technique, one.side, one.seconds, one.pressure) for one in composed.steps
    ]
    assert Routine.from_dict(routine.to_dict()) == routine


# ---- what may be played

levels = st.tuples(st.sampled_from([L, R]), st.sampled_from(["heel", "arch-ctr", "calf", "hallux", "dorsum"]))
LIMITS = st.builds(
    Limits,
    stop=st.sampled_from([*Stop, Stop.NOTHING, Stop.NOTHING]),
    off=st.frozensets(levels, max_size=2),
    caps=st.frozensets(
        st.tuples(st.sampled_from([L, R]), st.sampled_from(["heel", "calf"]), st.integers(1, 3))
    ),
    max_pressure=st.integers(1, 4),
    families=st.frozensets(st.sampled_from([*Family]).map(str), max_size=1),
    tools=st.frozensets(st.sampled_from(sorted(set(tools()) - {HANDS})), max_size=2),
    techniques=st.frozensets(SLUGS, max_size=3),
    only=st.none() | st.none() | st.frozensets(SLUGS, max_size=20),
    max_minutes=st.none() | st.integers(0, 20),
)
owns = st.lists(
    st.builds(
        OwnStep, SLUGS, st.sampled_from([L, R, None]), seconds=st.integers(30, 90), pressure=st.integers(0, 4)
    ),
    min_size=2,
    max_size=40,
).map(lambda steps: OwnRoutine("Any", tuple(steps)))


@settings(max_examples=500, deadline=None)
@given(owns, LIMITS)
def test_nothing_is_played_that_is_ruled_out_today(routine: OwnRoutine, limits: Limits) -> None:
    play, left_out = playable(routine, limits)
    steps = play.steps if play else ()
    assert len(steps) + len(left_out) == len(routine.steps)
    assert [one.technique for one in steps] == [one.technique for one in _without(routine.steps, left_out)], (
        "the order is its person's"
    )
    for one in steps:
        known = technique(one.technique)
        assert limits.allows(known, one.side)
        assert known.pressure[0] <= one.pressure <= known.pressure[1]
        if known.touches:
            assert one.pressure <= limits.cap(known, one.side)
        assert one.seconds >= MIN_STEP_S
    if limits.max_minutes is not None:
        assert sum(one.seconds for one in steps) <= limits.max_minutes * 60
    else:
        assert all(not limits.allows(technique(one.technique), one.side) for one in left_out)


def _without(steps: tuple[OwnStep, ...], gone: tuple[OwnStep, ...]) -> list[OwnStep]:
    left, kept = list(gone), []
    for one in steps:
        if any(one is each for each in left):
            left = [each for each in left if each is not one]
        else:
            kept.append(one)
    return kept


def test_where_a_foot_is_off_the_other_keeps_its_steps() -> None:
    routine = own(*both("heel-cup"), *both("whole-foot-glide"))
    play, left_out = playable(routine, Limits(off=frozenset({(L, "heel")})))
    assert play is not None
    assert {one.side for one in play.steps} == {R}
    assert {one.side for one in left_out} == {L}


def test_where_nothing_may_touch_nothing_is_left_and_all_of_it_is_named() -> None:
    routine = own(*both("heel-cup"))
    assert playable(routine, Limits(stop=Stop.TOUCH)) == (None, routine.steps)


def test_too_firm_is_softened_and_not_left_out() -> None:
    play, left_out = playable(own(*both("arch-thumb-circles", pressure=4)), Limits(max_pressure=3))
    assert play is not None
    assert ([one.pressure for one in play.steps], left_out) == ([3, 3], ())


def test_too_long_for_today_is_shortened_alike_on_both_feet() -> None:
    routine = own(*both("whole-foot-glide", 60), *both("heel-cup", 120), step("closing-stroke", None, 60))
    play, left_out = playable(routine, Limits(max_minutes=5))
    assert play is not None
    assert left_out == ()
    seconds = [one.seconds for one in play.steps]
    assert seconds[0] == seconds[1] < seconds[2] == seconds[3]
    assert 290 <= sum(seconds) <= 300


def test_where_even_the_shortest_steps_are_too_many_the_deeper_part_gives_way() -> None:
    routine = own(
        *both("whole-foot-glide"), *both("heel-cup"), *both("fist-knead"), step("closing-stroke", None)
    )
    play, left_out = playable(routine, Limits(max_minutes=2))
    assert play is not None
    assert [one.technique for one in left_out] == ["fist-knead", "fist-knead"]
    assert play.steps[0].phase is Phase.WARM_UP
    assert play.steps[-1].phase is Phase.CALM_DOWN


# ---- its parts


def test_strokes_warm_each_foot_up_and_calm_the_end() -> None:
    left = (step("whole-foot-glide", L), step("heel-cup", L), step("sole-stretch", L))
    right = (step("whole-foot-glide", R), step("heel-cup", R), step("toe-glide", R), step("sole-stretch", R))
    found = phases(
        (*left, *right, step("whole-foot-glide", L), step("closing-stroke", None), step("legs-up", None))
    )
    assert [str(phase) for phase in found] == [
        *("warm-up", "deeper", "move"),
        *("warm-up", "deeper", "deeper", "move"),
        *("calm-down", "calm-down", "calm-down"),
    ]


def test_a_gentle_routine_has_a_beginning_and_an_end() -> None:
    steps = (*both("whole-foot-glide"), *both("toe-glide"), step("closing-stroke", None))
    assert [str(phase) for phase in phases(steps)] == ["warm-up"] * 4 + ["calm-down"]
    assert set(phases(both("whole-foot-glide"))) == {Phase.WARM_UP}


@settings(max_examples=200, deadline=None)
@given(owns)
def test_every_step_is_in_one_part_and_a_firm_one_is_never_a_warm_up(routine: OwnRoutine) -> None:
    for one in steps_of(routine.steps):
        family = technique(one.technique).family
        assert (one.phase is Phase.WARM_UP) <= (family is Family.STROKE)
        assert (family in {Family.KNEAD, Family.PRESS, Family.TOOL}) == (
            one.phase is Phase.DEEPER and family is not Family.STROKE
        )


def test_a_missing_warm_up_is_noticed_for_each_foot() -> None:
    assert not lacks_warm_up(own(step("whole-foot-glide", L), step("heel-cup", L), step("legs-up", None)))
    assert lacks_warm_up(own(step("whole-foot-glide", L), step("heel-cup", R)))
    assert lacks_warm_up(own(step("heel-cup", L), step("whole-foot-glide", L)))
    assert not lacks_warm_up(own(step("ankle-pumps", None), step("legs-up", None)))
