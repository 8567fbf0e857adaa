"""From a diary to one aligned value a day: pain, and everything that was noted about the day."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from fodro.analysis.readings import CheckIns, before_massages, moments, part_offsets
from fodro.domain.civil import DayPart
from fodro.domain.diary import Diary, Rating
from fodro.knowledge.regions import is_known, region

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

MAX_DAYS = 3_653
"""Ten years: an analysis looks at no more than so many days in a row, those that hold most check-ins."""

MAX_LEVELS = 12
"""A category with more levels than this is described by its most common ones."""

LARGEST = 1e12
"""A number beyond this is taken for a slip of the pen and counts as not recorded."""


@dataclass(frozen=True, slots=True)
class DailySeries:
    """Pain and factors on an unbroken calendar.

    Parameters
    ----------
    days : tuple of date
        Every civil day from the first record to the last.
    check_ins : CheckIns
        As noted: those about the feet, or about the rest of the body.
    readings : CheckIns
        What the days are made from: these check-ins read with the other side, and ratings before a massage.
    n_check_ins, n_readings : Ints, shape (days,)
        Number of these check-ins, and of these readings, of each day; both are 0 on the same days.
    n_noted : Ints, shape (days,)
        Number of all check-ins of each day, wherever it hurt.
    part_offsets : Floats, shape (parts,)
        How pain in each part of the day (last: part unknown) differs from the person's day, in points.
    factor_names : tuple of str
        Slugs of every factor ever recorded, in alphabetical order.
    factors : tuple of FactorSeries
        Their values, in alphabetical order; a category with one level has none.
    check_in_hours : Floats, shape (check-ins,)
        Hours since midnight of their civil day; NaN where only the day is known.
    """

    days: tuple[date, ...]
    check_ins: CheckIns
    readings: CheckIns
    n_check_ins: Ints
    n_readings: Ints
    n_noted: Ints
    part_offsets: Floats
    factor_names: tuple[str, ...]
    factors: tuple[FactorSeries, ...]
    check_in_hours: Floats

    @property
    def n_recorded(self) -> int:
        """Number of days with at least one check-in."""
        return int(np.count_nonzero(self.n_check_ins))

    def days_per_part(self) -> dict[DayPart, int]:
        """Return on how many days each part of the day was noted."""
        seen = set(zip(self.check_ins.day.tolist(), self.check_ins.part.tolist(), strict=True))
        days = Counter(part for _, part in seen)
        return {part: days[k] for k, part in enumerate(DayPart) if days[k]}

    @property
    def pain_nrs(self) -> Floats:
        """``daily_pain``, shape (days,), parts of the day made comparable; NaN on days without a check-in."""
        return self.daily_mean(self.readings.pain_nrs)

    @property
    def noted_pain_nrs(self) -> Floats:
        """The plain mean of each day's check-ins as they were noted, shape (days,); NaN without any."""
        return _mean(self.check_ins.pain_nrs, self.check_ins.day, self.n_check_ins)

    def daily_mean(self, reading_nrs: Floats) -> Floats:
        """Return the day's mean of a value per reading, each compared with its own part of the day."""
        compared = reading_nrs - self.part_offsets[self.readings.part]
        return _mean(compared, self.readings.day, self.n_readings)


def _mean(values: Floats, day: Ints, n: Ints) -> Floats:
    mean = np.full(len(n), np.nan)
    np.divide(np.bincount(day, values, minlength=len(n)), n, out=mean, where=n > 0)
    return mean


@dataclass(frozen=True, slots=True)
class FactorSeries:
    """One numeric factor, or one level of a category against its most common level.

    Parameters
    ----------
    name : str
        ``factor`` or ``factor=level``, as findings call it.
    factor : str
        Factor slug.
    values : Floats, shape (days,)
        In natural units, or 0 and 1 for a level; NaN where not recorded.
    n_most_common : int
        Days with the level this one is compared with; 0 for a number.
    """

    name: str
    factor: str
    values: Floats
    n_most_common: int = 0

    @property
    def is_level(self) -> bool:
        """Whether this is a level of a category."""
        return self.name != self.factor

    @property
    def n_recorded(self) -> int:
        """Number of days on which the factor was recorded."""
        return int(np.count_nonzero(~np.isnan(self.values)))


