"""Routines a person made: what makes one whole, and how it is edited."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from fodro.domain.body import Side
from fodro.knowledge.library import Technique, technique, techniques
from fodro.knowledge.limits import MAX_PRESSURE
from fodro.knowledge.routine import Routine

MAX_STEPS = 40
MIN_STEP_S, MAX_STEP_S = 20, 20 * 60
MIN_TOTAL_S, MAX_TOTAL_S = 60, 60 * 60
NAME_LETTERS = 60
CHANGE_S = 15
"""How much longer or shorter a step becomes at a time."""


class OwnProblem(StrEnum):
    """Everything that can be wrong with a routine of one's own, as a machine says it."""

    NAME_MISSING = "name-missing"
    NAME_TOO_LONG = "name-too-long"
    NO_STEPS = "no-steps"
    TOO_MANY_STEPS = "too-many-steps"
    TOO_SHORT = "too-short"
    TOO_LONG = "too-long"
    UNKNOWN_TECHNIQUE = "unknown-technique"
    STEP_TOO_SHORT = "step-too-short"
    STEP_TOO_LONG = "step-too-long"
    PRESSURE = "pressure"
    NO_SUCH_STEP = "no-such-step"


_SENTENCES = {
    OwnProblem.NAME_MISSING: "A routine needs a name.",
    OwnProblem.NAME_TOO_LONG: f"A name has {NAME_LETTERS} letters at most.",
    OwnProblem.NO_STEPS: "A routine has at least one step.",
    OwnProblem.TOO_MANY_STEPS: f"A routine has {MAX_STEPS} steps at most.",
    OwnProblem.TOO_SHORT: f"A routine lasts at least {MIN_TOTAL_S // 60} minute.",
    OwnProblem.TOO_LONG: f"A routine lasts {MAX_TOTAL_S // 60} minutes at most.",
    OwnProblem.UNKNOWN_TECHNIQUE: "There is no such technique.",
    OwnProblem.STEP_TOO_SHORT: f"A step lasts at least {MIN_STEP_S} seconds.",
    OwnProblem.STEP_TOO_LONG: f"A step lasts {MAX_STEP_S // 60} minutes at most.",
    OwnProblem.PRESSURE: f"Pressure is a whole number from 0 to {MAX_PRESSURE}.",
    OwnProblem.NO_SUCH_STEP: "There is no such step.",
}


class OwnRoutineError(ValueError):
    """A routine of one's own that is not whole, or an edit that would make it so.

    Parameters
    ----------
    problem : OwnProblem
        What is wrong, for a machine.
    step : int or None
        Which step it is about, the first being 0; ``None`` for the routine as a whole.
    technique : str
        What stands at that step; empty for the routine as a whole.
    """

    def __init__(self, problem: OwnProblem, step: int | None = None, technique: str = "") -> None:
        self.problem, self.step, self.technique = problem, step, technique
        where = "" if step is None else f"Step {step + 1}{f' ({technique})' if technique else ''}: "
        super().__init__(where + _SENTENCES[problem])


@dataclass(frozen=True, slots=True)
class OwnStep:
    """One technique on one foot, or on both at once, for some seconds.

    Parameters
    ----------
    technique : str
        Slug in the technique library.
    side : Side or None
        ``None`` for both feet at once.
    seconds : int
        20 to 1200.
    pressure : int
        1–4 on the pressure scale; 0 where nothing presses.
    """

    technique: str
    side: Side | None
    seconds: int
    pressure: int = 0


@dataclass(frozen=True, slots=True)
class OwnRoutine:
    """A routine a person made. There is none that is not whole.

    Parameters
    ----------
    name : str
        1 to 60 letters, without blanks at the ends.
    steps : tuple of OwnStep
        1 to 40, in any order; 1 to 60 minutes altogether.

    Raises
    ------
    OwnRoutineError
        If something of this does not hold; it names the step.
    """

    name: str
    steps: tuple[OwnStep, ...]

    def __post_init__(self) -> None:
        for problem in _problems(self):
            raise problem

    @property
    def seconds(self) -> int:
        """Seconds of all steps together."""
        return sum(step.seconds for step in self.steps)


def _problems(own: OwnRoutine) -> Iterator[OwnRoutineError]:
    whole = {
        OwnProblem.NAME_MISSING: not own.name.strip(),
        OwnProblem.NAME_TOO_LONG: len(own.name) > NAME_LETTERS,
        OwnProblem.NO_STEPS: not own.steps,
        OwnProblem.TOO_MANY_STEPS: len(own.steps) > MAX_STEPS,
    }
    yield from (OwnRoutineError(problem) for problem, holds in whole.items() if holds)
    for index, step in enumerate(own.steps):
        yield from (OwnRoutineError(problem, index, step.technique) for problem in _step_problems(step))
    if own.seconds < MIN_TOTAL_S:
        yield OwnRoutineError(OwnProblem.TOO_SHORT)
    if own.seconds > MAX_TOTAL_S:
        yield OwnRoutineError(OwnProblem.TOO_LONG)


