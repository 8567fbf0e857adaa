"""Each moment counted once, whoever counted it.

The Health app adds up what several sources counted like this: at each moment the source of the highest rank
counts, and the others fill in where it has nothing. Adding them up counts twice what phone and watch both
saw, and taking one of them leaves out what only the other did.
"""

from __future__ import annotations

import heapq
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Seconds = NDArray[np.int64]
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Spans:
    """Stretches of time in order, none touching another before it ends.

    Parameters
    ----------
    start, end : (n,) int64
    """

    start: Seconds
    end: Seconds

    def before(self, moment: Seconds) -> Floats:
        """Return how many seconds of these lie before each `moment`."""
        if not len(self.start):
            return np.zeros(len(moment))
        edges = np.column_stack((self.start, self.end)).ravel()
        lasted = np.concatenate(([0], np.cumsum(self.end - self.start)))
        heights = np.column_stack((lasted[:-1], lasted[1:])).ravel()
        return np.asarray(np.interp(moment, edges, heights), dtype=np.float64)

    def hold(self, moment: Seconds) -> NDArray[np.bool_]:
        """Return which of `moment` lie in one of these."""
        if not len(self.start):
            return np.zeros(len(moment), dtype=np.bool_)
        at = np.searchsorted(self.start, moment, side="right") - 1
        return (at >= 0) & (moment < self.end[at])

    def with_more(self, start: Seconds, end: Seconds) -> Spans:
        """Return these and the stretches from `start` to `end` as one."""
        starts, ends = np.concatenate((self.start, start)), np.concatenate((self.end, end))
        order = np.argsort(starts, kind="stable")
        starts, reach = starts[order], np.maximum.accumulate(ends[order])
        if not len(starts):
            return self
        begins = np.concatenate(([True], starts[1:] > reach[:-1]))
        last = np.append(np.flatnonzero(begins)[1:], len(starts)) - 1
        return Spans(starts[begins], reach[last])


NOTHING = Spans(np.empty(0, np.int64), np.empty(0, np.int64))


def counted_seconds(start: Seconds, end: Seconds, value: Floats, rank: Seconds) -> Floats:
    """Return how many seconds of each record count.

    Parameters
    ----------
    start, end : (n,) int64
    value : (n,) float64
        What was counted in that time.
    rank : (n,) int64
        Of the source; the lowest counts first. Within one rank, the record that counted fastest counts.

    Returns
    -------
    (n,) float64
        A record without length counts as one second or not at all. Of records that are the same, one counts.
        The order in which they come makes no difference to what they add up to.
    """
    seconds = np.zeros(len(start))
    spans, instants = NOTHING, np.empty(0, np.int64)
    for one in np.unique(rank).tolist():
        mine = np.flatnonzero(rank == one)
        mine = mine[np.lexsort((value[mine], end[mine], start[mine]))]
        mine = mine[_is_first(start[mine], end[mine], value[mine])]
        lasts = end[mine] > start[mine]
        short, long = mine[~lasts], mine[lasts]
        at = start[short]
        seconds[short] = ~(spans.hold(at) | np.isin(at, instants))
        which, begin, stop = _own(start[long], end[long], value[long])
        free = (stop - begin) - (spans.before(stop) - spans.before(begin))
        seconds[long] = np.bincount(which, free, minlength=len(long))
        spans, instants = spans.with_more(begin, stop), np.union1d(instants, at)
    return seconds


def _is_first(*columns: NDArray[np.int64 | np.float64]) -> NDArray[np.bool_]:
    """Return which of sorted records are not the same as the one before."""
    same = np.ones(max(len(columns[0]) - 1, 0), dtype=np.bool_)
    for column in columns:
        same &= column[1:] == column[:-1]
    return np.concatenate((np.ones(min(len(columns[0]), 1), dtype=np.bool_), ~same))


def _own(start: Seconds, end: Seconds, value: Floats) -> tuple[Seconds, Seconds, Seconds]:
    """Return stretches that do not overlap, each with the number of the record that counts in it."""
    which = np.arange(len(start))
    reach = np.maximum.accumulate(end)
    overlaps = start[1:] < reach[:-1]
    if not overlaps.any():
        return which, start, end
    apart = np.concatenate(([True], ~overlaps))
    cluster = np.cumsum(apart)
    alone = np.bincount(cluster)[cluster] == 1
    crowded = np.flatnonzero(~alone)
    shares = _swept(start[crowded].tolist(), end[crowded].tolist(), value[crowded].tolist())
    share = np.array(shares, dtype=np.int64).reshape(-1, 3)
    return (
        np.concatenate((which[alone], crowded[share[:, 0]])),
        np.concatenate((start[alone], share[:, 1])),
        np.concatenate((end[alone], share[:, 2])),
    )


def _swept(start: list[int], end: list[int], value: list[float]) -> list[tuple[int, int, int]]:
    """Go through records by their starts, with the fastest that has not ended on top of a heap."""
    heap: list[tuple[float, int]] = []
    shares: list[tuple[int, int, int]] = []
    at = 0

    def until(moment: float) -> None:
        nonlocal at
        while heap and at < moment:
            top = heap[0][1]
            stop = int(min(end[top], moment))
            if stop > at:
                shares.append((top, at, stop))
                at = stop
            if end[top] <= at:
                heapq.heappop(heap)

    for one in range(len(start)):
        until(start[one])
        at = start[one]
        heapq.heappush(heap, (-value[one] / (end[one] - start[one]), one))
    until(float("inf"))
    return shares
