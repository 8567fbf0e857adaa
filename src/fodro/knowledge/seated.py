"""Routines for hands that do not reach the feet, and for shoes that stay on: from what is left, in turns."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from fodro.domain.body import Side
from fodro.knowledge.choice import MAX_HOLDS, Choosing, asked_for, main_need
from fodro.knowledge.library import Family, Phase, Technique, technique
from fodro.knowledge.massage import PRESSURES, capped, choosing_for, reason_of
from fodro.knowledge.needs import FootNeeds
from fodro.knowledge.quiet import moving, resting
from fodro.knowledge.routine import RoutineRequest, Step
from fodro.knowledge.timing import MIN_STEP_S, Plan, evenly, plan, ramp

_ALL_FOOT_BY_FOOT_S = 150
_ENOUGH_TO_VARY = 3
_SHARED = 0.4
"""Long routines with little to vary give so much of the deeper part to moves of both feet."""

_TURN_S = 60
"""A turn is about so long: short enough that thumbs rest in time, long enough to settle into."""

_WARMING = ("foot-over-foot", "calf-glide", "leg-shake")
_BOTH = {
    Phase.WARM_UP: ("heel-toe-rock", "ankle-pumps", "toe-spread", "feet-flat"),
    Phase.DEEPER: ("heel-toe-rock", "short-foot", "toe-press", "toe-spread", "ankle-pumps"),
}
_WORKING = ("heel-in-arch", "calf-on-knee")
_DEEP = frozenset({Family.KNEAD, Family.PRESS, Family.TOOL})


def seated(request: RoutineRequest, feet: tuple[FootNeeds, ...]) -> tuple[Step, ...]:
    """Return the steps, foot by foot where something for one foot is left; none if too little is left."""
    times, each = plan(request.minutes, feet=len(feet)), choosing_for(request, feet)
    warming = _each_foot(each, [_warming(one) for one in each], (Phase.WARM_UP, times.warm_up_s)) or _both(
        each, Phase.WARM_UP, times.warm_up_s
    )
    working = _working(each, times)
    if not warming or not working:
        return ()
    return (
        *_foot_by_foot(warming, working),
        moving(feet, times.move_s),
        resting(feet, times.calm_down_s),
    )


def _working(each: Sequence[Choosing], times: Plan) -> list[list[Step]]:
    """Return the deeper part: foot by foot, then moves of both feet where there is little to vary."""
    pools = [_deep(one) for one in each]
    shared_s = round(_SHARED * times.deeper_s) if _varies_little(each, pools, times.deeper_s) else 0
    shared = _both(each, Phase.DEEPER, shared_s) if shared_s else []
    own_s = times.deeper_s - (shared_s if shared else 0)
    own = _each_foot(each, pools, (Phase.DEEPER, own_s))
    return [*own, *shared] if own else _both(each, Phase.DEEPER, times.deeper_s)


def _varies_little(each: Sequence[Choosing], pools: Sequence[list[Technique]], deeper_s: int) -> bool:
    """Return whether few techniques would have to fill much time, or none is for anything noted."""
    few = min(map(len, pools)) < _ENOUGH_TO_VARY
    beside = any(not _answers(one, pool) for one, pool in zip(each, pools, strict=True))
    return few and (beside or deeper_s >= _ALL_FOOT_BY_FOOT_S)


def _answers(choosing: Choosing, pool: list[Technique]) -> bool:
    needs = (main_need(one, choosing.foot) for one in pool)
    return any(need and need.noted for need in needs)


def _foot_by_foot(warming: list[list[Step]], working: list[list[Step]]) -> list[Step]:
    """Return one foot after the other where both parts are made foot by foot, else part after part."""
    if all(steps[0].side for steps in (*warming, *working[: len(warming)])):
        rest = working[len(warming) :]
        blocks = [part for pair in zip(warming, working, strict=False) for part in pair]
        return [step for part in (*blocks, *rest) for step in part]
    return [step for part in (*warming, *working) for step in part]


def _warming(choosing: Choosing) -> list[Technique]:
    return [one for one in map(technique, _WARMING) if choosing.may(one)]


def _deep(choosing: Choosing) -> list[Technique]:
    """Return what works deeper on this foot, the worthiest first, with at most `MAX_HOLDS` points pressed."""
    without_hands = [one for one in map(technique, _WORKING) if choosing.may(one)]
    possible = [one for one in choosing.candidates(Phase.DEEPER) if one.family in _DEEP] + without_hands
    asked = [one for one in possible if asked_for(one, choosing.foot)]
    found = sorted(asked, key=lambda one: -choosing.worth(one, Counter()))
    pressed = 0
    kept = []
    for one in found:
        if pressed + one.holds <= MAX_HOLDS:
            pressed += one.holds
            kept.append(one)
    return kept or _warming(choosing)


def _each_foot(
    each: Sequence[Choosing], pools: Sequence[list[Technique]], part: tuple[Phase, int]
) -> list[list[Step]]:
    """Return the steps of every foot, or nothing where one foot has none."""
    phase, seconds = part
    turns = [_turns(pool, seconds) for pool in pools]
    if not all(turns):
        return []
    return [_steps(choosing, of_foot, phase) for choosing, of_foot in zip(each, turns, strict=True)]


def _both(each: Sequence[Choosing], phase: Phase, seconds: int) -> list[list[Step]]:
    """Return steps for both feet at once, `seconds` for each of them; none where nothing is possible."""
    known = [one for one in map(technique, _BOTH[phase]) if all(choosing.may(one) for choosing in each)]
    pool = sorted(known, key=lambda one: -sum(choosing.worth(one, Counter()) for choosing in each))
    side = each[0].foot.side if len(each) == 1 else None
    reason = "warm-up" if phase is Phase.WARM_UP else "loosen"
    steps = [
        _step(one, side, length, phase=phase, pressure=one.pressure[0], reason=reason)
        for one, length in _turns(pool, seconds * len(each))
    ]
    return [steps] if steps else []


def _turns(pool: Sequence[Technique], total_s: int) -> list[tuple[Technique, int]]:
    """Return techniques of `pool` in turn with seconds that sum to `total_s`; none if they cannot fill it.

    What presses on points has one turn, and thumbs never work twice in a row.
    """
    chosen: list[Technique] = []
    for _turn in range(max(1, min(round(total_s / _TURN_S), total_s // MIN_STEP_S))):
        possible = [one for one in pool if not _had_enough(one, chosen)]
        if not possible:
            return []
        chosen.append(min(possible, key=lambda one: (chosen.count(one), pool.index(one))))
    return list(zip(chosen, evenly(total_s, len(chosen)), strict=True))


def _had_enough(one: Technique, chosen: list[Technique]) -> bool:
    thumbs_again = one.tires_thumbs and bool(chosen) and chosen[-1].tires_thumbs
    return thumbs_again or (one.holds > 0 and one in chosen)


def _steps(choosing: Choosing, turns: Sequence[tuple[Technique, int]], phase: Phase) -> list[Step]:
    foot = choosing.foot
    chosen = [one for one, _seconds in turns]
    pressures = ramp(chosen, [capped(one, foot) for one in chosen], targets=PRESSURES[phase])
    return [
        _step(one, foot.side, seconds, phase=phase, pressure=pressure, reason=_reason(one, foot, phase))
        for (one, seconds), pressure in zip(turns, pressures, strict=True)
    ]


def _reason(one: Technique, foot: FootNeeds, phase: Phase) -> str:
    """Return why it is there; what nobody noted a need for is there because it is possible at all."""
    reason = reason_of(one, foot, phase)
    return {"rest-of-foot": "shoes-on" if one.shoes_on else "no-reach"}.get(reason, reason)


def _step(
    one: Technique, side: Side | None, seconds: int, *, phase: Phase, pressure: int, reason: str
) -> Step:
    return Step(one.slug, side, seconds, phase, pressure, one.pace_per_min[0], reason)
