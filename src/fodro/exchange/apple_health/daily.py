"""From the records of one kind to its values by civil day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
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
_BEYOND = 6


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
    tally, rank = _Tally(kind), ranks(columns)
    in_one = kind.way in (Way.MEAN, Way.LONGEST)  # these are few, and no two parts may hold the same moment
    for part in [columns] if in_one else columns.parts():
        tally.add(part, rank, zones.offsets(part))
    counts = {"unreadable": columns.unreadable, **tally.told()}
    return Daily(dict(tally.values()), tuple(tally.found(columns.sources)), counts)


class _Tally:
    """What the parts of one kind come to together: no record lies in two of them, though a day may."""

    def __init__(self, kind: Kind) -> None:
        self._kind = kind
        self._worth: dict[int, float] = defaultdict(float)
        self._weight: dict[int, float] = defaultdict(float)
        self._seen: list[Seconds] = [np.empty(0, np.int64)]
        self._in_bed: set[int] = set()
        self._unknown = self._impossible = 0

    def add(self, columns: Columns, rank: Mapping[int, int], offset: Seconds) -> None:
        """Add a part; `offset` is that of the clock where the person was, in seconds."""
        kind = self._kind
        factor = np.array([kind.units.get(shape.unit, np.nan) for shape in columns.shapes])[columns.shape]
        value = columns.value * factor
        is_bed = value == _IN_BED if kind.way is Way.ASLEEP else np.zeros(len(value), dtype=np.bool_)
        is_known = ~np.isnan(factor)
        is_possible = (value >= kind.least) & (value <= kind.most) & (columns.lasts <= LONGEST_S)
        self._unknown += int((~is_known).sum())
        self._impossible += int((is_known & ~is_possible & ~is_bed).sum())
        self._in_bed |= _bed_days(columns, offset, is_bed)
        usable = is_known & is_possible & ~is_bed
        self._count(_by_day(kind, _records(kind, columns, value, usable, ranked=rank), offset[usable]))

    def _count(self, records: _Records) -> None:
        days, number = np.unique(records.day, return_inverse=True)
        self._seen.append(np.unique(records.day * _MANY + records.source))
        worth, weight = _worth(self._kind, records, number, len(days))
        for day, total, seconds in zip(days.tolist(), worth.tolist(), weight.tolist(), strict=True):
            self._worth[day] += total
            self._weight[day] += seconds

    def values(self) -> Iterator[tuple[date, float]]:
        """Yield each day that has a value; a total of nothing is a counter that was not worn."""
        is_mean = self._kind.way in (Way.WEIGHTED, Way.MEAN)
        for day, total in sorted(self._worth.items()):
            weight = self._weight[day] if is_mean else 1.0
            value = _rounded(total / weight, self._kind.decimals) if weight > 0 else 0.0
            if value or (is_mean and weight > 0):
                yield date.fromordinal(_EPOCH + day), value

    def found(self, names: Sequence[str]) -> Iterator[Found]:
        """Yield what each source has."""
        seen = np.unique(np.concatenate(self._seen))
        for n, name in enumerate(names):
            days = seen[seen % _MANY == n] // _MANY
            if len(days):
                first, last = (date.fromordinal(_EPOCH + int(day)) for day in (days[0], days[-1]))
                overlaps = bool(np.isin(days, self._shared()).any())
                yield Found(self._kind.slug, name, len(days), first, last, overlaps)

    def told(self) -> dict[str, int]:
        """Return how many records were left out, and days there are of which something is to be told."""
        days = set((np.concatenate(self._seen) // _MANY).tolist())
        return {
            "unit": self._unknown,
            "impossible": self._impossible,
            "shared": len(self._shared()),
            "bed": len(self._in_bed - days),
        }

    def _shared(self) -> Seconds:
        """Return the days of which several sources have something."""
        days, times = np.unique(np.unique(np.concatenate(self._seen)) // _MANY, return_counts=True)
        return days[times > 1]


def _rounded(value: float, decimals: int) -> float:
    """Return `value` rounded so that the order in which it was added up does not show in a tie."""
    return round(round(value, decimals + _BEYOND), decimals) + 0.0


def _records(
    kind: Kind, columns: Columns, value: Floats, usable: Truths, *, ranked: Mapping[int, int]
) -> _Records:
    shape = columns.shape[usable]
    names = {name: n for n, name in enumerate(columns.sources)}
    source = np.array([names[one.source] for one in columns.shapes], dtype=np.int64)[shape]
    rank = np.array([ranked[n] for n in range(len(columns.shapes))], dtype=np.int64)[shape]
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


def _worth(kind: Kind, records: _Records, number: Seconds, n_days: int) -> tuple[Floats, Floats]:
    """Return what the records of each day add up to, and for how many seconds they count."""
    if kind.way is Way.LONGEST:
        longest = np.zeros(n_days)
        np.maximum.at(longest, number, records.value)
        return longest, np.ones(n_days)
    share = records.value * np.maximum(records.end - records.start, 1) / records.full
    seconds = counted_seconds(records.start, records.end, share, records.rank)
    full = records.full if kind.way in (Way.SUM, Way.ASLEEP) else 1.0
    return _sums(number, records.value * seconds / full, n_days), _sums(number, seconds, n_days)


def _sums(number: Seconds, worth: Floats, n_days: int) -> Floats:
    return np.asarray(np.bincount(number, worth, n_days), dtype=np.float64)


def _bed_days(columns: Columns, offset: Seconds, is_bed: Truths) -> set[int]:
    end = columns.start[is_bed].astype(np.int64) + columns.lasts[is_bed] + offset[is_bed]
    return set(np.unique((end + DAY_S - SLEEP_DAY_BEGINS_S) // DAY_S).tolist())
