"""What was sent about a photo."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum
from typing import TypeVar
from uuid import UUID

from django.http import QueryDict
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _

from fodro.domain.body import Side
from fodro.domain.civil import lived_day
from fodro.domain.civil import zone as named_zone
from fodro.exchange.entries import PhotoAbout, PhotoEntry, PhotoView
from fodro.exchange.entries.values import NOTE_LETTERS
from fodro.web.photos.models import Photo
from fodro.web.sent import read_id

NOON = time(12)
EARLIEST = date(1990, 1, 1)
"""No photo is older than the cameras that make files."""

Choice = TypeVar("Choice", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class PhotoDraft:
    """A photo as it was sent.

    `typed_day` is the day as it came; `footwear` is the pair it is of, `back` the page that asked for it.
    """

    id: UUID
    about: PhotoAbout
    side: Side | None
    view: PhotoView | None
    typed_day: str
    day: date | None
    footwear: UUID | None = None
    back: str = ""
    note: str = ""
    picture_error: str = ""

    @property
    def is_of_feet(self) -> bool:
        """Whether a side and an angle belong to it."""
        return self.about is PhotoAbout.FEET

    @property
    def side_error(self) -> str:
        """What is missing about the side and the angle."""
        is_missing = self.is_of_feet and not (self.side and self.view)
        return _("Which foot is it, and from where? Choose one of each.") if is_missing else ""

    @property
    def day_error(self) -> str:
        """What is wrong with the day."""
        return "" if self.day else _("Choose the day it was taken: today or earlier.")

    @property
    def is_valid(self) -> bool:
        """Whether it can be kept."""
        return not (self.picture_error or self.side_error or self.day_error)

    def shot(self, now: datetime, zone: str) -> PhotoEntry:
        """Return what is kept of it: taken now or, where another day was named, at noon of that day."""
        here = now.astimezone(named_zone(zone)).replace(microsecond=0)
        day = self.day or lived_day(here)
        at = here if day == lived_day(here) else datetime.combine(day, NOON, here.tzinfo)
        return PhotoEntry(
            key=str(self.id),
            at=at,
            zone=zone,
            day=day,
            side=self.side,
            view=self.view,
            file="",
            note=self.note,
            about=self.about,
        )


def read_photo(sent: QueryDict, today: date) -> PhotoDraft:
    """Read what `sent` says about a photo; on a first visit it is what the address asks for."""
    about = one_of(PhotoAbout, sent.get("about", "")) or PhotoAbout.FEET
    typed_day = sent.get("day", "").strip() or today.isoformat()
    return PhotoDraft(
        id=read_id(sent.get("id", "")),
        about=about,
        side=one_of(Side, sent.get("side", "")),
        view=one_of(PhotoView, sent.get("view", "")),
        typed_day=typed_day,
        day=_read_day(typed_day, today),
        footwear=_maybe_id(sent.get("footwear", "")),
        back=_own_path(sent.get("back", "")),
    )


@dataclass(frozen=True, slots=True)
class Correction:
    """What is said of a photo that is kept."""

    side: str
    view: str
    note: str
    note_error: str = ""


def read_correction(sent: QueryDict, photo: Photo) -> Correction:
    """Read a correction; a side or an angle that is not named stays as it is."""
    note = sent.get("note", "").replace("\r\n", "\n").replace("\0", "").strip()
    return Correction(
        side=one_of(Side, sent.get("side", "")) or photo.side,
        view=one_of(PhotoView, sent.get("view", "")) or photo.view,
        note=note,
        note_error=_note_error(len(note)),
    )


def one_of(choices: type[Choice], text: str) -> Choice | None:
    """Return the choice that was named, or None where there is no such."""
    return next((choice for choice in choices if choice == text), None)


def _note_error(letters: int) -> str:
    if letters <= NOTE_LETTERS:
        return ""
    return _("The note has %(number)s letters; there is room for %(most)s.") % {
        "number": letters,
        "most": NOTE_LETTERS,
    }


def _read_day(typed: str, today: date) -> date | None:
    try:
        day = date.fromisoformat(typed)
    except ValueError:
        return None
    return day if EARLIEST <= day <= today else None


def _maybe_id(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


def _own_path(text: str) -> str:
    """Return a path of this app to go back to, or nothing: never a way out of it."""
    is_ours = text.startswith("/") and url_has_allowed_host_and_scheme(text, allowed_hosts=None)
    return text if is_ours else ""
