"""How comfortable something was to wear, as rated at the end of days: plain means, and no trend."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Comfort:
    """How one combination felt at the end of one day, 0–10 with 10 the best."""

    day: date
    activity: str
    comfort: float


@dataclass(frozen=True, slots=True)
class ActivityComfort:
    """The plain mean comfort in one activity (empty: none noted), from `n` ratings."""

    activity: str
    mean: float
    n: int


@dataclass(frozen=True, slots=True)
class MonthComfort:
    """The plain mean comfort of one month (its first day) in one activity, from `n` ratings."""

    month: date
    activity: str
    mean: float
    n: int


def comfort_by_activity(ratings: Iterable[Comfort]) -> tuple[ActivityComfort, ...]:
    """Return the plain mean comfort of each activity, the most often rated first."""
    by_activity: dict[str, list[float]] = {}
    for rating in ratings:
        by_activity.setdefault(rating.activity, []).append(rating.comfort)
    means = [ActivityComfort(name, sum(each) / len(each), len(each)) for name, each in by_activity.items()]
    return tuple(sorted(means, key=lambda mean: (-mean.n, mean.activity)))


def comfort_by_month(ratings: Iterable[Comfort]) -> tuple[MonthComfort, ...]:
    """Return the plain mean comfort of each month and activity, in order of time."""
    months: dict[tuple[date, str], list[float]] = {}
    for rating in ratings:
        months.setdefault((rating.day.replace(day=1), rating.activity), []).append(rating.comfort)
    means = (MonthComfort(*key, mean=sum(each) / len(each), n=len(each)) for key, each in months.items())
    return tuple(sorted(means, key=lambda month: (month.month, month.activity)))
