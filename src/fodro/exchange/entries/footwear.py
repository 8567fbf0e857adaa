"""``footwear``: a pair of shoes, insoles or socks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, Self

from fodro.exchange.entries import values
from fodro.exchange.entries.body import Body, within
from fodro.exchange.entries.wall import iso

DAYS_OF_WEEK = 7


class FootwearKind(StrEnum):
    """What goes on the foot."""

    SHOES = "shoes"
    INSOLE = "insole"
    SOCKS = "socks"


@dataclass(frozen=True, slots=True)
class FootwearEntry:
    """One pair. `weekdays` (Monday 0) and `on_shift`: when it is usually worn. `photo`: a key, or empty."""

    key: str
    what: FootwearKind
    name: str
    style: str = ""
    material: str = ""
    bought_on: date | None = None
    retired_on: date | None = None
    photo: str = ""
    weekdays: tuple[int, ...] = ()
    on_shift: bool = False
    default_since: date | None = None
    note: str = ""

    @property
    def day(self) -> None:
        """It belongs to no day."""

    @classmethod
    def read(cls, key: str, body: Mapping[str, object]) -> Self:
        """Return the footwear `body` holds.

        Raises
        ------
        EntryError
            If it does not hold any.
        """
        read = Body(body)
        short_text = values.text(values.NAME_LETTERS)
        return cls(
            key=within("key", values.key, key),
            what=read.needed("what", values.one_of(FootwearKind)),
            name=read.needed("name", values.named(values.NAME_LETTERS)),
            style=read.text("style", short_text),
            material=read.text("material", short_text),
            bought_on=read.maybe("bought_on", values.day),
            retired_on=read.maybe("retired_on", values.day),
            photo=read.text("photo", values.key),
            weekdays=read.each("weekdays", values.whole(0, DAYS_OF_WEEK - 1), at_most=DAYS_OF_WEEK),
            on_shift=read.maybe("on_shift", values.flag) or False,
            default_since=read.maybe("default_since", values.day),
            note=read.text("note", values.note),
        )

    def plain(self) -> dict[str, Any]:
        """Return the body."""
        return {
            "what": str(self.what),
            "name": self.name,
            "style": self.style,
            "material": self.material,
            "bought_on": iso(self.bought_on),
            "retired_on": iso(self.retired_on),
            "photo": self.photo,
            "weekdays": list(self.weekdays),
            "on_shift": self.on_shift,
            "default_since": iso(self.default_since),
            "note": self.note,
        }
