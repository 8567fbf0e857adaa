"""``own-routine``: a massage a person put together and named."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Self

from fodro.domain.body import Side
from fodro.exchange.entries import values
from fodro.exchange.entries.body import Body, within
from fodro.exchange.entries.error import EntryError, Problem
from fodro.knowledge.library import techniques
from fodro.knowledge.limits import MAX_PRESSURE
from fodro.knowledge.own_routines import (
    MAX_STEP_S,
    MAX_STEPS,
    MIN_STEP_S,
    NAME_LETTERS,
    OwnRoutine,
    OwnRoutineError,
    OwnStep,
)

LAST_PLACE = 10_000


@dataclass(frozen=True, slots=True)
class OwnRoutineEntry:
    """An own routine, and where it stands among the others. The key is a UUID."""

    key: str
    routine: OwnRoutine
    place: int = 0
    retired: bool = False

    @property
    def day(self) -> None:
        """It belongs to no day."""

    @classmethod
    def read(cls, key: str, body: Mapping[str, object]) -> Self:
        """Return the routine `body` holds.

        Raises
        ------
        EntryError
            If it does not hold one.
        """
        read = Body(body)
        name = read.needed("name", values.named(NAME_LETTERS))
        steps = read.row("steps", _step, at_most=MAX_STEPS)
        return cls(
            key=within("key", values.key, key),
            routine=within("steps", lambda _steps: _whole(name, steps), steps),
            place=read.maybe("place", values.whole(0, LAST_PLACE)) or 0,
            retired=read.maybe("retired", values.flag) or False,
        )

    def plain(self) -> dict[str, Any]:
        """Return the body."""
        return {
            "name": self.routine.name,
            "steps": [_plain(step) for step in self.routine.steps],
            "place": self.place,
            "retired": self.retired,
        }


def _step(value: object) -> OwnStep:
    read = Body(value)
    return OwnStep(
        technique=read.needed("technique", _technique),
        side=read.unless_blank("side", values.one_of(Side)),
        seconds=read.needed("seconds", values.whole(MIN_STEP_S, MAX_STEP_S)),
        pressure=read.maybe("pressure", values.whole(0, MAX_PRESSURE)) or 0,
    )


def _plain(step: OwnStep) -> dict[str, Any]:
    return {
        "technique": step.technique,
        "side": step.side or "",
        "seconds": step.seconds,
        "pressure": step.pressure,
    }


def _technique(value: object) -> str:
    slug = values.filled(values.FACTOR_LETTERS)(value)
    if slug not in techniques():
        raise EntryError(Problem.UNKNOWN, slug)
    return slug


def _whole(name: str, steps: tuple[OwnStep, ...]) -> OwnRoutine:
    try:
        return OwnRoutine(name, steps)
    except OwnRoutineError:  # each step was read before: what is left is none at all, or their time together
        seconds = sum(step.seconds for step in steps)
        raise EntryError(Problem.OUT_OF_RANGE if steps else Problem.MISSING, seconds or None) from None
