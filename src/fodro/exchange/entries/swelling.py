"""``swelling``: how swollen one foot is, by a sock mark, a lace hole or a tape."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Self

from fodro.domain.body import Side
from fodro.domain.civil import DayPart
from fodro.exchange.entries import values
from fodro.exchange.entries.body import Body, within
from fodro.exchange.entries.error import EntryError, Problem
from fodro.exchange.entries.wall import read_wall
from fodro.knowledge.swelling import SwellingMethod, swelling_methods


@dataclass(frozen=True, slots=True)
class SwellingEntry:
    """One foot by one method; the unit and the limits of `value` are those of the method."""

    key: str
    at: datetime
    zone: str
    day: date
    part: DayPart | None
    side: Side
    method: str
    value: float

    @classmethod
    def read(cls, key: str, body: Mapping[str, object]) -> Self:
        """Return the swelling `body` holds.

        Raises
        ------
        EntryError
            If it does not hold one.
        """
        read = Body(body)
        wall = read_wall(read)
        method = read.needed("method", _known_method)
        return cls(
            key=within("key", values.key, key),
            at=wall.moment(read, "at"),
            zone=wall.zone,
            day=wall.day,
            part=read.unless_blank("part", values.one_of(DayPart)),
            side=read.needed("side", values.one_of(Side)),
            method=method.slug,
            value=read.needed("value", values.number(method.lowest, method.highest, whole=method.whole)),
        )

    def plain(self) -> dict[str, Any]:
        """Return the body."""
        return {
            "at": self.at.isoformat(),
            "zone": self.zone,
            "day": self.day.isoformat(),
            "part": self.part or "",
            "side": str(self.side),
            "method": self.method,
            "value": self.value,
        }


def _known_method(value: object) -> SwellingMethod:
    method = swelling_methods().get(values.slug()(value))
    if method is None:
        raise EntryError(Problem.UNKNOWN, value)
    return method
