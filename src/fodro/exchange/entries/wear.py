"""``wear``: what was on the feet that day, and how it was."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Self

from fodro.exchange.entries import values
from fodro.exchange.entries.body import Body, within

_read_hours = values.number(0, 24)


@dataclass(frozen=True, slots=True)
class WearEntry:
    """Shoes, insole and socks (keys, or empty), for how many hours, comfort 0–10 with 10 the best."""

    key: str
    day: date
    shoes: str = ""
    insole: str = ""
    socks: str = ""
    activity: str = ""
    hours: float | None = None
    comfort: float | None = None
    damp: bool | None = None

    @classmethod
    def read(cls, key: str, body: Mapping[str, object]) -> Self:
        """Return the wear `body` holds.

        Raises
        ------
        EntryError
            If it does not hold any.
        """
        read = Body(body)
        return cls(
            key=within("key", values.key, key),
            day=read.needed("day", values.day),
            shoes=read.text("shoes", values.key),
            insole=read.text("insole", values.key),
            socks=read.text("socks", values.key),
            activity=read.text("activity", values.slug()),
            hours=read.maybe("hours", _read_hours),
            comfort=read.maybe("comfort", values.score),
            damp=read.maybe("damp", values.flag),
        )

    def plain(self) -> dict[str, Any]:
        """Return the body."""
        return {
            "day": self.day.isoformat(),
            "shoes": self.shoes,
            "insole": self.insole,
            "socks": self.socks,
            "activity": self.activity,
            "hours": self.hours,
            "comfort": self.comfort,
            "damp": self.damp,
        }
