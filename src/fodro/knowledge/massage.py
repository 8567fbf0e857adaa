"""The usual routine: warm-up, deeper, move, calm-down."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from fodro.domain.body import Side
from fodro.knowledge.choice import Choosing, deeper, main_need, own_move, shared_moves, warm_up
from fodro.knowledge.library import Phase, Technique, technique
from fodro.knowledge.needs import BACKGROUND_PRESSURE, FootNeeds
from fodro.knowledge.quiet import moving, resting
from fodro.knowledge.routine import Mode, RoutineRequest, Step
from fodro.knowledge.timing import MIN_STEP_S, Plan, filling, plan, ramp
from fodro.knowledge.tools import HANDS

_GLIDE = "whole-foot-glide"
_CLOSINGS = ("closing-stroke", "warm-hands", "legs-up")
"""How it ends, the best first."""

_BOTH_KINDS_OF_MOVE_S = 100
_ONE_STROKE_IS_ENOUGH_S = 105
_LONGEST_MOVE_S = 90
_TWO_QUIET_HALVES_S, _LONGEST_CLOSING_S = 60, 120
_CLOSING_S, _LONGEST_GLIDE_S = 60, 60

PRESSURES = {Phase.WARM_UP: (2, 3), Phase.DEEPER: (3, 4), Phase.MOVE: (2, 2), Phase.CALM_DOWN: (3, 2)}


def massage(request: RoutineRequest, feet: tuple[FootNeeds, ...]) -> tuple[Step, ...]:
    """Return the steps, one foot after the other; none if too little of a foot may be touched."""
    each = choosing_for(request, feet)
    times = plan(request.minutes, feet=len(feet), move_each_foot=bool(_own_moves(each)))
    moves = _own_moves(each) if times.move_s >= MIN_STEP_S * len(feet) else []
    own_s = _own_move_s(times, len(moves))
    blocks = [_block(one, times) for one in each]
    if not all(blocks):
        return ()
    for block, one, move in zip(blocks, each, moves, strict=False):
        block.extend(_steps([move], one.foot, phase=Phase.MOVE, seconds=own_s))
    shared = _shared_move(each, times.move_s - own_s * len(moves))
    return tuple(
        step for part in (*blocks, shared, _ending(request, feet, times.calm_down_s)) for step in part
    )


def choosing_for(request: RoutineRequest, feet: tuple[FootNeeds, ...]) -> list[Choosing]:
    """Return each foot with what is at hand for it."""
    at_hand = frozenset({*request.tools, HANDS})
    return [Choosing(foot, at_hand, request.minutes, request.weights) for foot in feet]


def capped(technique: Technique, foot: FootNeeds) -> int:
    """Return the highest pressure for `technique`: nobody asked for what is only taken along."""
    need = main_need(technique, foot)
    cap = foot.cap(technique)
    return cap if need and need.noted else min(cap, BACKGROUND_PRESSURE)


def reason_of(technique: Technique, foot: FootNeeds, phase: Phase) -> str:
    """Return why `technique` is there: the place it is for, or the part of the routine it serves."""
    need = main_need(technique, foot)
    if phase is Phase.WARM_UP and (technique.slug == _GLIDE or need is None or not need.noted):
        return "warm-up"
    if need is None:
        return "rest-of-foot"
    return "both-alike" if need.noted and foot.mirrored else need.reason


def _block(choosing: Choosing, times: Plan) -> list[Step]:
    warming = warm_up(choosing, times.warm_up_s)
    working = deeper(choosing, times.deeper_s, after=warming)
    if not warming or not working:
        return []
    return [
        *_steps(warming, choosing.foot, phase=Phase.WARM_UP, seconds=times.warm_up_s),
        *_steps(working, choosing.foot, phase=Phase.DEEPER, seconds=times.deeper_s),
    ]


def _steps(chosen: Sequence[Technique], foot: FootNeeds, *, phase: Phase, seconds: int) -> list[Step]:
    pressures = ramp(chosen, [capped(one, foot) for one in chosen], targets=PRESSURES[phase])
    return [
        Step(
            technique=one.slug,
            side=foot.side,
            seconds=length,
            phase=phase,
            pressure=pressure,
            pace_per_min=-(-sum(one.pace_per_min) // 2),
            reason=reason_of(one, foot, phase),
        )
        for one, length, pressure in zip(chosen, filling(chosen, seconds), pressures, strict=True)
    ]


def _own_moves(each: Sequence[Choosing]) -> list[Technique]:
    """Return a move for each foot, or none: a foot without one of its own takes the other's where it may."""
    own = [own_move(one) for one in each]
    spare = next((one for one in own if one), None)
    moves = [own[n] or (spare if spare and one.may(spare) else None) for n, one in enumerate(each)]
    return [one for one in moves if one] if all(moves) else []


