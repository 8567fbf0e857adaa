"""The quiet routines: for swelling, numbness or burning, places nothing may touch, and legs to keep still."""

from __future__ import annotations

from itertools import cycle, islice

from fodro.domain.body import Side
from fodro.knowledge.library import Phase, technique
from fodro.knowledge.needs import FootNeeds
from fodro.knowledge.routine import RoutineRequest, Step
from fodro.knowledge.timing import plan

_HOLD, _ROCK, _WARM_HANDS = "still-hold", "foot-rock", "warm-hands"
_DRAIN, _PUMPS, _LEGS_UP, _STILL = "drain-strokes", "ankle-pumps", "legs-up", "legs-still"
_KNEE = "knee"

_LONGEST_DRAIN_S = 150
_ROUND_S = 180


def no_pressure(request: RoutineRequest, feet: tuple[FootNeeds, ...]) -> tuple[Step, ...]:
    """Return still hands, rocking, ankle pumps and warm hands; none if a foot may not be touched."""
    if not _all_allowed(feet, _HOLD, _ROCK, _WARM_HANDS):
        return ()
    times = plan(request.minutes, feet=len(feet))
    side = feet[0].side if len(feet) == 1 else None
    return (
        *(step for foot in feet for step in _held(foot.side, times.warm_up_s, times.deeper_s)),
        _quiet(_PUMPS, side, Phase.MOVE, seconds=times.move_s, reason="loosen"),
        _ending(side, times.calm_down_s),
    )


def swollen(request: RoutineRequest, feet: tuple[FootNeeds, ...]) -> tuple[Step, ...]:
    """Return legs up, upward strokes and ankle pumps; none if a leg may not be touched."""
    # The upward strokes begin at the knee.
    if not _all_allowed(feet, _DRAIN) or any(_KNEE in foot.off for foot in feet):
        return ()
    times = plan(request.minutes)
    rounds = -(-times.deeper_s // _LONGEST_DRAIN_S)
    sides = [feet[0].side, feet[0].side.other]
    return (
        _quiet(_LEGS_UP, None, Phase.WARM_UP, seconds=2 * times.warm_up_s, reason="swollen"),
        *(
            _quiet(_DRAIN, side, Phase.DEEPER, seconds=seconds, reason="swollen")
            for seconds in _evenly(times.deeper_s, rounds)
            for side in sides
        ),
        _quiet(_PUMPS, None, Phase.MOVE, seconds=times.move_s, reason="swollen"),
        _quiet(_LEGS_UP, None, Phase.CALM_DOWN, seconds=times.calm_down_s, reason="calm-down"),
    )


def hands_off(request: RoutineRequest) -> tuple[Step, ...]:
    """Return legs up and ankle pumps in turn: nothing touches a foot or leg."""
    times = plan(request.minutes)
    rounds = max(1, round(2 * times.deeper_s / _ROUND_S))
    return (
        _quiet(_LEGS_UP, None, Phase.WARM_UP, seconds=2 * times.warm_up_s, reason="hands-off"),
        *(step for seconds in _evenly(2 * times.deeper_s, rounds) for step in _pumped_and_rested(seconds)),
        _quiet(_PUMPS, None, Phase.MOVE, seconds=times.move_s, reason="loosen"),
        _quiet(_LEGS_UP, None, Phase.CALM_DOWN, seconds=times.calm_down_s, reason="calm-down"),
    )


def legs_still(request: RoutineRequest) -> tuple[Step, ...]:
    """Return rest alone: where a clot is possible, nothing touches, presses or moves a leg."""
    times = plan(request.minutes)
    rounds = max(1, round(2 * times.deeper_s / _ROUND_S))
    working = [(Phase.DEEPER, seconds) for seconds in _evenly(2 * times.deeper_s, rounds)]
    resting = ((Phase.WARM_UP, 2 * times.warm_up_s), *working, (Phase.MOVE, times.move_s))
    return (
        *(_quiet(_STILL, None, phase, seconds=seconds, reason="legs-still") for phase, seconds in resting),
        _quiet(_STILL, None, Phase.CALM_DOWN, seconds=times.calm_down_s, reason="calm-down"),
    )


def _pumped_and_rested(seconds: int) -> tuple[Step, Step]:
    pumping = seconds // 3
    return (
        _quiet(_PUMPS, None, Phase.DEEPER, seconds=pumping, reason="loosen"),
        _quiet(_LEGS_UP, None, Phase.DEEPER, seconds=seconds - pumping, reason="hands-off"),
    )


def _held(side: Side, warm_up_s: int, deeper_s: int) -> list[Step]:
    """Return holding and rocking in turn on one foot."""
    warming = [(Phase.WARM_UP, s) for s in _evenly(warm_up_s, 1 if warm_up_s < 2 * 60 else 2)]
    working = [(Phase.DEEPER, s) for s in _evenly(deeper_s, max(1, min(4, deeper_s // 37)))]
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


def _evenly(total: int, parts: int) -> list[int]:
    return [total * (n + 1) // parts - total * n // parts for n in range(parts)]
