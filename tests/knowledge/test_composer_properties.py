"""What holds for every routine, whatever is noted."""

from __future__ import annotations

from collections import Counter
from itertools import groupby, pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from fodro.domain.body import Side
from fodro.knowledge.composer import Complaint, Kind, Routine, RoutineRequest, Step, compose
from fodro.knowledge.library import Family, Phase, Technique, technique
from fodro.knowledge.qualities import qualities
from fodro.knowledge.regions import parts_of, regions
from fodro.knowledge.tools import tools

complaint = st.builds(
    Complaint,
    region=st.sampled_from(sorted(regions())),
    side=st.sampled_from([Side.LEFT, Side.RIGHT, None]),
    intensity_nrs=st.integers(0, 10).map(float),
    qualities=st.lists(st.sampled_from([*qualities(), "own-word"]), max_size=2).map(tuple),
)
# Most people note sore, tired or stiff places: without these most routines would be the quiet ones.
ordinary = st.builds(
    Complaint,
    region=st.sampled_from(sorted(regions())),
    side=st.sampled_from([Side.LEFT, Side.RIGHT]),
    intensity_nrs=st.integers(0, 10).map(float),
    qualities=st.lists(st.sampled_from(["sore", "stiff", "tired", "sharp"]), max_size=2).map(tuple),
)
requests = st.builds(
    RoutineRequest,
    complaints=st.lists(ordinary, max_size=5).map(tuple) | st.lists(complaint, max_size=5).map(tuple),
    minutes=st.integers(3, 20),
    tools=st.lists(st.sampled_from(sorted(tools())), max_size=3).map(tuple),
    one_foot=st.booleans(),
)
SHARES = {
    Phase.WARM_UP: (0.20, 0.25),
    Phase.DEEPER: (0.45, 0.55),
    Phase.MOVE: (0.10, 0.15),
    Phase.CALM_DOWN: (0.15, 0.20),
}
many = settings(max_examples=150, deadline=None)


def of(step: Step) -> Technique:
    return technique(step.technique)


def seconds_by_side(routine: Routine) -> Counter[Side | None]:
    counted: Counter[Side | None] = Counter()
    for step in routine.steps:
        counted[step.side] += step.seconds
    return counted


def blocks(routine: Routine) -> dict[Side, list[Step]]:
    """The warm-up and deeper steps of each foot."""
    working = (Phase.WARM_UP, Phase.DEEPER)
    return {s: [step for step in routine.steps if step.side is s and step.phase in working] for s in Side}


def leaves(slug: str) -> set[str]:
    found = set(parts_of(slug))
    return found | {"calf", "shin"} if slug == "lower-leg" else found


def touched(step: Step) -> set[str]:
    return {leaf for slug in of(step).regions for leaf in leaves(slug)} if of(step).touches else set()


@many
@given(requests)
def test_a_routine_takes_exactly_its_minutes_in_steps_long_enough_to_do(request: RoutineRequest) -> None:
    routine = compose(request)
    assert routine.seconds == request.minutes * 60
    assert min(step.seconds for step in routine.steps) >= 20


@many
@given(requests)
def test_the_parts_have_their_shares_and_their_ends(request: RoutineRequest) -> None:
    routine = compose(request)
    for phase, (low, high) in SHARES.items():
        share = sum(step.seconds for step in routine.steps if step.phase is phase) / routine.seconds
        assert low <= share <= high, (phase, share)
    assert routine.steps[0].phase is Phase.WARM_UP
    assert routine.steps[-1].phase is Phase.CALM_DOWN
    for phases in [[step.phase for step in steps] for steps in blocks(routine).values()]:
        assert phases == sorted(phases, key=list(Phase).index)
    ending = [step.phase is Phase.CALM_DOWN for step in routine.steps]
    assert ending == sorted(ending)


@many
@given(requests)
def test_left_and_right_get_the_same_time_unless_one_foot_is_asked_for(request: RoutineRequest) -> None:
    routine = compose(request)
    seconds = seconds_by_side(routine)
    only = {step.side for step in routine.steps}
    if len(only) == 1 and None not in only:
        assert request.one_foot
    else:
        assert seconds[Side.LEFT] == seconds[Side.RIGHT]