def _step_problems(step: OwnStep) -> Iterator[OwnProblem]:
    if step.technique not in techniques():
        yield OwnProblem.UNKNOWN_TECHNIQUE
    if step.seconds < MIN_STEP_S:
        yield OwnProblem.STEP_TOO_SHORT
    if step.seconds > MAX_STEP_S:
        yield OwnProblem.STEP_TOO_LONG
    if not 0 <= step.pressure <= MAX_PRESSURE:
        yield OwnProblem.PRESSURE


def from_routine(routine: Routine, name: str) -> OwnRoutine:
    """Return the routine that was composed as one of one's own.

    Raises
    ------
    OwnRoutineError
        If the name is none, or it is not within what a routine of one's own may be.
    """
    return OwnRoutine(
        name=name,
        steps=tuple(
            OwnStep(
                technique=step.technique,
                side=step.side,
                seconds=min(MAX_STEP_S, max(MIN_STEP_S, step.seconds)),
                pressure=min(MAX_PRESSURE, step.pressure),
            )
            for step in routine.steps
        ),
    )


def rename(own: OwnRoutine, name: str) -> OwnRoutine:
    """Return the same steps under another name, which also is how one is duplicated."""
    return replace(own, name=name)


def move_step(own: OwnRoutine, index: int, to: int) -> OwnRoutine:
    """Return `own` with the step `index` at the place `to`; beyond an end is at that end."""
    step = _step(own, index)
    others = [*own.steps[:index], *own.steps[index + 1 :]]
    others.insert(max(0, to), step)
    return replace(own, steps=tuple(others))


def reorder(own: OwnRoutine, order: Sequence[int]) -> OwnRoutine:
    """Return `own` with its steps in `order`, given by their places now.

    Raises
    ------
    OwnRoutineError
        If `order` does not name each step once.
    """
    if sorted(order) != list(range(len(own.steps))):
        raise OwnRoutineError(OwnProblem.NO_SUCH_STEP)
    return replace(own, steps=tuple(own.steps[index] for index in order))


def remove_step(own: OwnRoutine, index: int) -> OwnRoutine:
    """Return `own` without the step `index`.

    Raises
    ------
    OwnRoutineError
        If there is no such step, or too little would be left.
    """
    _step(own, index)
    return replace(own, steps=own.steps[:index] + own.steps[index + 1 :])


def resize_step(own: OwnRoutine, index: int, by_s: int) -> OwnRoutine:
    """Return `own` with the step `index` longer or shorter, and its counterpart on the other foot alike.

    Raises
    ------
    OwnRoutineError
        If there is no such step, or it or its counterpart would be too short or too long.
    """
    _step(own, index)
    both = {index, counterpart(own, index)}
    resized = (
        replace(step, seconds=step.seconds + by_s) if place in both else step
        for place, step in enumerate(own.steps)
    )
    return replace(own, steps=tuple(resized))


def add_technique(
    own: OwnRoutine, slug: str, *, side: Side | None = None, at: int | None = None
) -> OwnRoutine:
    """Return `own` with the technique `slug` in it, for as long as it usually takes.

    Parameters
    ----------
    own : OwnRoutine
    slug : str
    side : Side or None
        The only foot it is for; ``None`` for both, one after the other where it is done on one at a time.
    at : int or None
        The place it comes to; ``None`` for the end.

    Raises
    ------
    OwnRoutineError
        If there is no such technique, or the routine would be too long.
    """
    if slug not in techniques():
        raise OwnRoutineError(OwnProblem.UNKNOWN_TECHNIQUE)
    place = len(own.steps) if at is None else at
    return replace(own, steps=(*own.steps[:place], *steps_for(slug, side), *own.steps[place:]))


def steps_for(slug: str, side: Side | None = None) -> tuple[OwnStep, ...]:
    """Return the technique `slug` as steps: for `side`, or for both feet."""
    known = technique(slug)
    both: tuple[Side | None, ...] = (None,) if known.both_feet else tuple(Side)
    return tuple(
        OwnStep(slug, one, _usual_s(known), min(MAX_PRESSURE, known.pressure[0]))
        for one in (both if side is None else (side,))
    )


def counterpart(own: OwnRoutine, index: int) -> int | None:
    """Return where the other foot gets what the step `index` is, the first its first; else ``None``."""
    step = own.steps[index]
    if step.side is None:
        return None
    nth = sum((one.technique, one.side) == (step.technique, step.side) for one in own.steps[:index])
    there = [
        place
        for place, one in enumerate(own.steps)
        if one.technique == step.technique and one.side is step.side.other
    ]
    return there[nth] if nth < len(there) else None


def _step(own: OwnRoutine, index: int) -> OwnStep:
    if not 0 <= index < len(own.steps):
        raise OwnRoutineError(OwnProblem.NO_SUCH_STEP, index)
    return own.steps[index]


def _usual_s(known: Technique) -> int:
    """Return the middle of what is usual, in steps of what a tap changes."""
    middle = round(sum(known.seconds_per_foot) / 2 / CHANGE_S) * CHANGE_S
    return min(MAX_STEP_S, max(MIN_STEP_S, middle))
