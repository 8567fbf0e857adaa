"""``sign``: a small change that can be seen on a foot."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Self

from fodro.domain.body import Side, View
from fodro.exchange.entries import values
from fodro.exchange.entries.body import Body, within
from fodro.exchange.entries.wall import read_wall


@dataclass(frozen=True, slots=True)
class SignEntry:
    """One change: what, where (region may be empty), a note, and the key of a photo or empty."""

    key: str
    at: datetime
    zone: str
    day: date
    what: str
    region: str = ""
    side: Side | None = None
    view: View | None = None
    note: str = ""
    photo: str = ""

    @classmethod
    def read(cls, key: str, body: Mapping[str, object]) -> Self:
        """Return the sign `body` holds.

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
            what=read.needed("what", values.slug()),
            region=read.text("region", values.region),
            side=read.unless_blank("side", values.one_of(Side)),
            view=read.unless_blank("view", values.one_of(View)),
            note=read.text("note", values.note),
            photo=read.text("photo", values.key),
        )

    def plain(self) -> dict[str, Any]:
        """Return the body."""
        return {
            "at": self.at.isoformat(),
            "zone": self.zone,
            "day": self.day.isoformat(),
            "what": self.what,
            "region": self.region,
            "side": self.side or "",
            "view": self.view or "",
            "note": self.note,
            "photo": self.photo,
        }
