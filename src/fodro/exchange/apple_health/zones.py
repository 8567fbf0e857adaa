"""Where the person was, for the civil day of each record.

The Health app writes every moment by the clock of the phone on the day of the export, so the offset of a
winter record exported in summer is an hour off, and that of a journey many hours. What knows better is the
zone some records carry (sleep, workouts). It holds for the record itself; for others, the zone of the nearest
record in time does, or the home zone where the offset is plainly that of the export; and at last the offset
as written.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from typing import Final
from zoneinfo import ZoneInfo

import numpy as np
from numpy.typing import NDArray

from fodro.exchange.apple_health.columns import Columns
from fodro.exchange.apple_health.moments import DAY_S, UNREADABLE, moments

Seconds = NDArray[np.int64]

NEAR_S: Final = 2 * DAY_S
"""How far in time a record's zone may be taken for that of another."""

_BLOCK_S = 1024 * DAY_S
_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_+-]*(?:/[A-Za-z0-9_+-]+){0,2}")


@dataclass(frozen=True, slots=True)
class Zones:
    """Which zone held when.

    Parameters
    ----------
    names : tuple of str
        Zones that records carry.
    at : (m,) int64
        Moments of records that carry one, ascending.
    number : (m,) int64
        Index into `names` at each of these.
    home : str
        The zone of records far from all these; empty where the offset as written has to do.
    """

    names: tuple[str, ...]
    at: Seconds
    number: Seconds
    home: str

    def offsets(self, columns: Columns) -> Seconds:
        """Return by how many seconds the clock where the person was ran ahead of UTC, for each record."""
        start = columns.start.astype(np.int64)
        offset = columns.offset.astype(np.int64) * 60
        zone = self._nearest(start)
        own = np.array([self._numbered(shape.zone) for shape in columns.shapes])[columns.shape]
        zone = np.where(own >= 0, own, zone)
        for number in np.unique(zone[zone >= 0]).tolist():
            name = self.names[number] if number < len(self.names) else self.home
            mine = zone == number
            offset[mine] = offsets_in(name, start[mine])
        return offset

    def _numbered(self, name: str) -> int:
        return self.names.index(name) if name in self.names else -1

    def _nearest(self, start: Seconds) -> Seconds:
        home = len(self.names) if self.home else -1
        if not len(self.at):
            return np.full(len(start), home)
        after = np.searchsorted(self.at, start).clip(1, len(self.at)) if len(self.at) > 1 else 0
        before = np.maximum(after - 1, 0)
        after = np.minimum(after, len(self.at) - 1)
        is_later = np.abs(self.at[after] - start) < np.abs(self.at[before] - start)
        nearest = np.where(is_later, after, before)
        return np.where(np.abs(self.at[nearest] - start) <= NEAR_S, self.number[nearest], home)


def zones_of(every: Iterable[Columns], export_date: bytes) -> Zones:
    """Return which zone held when, from all records of a file and the moment of its export."""
    numbers: dict[str, int] = {}
    at, number, offsets = [np.empty(0, np.int64)], [np.empty(0, np.int64)], set()
    for columns in every:
        offsets.update(np.unique(columns.offset).tolist())
        zones = [shape.zone if is_zone(shape.zone) else "" for shape in columns.shapes]
        mine = np.array([numbers.setdefault(zone, len(numbers)) if zone else -1 for zone in zones])
        carried = mine[columns.shape]
        at.append(columns.start[carried >= 0].astype(np.int64))
        number.append(carried[carried >= 0])
    moment, which = np.concatenate(at), np.concatenate(number)
    names = sorted(numbers)
    which = np.array([names.index(name) for name in numbers], dtype=np.int64)[which]
    order = np.lexsort((which, moment))
    usual = names[int(np.bincount(which).argmax())] if len(which) else ""
    return Zones(tuple(names), moment[order], which[order], _home(usual, offsets, export_date))


def _home(usual: str, offsets: set[int], export_date: bytes) -> str:
    """Return the `usual` zone if every record was written by its clock on the day of the export."""
    (exported,), (offset,) = moments([export_date])
    if not usual or exported == UNREADABLE or offsets != {int(offset)}:
        return ""
    return usual if offsets_in(usual, np.array([exported]))[0] == int(offset) * 60 else ""


@lru_cache(maxsize=1024)
def is_zone(name: str) -> bool:
    """Return whether `name` is a zone that is known here."""
    if not _NAME.fullmatch(name):
        return False
    try:
        ZoneInfo(name)
    except (KeyError, OSError, ValueError):  # zoneinfo's own error is a KeyError
        return False
    return True


def offsets_in(zone: str, moment: Seconds) -> Seconds:
    """Return by how many seconds the clocks of `zone` are ahead of UTC at each `moment`."""
    offset = np.empty(len(moment), dtype=np.int64)
    block = moment // _BLOCK_S
    for one in np.unique(block).tolist():
        at, ahead = _steps(zone, one)
        mine = block == one
        offset[mine] = ahead[np.searchsorted(at, moment[mine], side="right") - 1]
    return offset


@lru_cache(maxsize=1024)
def _steps(zone: str, block: int) -> tuple[Seconds, Seconds]:
    """Return when the clocks of `zone` were set within some years, and the offset from then on."""
    info = ZoneInfo(zone)
    days = range(block * _BLOCK_S, (block + 1) * _BLOCK_S + 1, DAY_S)
    offsets = [_offset(info, day) for day in days]
    steps = [(days[0], offsets[0])]
    for day, before, after in zip(days[1:], offsets, offsets[1:], strict=False):
        if before != after:
            steps.append((_set_at(info, day - DAY_S, day), after))
    at, ahead = np.array(steps, dtype=np.int64).T
    return at, ahead


def _set_at(zone: ZoneInfo, before: int, after: int) -> int:
    first = _offset(zone, before)
    while after - before > 1:
        middle = (before + after) // 2
        before, after = (middle, after) if _offset(zone, middle) == first else (before, middle)
    return after


def _offset(zone: ZoneInfo, moment: int) -> int:
    offset = datetime.fromtimestamp(moment, UTC).astimezone(zone).utcoffset()
    return int(offset.total_seconds()) if offset else 0
