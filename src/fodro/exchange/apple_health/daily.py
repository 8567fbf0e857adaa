"""From the records of one kind to its values by civil day."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from math import isfinite
from typing import Final

import numpy as np
from numpy.typing import NDArray

from fodro.exchange.apple_health.columns import Columns
from fodro.exchange.apple_health.kinds import SPORT, WALK, Kind, Way
from fodro.exchange.apple_health.merging import counted_seconds
from fodro.exchange.apple_health.moments import DAY_S
from fodro.exchange.apple_health.sources import ranks
from fodro.exchange.apple_health.zones import Zones
from fodro.exchange.imported import Found

Seconds = NDArray[np.int64]
Floats = NDArray[np.float64]
Truths = NDArray[np.bool_]

SLEEP_DAY_BEGINS_S: Final = 18 * 3600
"""Sleep from six in the evening on counts for the day one wakes up."""

LONGEST_S: Final = 31 * DAY_S
"""No record that lasts longer is about days."""

HOUR_S: Final = 3600
MINUTE_S: Final = 60

_EPOCH = date(1970, 1, 1).toordinal()
_IN_BED = -1.0
_MANY = 2**16


@dataclass(frozen=True, slots=True)
class Daily:
    """What the records of one kind come to.

    Parameters
    ----------
    values : mapping of date to float
        In the unit of the factor.
    found : tuple of Found
        By source.
    counts : mapping of str to int
        How many records were left out, or days had something to be told, by what it was.
    """

    values: Mapping[date, float]
    found: tuple[Found, ...]
    counts: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class _Records:
    """Records that can be used: each within one civil day."""

    start: Seconds
    end: Seconds
    value: Floats
    rank: Seconds
    source: Seconds
    day: Seconds
    full: Seconds
    """Seconds the whole record lasts, of which this is a part; at least one."""


def daily(kind: Kind, columns: Columns, zones: Zones) -> Daily:
    """Return the values of `kind` by civil day, where the person was."""
    factor = np.array([kind.units.get(shape.unit, np.nan) for shape in columns.shapes])[columns.shape]
    value = columns.value * factor
    is_bed = value == _IN_BED if kind.way is Way.ASLEEP else np.zeros(len(value), dtype=np.bool_)
    is_known = ~np.isnan(factor)
    is_possible = is_bed | ((value >= 0) & (value <= kind.most) & (columns.lasts <= LONGEST_S))
    usable = is_known & is_possible & ~is_bed
    offset = zones.offsets(columns)
    counts = {
        "unreadable": columns.unreadable,
        "unit": int((~is_known).sum()),
        "impossible": int((is_known & ~is_possible).sum()),
    }
    records = _by_day(kind, _records(kind, columns, value, usable), offset[usable])
    counts["shared"] = len(_shared_days(records))
    counts["bed"] = len(_bed_days(columns, offset, is_bed) - set(np.unique(records.day).tolist()))
    return Daily(dict(_values(kind, records)), tuple(_found(kind, columns, records)), counts)


def _records(kind: Kind, columns: Columns, value: Floats, usable: Truths) -> _Records:
    shape = columns.shape[usable]
    names = {name: n for n, name in enumerate(sorted({one.source for one in columns.shapes}))}
    source = np.array([names[one.source] for one in columns.shapes], dtype=np.int64)[shape]
    rank = np.array([rank for _shape, rank in sorted(ranks(columns).items())], dtype=np.int64)[shape]
    start = columns.start[usable].astype(np.int64)
    end = start + columns.lasts[usable]
    full, value = np.maximum(end - start, 1), value[usable]
    if kind.way is Way.ASLEEP:
        value = value * full / HOUR_S
    elif kind in (WALK, SPORT):
        value = np.where(end > start, np.minimum(value, full / MINUTE_S), value)
    return _Records(start, end, value, rank, source, start, full)


def _by_day(kind: Kind, records: _Records, offset: Seconds) -> _Records:
    """Return the records cut where one civil day ends and the next begins; a mean counts where they end."""
    ahead = offset + (DAY_S - SLEEP_DAY_BEGINS_S if kind.way is Way.ASLEEP else 0)
    start, end = records.start, records.end
    if kind.way is Way.MEAN:
        return replace(records, start=end, day=(end + offset) // DAY_S)
    if kind.way is Way.LONGEST:
        return replace(records, day=(start + offset) // DAY_S)
    first = (start + ahead) // DAY_S
    n_days = np.maximum(end - 1 + ahead, start + ahead) // DAY_S - first + 1
    if not len(n_days) or n_days.max() == 1:
        return replace(records, day=first)
    which = np.repeat(np.arange(len(start)), n_days)
    day = first[which] + np.arange(len(which)) - np.repeat(np.cumsum(n_days) - n_days, n_days)
    midnight = day * DAY_S - ahead[which]
    start, end = np.maximum(start[which], midnight), np.minimum(end[which], midnight + DAY_S)
    value, rank, source = records.value[which], records.rank[which], records.source[which]
    return _Records(start, end, value, rank, source, day, records.full[which])


def _values(kind: Kind, records: _Records) -> Iterator[tuple[date, float]]:
    """Yield each day that has a value; a total of nothing is a counter that was not worn."""
    days, number = np.unique(records.day, return_inverse=True)
    is_mean = kind.way in (Way.WEIGHTED, Way.MEAN)
    for day, value in zip(days.tolist(), _worth(kind, records, number, len(days)).tolist(), strict=True):
        rounded = round(value, kind.decimals) + 0.0 if isfinite(value) else None
        if rounded or (is_mean and rounded is not None):
            yield date.fromordinal(_EPOCH + day), rounded


def _worth(kind: Kind, records: _Records, number: Seconds, n_days: int) -> Floats:
    """Return the value of each day, ``nan`` where nothing of it counts."""
    if kind.way is Way.LONGEST:
        longest = np.zeros(n_days)
        np.maximum.at(longest, number, records.value)
        return longest
    share = records.value * np.maximum(records.end - records.start, 1) / records.full
    seconds = counted_seconds(records.start, records.end, share, records.rank)
    if kind.way in (Way.SUM, Way.ASLEEP):
        return _sums(number, records.value * seconds / records.full, n_days)
    total, weight = (_sums(number, one, n_days) for one in (records.value * seconds, seconds))
    means = np.full(n_days, np.nan)
    means[weight > 0] = total[weight > 0] / weight[weight > 0]
    return means


def _sums(number: Seconds, worth: Floats, n_days: int) -> Floats:
    return np.asarray(np.bincount(number, worth, n_days), dtype=np.float64)


def _found(kind: Kind, columns: Columns, records: _Records) -> Iterator[Found]:
    names = sorted({one.source for one in columns.shapes})
    shared = _shared_days(records)
    for n, name in enumerate(names):
        days = np.unique(records.day[records.source == n])
        if len(days):
            first, last = (date.fromordinal(_EPOCH + int(day)) for day in (days[0], days[-1]))
            overlaps = bool(np.isin(days, shared).any())
            yield Found(kind.slug, name, len(days), first, last, overlaps)


def _shared_days(records: _Records) -> Seconds:
    """Return the days of which several sources have something."""
    both = np.unique(records.day * _MANY + records.source)
    days, times = np.unique(both // _MANY, return_counts=True)
    return days[times > 1]


def _bed_days(columns: Columns, offset: Seconds, is_bed: Truths) -> set[int]:
    end = columns.start[is_bed].astype(np.int64) + columns.lasts[is_bed] + offset[is_bed]
    return set(np.unique((end + DAY_S - SLEEP_DAY_BEGINS_S) // DAY_S).tolist())
