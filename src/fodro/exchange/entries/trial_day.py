"""``trial-day``: what was really done on one day of an experiment, and what was rated for it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, Self

from fodro.exchange.entries import values
from fodro.exchange.entries.body import Body, within
from fodro.exchange.entries.error import EntryError, Problem


class Done(StrEnum):
    """What was done; in a split-foot experiment A is the left foot treated and B the right."""

    A = "A"
    B = "B"
    BOTH = "both"
    NEITHER = "neither"


@dataclass(frozen=True, slots=True)
class TrialDayEntry:
    """One day of one experiment; ``done`` is ``None`` while nothing was said, and ratings likewise."""

    key: str
    trial: str
    on: date
    done: Done | None = None
    value: float | None = None
    left: float | None = None
    right: float | None = None

    @property
    def day(self) -> None:
        """It is told by its experiment, not among the notes of a day."""

    @classmethod
    def read(cls, key: str, body: Mapping[str, object]) -> Self:
        """Return the day `body` holds.

        Raises
        ------
        EntryError
            If it does not hold one, or the key is of another experiment or day.
        """
        read = Body(body)
        trial, on = read.needed("trial", values.key), read.needed("day", values.day)
        if key != key_of(trial, on):
            raise EntryError(Problem.NOT_A_KEY, key, field="key")
        return cls(
            key=within("key", values.filled(values.NAME_LETTERS), key),
            trial=trial,
            on=on,
            done=read.unless_blank("done", values.one_of(Done)),
            value=read.maybe("value", values.score),
            left=read.maybe("left", values.score),
            right=read.maybe("right", values.score),
        )

    def plain(self) -> dict[str, Any]:
        """Return the body."""
        return {
            "trial": self.trial,
            "day": self.on.isoformat(),
            "done": self.done or "",
            "value": self.value,
            "left": self.left,
            "right": self.right,
        }


def key_of(trial: str, day: date) -> str:
    """Return the key of one day of one experiment."""
    return f"{trial}.{day.isoformat()}"
