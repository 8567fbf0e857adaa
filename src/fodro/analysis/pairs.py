"""Two factors at once: what they add to pain together, beyond what each adds alone."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from fodro.analysis.design import MAX_LAG_DAYS, Design
from fodro.analysis.series import FactorSeries
from fodro.knowledge.pairs import factor_pairs

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

LAGS = (0, 1)
"""Pairs are looked at on the same day and the day after."""

MAX_PAIRS = 12
"""More are not looked at: each makes a chance finding more likely."""

_FEWEST_DAYS = 6
_LEAST_SWING = 0.2
_RIDGE = 1e-9


@dataclass(frozen=True, slots=True)
class Pair:
    """Two factors at one lag.

    Parameters
    ----------
    factor, other : FactorSeries
        In alphabetical order of their names.
    lag_days : int
    sd : float
        SD of what the product says beyond the two, in products of their SDs.
    """

    factor: FactorSeries
    other: FactorSeries
    lag_days: int
    sd: float


def pairs_of(factors: tuple[FactorSeries, ...], table: Design) -> tuple[tuple[Pair, ...], Floats]:
    """Return the pairs worth asking about and their columns, shape (days, pairs), in SDs.

    Parameters
    ----------
    factors : tuple of FactorSeries
        Those that are asked about, in the order of the table.
    table : Design

    Notes
    -----
    A column is the product of two factors in SDs from their means, with what either of them explains of it
    taken out. Only pairs with a plausible reason are asked about (``knowledge/pairs.toml``), at most twelve;
    both sides of a yes-or-no factor must be there often enough.
    """
    found, columns = [], []
    for one, other in _plausible(factors):
        for lag in LAGS:
            column = _beyond_the_two(_column(table, one, lag), _column(table, other, lag))
            sd = float(column.std())
            if sd >= _LEAST_SWING:
                found.append(Pair(factors[one], factors[other], lag, sd))
                columns.append(column / sd)
    n_days = len(table.values)
    return tuple(found), np.array(columns, dtype=np.float64).reshape(len(found), n_days).T


def _plausible(factors: tuple[FactorSeries, ...]) -> list[tuple[int, int]]:
    """Return the positions of both factors of each pair, in alphabetical order of their names."""
    by_factor: dict[str, list[int]] = {}
    for n, factor in enumerate(factors):
        by_factor.setdefault(factor.factor, []).append(n)
    both = [
        (min(one, other), max(one, other))
        for pair in factor_pairs()
        for one in by_factor.get(pair.factor, ())
        for other in by_factor.get(pair.other, ())
        if _often_enough(factors[one], factors[other])
    ]
    return both[:MAX_PAIRS]


def _often_enough(one: FactorSeries, other: FactorSeries) -> bool:
    """Return whether both are above their mean, and either alone, on enough days."""
    high, high_too = (factor.values > np.nanmean(factor.values) for factor in (one, other))
    known = ~np.isnan(one.values) & ~np.isnan(other.values)
    corners = (high & high_too, high & ~high_too, ~high & high_too, ~high & ~high_too)
    return all(np.count_nonzero(corner & known) >= _FEWEST_DAYS for corner in corners)


def _column(table: Design, factor: int, lag_days: int) -> Floats:
    return table.values[:, factor * (MAX_LAG_DAYS + 1) + lag_days]


def _beyond_the_two(one: Floats, other: Floats) -> Floats:
    alone = np.column_stack([np.ones(len(one)), one, other])
    product = one * other
    explained: Floats = alone @ np.linalg.solve(alone.T @ alone + _RIDGE * np.eye(3), alone.T @ product)
    return product - explained
