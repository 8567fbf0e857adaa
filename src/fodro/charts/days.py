"""Calendar days along an axis: the gaps kept, and few enough labels to read."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from fodro.charts.frame import Frame, text_width_px
from fodro.charts.tables import month, short_day
from fodro.domain.findings import DailyPain

DATES_MAX_DAYS = 150
"""The longest series, in days, whose axis carries dates."""

_SINGLE_DATES_MAX_DAYS = 14
_AIR_PX = 8

Rule = Callable[[date, date], bool]


@dataclass(frozen=True, slots=True)
class Day:
    """One calendar day of a series and what was recorded: 0–10 from `n` check-ins, or ``None``.

    `run` counts the unbroken stretches of recorded days, so that a line never crosses a gap.
    """

    day: date
    pain_nrs: float | None
    n: int
    run: int


@dataclass(frozen=True, slots=True)
class Days:
    """Every calendar day from the first to the last of a series, in order."""

    each: tuple[Day, ...]

    @property
    def first(self) -> date:
        """The first calendar day."""
        return self.each[0].day

    @property
    def recorded(self) -> tuple[Day, ...]:
        """The days with an entry."""
        return tuple(day for day in self.each if day.pain_nrs is not None)

    @property
    def missing(self) -> tuple[Day, ...]:
        """The days without an entry."""
        return tuple(day for day in self.each if day.pain_nrs is None)

    def share(self, day: date, *, at: float = 0.5) -> float:
        """Return the place of `day` on the axis, 0 to 1; `at` 0 its start, 0.5 its middle, 1 its end."""
        return ((day - self.first).days + at) / len(self.each)


def calendar_days(daily: Sequence[DailyPain]) -> Days:
    """Return `daily` with every day between its first and its last, absent ones without an entry.

    Parameters
    ----------
    daily : sequence of DailyPain
        At least one; in any order.
    """
    entries = {date.fromisoformat(entry.day): entry for entry in daily}
    first, last = min(entries), max(entries)
    each: list[Day] = []
    run = 0
    for day in (first + timedelta(days=n) for n in range((last - first).days + 1)):
        entry = entries.get(day)
        pain_nrs = entry.pain_nrs if entry else None
        run += pain_nrs is None
        each.append(Day(day, pain_nrs, entry.n if entry else 0, run))
    return Days(tuple(each))


def axis_labels(days: Days, frame: Frame, locale: str) -> list[tuple[float, str]]:
    """Return the sparse labels below the axis: the place of each, 0 to 1, and its text.

    Up to two weeks carry dates, counted back from the last day, longer series the dates of Mondays, long ones
    the months: as many as stand apart with some air between them.
    """
    rules, written = _axis_of(len(days.each))
    last = days.each[-1].day
    labels: list[tuple[float, str]] = []
    for named in rules:
        labels = [(days.share(d.day), written(d.day, locale)) for d in days.each if named(d.day, last)]
        if _apart(labels, frame):
            break
    return labels


def _axis_of(days_n: int) -> tuple[Sequence[Rule], Callable[[date, str], str]]:
    if days_n > DATES_MAX_DAYS:
        return _MONTHS, month
    return (_MONDAYS if days_n > _SINGLE_DATES_MAX_DAYS else _DATES), short_day


def _apart(labels: list[tuple[float, str]], frame: Frame) -> bool:
    places = [(share * frame.plot_width_px, text_width_px(text) / 2) for share, text in labels]
    return all(b - a >= half_a + half_b + _AIR_PX for (a, half_a), (b, half_b) in pairwise(places))


def _counted_back(step_days: int) -> Rule:
    return lambda day, last: (last - day).days % step_days == 0


def _mondays(step_days: int) -> Rule:
    # Ordinal 1 was a Monday, so whole weeks of ordinals keep to Mondays.
    return lambda day, _: (day.toordinal() - 1) % step_days == 0


def _firsts(step_months: int) -> Rule:
    return lambda day, _: day.day == 1 and (day.month - 1) % step_months == 0


def _januaries(step_years: int) -> Rule:
    return lambda day, _: (day.month, day.day) == (1, 1) and day.year % step_years == 0


_DATES = tuple(map(_counted_back, (1, 2, 3, 4, 7)))
_MONDAYS = tuple(map(_mondays, (7, 14, 28, 56)))
_MONTHS = (*map(_firsts, (1, 2, 3, 6, 12)), *map(_januaries, (2, 5, 10, 50)))
