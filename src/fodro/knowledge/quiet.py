"""The quiet routines: for swelling, numbness or burning, places nothing may touch, and legs to keep still."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import cycle, islice

from fodro.domain.body import Side
from fodro.knowledge.library import Phase, Technique, technique, techniques
from fodro.knowledge.needs import FootNeeds
from fodro.knowledge.routine import RoutineRequest, Step
from fodro.knowledge.timing import evenly, plan

_HOLD, _ROCK, _WARM_HANDS = "still-hold", "foot-rock", "warm-hands"
_DRAIN, _PUMPS, _LEGS_UP, _STILL = "drain-strokes", "ankle-pumps", "legs-up", "legs-still"
_RESTS = (_LEGS_UP, "feet-flat", _STILL)
"""How a leg rests, the best first; the last touches and moves nothing and is always possible."""

_MOVES = (_PUMPS, "toe-spread")
_KNEE = "knee"

_LONGEST_DRAIN_S = 150
_ROUND_S = 180


def no_pressure(request: RoutineRequest, feet: tuple[FootNeeds, ...]) -> tuple[Step, ...]:
    """Return still hands, rocking, ankle pumps and warm hands; none if a foot may not be touched."""
    if not _all_allowed(feet, _HOLD, _ROCK, _WARM_HANDS):
        return ()
    times = plan(request.minutes, feet=len(feet))
    side = _only_side(feet)
    return (
        *(step for foot in feet for step in _held(foot.side, times.warm_up_s, times.deeper_s)),
        _moved(feet, side, times.move_s, reason="loosen"),
        _ending(side, times.calm_down_s),
    )


def swollen(request: RoutineRequest, feet: tuple[FootNeeds, ...]) -> tuple[Step, ...]:
    """Return legs up, upward strokes and ankle pumps; none if a leg may not be touched."""
    # The upward strokes begin at the knee.
    if not _all_allowed(feet, _DRAIN, _LEGS_UP) or any(_KNEE in foot.off for foot in feet):
        return ()
    times, count = plan(request.minutes, feet=len(feet)), len(feet)
    rounds = -(-times.deeper_s // _LONGEST_DRAIN_S)
    return (
        _quiet(_LEGS_UP, None, Phase.WARM_UP, seconds=count * times.warm_up_s, reason="swollen"),
        *(
            _quiet(_DRAIN, foot.side, Phase.DEEPER, seconds=seconds, reason="swollen")
            for seconds in evenly(times.deeper_s, rounds)
            for foot in feet
        ),
        _moved(feet, None, times.move_s, reason="swollen"),
        _quiet(_LEGS_UP, None, Phase.CALM_DOWN, seconds=times.calm_down_s, reason="calm-down"),
    )


def hands_off(request: RoutineRequest, feet: tuple[FootNeeds, ...]) -> tuple[Step, ...]:
    """Return legs up and ankle pumps in turn: nothing touches a foot or leg.

    Where one of them is ruled out, the next best that is possible takes its place.
    """
    times = plan(request.minutes)
    rounds = max(1, round(2 * times.deeper_s / _ROUND_S))
    return (
        _rested(feet, None, 2 * times.warm_up_s, phase=Phase.WARM_UP, reason="hands-off"),
        *(
            step
            for seconds in evenly(2 * times.deeper_s, rounds)
            for step in _pumped_and_rested(feet, seconds)
        ),
        _moved(feet, None, times.move_s, reason="loosen"),
        _rested(feet, None, times.calm_down_s, phase=Phase.CALM_DOWN, reason="calm-down"),
    )


def legs_still(request: RoutineRequest) -> tuple[Step, ...]:
    """Return rest alone: where a clot is possible, nothing touches, presses or moves a leg."""
    times = plan(request.minutes)
    rounds = max(1, round(2 * times.deeper_s / _ROUND_S))
    working = [(Phase.DEEPER, seconds) for seconds in evenly(2 * times.deeper_s, rounds)]
    still = ((Phase.WARM_UP, 2 * times.warm_up_s), *working, (Phase.MOVE, times.move_s))
    return (
        *(_quiet(_STILL, None, phase, seconds=seconds, reason="legs-still") for phase, seconds in still),
        _quiet(_STILL, None, Phase.CALM_DOWN, seconds=times.calm_down_s, reason="calm-down"),
    )


def moving(feet: Sequence[FootNeeds], seconds: int) -> Step:
    """Return the move that is possible for all `feet` at once; a short rest where none is."""
    return _moved(feet, _only_side(feet), seconds, reason="loosen")


def resting(feet: Sequence[FootNeeds], seconds: int) -> Step:
    """Return the best way to rest at the end that is possible for all `feet`."""
    return _rested(feet, _only_side(feet), seconds, phase=Phase.CALM_DOWN, reason="calm-down")


def _only_side(feet: Sequence[FootNeeds]) -> Side | None:
    return feet[0].side if len(feet) == 1 else None


def _pumped_and_rested(feet: Sequence[FootNeeds], seconds: int) -> tuple[Step, ...]:
    pumping = seconds // 3
    if _first(feet, _MOVES) is None:
        return (_rested(feet, None, seconds, phase=Phase.DEEPER, reason="hands-off"),)
    return (
        _moved(feet, None, pumping, phase=Phase.DEEPER, reason="loosen"),
        _rested(feet, None, seconds - pumping, phase=Phase.DEEPER, reason="hands-off"),
    )


def _moved(
    feet: Sequence[FootNeeds], side: Side | None, seconds: int, *, reason: str, phase: Phase = Phase.MOVE
) -> Step:
    one = _first(feet, _MOVES)
    if one is None:
        return _rested(feet, side, seconds, phase=phase, reason="rest-instead")
    return _quiet(one.slug, side, phase, seconds=seconds, reason=reason)


def _rested(feet: Sequence[FootNeeds], side: Side | None, seconds: int, *, phase: Phase, reason: str) -> Step:
    one = _first(feet, _RESTS) or technique(_STILL)
    return _quiet(one.slug, side, phase, seconds=seconds, reason=reason)


def _first(feet: Iterable[FootNeeds], slugs: Sequence[str]) -> Technique | None:
    """Return the first of `slugs` that all `feet` allow."""
    found = (techniques()[slug] for slug in slugs)
    return next((one for one in found if all(foot.allows(one) for foot in feet)), None)


def _held(side: Side, warm_up_s: int, deeper_s: int) -> list[Step]:
    """Return holding and rocking in turn on one foot."""
    warming = [(Phase.WARM_UP, s) for s in evenly(warm_up_s, 1 if warm_up_s < 2 * 60 else 2)]
    working = [(Phase.DEEPER, s) for s in evenly(deeper_s, max(1, min(4, deeper_s // 37)))]
    turns = islice(cycle((_HOLD, _ROCK)), len(warming) + len(working))
    return [
        _quiet(slug, side, phase, seconds=seconds, reason="no-pressure")
        for slug, (phase, seconds) in zip(turns, warming + working, strict=True)
    ]


def _ending(side: Side | None, seconds: int) -> Step:
    slug = _WARM_HANDS if side is None else _HOLD
    return _quiet(slug, side, Phase.CALM_DOWN, seconds=seconds, reason="calm-down")


def _quiet(slug: str, side: Side | None, phase: Phase, *, seconds: int, reason: str) -> Step:
    one = technique(slug)
    return Step(slug, side, seconds, phase, one.pressure[0], one.pace_per_min[0], reason)


def _all_allowed(feet: tuple[FootNeeds, ...], *slugs: str) -> bool:
    return all(foot.allows(technique(slug)) for foot in feet for slug in slugs)
