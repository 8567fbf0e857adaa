"""The monitors day by day over a whole diary, as they would have spoken, and how they stand at its end."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from fodro.analysis.series import DailySeries, daily_series
from fodro.analysis.signs.adjusting import candidates
from fodro.analysis.signs.blocks import Course, Raised, apart, courses
from fodro.analysis.signs.noted import noted
from fodro.analysis.signs.spans import block_of
from fodro.analysis.signs.walking import walking
from fodro.analysis.signs.watched import Watched, watched_pain
from fodro.domain.diary import Diary
from fodro.domain.sign_findings import Monitor

Floats = NDArray[np.float64]

_AT_ONCE_BLOCKS = 3


@dataclass(frozen=True, slots=True)
class Watch:
    """A diary as it is watched.

    Parameters
    ----------
    series : DailySeries
    every : tuple of Watched
    candidates : array, shape (days, columns)
        Of the factors that may be taken out.
    """

    series: DailySeries
    every: tuple[Watched, ...]
    candidates: Floats

    @property
    def last_block(self) -> int:
        """The number of the block the diary ends in."""
        return block_of(max(len(self.series.days) - 1, 0))

    def through(self, blocks: Sequence[int]) -> Iterator[tuple[list[Course], list[Course]]]:
        """Yield how each series went through the block before, and through each of `blocks`."""
        with_before = range(max(blocks[0] - 1, 0), blocks[-1] + 1)
        return courses(self.every, self.candidates, with_before, until=len(self.series.days))


def watch(diary: Diary, series: DailySeries | None = None) -> Watch:
    """Return `diary` as it is watched; `series` is its daily series, where that is known already."""
    series = series or daily_series(diary)
    pain = watched_pain(series, noted(diary.ratings, series.days))
    every = (*pain, *walking(diary.factors, series))
    return Watch(series, every, candidates(series.factors, len(series.days)))


def replay_signs(diary: Diary) -> dict[str, list[date]]:
    """Return the alarms of every monitor as they would have been raised, day by day.

    Parameters
    ----------
    diary : Diary

    Returns
    -------
    dict of str to list of date
        For every monitor the civil days of its alarms, in order. What is said of a day rests on that day and
        those before it, so the replay of a diary that is cut off is the beginning of the whole one.

    Notes
    -----
    See `odds` for the method, and ``docs/explanation/signs.md`` for what it cannot tell.
    """
    seen = watch(diary)
    raised: dict[str, list[Raised]] = {monitor.value: [] for monitor in Monitor}
    for first in range(0, seen.last_block + 1, _AT_ONCE_BLOCKS):
        blocks = range(first, min(first + _AT_ONCE_BLOCKS, seen.last_block + 1))
        for course in chain.from_iterable(now for _, now in seen.through(blocks)):
            raised[course.watched.kind.monitor.value].extend(course.raised)
    return {name: [seen.series.days[one.day] for one in apart(each)] for name, each in raised.items()}
