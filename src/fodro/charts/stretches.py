"""A long series by calendar weeks or months: the middle day and the range of each."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import groupby
from statistics import median

from fodro.charts.days import DATES_MAX_DAYS, Day, Days

WEEKS_MAX_DAYS = 550
"""The longest series, in days, shown by week: about a year and a half. Beyond, a week is too thin to see."""


class Grain(StrEnum):
    """What one step along the axis stands for."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"


_NAME: Mapping[Grain, Callable[[date], tuple[int, ...]]] = {
    Grain.WEEK: lambda day: tuple(day.isocalendar()[:2]),
    Grain.MONTH: lambda day: (day.year, day.month),
}


@dataclass(frozen=True, slots=True)
class Stretch:
    """The days of one calendar week or month, as far as they lie in the series.

    Parameters
    ----------
    first, last : date
        Its first and last day in the series.
    median, lowest, highest : float or None
        Over its recorded days, 0–10; ``None`` when no day was recorded.
    recorded_days : int
        How many of its days were recorded.
    run : int
        Counts the unbroken rows of stretches with a recorded day.
    """

    first: date
    last: date
    median: float | None
    lowest: float | None
    highest: float | None
    recorded_days: int
    run: int

    @property
    def middle(self) -> date:
        """The day in the middle."""
        return self.first + timedelta(days=(self.last - self.first).days // 2)


def grain_of(days: Days) -> Grain:
    """Return the steps in which a series of this length is shown."""
    if len(days.each) <= DATES_MAX_DAYS:
        return Grain.DAY
    return Grain.WEEK if len(days.each) <= WEEKS_MAX_DAYS else Grain.MONTH


def stretches_of(days: Days, grain: Grain) -> tuple[Stretch, ...]:
    """Return every calendar week (from Monday) or month of `days`, the empty ones too; none for days."""
    if grain is Grain.DAY:
        return ()
    stretches: list[Stretch] = []
    run = 0
    for _, members in groupby(days.each, key=lambda day: _NAME[grain](day.day)):
        stretch = _stretch(tuple(members), run)
        run += stretch.median is None
        stretches.append(stretch)
    return tuple(stretches)


def _stretch(members: tuple[Day, ...], run: int) -> Stretch:
    pains = [day.pain_nrs for day in members if day.pain_nrs is not None]
    return Stretch(
        first=members[0].day,
        last=members[-1].day,
        median=median(pains) if pains else None,
        lowest=min(pains, default=None),
        highest=max(pains, default=None),
        recorded_days=len(pains),
        run=run,
    )
