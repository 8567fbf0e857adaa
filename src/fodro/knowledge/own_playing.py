"""What of a routine of one's own may be played today, and in which part of a routine each step is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from fodro.domain.body import Side
from fodro.knowledge.library import Family, Phase, Technique, technique
from fodro.knowledge.limits import NO_LIMITS, Limits
from fodro.knowledge.own_routines import MIN_STEP_S, OwnRoutine, OwnStep, counterpart
from fodro.knowledge.routine import Kind, Routine, Step
from fodro.knowledge.tools import HANDS

REASON = "own"
"""Why a step is in a routine of one's own: its person put it there, so nothing is said."""


def playable(own: OwnRoutine, limits: Limits) -> tuple[Routine | None, tuple[OwnStep, ...]]:
    """Return what `limits` allow of `own`, and the steps that are left out.

    Parameters
    ----------
    own : OwnRoutine
    limits : Limits
        What is ruled out today.

    Returns
    -------
    routine : Routine or None
        No step presses harder than `limits` and its technique allow, and it is no longer than they allow:
        where it would be, every step is shortened alike, and where even the shortest steps are too many,
        the last of the deeper part go first. `minutes` is rounded up. ``None`` where nothing is left.
    left_out : tuple of OwnStep
        In their order.
    """
    allowed = [
        index for index, step in enumerate(own.steps) if limits.allows(technique(step.technique), step.side)
    ]
    kept = _fitting(own, allowed, limits.max_minutes)
    left_out = tuple(step for index, step in enumerate(own.steps) if index not in kept)
    if not kept:
        return None, left_out
    steps = steps_of(_shortened([own.steps[index] for index in kept], limits.max_minutes), limits)
    minutes = -(-sum(step.seconds for step in steps) // 60)
    return Routine(minutes=minutes, kind=Kind.OWN, steps=steps, tools=tools_of(steps)), left_out


def tools_of(steps: Sequence[OwnStep | Step]) -> tuple[str, ...]:
    """Return the hands, and the tools that `steps` need."""
    return tuple(dict.fromkeys((HANDS, *(technique(step.technique).tool for step in steps))))


def steps_of(own: Sequence[OwnStep], limits: Limits = NO_LIMITS) -> tuple[Step, ...]:
    """Return the steps as they are played, each in its part of a routine and within `limits`."""
    return tuple(
        Step(
            technique=step.technique,
            side=step.side,
            seconds=step.seconds,
            phase=phase,
            pressure=_pressure(step, limits),
            pace_per_min=-(-sum(technique(step.technique).pace_per_min) // 2),
            reason=REASON,
        )
        for step, phase in zip(own, phases(own), strict=True)
    )


def phases(own: Sequence[OwnStep]) -> tuple[Phase, ...]:
    """Return the part of a routine each step is in, from its technique and its place.

    Gentle strokes are a warm-up until the foot is worked on, and calm it down once nothing firmer follows;
    between the two they belong to the deeper part.
    """
    ending = _ending(own)
    worked: set[Side] = set()
    found = []
    for index, step in enumerate(own):
        known = technique(step.technique)
        found.append(Phase.CALM_DOWN if index >= ending else _phase(known, step.side, worked))
        if found[-1] in {Phase.DEEPER, Phase.MOVE}:
            worked |= _feet(step.side)
    return tuple(found)


def lacks_warm_up(own: OwnRoutine) -> bool:
    """Return whether a foot is worked on before any gentle stroke on it."""
    warm: set[Side] = set()
    for step in own.steps:
        known = technique(step.technique)
        if known.family is Family.STROKE:
            warm |= _feet(step.side)
        elif known.family is not Family.MOVE and known.pressure[1] and not _feet(step.side) <= warm:
            return True
    return False


def _phase(known: Technique, side: Side | None, worked: set[Side]) -> Phase:
    if known.family is Family.MOVE:
        return Phase.MOVE
    warming = known.family is Family.STROKE and not _feet(side) & worked
    return Phase.WARM_UP if warming else Phase.DEEPER


def _ending(own: Sequence[OwnStep]) -> int:
    """Return where the calm end begins; where everything is calm, only the last technique is the end."""
    begin = len(own)
    while begin and _settles(technique(own[begin - 1].technique)):
        begin -= 1
    if begin:
        return begin
    begin = len(own)
    while begin and own[begin - 1].technique == own[-1].technique:
        begin -= 1
    return begin or len(own)


def _settles(known: Technique) -> bool:
    return known.family is Family.STROKE or Phase.CALM_DOWN in known.phases


def _feet(side: Side | None) -> set[Side]:
    return set(Side) if side is None else {side}


def _pressure(step: OwnStep, limits: Limits) -> int:
    known = technique(step.technique)
    low, high = known.pressure
    return max(low, min(step.pressure, high, limits.cap(known, step.side)))


def _fitting(own: OwnRoutine, allowed: Sequence[int], most_min: int | None) -> list[int]:
    """Return which of the `allowed` steps fit into `most_min` at their shortest."""
    kept = list(allowed)
    while kept and most_min is not None and len(kept) * MIN_STEP_S > most_min * 60:
        last = _least_needed(own, kept)
        gone = {last, counterpart(own, last)}
        kept = [index for index in kept if index not in gone]
    return kept


def _least_needed(own: OwnRoutine, kept: Sequence[int]) -> int:
    parts = dict(zip(kept, phases([own.steps[index] for index in kept]), strict=True))
    deeper = [index for index in kept if parts[index] is Phase.DEEPER]
    return (deeper or kept)[-1]


def _shortened(steps: Sequence[OwnStep], most_min: int | None) -> list[OwnStep]:
    """Return the steps shortened alike, so that they last `most_min` at most; none below the shortest."""
    total, most = sum(step.seconds for step in steps), (most_min or 0) * 60
    if most_min is None or total <= most:
        return list(steps)
    room, spare = most - MIN_STEP_S * len(steps), total - MIN_STEP_S * len(steps)
    return [replace(step, seconds=MIN_STEP_S + (step.seconds - MIN_STEP_S) * room // spare) for step in steps]
