"""``first-steps``: pain on the first steps after getting up, and once walked in. One for each day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any, Self

from fodro.exchange.entries import values
from fodro.exchange.entries.body import Body
from fodro.exchange.entries.error import EntryError, Problem
from fodro.exchange.entries.wall import iso, read_wall


class Feet(StrEnum):
    """The left foot, the right, or both."""

    LEFT = "L"
    RIGHT = "R"
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class FirstStepsEntry:
    """The pair of ratings 0–10: on the first steps, and later when walked in (``None`` while not asked)."""

    key: str
    zone: str
    day: date
    side: Feet | None
    first_at: datetime
    first_nrs: float
    later_at: datetime | None = None
    later_nrs: float | None = None

    @classmethod
    def read(cls, key: str, body: Mapping[str, object]) -> Self:
        """Return the first steps `body` holds.

        Raises
        ------
        EntryError
            If it does not hold them, or the key is another day.
        """
        read = Body(body)
        wall = read_wall(read)
        first_at = wall.moment(read, "first_at")
        if key != wall.day.isoformat():
            raise EntryError(Problem.NOT_A_KEY, key, field="key")
        return cls(
            key=key,
            zone=wall.zone,
            day=wall.day,
            side=read.unless_blank("side", values.one_of(Feet)),
            first_at=first_at,
            first_nrs=read.needed("first", values.score),
            later_at=wall.later(read, "later_at", after=first_at),
            later_nrs=read.maybe("later", values.score),
        )

    def plain(self) -> dict[str, Any]:
        """Return the body."""
        return {
            "zone": self.zone,
            "day": self.day.isoformat(),
            "side": self.side or "",
            "first_at": self.first_at.isoformat(),
            "first": self.first_nrs,
            "later_at": iso(self.later_at),
            "later": self.later_nrs,
        }
