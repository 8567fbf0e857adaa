"""``stretch``: one unbroken time on the feet, as two instants."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any, Self

from fodro.exchange.entries import values
from fodro.exchange.entries.body import Body, within
from fodro.exchange.entries.error import EntryError, Problem
from fodro.exchange.entries.wall import iso, read_wall

LONGEST = timedelta(hours=24)


class Floor(StrEnum):
    """What is underfoot."""

    SOFT = "soft"
    MIXED = "mixed"
    HARD = "hard"


@dataclass(frozen=True, slots=True)
class StretchEntry:
    """From `start` to `end` (``None`` while it runs), on what floor, in which shoes (their key, or empty)."""

    key: str
    start: datetime
    end: datetime | None
    zone: str
    day: date
    floor: Floor | None = None
    shoes: str = ""

    @classmethod
    def read(cls, key: str, body: Mapping[str, object]) -> Self:
        """Return the stretch `body` holds.

        Raises
        ------
        EntryError
            If it does not hold one, ends before it begins, or is longer than a day.
        """
        read = Body(body)
        wall = read_wall(read)
        start = wall.moment(read, "start")
        end = wall.later(read, "end", after=start)
        if end is not None and end - start > LONGEST:
            raise EntryError(Problem.OUT_OF_RANGE, end.isoformat(), field="end")
        return cls(
            key=within("key", values.key, key),
            start=start,
            end=end,
            zone=wall.zone,
            day=wall.day,
            floor=read.unless_blank("floor", values.one_of(Floor)),
            shoes=read.text("shoes", values.key),
        )

    def plain(self) -> dict[str, Any]:
        """Return the body."""
        return {
            "start": self.start.isoformat(),
            "end": iso(self.end),
            "zone": self.zone,
            "day": self.day.isoformat(),
            "floor": self.floor or "",
            "shoes": self.shoes,
        }
