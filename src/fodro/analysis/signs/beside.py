"""What changed at the same time as a sign, and how often it changes as much anyway."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from fodro.analysis.series import FactorSeries
from fodro.domain.sign_findings import Beside

Floats = NDArray[np.float64]

_BEFORE_DAYS = 28
_SINCE_DAYS = 28
_FEWEST_VALUES = 4
_FEWEST_STRETCHES = 10


def beside(factors: Sequence[FactorSeries], since: int, last: int) -> Iterator[Beside]:
    """Yield how each factor was before and since a day, with how often it differs as much anyway.

    Parameters
    ----------
    factors : sequence of FactorSeries
    since, last : int
        Positions of the first day of the change, and of the last day that counts.

    Notes
    -----
    The mean of the days since (four weeks at most) is compared with that of the four weeks before. The same
    is done for every other day of the diary; the base rate is the share of those with a difference as large,
    either way. Nothing here says that one is the reason of the other.
    """
    width = min(last - since + 1, _SINCE_DAYS)
    for one in factors:
        before, later = _means(one.values[: last + 1], width)
        if since >= len(later) or np.isnan(before[since]) or np.isnan(later[since]):
            continue
        apart = np.abs(later - before)
        known = np.flatnonzero(~np.isnan(apart))
        others = apart[known[np.abs(known - since) >= width]]
        if len(others) < _FEWEST_STRETCHES or not apart[since]:
            continue
        rate = float(np.mean(others >= apart[since] - 1e-9))
        yield Beside(one.name, float(before[since]), float(later[since]), rate)


def _means(values: Floats, width: int) -> tuple[Floats, Floats]:
    """Return for every day the mean of four weeks before it, and of `width` days from it on."""
    there = ~np.isnan(values)
    total = np.concatenate([[0.0], np.cumsum(np.where(there, values, 0.0))])
    count = np.concatenate([[0], np.cumsum(there)])
    day = np.arange(len(values) - width + 1)
    start = np.maximum(day - _BEFORE_DAYS, 0)
    before = _mean(total[day] - total[start], count[day] - count[start])
    return before, _mean(total[day + width] - total[day], count[day + width] - count[day])


def _mean(total: Floats, count: NDArray[np.int64]) -> Floats:
    found = np.full(len(total), np.nan)
    np.divide(total, count, out=found, where=count >= _FEWEST_VALUES)
    return found
