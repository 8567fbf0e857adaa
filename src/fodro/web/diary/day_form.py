"""What a day was like, as it was sent: blank is not recorded, never zero."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from django.http import QueryDict
from django.utils.translation import gettext as _

LONGEST_WORD = 80
FURTHEST_BACK = timedelta(days=7)
ASKED: Mapping[str, tuple[float, float] | None] = {
    "standing_hours": (0, 24),
    "hard_floor": (0, 1),
    "shoe": None,
    "stress": (0, 10),
    "sleep_hours": (0, 24),
}
"""The factors asked about, in their order on the page, with their limits; words have none."""


@dataclass(frozen=True, slots=True)
class FieldDraft:
    """One factor as it was typed, with what is wrong about it.

    ``was`` is what the page showed when it was opened; None where that is not known.
    """

    slug: str
    typed: str = ""
    error: str = ""
    was: str | None = None

    @property
    def value(self) -> float | str | None:
        """The value to keep; None is not recorded. Only for a draft without an error."""
        if not self.typed:
            return None
        return self.typed if ASKED[self.slug] is None else _number(self.typed)


@dataclass(frozen=True, slots=True)
class DayDraft:
    """A day as it was sent."""

    day: date
    fields: Mapping[str, FieldDraft]

    @property
    def is_valid(self) -> bool:
        """Whether it can be kept."""
        return not any(field.error for field in self.fields.values())

    @property
    def changed(self) -> dict[str, float | str | None]:
        """The values to write: only what was changed on this page, so that two tabs never undo each other."""
        return {field.slug: field.value for field in self.fields.values() if field.typed != field.was}


def read_day(sent: QueryDict, today: date) -> DayDraft:
    """Read what was sent; errors stand beside what was typed.

    The day is the one the page was opened on, also when it is saved after midnight.
    """
    return DayDraft(read_which_day(sent, today), {slug: _read(slug, sent) for slug in ASKED})


def draft_of(day: date, values: Mapping[str, float | str], language: str) -> DayDraft:
    """Return the draft that shows what is recorded already, in the manner of `language`."""
    shown = {slug: _typed(values.get(slug), language) for slug in ASKED}
    return DayDraft(day, {slug: FieldDraft(slug, typed, was=typed) for slug, typed in shown.items()})


def read_which_day(sent: QueryDict, today: date) -> date:
    """Return the day a page is about: today, or one of the last seven."""
    try:
        day = date.fromisoformat(sent.get("day", ""))
    except ValueError:
        return today
    return day if timedelta(0) <= today - day <= FURTHEST_BACK else today


def _read(slug: str, sent: QueryDict) -> FieldDraft:
    typed = sent.get(slug, "").replace("\0", "").strip()  # no file can carry a NUL
    return FieldDraft(slug, typed, _error(slug, typed) if typed else "", was=sent.get(f"was:{slug}"))


def _error(slug: str, typed: str) -> str:
    limits = ASKED[slug]
    if limits is None:
        too_long = len(typed) > LONGEST_WORD
        return _("Make this shorter: %(n)s characters at most.") % {"n": LONGEST_WORD} if too_long else ""
    low, high = limits
    try:
        inside = low <= _number(typed) <= high
    except ValueError:
        inside = False
    wrong = _("“%(typed)s” is not a number from %(low)s to %(high)s. Correct it, or leave it empty.")
    return "" if inside else wrong % {"typed": typed, "low": low, "high": high}


def _number(typed: str) -> float:
    return float(typed.replace(",", "."))


def _typed(value: float | str | None, language: str) -> str:
    if value is None or isinstance(value, str):
        return value or ""
    written = repr(value).removesuffix(".0")
    return written.replace(".", ",") if language == "da" else written