def daily_series(diary: Diary) -> DailySeries:
    """Return the aligned daily series of `diary`.

    Notes
    -----
    *daily_pain*: a check-in counts as its sorest place on the feet, so that noting one more place never makes
    a day look better. A diary is about the feet or about the rest of the body, whichever was noted on more
    days (the feet, on a tie); check-ins about the other part are counted and not mixed in. A day with only a
    morning check-in is made comparable with a day that has an evening too by taking this person's own mean
    difference between the parts of the day out, learned from days that have several parts. The day is then
    the mean of its readings. A day without a check-in is NaN, never 0.

    A reading is a check-in, or the rating before a massage on a day with one (see `Moments.read`).
    """
    recorded = diary.recorded_days
    days = _days(recorded, diary.ratings)
    within = diary.ratings if recorded[-1:] == days[-1:] and recorded[:1] == days[:1] else _on(days, diary)
    of_one_outcome, noted = _of_one_outcome(within), moments(within, days)
    ours = noted if len(of_one_outcome) == len(within) else moments(of_one_outcome, days)
    check_ins, read = ours.as_noted(), ours.read(before_massages(diary.sessions, days))
    counts = (np.bincount(each.day, minlength=len(days)) for each in (check_ins, read, noted.as_noted()))
    n_check_ins, n_readings, n_noted = counts
    names, factors = diary.factor_names, _factors(diary, days)
    offsets, hours = part_offsets(read), ours.hour
    return DailySeries(
        days, check_ins, read, n_check_ins, n_readings, n_noted, offsets, names, factors, hours
    )


def _days(recorded: tuple[date, ...], ratings: Iterable[Rating]) -> tuple[date, ...]:
    """Return every day of the diary; of more than ten years, those that hold most check-ins."""
    if not recorded:
        return ()
    if (recorded[-1] - recorded[0]).days < MAX_DAYS:
        return _every_day(recorded[0], recorded[-1])
    n_check_ins = Counter(day for day, _, _ in {(rating.day, rating.at, rating.part) for rating in ratings})
    known = np.array([day.toordinal() for day in recorded])
    so_far = np.cumsum([0, *(n_check_ins[day] for day in recorded)])
    # One slip of the pen in a year far away must not hide the diary; ties go to the later days.
    start, end = np.arange(len(known)), np.searchsorted(known, known + MAX_DAYS)
    first = int(np.lexsort((start, end - start, so_far[end] - so_far[start]))[-1])
    return _every_day(recorded[first], recorded[int(end[first]) - 1])


def _on(days: tuple[date, ...], diary: Diary) -> tuple[Rating, ...]:
    return tuple(rating for rating in diary.ratings if days[0] <= rating.day <= days[-1])


def _every_day(first: date, last: date) -> tuple[date, ...]:
    return tuple(map(date.fromordinal, range(first.toordinal(), last.toordinal() + 1)))


def _of_one_outcome(ratings: tuple[Rating, ...]) -> tuple[Rating, ...]:
    regions = {rating.region for rating in ratings}
    up_the_body = {slug for slug in regions if is_known(slug) and not region(slug).views}
    feet = tuple(rating for rating in ratings if rating.region not in up_the_body)
    rest = tuple(rating for rating in ratings if rating.region in up_the_body)
    return max(feet, rest, key=lambda some: len({rating.day for rating in some}))


def _factors(diary: Diary, days: tuple[date, ...]) -> tuple[FactorSeries, ...]:
    recorded = [diary.factors.get(day, {}) for day in days]
    series = [one for name in diary.factor_names for one in _factor(name, recorded)]
    return tuple(sorted(series, key=lambda one: one.name))


def _factor(name: str, recorded: list[Mapping[str, float | str]]) -> list[FactorSeries]:
    values = [day.get(name) for day in recorded]
    if any(issubclass(kind, str) for kind in set(map(type, values))):
        return _levels(name, [None if value is None else str(value) for value in values])
    numbers = np.array(values, dtype=np.float64)  # what was not recorded becomes NaN
    numbers[~(np.abs(numbers) <= LARGEST)] = np.nan
    return [FactorSeries(name, name, numbers)]


def _levels(name: str, values: list[str | None]) -> list[FactorSeries]:
    # Ties are broken by the alphabet, so that the order of the days cannot matter.
    counts = Counter(value for value in values if value is not None)
    common_first = sorted(counts, key=lambda level: (-counts[level], level))
    most_common = counts[common_first[0]]
    rest = common_first[1:MAX_LEVELS]
    return [_level(name, level, values, n_most_common=most_common) for level in rest]


def _level(name: str, level: str, values: list[str | None], *, n_most_common: int) -> FactorSeries:
    is_level = [np.nan if value is None else float(value == level) for value in values]
    return FactorSeries(f"{name}={level}", name, np.array(is_level, dtype=np.float64), n_most_common)
