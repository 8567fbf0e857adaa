"""What holds for every routine, whatever is noted, wished for and ruled out: ten thousand inputs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from itertools import groupby, pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fodro.domain.body import Side
from fodro.knowledge.composer import Complaint, Kind, Mode, Routine, RoutineRequest, Step, compose
from fodro.knowledge.library import Family, Phase, Technique, technique, techniques
from fodro.knowledge.limits import Limits, Stop
from fodro.knowledge.qualities import qualities
from fodro.knowledge.regions import parts_of, regions
from fodro.knowledge.tools import positions, tools

INPUTS = 10_000
GROUPS = 8

ordinary = st.builds(
    Complaint,
    region=st.sampled_from(sorted(regions())),
    side=st.sampled_from([Side.LEFT, Side.RIGHT]),
    intensity_nrs=st.integers(0, 10).map(float),
    qualities=st.lists(st.sampled_from(["sore", "stiff", "tired", "sharp"]), max_size=2).map(tuple),
)
# Most people note sore, tired or stiff places: without these most routines would be the quiet ones.
complaint = ordinary | st.builds(
    Complaint,
    region=st.sampled_from(sorted(regions())),
    side=st.sampled_from([Side.LEFT, Side.RIGHT, None]),
    intensity_nrs=st.integers(0, 10).map(float),
    qualities=st.lists(st.sampled_from([*qualities(), "own-word"]), max_size=2).map(tuple),
)
foot_leaves = st.sampled_from(
    sorted({leaf for slug in ("foot", "lower-leg") for leaf in parts_of(slug)} | {"calf", "shin"})
)
sided = st.tuples(st.sampled_from(Side), foot_leaves)
some_techniques = st.frozensets(st.sampled_from(sorted(set(techniques()) - {"legs-still"})), max_size=6)
limits = st.builds(
    Limits,
    stop=st.sampled_from([Stop.NOTHING, Stop.NOTHING, Stop.NOTHING, Stop.TOUCH, Stop.MOVE]),
    off=st.frozensets(sided, max_size=4),
    caps=st.frozensets(st.tuples(st.sampled_from(Side), foot_leaves, st.integers(1, 3)), max_size=3),
    max_pressure=st.integers(2, 4),
    families=st.frozensets(st.sampled_from(["press", "knead", "tool"]), max_size=2),
    tools=st.frozensets(st.sampled_from(sorted(set(tools()) - {"hands"})), max_size=2),
    techniques=some_techniques,
    only=st.none() | st.just(frozenset({"still-hold"})),
)
no_limits = st.just(Limits())
weights = st.dictionaries(st.sampled_from(sorted(techniques())), st.floats(0.5, 2.0), max_size=5)


def requests(*, limited: bool, modes: int) -> st.SearchStrategy[RoutineRequest]:
    return st.builds(
        RoutineRequest,
        complaints=st.lists(ordinary, max_size=5).map(tuple) | st.lists(complaint, max_size=5).map(tuple),
        minutes=st.integers(3, 20),
        tools=st.lists(st.sampled_from(sorted(tools())), max_size=3).map(tuple),
        modes=st.lists(st.sampled_from(list(Mode)), max_size=modes, unique=True).map(tuple),
        one_foot=st.booleans(),
        positions=st.just(()) | st.lists(st.sampled_from(sorted(positions())), max_size=3).map(tuple)
        if limited
        else st.just(()),
        limits=limits if limited else no_limits,
        weights=weights,
    )


plain = requests(limited=False, modes=0)
wished = requests(limited=False, modes=2)
anything = requests(limited=True, modes=2)

SHARES = {
    Phase.WARM_UP: (0.20, 0.25),
    Phase.DEEPER: (0.45, 0.55),
    Phase.MOVE: (0.10, 0.15),
    Phase.CALM_DOWN: (0.15, 0.20),
}
many = settings(
    max_examples=INPUTS // GROUPS,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    database=None,
)


def of(step: Step) -> Technique:
    return technique(step.technique)


def blocks(routine: Routine) -> dict[Side, list[Step]]:
    """The warm-up and deeper steps of each foot."""
    working = (Phase.WARM_UP, Phase.DEEPER)
    return {s: [step for step in routine.steps if step.side is s and step.phase in working] for s in Side}


def leaves(slug: str) -> set[str]:
    found = set(parts_of(slug))
    return found | {"calf", "shin"} if slug == "lower-leg" else found


def touched(step: Step) -> set[tuple[Side, str]]:
    """Every leaf that a step brings skin, hand or tool upon."""
    one, sides = of(step), [step.side] if step.side else list(Side)
    if not one.touches:
        return set()
    passive = {(side, leaf) for side in sides for slug in one.regions for leaf in leaves(slug)}
    active = {(side.other, leaf) for side in sides for slug in one.touches_with for leaf in leaves(slug)}
    return passive | active


def it_takes_exactly_its_minutes(request: RoutineRequest, routine: Routine) -> None:
    assert routine.seconds == request.minutes * 60
    assert min(step.seconds for step in routine.steps) >= 20


def the_parts_have_their_shares_and_their_ends(_request: RoutineRequest, routine: Routine) -> None:
    for phase, (low, high) in SHARES.items():
        share = sum(step.seconds for step in routine.steps if step.phase is phase) / routine.seconds
        assert low <= share <= high, (phase, share)
    assert routine.steps[0].phase is Phase.WARM_UP
    assert routine.steps[-1].phase is Phase.CALM_DOWN
    for phases in [[step.phase for step in steps] for steps in blocks(routine).values()]:
        assert phases == sorted(phases, key=list(Phase).index)
    ending = [step.phase is Phase.CALM_DOWN for step in routine.steps]
    assert ending == sorted(ending)


def left_and_right_get_the_same_unless_one_foot_is_left_alone(
    request: RoutineRequest, routine: Routine
) -> None:
    seconds: Counter[Side | None] = Counter()
    for step in routine.steps:
        seconds[step.side] += step.seconds
    one_left_alone = bool(request.limits.off)
    if len(set(seconds) - {None}) == 1:
        assert request.one_foot or one_left_alone
    else:
        assert seconds[Side.LEFT] == seconds[Side.RIGHT]


def the_feet_are_changed_seldom(_request: RoutineRequest, routine: Routine) -> None:
    sides = [step.side for step in routine.steps if step.side]
    assert sum(a is not b for a, b in pairwise(sides)) <= 3


def pressure_grows_and_then_calms(_request: RoutineRequest, routine: Routine) -> None:
    if routine.kind is Kind.MASSAGE:
        for steps in blocks(routine).values():
            deeper = [step.pressure for step in steps if step.phase is Phase.DEEPER]
            assert deeper == sorted(deeper)
    calming = [step.pressure for step in routine.steps if step.phase is Phase.CALM_DOWN]
    assert calming == sorted(calming, reverse=True)
    assert max(calming) <= 3
    for step in routine.steps:
        low, high = of(step).pressure
        assert low <= step.pressure <= high
        assert of(step).pace_per_min[0] <= step.pace_per_min <= of(step).pace_per_min[1]


def thumbs_rest_after_ninety_seconds_and_few_points_are_pressed(
    _request: RoutineRequest, routine: Routine
) -> None:
    for tiring, row in groupby(routine.steps, key=lambda step: of(step).tires_thumbs):
        assert not tiring or sum(step.seconds for step in row) <= 90
    for steps in blocks(routine).values():
        assert sum(of(step).holds for step in steps) <= 4


def nothing_is_done_twice_in_the_deeper_part_of_a_massage(_request: RoutineRequest, routine: Routine) -> None:
    if routine.kind is Kind.MASSAGE:
        for steps in blocks(routine).values():
            assert max(Counter(step.technique for step in steps).values(), default=1) == 1
            assert sum(of(step).family is Family.TOOL for step in steps) <= 1


def the_calf_comes_before_the_heel(request: RoutineRequest, routine: Routine) -> None:
    heel = {side for one in request.complaints for side in Side if "heel" in one.region and one.side is side}
    for side in heel if routine.kind is Kind.MASSAGE else ():
        deeper = [step for step in blocks(routine)[side] if step.phase is Phase.DEEPER and step.pressure > 2]
        calf = [n for n, step in enumerate(deeper) if "calf" in of(step).regions]
        sole = [n for n, step in enumerate(deeper) if "heel" in of(step).regions]
        assert not calf or not sole or max(calf) < min(sole)


def an_itching_place_is_never_touched(request: RoutineRequest, routine: Routine) -> None:
    for one in request.complaints:
        if "itch" in one.qualities:
            sides = [one.side] if one.side else list(Side)
            forbidden = {(side, leaf) for side in sides for leaf in leaves(one.region)}
            assert not [step for step in routine.steps if touched(step) & forbidden]


def swollen_and_numb_feet_are_neither_kneaded_nor_pressed(request: RoutineRequest, routine: Routine) -> None:
    noted = {slug for one in request.complaints for slug in one.qualities}
    reach = leaves("foot") | leaves("lower-leg")
    below = {slug for one in request.complaints for slug in one.qualities if leaves(one.region) & reach}
    if noted & {"numb", "burning"} or "swollen" in below:
        assert routine.kind in (Kind.SWOLLEN, Kind.NO_PRESSURE, Kind.HANDS_OFF)
        assert {of(step).family for step in routine.steps} <= {Family.STROKE, Family.MOVE}
        assert max(step.pressure for step in routine.steps) <= 2


def only_tools_at_hand_are_used(request: RoutineRequest, routine: Routine) -> None:
    assert {of(step).tool for step in routine.steps} <= {"hands", *request.tools}


def what_is_ruled_out_is_never_done(request: RoutineRequest, routine: Routine) -> None:
    for step in routine.steps:
        assert request.limits.allows(of(step), step.side), step
        assert step.pressure <= request.limits.cap(of(step), step.side), step
        assert not touched(step) & request.limits.off, step
    if request.limits.stop is not Stop.NOTHING:
        assert not any(of(step).touches for step in routine.steps)
    if request.limits.stop is Stop.MOVE:
        assert not any(of(step).regions for step in routine.steps)


def a_wish_is_kept(request: RoutineRequest, routine: Routine) -> None:
    used = [of(step) for step in routine.steps]
    alone = Mode.TWO_PERSON not in request.modes
    still = routine.kind is Kind.HANDS_OFF
    if Mode.NO_REACH in request.modes and alone:
        assert all(one.reach_free for one in used)
    if Mode.AT_WORK in request.modes and not still:
        assert all(one.shoes_on for one in used)
    if Mode.SPARE_THUMBS in request.modes and alone:
        assert not any(one.tires_thumbs for one in used)
    if Mode.BEFORE_SLEEP in request.modes:
        assert max(step.pressure for step in routine.steps) <= 3
        assert not any(one.vibrates or one.stands for one in used)
    if request.positions:
        own = [one for one in used if one.regions and (alone or one.reach_free)]
        assert all(set(one.positions) & {*request.positions} for one in own)


def it_is_the_same_every_time_and_comes_back_from_what_was_kept(
    request: RoutineRequest, routine: Routine
) -> None:
    assert compose(request) == routine
    assert Routine.from_dict(routine.to_dict()) == routine


Property = Callable[[RoutineRequest, Routine], None]
PROPERTIES: tuple[Property, ...] = (
    it_takes_exactly_its_minutes,
    the_parts_have_their_shares_and_their_ends,
    left_and_right_get_the_same_unless_one_foot_is_left_alone,
    the_feet_are_changed_seldom,
    pressure_grows_and_then_calms,
    thumbs_rest_after_ninety_seconds_and_few_points_are_pressed,
    nothing_is_done_twice_in_the_deeper_part_of_a_massage,
    the_calf_comes_before_the_heel,
    an_itching_place_is_never_touched,
    swollen_and_numb_feet_are_neither_kneaded_nor_pressed,
    only_tools_at_hand_are_used,
    what_is_ruled_out_is_never_done,
    a_wish_is_kept,
)


def assert_every_property_holds(request: RoutineRequest) -> None:
    routine = compose(request)
    for holds in PROPERTIES:
        holds(request, routine)


@pytest.mark.parametrize("_group", range(2))
@many
@given(request_made=plain)
def test_every_property_holds_for_what_people_note(_group: int, request_made: RoutineRequest) -> None:
    assert_every_property_holds(request_made)


@pytest.mark.parametrize("_group", range(3))
@many
@given(request_made=wished)
def test_every_property_holds_with_wishes(_group: int, request_made: RoutineRequest) -> None:
    assert_every_property_holds(request_made)


@pytest.mark.parametrize("_group", range(3))
@many
@given(request_made=anything)
def test_every_property_holds_under_limits(_group: int, request_made: RoutineRequest) -> None:
    assert_every_property_holds(request_made)


@settings(max_examples=100, deadline=None)
@given(request_made=anything)
def test_a_routine_is_the_same_every_time(request_made: RoutineRequest) -> None:
    it_is_the_same_every_time_and_comes_back_from_what_was_kept(request_made, compose(request_made))
