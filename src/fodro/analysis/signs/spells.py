"""What a person's past says of spells: of times when it was more for a while and went by itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import inf, isfinite, log

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

PAST_DAYS = 252
"""So many days before a block are looked through for spells."""

RISES_OF = (14, 21)
"""Of so many values is the mean held against that of those before."""

_LEFT_OUT_DAYS = 3
_FEWEST = 20
_BEFORE_A_RISE, _FEWEST_BEFORE = 42, 14
_FORTNIGHT, _AT_FIRST = 14, 10
_LEAST_SPREAD = 0.2
_TINY = 1e-6
_MOSTLY_ALIKE = 0.4
_PACES = (0.1, 0.25, 0.5)
_CALM_SHARES, _WILDER = (0.5, 0.7), 2.5
_CALM_AT_FIRST, _STAYS_CALM, _STAYS_WILD = 0.75, 0.967, 0.9
_BURST_SHARE, _BURST_SPREAD, _BURSTS = 0.15, 1.2, ((0.5, 0.7), (0.5, 1.3), (0.7, 0.7), (0.7, 1.3))


@dataclass(frozen=True, slots=True)
class Past:
    """What a series was like before a day: whether it came in spells, and how far it rose.

    Parameters
    ----------
    wandering, wandering_nrs : float
        The spread of means of fortnights: as a share of that of days, and as it is.
    wild, bursts : float
        Logarithm of how much better wild times among calm ones, or bursts, explain the surprises of the past
        than noise of one spread. Minus infinity where most days are alike, at the end of the scale as a rule:
        any other day would look like a burst.
    rises : tuple of float
        The largest rise there has been, for each of ``RISES_OF``; infinity where little is known, so that
        nothing goes beyond.
    spread : float
        Of the values.
    """

    wandering: float
    wandering_nrs: float
    wild: float
    bursts: float
    rises: tuple[float, ...]
    spread: float

    def beyond(self, values: Floats) -> tuple[float, ...]:
        """Return by how many SDs the rise of the last `values` is more than any before; 0 for unknown."""
        each = zip(RISES_OF, self.rises, strict=True)
        return tuple(
            (float(_rises(values[-k - _BEFORE_A_RISE :], k)[-1]) - largest) / (self.spread + _LEAST_SPREAD)
            if isfinite(largest)
            else 0.0
            for k, largest in each
        )


def past_of(day: Ints, values: Floats, since: int) -> Past:
    """Return what a series was like before something that may have begun on a day.

    Parameters
    ----------
    day, values : arrays, shape (values,)
        As it was noted.
    since : int
        Position of that day. Nothing since then counts, nor do the three days before.
    """
    lo, hi = np.searchsorted(day, [since - PAST_DAYS, since - _LEFT_OUT_DAYS]).tolist()
    past = values[lo:hi]
    spread = float(past.std()) if len(past) else 0.0
    rises = tuple(_largest_rise(values, lo, hi, k) for k in RISES_OF)
    if len(past) < _FEWEST:
        return Past(0.0, 0.0, 0.0, 0.0, rises, spread)
    surprises, wandered = _surprises(past), _wandered(past)
    wild, bursts = _of_surprises(surprises, float(surprises.std()) + _TINY)
    if _most_alike(past) >= _MOSTLY_ALIKE:
        wild = bursts = -np.inf
    return Past(wandered / (spread + _TINY), wandered, wild, bursts, rises, spread)


def _wandered(past: Floats) -> float:
    return float(_means(past, _FORTNIGHT).std()) if len(past) >= 2 * _FORTNIGHT else 0.0


def _means(values: Floats, k: int) -> Floats:
    total = np.concatenate([[0.0], np.cumsum(values)])
    return np.asarray((total[k:] - total[:-k]) / k)


def _surprises(values: Floats) -> Floats:
    """Return by how much each value surprises, with that pace of following them that surprises least."""
    first, found = float(values[:_AT_FIRST].mean()), []
    for pace in _PACES:
        level, each = first, []
        for value in values.tolist():
            each.append(value - level)
            level += pace * each[-1]
        found.append(np.array(each))
    return min(found, key=lambda each: float(np.mean(np.minimum(np.abs(each[_AT_FIRST:]), 3.0) ** 2)))


def _most_alike(values: Floats) -> float:
    """Return the share of the commonest value."""
    return float(np.unique(values, return_counts=True)[1].max() / len(values))


def _of_surprises(surprises: Floats, spread: float) -> tuple[float, float]:
    return _wild(surprises, spread), _bursts(surprises, spread)


def _plain_fit(surprises: Floats, spread: float) -> float:
    return float(-0.5 * np.sum((surprises / spread) ** 2) - len(surprises) * log(spread))


def _wild(surprises: Floats, spread: float) -> float:
    """Return how much better calm times of a month and wild ones of ten days explain them, in turn."""
    best = max(_alternating(surprises, share * spread) for share in _CALM_SHARES)
    return best - _plain_fit(surprises, spread)


def _alternating(surprises: Floats, spread: float) -> float:
    fits: Sequence[list[float]] = [
        (np.exp(-0.5 * (surprises / one) ** 2) / one).tolist() for one in (spread, _WILDER * spread)
    ]
    calm, total = _CALM_AT_FIRST, 0.0
    for if_calm, if_wild in zip(*fits, strict=True):
        calm = calm * _STAYS_CALM + (1.0 - calm) * (1.0 - _STAYS_WILD)
        both = calm * if_calm + (1.0 - calm) * if_wild + 1e-300
        total += log(both)
        calm *= if_calm / both
    return total


def _bursts(surprises: Floats, spread: float) -> float:
    """Return how much better it explains them that some are bursts: upwards, and large."""
    calm, middle = (np.array(each)[:, None] * spread for each in zip(*_BURSTS, strict=True))
    below, wide = -_BURST_SHARE * middle / (1.0 - _BURST_SHARE), _BURST_SPREAD * spread
    usual = (1.0 - _BURST_SHARE) * np.exp(-0.5 * ((surprises - below) / calm) ** 2) / calm
    burst = _BURST_SHARE * np.exp(-0.5 * ((surprises - middle) / wide) ** 2) / wide
    fit = np.log(usual + burst + 1e-300).sum(axis=1)
    return float(fit.max()) - _plain_fit(surprises, spread)


def _largest_rise(values: Floats, lo: int, hi: int, k: int) -> float:
    if hi - lo <= k + _FEWEST:
        return inf
    oldest = max(0, lo - k - _BEFORE_A_RISE)
    return float(np.nanmax(_rises(values[oldest:hi], k)[lo - oldest :]))


def _rises(values: Floats, k: int) -> Floats:
    """Return by how much the mean of the last `k` values is above that of those before, shape (values,)."""
    total = np.concatenate([[0.0], np.cumsum(values)])
    until = np.arange(k + _FEWEST_BEFORE, len(values) + 1)
    since = until - k
    before = np.maximum(0, since - _BEFORE_A_RISE)
    found = (total[until] - total[since]) / k - (total[since] - total[before]) / (since - before)
    return np.concatenate([np.full(len(values) + 1 - len(until), np.nan)[:-1], found])
