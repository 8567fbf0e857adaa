"""The table a factor question is asked of: every factor at every lag, and what is not asked about."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from fodro.analysis.series import FactorSeries

Floats = NDArray[np.float64]

MAX_LAG_DAYS = 3


@dataclass(frozen=True, slots=True)
class Column:
    """One factor at one lag: what a column of the table is about.

    Parameters
    ----------
    name, factor : str
        As in `FactorSeries`.
    lag_days : int
        Days from the factor to the pain.
    sd : float
        The usual swing: SD of the recorded values, in natural units.
    """

    name: str
    factor: str
    lag_days: int
    sd: float


@dataclass(frozen=True, slots=True)
class Design:
    """Columns and their values.

    Parameters
    ----------
    columns : tuple of Column
        What is asked about.
    values : Floats, shape (days, columns)
        In SDs from the mean; gaps filled by what the days around them suggest.
    background : Floats, shape (days, background)
        Level, trend and weekdays: taken out, not asked about.
    background_precision : Floats, shape (background,)
        Prior precision of their sizes, in units of the noise SD.
    """

    columns: tuple[Column, ...]
    values: Floats
    background: Floats
    background_precision: Floats


def design(factors: tuple[FactorSeries, ...], n_days: int) -> Design:
    """Return the table for `factors`, each with at least two different recorded values, on `n_days` days."""
    columns, values = [], []
    for factor in factors:
        filled, sd = standardised(factor.values)
        for lag in range(MAX_LAG_DAYS + 1):
            columns.append(Column(factor.name, factor.factor, lag, sd))
            values.append(np.concatenate([np.zeros(lag), filled])[: len(filled)])
    background, precision = _background(n_days)
    table = np.array(values, dtype=np.float64).reshape(len(columns), n_days).T
    return Design(tuple(columns), table, background, precision)


def standardised(values: Floats) -> tuple[Floats, float]:
    """Return `values` in SDs from their mean with gaps filled, and the SD in natural units.

    Notes
    -----
    A gap gets its expectation given the nearest recorded days before and after, under a first-order
    autoregression. Filling with an expectation costs precision and does not bend a linear effect.
    """
    recorded = ~np.isnan(values)
    centred = np.where(recorded, values - values[recorded].mean(), 0.0)
    sd = float(centred[recorded].std())
    standard = centred / sd
    return _filled(standard, recorded), sd


def _filled(standard: Floats, recorded: NDArray[np.bool_]) -> Floats:
    n, memory = len(standard), _memory(standard, recorded)
    position = np.arange(n)
    before = np.maximum.accumulate(np.where(recorded, position, -1))
    after = np.minimum.accumulate(np.where(recorded, position, n)[::-1])[::-1]
    # Beyond either end there is no neighbour: its weight fades to nothing.
    to_before = np.where(before >= 0, memory ** (position - before), 0.0)
    to_after = np.where(after < n, memory ** (after - position), 0.0)
    across = to_before * to_after
    left = (to_before - to_after * across) * standard[np.maximum(before, 0)]
    right = (to_after - to_before * across) * standard[np.minimum(after, n - 1)]
    filled: Floats = np.where(recorded, standard, (left + right) / np.maximum(1.0 - across**2, 1e-9))
    return filled


def _memory(standard: Floats, recorded: NDArray[np.bool_]) -> float:
    pairs = recorded[1:] & recorded[:-1]
    if pairs.sum() < 5:
        return 0.0
    return float(np.clip((standard[1:] * standard[:-1])[pairs].mean(), 0.0, 0.98))


def _background(n_days: int) -> tuple[Floats, Floats]:
    # Weekdays are counted from the first day: which of them is called Monday makes no difference.
    weekdays = (np.arange(n_days)[:, None] % 7 == np.arange(7)) - 1 / 7
    columns = np.column_stack([np.ones(n_days), np.linspace(-1.0, 1.0, n_days), weekdays])
    sizes = np.array([1_000.0, 2.0, *[0.4] * 7])
    return columns, sizes**-2
