"""From what was worn to aligned ratings of comfort: pair, activity, hours behind it, and the day."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from fodro.analysis.series import LARGEST
from fodro.domain.diary import Diary, Wearing

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

MIN_RATINGS_OF_A_PAIR = 3
MAX_PAIRS = 24
"""Pairs that are compared: those rated most often."""

MAX_ACTIVITIES = 12
HOURS_ON_FEET = "standing_hours"
SHOE = "shoe"
LEAST_SHARE_KNOWN = 0.5
_PER_HOURS = 100.0


@dataclass(frozen=True, slots=True)
class ComfortRatings:
    """Ratings of comfort in order of days; arrays of shape (ratings,).

    Parameters
    ----------
    pairs, activities : tuple of str
        Names and slugs; the most often rated first. An activity that was not noted is an empty text.
    day : Ints
        Position of the day, 0 for the first day with a rating.
    pair, activity : Ints
        Positions in `pairs` and `activities`.
    comfort : Floats
        0–10, 10 the best.
    worn_hours : Floats
        Hundreds of hours the pair had been worn before; NaN for a pair whose hours are mostly not known.
    load : Floats
        Hours on the feet that day, in SDs from the usual; 0 where not known.
    month : tuple of str
        ``YYYY-MM``.
    noted_hours : dict of str to float
        Hours each pair was worn, as far as they were noted; a pair without any is not in it.
    """

    pairs: tuple[str, ...]
    activities: tuple[str, ...]
    day: Ints
    pair: Ints
    activity: Ints
    comfort: Floats
    worn_hours: Floats
    load: Floats
    month: tuple[str, ...]
    noted_hours: dict[str, float]

    def __len__(self) -> int:
        return len(self.comfort)


@dataclass(frozen=True, slots=True)
class Noted:
    """What of shoes was noted at all: ratings of a pair, hours of one, and any pair on any day."""

    n_rated: int
    any_hours: bool
    any_shoes: bool


def noted(diary: Diary) -> Noted:
    """Return what of shoes was noted at all; a `shoe` among the factors counts as a pair on a day."""
    pairs = [one for one in diary.wearings if one.shoe]
    return Noted(
        n_rated=sum(one.comfort is not None for one in pairs),
        any_hours=any(one.hours is not None for one in pairs),
        any_shoes=bool(pairs) or any(SHOE in values for values in diary.factors.values()),
    )


def comfort_ratings(diary: Diary) -> ComfortRatings:
    """Return the ratings of the pairs rated at least three times.

    Notes
    -----
    Hours count from every day on which a pair was worn, rated or not. Where the hours of a day are not known
    the pair's own mean stands in for them; a pair of which fewer than half of the days have hours has none.
    How long a person was on their feet is the factor ``standing_hours`` where it was noted on half of the
    rated days, else the hours of the combination itself.
    """
    worn = sorted((one for one in diary.wearings if one.shoe), key=lambda one: one.day)
    rated = [n for n, one in enumerate(worn) if one.comfort is not None]
    pairs = _most_rated((worn[n].shoe for n in rated), MAX_PAIRS, MIN_RATINGS_OF_A_PAIR)
    rated = [n for n in rated if worn[n].shoe in pairs]
    activities = _most_rated((worn[n].activity for n in rated), MAX_ACTIVITIES, 1)
    rated = [n for n in rated if worn[n].activity in activities]
    hours_before, noted = _hours(worn)
    ratings = [worn[n] for n in rated]
    place = {name: k for k, name in enumerate(pairs)}
    kind = {name: k for k, name in enumerate(activities)}
    first = ratings[0].day.toordinal() if ratings else 0
    return ComfortRatings(
        pairs=pairs,
        activities=activities,
        day=np.array([one.day.toordinal() - first for one in ratings], dtype=np.int64),
        pair=np.array([place[one.shoe] for one in ratings], dtype=np.int64),
        activity=np.array([kind[one.activity] for one in ratings], dtype=np.int64),
        comfort=np.array([one.comfort for one in ratings], dtype=np.float64),
        worn_hours=hours_before[rated] / _PER_HOURS,
        load=_load(diary, ratings),
        month=tuple(_month(one.day) for one in ratings),
        noted_hours=noted,
    )


def _most_rated(names: Iterable[str], most: int, least: int) -> tuple[str, ...]:
    counts = Counter(names)
    enough = [name for name, n in counts.items() if n >= least]
    return tuple(sorted(enough, key=lambda name: (-counts[name], name))[:most])


def _hours(worn: list[Wearing]) -> tuple[Floats, dict[str, float]]:
    """Return the hours behind each wearing of its pair, and the noted hours of each pair."""
    before, noted = np.full(len(worn), np.nan), {}
    of_pair: dict[str, list[int]] = {}
    for n, one in enumerate(worn):
        of_pair.setdefault(one.shoe, []).append(n)
    for pair, places in of_pair.items():
        hours = np.array([np.nan if worn[n].hours is None else worn[n].hours for n in places])
        known = ~np.isnan(hours)
        if known.any():
            noted[pair] = float(hours[known].sum())
        if known.mean() >= LEAST_SHARE_KNOWN:
            filled = np.where(known, hours, hours[known].mean())
            before[places] = np.cumsum(filled) - filled
    return before, noted


def _load(diary: Diary, ratings: list[Wearing]) -> Floats:
    on_feet = np.array([_number(diary.factors.get(one.day, {}).get(HOURS_ON_FEET)) for one in ratings])
    own = np.array([_number(one.hours) for one in ratings])
    for hours in (on_feet, own):
        known = ~np.isnan(hours)
        if known.sum() >= max(LEAST_SHARE_KNOWN * len(ratings), 1) and np.ptp(hours[known]) > 0:
            return np.where(known, (hours - hours[known].mean()) / hours[known].std(), 0.0)
    return np.zeros(len(ratings))


def _number(value: float | str | None) -> float:
    return float(value) if isinstance(value, int | float) and abs(value) <= LARGEST else np.nan


def _month(day: date) -> str:
    return day.isoformat()[:7]
