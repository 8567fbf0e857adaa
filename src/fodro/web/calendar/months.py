"""Months and years as the calendar walks through them. Weeks start on Monday."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

EARLIEST_YEAR = 1900
_WRITTEN = re.compile(r"(\d{4})-(\d{2})", re.ASCII)


@dataclass(frozen=True, slots=True, order=True)
class Month:
    """One month of one year."""

    year: int
    number: int

    def __str__(self) -> str:
        return f"{self.year:04d}-{self.number:02d}"

    @classmethod
    def of(cls, day: date) -> Month:
        """Return the month `day` lies in."""
        return cls(day.year, day.month)

    @classmethod
    def read(cls, text: str) -> Month | None:
        """Return the month written as ``2026-11``, or None where that is none."""
        written = _WRITTEN.fullmatch(text)
        if not written or not 1 <= int(written[2]) <= 12 or int(written[1]) < EARLIEST_YEAR:
            return None
        return cls(int(written[1]), int(written[2]))

    @property
    def first(self) -> date:
        """The first day."""
        return date(self.year, self.number, 1)

    @property
    def last(self) -> date:
        """The last day."""
        return date(self.year, self.number, calendar.monthrange(self.year, self.number)[1])

    @property
    def days(self) -> Iterator[date]:
        """Every day, in order."""
        return (self.first + timedelta(days=n) for n in range((self.last - self.first).days + 1))

    @property
    def weeks(self) -> list[list[date | None]]:
        """The weeks from Monday to Sunday; None where a day belongs to another month."""
        cells = [*[None] * self.first.weekday(), *self.days, *[None] * (6 - self.last.weekday())]
        return [cells[start : start + 7] for start in range(0, len(cells), 7)]

    def shifted(self, months: int) -> Month:
        """Return the month so many months later, or earlier where it is negative."""
        count = self.year * 12 + self.number - 1 + months
        return Month(count // 12, count % 12 + 1)


def read_day(text: str) -> date | None:
    """Return the day written as ``2026-11-22``, or None where that is none."""
    try:
        day = date.fromisoformat(text) if len(text) == 10 else None
    except ValueError:
        return None
    return day if day and day.year >= EARLIEST_YEAR else None


def read_year(text: str) -> int | None:
    """Return the year written as ``2026``, or None where that is none."""
    year = int(text) if re.fullmatch(r"\d{4}", text, re.ASCII) else 0
    return year if year >= EARLIEST_YEAR else None
