"""What a day was like, as it was sent: blank is not recorded, never zero."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.http import QueryDict
from django.utils.translation import gettext as _

LONGEST_WORD = 80
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
    """One factor as it was typed, with what is wrong about it."""

    slug: str
    typed: str = ""
    error: str = ""

    @property
    def value(self) -> float | str | None:
        """The value to keep; None is not recorded. Only for a draft without an error."""
        if not self.typed:
            return None
        return self.typed if ASKED[self.slug] is None else _number(self.typed)


@dataclass(frozen=True, slots=True)
class DayDraft:
    """A day as it was sent."""

    fields: Mapping[str, FieldDraft]

    @property
    def is_valid(self) -> bool:
        """Whether it can be kept."""
        return not any(field.error for field in self.fields.values())

    @property
    def values(self) -> dict[str, float | str | None]:
        """The values to keep by factor."""
        return {slug: field.value for slug, field in self.fields.items()}


def read_day(sent: QueryDict) -> DayDraft:
    """Read what was sent; errors stand beside what was typed."""
    typed = {slug: sent.get(slug, "").replace("\0", "").strip() for slug in ASKED}  # no file can carry a NUL
    return DayDraft({slug: _read(slug, text) for slug, text in typed.items()})


def draft_of(values: Mapping[str, float | str]) -> DayDraft:
    """Return the draft that shows what is recorded already."""
    return DayDraft({slug: FieldDraft(slug, _typed(values.get(slug))) for slug in ASKED})


def _read(slug: str, typed: str) -> FieldDraft:
    return FieldDraft(slug, typed, _error(slug, typed) if typed else "")


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


def _typed(value: float | str | None) -> str:
    return value if isinstance(value, str) else "" if value is None else f"{value:g}"