def _own_move_s(times: Plan, moves: int) -> int:
    if not moves:
        return 0
    return times.move_s // (moves if times.move_s < _BOTH_KINDS_OF_MOVE_S else moves + 1)


def _shared_move(each: Sequence[Choosing], seconds: int) -> list[Step]:
    if not seconds:
        return []
    moves = shared_moves(each)[: 1 if seconds <= _LONGEST_MOVE_S else 2]
    if not moves:
        return [moving([one.foot for one in each], seconds)]
    return [
        _shared(one, [each_one.foot for each_one in each], phase=Phase.MOVE, seconds=length)
        for one, length in zip(moves, filling(moves, seconds), strict=True)
    ]


def _ending(request: RoutineRequest, feet: Sequence[FootNeeds], seconds: int) -> list[Step]:
    """Return the calm-down; before sleep, or when it is long, its end is warm hands that lie still."""
    *before, last = _calm_down(feet, seconds)
    hands = technique(_CLOSINGS[1])
    enough_s = _LONGEST_CLOSING_S if Mode.BEFORE_SLEEP not in request.modes else _TWO_QUIET_HALVES_S - 1
    if last.technique != _CLOSINGS[0] or last.seconds <= enough_s or not _all_allow(feet, hands):
        return [*before, last]
    still_s = last.seconds // 2
    still = _shared(hands, feet, phase=Phase.CALM_DOWN, seconds=still_s)
    return [*before, replace(last, seconds=last.seconds - still_s), still]


def _calm_down(feet: Sequence[FootNeeds], seconds: int) -> list[Step]:
    """Return slow strokes: the closing one on both feet, after a glide on each where there is time."""
    closing = next((one for one in map(technique, _CLOSINGS) if _all_allow(feet, one)), None)
    if closing is None:
        return [resting(feet, seconds)]
    glide = technique(_GLIDE)
    long = closing.slug == _CLOSINGS[0] and seconds > _ONE_STROKE_IS_ENOUGH_S
    glide_s = (
        min(_LONGEST_GLIDE_S, (seconds - _CLOSING_S) // len(feet)) if long and _all_allow(feet, glide) else 0
    )
    pressure = min(glide.pressure[1], *(foot.cap(glide) for foot in feet))
    gliding = [_glide(glide, foot.side, pressure, seconds=glide_s) for foot in feet if glide_s]
    return [*gliding, _shared(closing, feet, phase=Phase.CALM_DOWN, seconds=seconds - glide_s * len(gliding))]


def _all_allow(feet: Sequence[FootNeeds], one: Technique) -> bool:
    return all(foot.allows(one) for foot in feet)


def _glide(glide: Technique, side: Side, pressure: int, *, seconds: int) -> Step:
    return Step(glide.slug, side, seconds, Phase.CALM_DOWN, pressure, glide.pace_per_min[0], "calm-down")


def _shared(one: Technique, feet: Sequence[FootNeeds], *, phase: Phase, seconds: int) -> Step:
    """Return a step for both feet at once, or for the only one, at the slow end of its pace."""
    return Step(
        technique=one.slug,
        side=feet[0].side if len(feet) == 1 else None,
        seconds=seconds,
        phase=phase,
        pressure=one.pressure[0],
        pace_per_min=one.pace_per_min[0],
        reason="loosen" if phase is Phase.MOVE else "calm-down",
    )
