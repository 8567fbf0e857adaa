"""``photo``: a picture of a foot, of shoes, or of a small sign. The file itself travels apart."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any, Self

from fodro.domain.body import Side
from fodro.exchange.entries import values
from fodro.exchange.entries.body import Body, within
from fodro.exchange.entries.wall import read_wall


class PhotoView(StrEnum):
    """From where a foot is pictured."""

    SOLE = "sole"
    TOP = "top"
    HEEL = "heel"


class PhotoAbout(StrEnum):
    """What a picture is of."""

    FEET = "feet"
    SHOES = "shoes"
    SIGN = "sign"


@dataclass(frozen=True, slots=True)
class PhotoEntry:
    """One picture; `file` is the SHA-256 of its content and ``.jpg``."""

    key: str
    at: datetime
    zone: str
    day: date
    side: Side | None
    view: PhotoView | None
    file: str
    note: str = ""
    about: PhotoAbout = PhotoAbout.FEET

    @classmethod
    def read(cls, key: str, body: Mapping[str, object]) -> Self:
        """Return the photo `body` holds.

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
            side=read.unless_blank("side", values.one_of(Side)),
            view=read.unless_blank("view", values.one_of(PhotoView)),
            file=read.needed("file", values.file_name),
            note=read.text("note", values.note),
            about=read.unless_blank("about", values.one_of(PhotoAbout)) or PhotoAbout.FEET,
        )

    def plain(self) -> dict[str, Any]:
        """Return the body."""
        return {
            "at": self.at.isoformat(),
            "zone": self.zone,
            "day": self.day.isoformat(),
            "side": self.side or "",
            "view": self.view or "",
            "file": self.file,
            "note": self.note,
            "about": str(self.about),
        }
