"""Swelling and signs as they were sent: read, checked, and kept as typed when something is wrong."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from uuid import UUID

from django.http import QueryDict
from django.utils.translation import gettext as _

from fodro.domain.body import Side, View
from fodro.domain.civil import DayPart
from fodro.exchange.cells import number
from fodro.exchange.entries.values import NOTE_LETTERS
from fodro.knowledge.regions import is_known
from fodro.knowledge.swelling import SwellingMethod, swelling_methods
from fodro.web.ids import new_id
from fodro.web.sent import read_id

PARTS = (DayPart.MORNING, DayPart.EVENING)
FIRST_METHOD = next(iter(swelling_methods()))


@dataclass(frozen=True, slots=True)
class FootDraft:
    """One foot: what was typed for it by each method, and what is wrong with it."""

    side: Side
    id: UUID
    typed: dict[str, str] = field(default_factory=dict)
    error: str = ""

    def value(self, method: str) -> float | None:
        """Return the number typed for `method`, or None where there is none."""
        return typed_number(self.typed.get(method, ""))


@dataclass(frozen=True, slots=True)
class SwellingDraft:
    """Both feet by one method, in the morning or the evening of a day; left first."""

    method: str
    part: str
    day: date
    feet: tuple[FootDraft, ...]
    typed_day: str = ""
    day_error: str = ""
    error: str = ""

    @property
    def is_valid(self) -> bool:
        """Whether it can be kept."""
        return not (self.error or self.day_error or any(foot.error for foot in self.feet))

    def refused(self, error: str) -> SwellingDraft:
        """Return the same draft with what is wrong about it as a whole."""
        return replace(self, error=error)


@dataclass(frozen=True, slots=True)
class SignDraft:
    """One change as it was sent; ``where`` is a view and a region, such as ``sole.heel``, or empty."""

    id: UUID
    day: date
    what: str = ""
    side: str = ""
    where: str = ""
    note: str = ""
    photo: str = ""
    typed_day: str = ""
    day_error: str = ""
    what_error: str = ""
    side_error: str = ""
    note_error: str = ""
    error: str = ""

    @property
    def is_valid(self) -> bool:
        """Whether it can be kept."""
        return not (self.error or self.day_error or self.what_error or self.side_error or self.note_error)

    @property
    def view(self) -> str:
        """Sole or top, where the place is seen from one of them."""
        return self.where.partition(".")[0]

    @property
    def region(self) -> str:
        """The slug of the region, or nothing."""
        return self.where.partition(".")[2]

    def refused(self, error: str) -> SignDraft:
        """Return the same draft with what is wrong about it as a whole."""
        return replace(self, error=error)


def read_swelling(sent: QueryDict, today: date) -> SwellingDraft:
    """Read how swollen the feet are; errors stand beside what was typed."""
    method = sent.get("method", "")
    method = method if method in swelling_methods() else FIRST_METHOD
    day, day_error = read_day(sent.get("day", ""), today)
    feet = tuple(_read_foot(sent, side, swelling_methods()[method]) for side in Side)
    nothing = not any(foot.typed.get(method) for foot in feet)
    return SwellingDraft(
        method=method,
        part=sent.get("part", "") if sent.get("part", "") in set(DayPart) else "",
        day=day,
        feet=feet,
        typed_day=sent.get("day", ""),
        day_error=day_error,
        error=_("Note at least one foot.") if nothing else "",
    )


def _read_foot(sent: QueryDict, side: Side, method: SwellingMethod) -> FootDraft:
    typed = {slug: sent.get(f"{slug}:{side}", "").strip() for slug in swelling_methods()}
    error = value_error(typed[method.slug], method) if typed[method.slug] else ""
    return FootDraft(side=side, id=read_id(sent.get(f"id:{side}", "")), typed=typed, error=error)


def value_error(typed: str, method: SwellingMethod) -> str:
    """Return what is wrong with a value typed for `method`, or nothing."""
    value = typed_number(typed)
    if value is None or (method.whole and value % 1):
        wanted = (
            _("“%(typed)s” is not a whole number.") if method.whole else _("“%(typed)s” is not a number.")
        )
        return wanted % {"typed": typed}
    if not method.lowest <= value <= method.highest:
        said = {"low": f"{method.lowest:g}", "high": f"{method.highest:g}", "unit": method.unit}
        return (_("Write a number from %(low)s to %(high)s %(unit)s.") % said).replace(" .", ".")
    return ""


def typed_number(typed: str) -> float | None:
    """Return the number typed with a decimal point or comma, or None."""
    return number(typed.replace(",", ".")) if typed else None


def read_day(typed: str, today: date) -> tuple[date, str]:
    """Return the day that was typed, or today and what is wrong; no day means today."""
    if not typed:
        return today, ""
    try:
        day = date.fromisoformat(typed)
    except ValueError:
        return today, _("“%(typed)s” is not a date.") % {"typed": typed}
    return (day, "") if day <= today else (today, _("This day has not come yet."))


def read_sign(sent: QueryDict, today: date, *, sign_id: UUID | None = None) -> SignDraft:
    """Read one change, or what is changed about the one with an id; errors stand beside what was sent."""
    day, day_error = read_day(sent.get("day", ""), today)
    what, side, note = sent.get("what", ""), sent.get("side", ""), sent.get("note", "").strip()
    return SignDraft(
        id=sign_id or read_id(sent.get("id", "")),
        day=day,
        what=what,
        side=side if side in set(Side) else "",
        where=_known_where(sent.get("where", "")),
        note=note,
        photo=_known_photo(sent.get("photo", "")),
        typed_day=sent.get("day", ""),
        day_error=day_error,
        what_error="" if what else _("Choose what you see."),
        side_error="" if side in set(Side) else _("Choose the left or the right foot."),
        note_error=_note_error(note),
    )


def new_sign(day: date) -> SignDraft:
    """Return an empty draft of a change."""
    return SignDraft(id=new_id(), day=day)


def _known_where(text: str) -> str:
    view, _dot, region = text.partition(".")
    return text if view in {"", *View} and is_known(region) else ""


def _known_photo(text: str) -> str:
    try:
        return str(UUID(text)) if text else ""
    except ValueError:
        return ""


def _note_error(note: str) -> str:
    if len(note) > NOTE_LETTERS:
        return _("This note is too long. It can have %(most)s letters.") % {"most": NOTE_LETTERS}
    return _("The note holds a letter that cannot be kept.") if "\0" in note else ""