@many
@given(requests)
def test_the_feet_are_changed_seldom(request: RoutineRequest) -> None:
    sides = [step.side for step in compose(request).steps if step.side]
    assert sum(a is not b for a, b in pairwise(sides)) <= 3


@many
@given(requests)
def test_pressure_grows_and_then_calms(request: RoutineRequest) -> None:
    routine = compose(request)
    for steps in blocks(routine).values():
        deeper = [step.pressure for step in steps if step.phase is Phase.DEEPER]
        if routine.kind is Kind.MASSAGE:
            assert deeper == sorted(deeper)
    calming = [step.pressure for step in routine.steps if step.phase is Phase.CALM_DOWN]
    assert calming == sorted(calming, reverse=True)
    assert max(calming) <= 3
    for step in routine.steps:
        low, high = of(step).pressure
        assert low <= step.pressure <= high
        assert of(step).pace_per_min[0] <= step.pace_per_min <= of(step).pace_per_min[1]


@many
@given(requests)
def test_thumbs_rest_after_ninety_seconds_and_few_points_are_pressed(request: RoutineRequest) -> None:
    routine = compose(request)
    for tiring, row in groupby(routine.steps, key=lambda step: of(step).tires_thumbs):
        assert not tiring or sum(step.seconds for step in row) <= 90
    for steps in blocks(routine).values():
        assert sum(of(step).holds for step in steps) <= 4
        assert sum(of(step).family is Family.TOOL for step in steps) <= 1


@many
@given(requests)
def test_no_technique_is_done_twice_in_the_deeper_part_of_a_foot(request: RoutineRequest) -> None:
    routine = compose(request)
    if routine.kind is Kind.MASSAGE:
        for steps in blocks(routine).values():
            assert max(Counter(step.technique for step in steps).values(), default=1) == 1


@many
@given(requests)
def test_an_itching_place_is_never_touched(request: RoutineRequest) -> None:
    routine = compose(request)
    for one in request.complaints:
        if "itch" in one.qualities:
            for step in routine.steps:
                if None in (one.side, step.side) or one.side is step.side:
                    assert not touched(step) & leaves(one.region), (one, step)


@many
@given(requests)
def test_swollen_and_numb_feet_are_neither_kneaded_nor_pressed(request: RoutineRequest) -> None:
    noted = {slug for one in request.complaints for slug in one.qualities}
    reach = leaves("foot") | leaves("lower-leg")
    below = {slug for one in request.complaints for slug in one.qualities if leaves(one.region) & reach}
    if noted & {"numb", "burning"} or "swollen" in below:
        routine = compose(request)
        assert routine.kind in (Kind.SWOLLEN, Kind.NO_PRESSURE, Kind.HANDS_OFF)
        assert {of(step).family for step in routine.steps} <= {Family.STROKE, Family.MOVE}
        assert max(step.pressure for step in routine.steps) <= 2


@many
@given(requests)
def test_only_tools_at_hand_are_used(request: RoutineRequest) -> None:
    assert {of(step).tool for step in compose(request).steps} <= {"hands", *request.tools}


@many
@given(requests)
def test_a_routine_is_the_same_every_time_and_comes_back_from_what_was_kept(request: RoutineRequest) -> None:
    routine = compose(request)
    assert compose(request) == routine
    assert Routine.from_dict(routine.to_dict()) == routine


@many
@given(requests)
def test_the_order_in_which_places_were_noted_does_not_matter(request: RoutineRequest) -> None:
    shuffled = tuple(reversed(request.complaints))
    again = compose(RoutineRequest(shuffled, request.minutes, request.tools, request.modes, request.one_foot))
    assert {(s.technique, s.side, s.seconds) for s in again.steps} == {
        (s.technique, s.side, s.seconds) for s in compose(request).steps
    }


@many
@given(st.lists(ordinary, min_size=1, max_size=3), st.integers(10, 20))
def test_calf_comes_before_the_heel_from_ten_minutes(places: list[Complaint], minutes: int) -> None:
    heel = Complaint("heel", Side.LEFT, 10.0, ("sharp",))
    steps = [step.technique for step in compose(RoutineRequest((heel, *places), minutes)).steps]
    assert "calf-knead" in steps
