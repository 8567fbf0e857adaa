"""``checkin``: how the feet are at one moment."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Self

from fodro.domain.body import Side, View
from fodro.domain.civil import DayPart
from fodro.exchange.entries import values
from fodro.exchange.entries.body import Body, within
from fodro.exchange.entries.wall import read_wall

MOST_SPOTS = 200
MOST_QUALITIES = 32


@dataclass(frozen=True, slots=True)
class SpotEntry:
    """One place and how it feels, `intensity_nrs` 0–10."""

    region: str
    side: Side | None
    view: View | None
    intensity_nrs: float
    qualities: tuple[str, ...] = ()

    @property
    def place(self) -> str:
        """Where it is, such as ``L.sole.heel``; a check-in holds each place once."""
        return f"{self.side or ''}.{self.view or ''}.{self.region}"

    @classmethod
    def read(cls, value: object) -> Self:
        """Return the spot `value` holds.

        Raises
        ------
        EntryError
            If it does not hold one.
        """
        body = Body(value)
        return cls(
            region=body.needed("region", values.region),
            side=body.unless_blank("side", values.one_of(Side)),
            view=body.unless_blank("view", values.one_of(View)),
            intensity_nrs=body.needed("intensity", values.score),
            qualities=body.each("qualities", values.slug(), at_most=MOST_QUALITIES),
        )

    def plain(self) -> dict[str, Any]:
        """Return the spot as JSON values."""
        return {
            "region": self.region,
            "side": self.side or "",
            "view": self.view or "",
            "intensity": self.intensity_nrs,
            "qualities": list(self.qualities),
        }


@dataclass(frozen=True, slots=True)
class CheckinEntry:
    """One check-in. `moves` is whether the pain moves about; interference 0–10, ``None`` not recorded."""

    key: str
    at: datetime
    zone: str
    day: date
    part: DayPart | None
    spots: tuple[SpotEntry, ...]
    moves: bool = False
    note: str = ""
    interference_nrs: float | None = None

    @classmethod
    def read(cls, key: str, body: Mapping[str, object]) -> Self:
        """Return the check-in `body` holds.

        Raises
        ------
        EntryError
            If it does not hold one.
        """
        read = Body(body)
        wall = read_wall(read)
        return cls(
            key=within("key", values.key, key),
            at=wall.moment(read, "at"),
            zone=wall.zone,
            day=wall.day,
            part=read.unless_blank("part", values.one_of(DayPart)),
            spots=read.each("spots", SpotEntry.read, at_most=MOST_SPOTS, by=lambda spot: spot.place),
            moves=read.maybe("moves", values.flag) or False,
            note=read.text("note", values.note),
            interference_nrs=read.maybe("interference", values.score),
        )

    def plain(self) -> dict[str, Any]:
        """Return the body."""
        return {
            "at": self.at.isoformat(),
            "zone": self.zone,
            "day": self.day.isoformat(),
            "part": self.part or "",
            "spots": [spot.plain() for spot in self.spots],
            "moves": self.moves,
            "note": self.note,
            "interference": self.interference_nrs,
        }
