"""The table a factor question is asked of: every factor at every lag, and what is not asked about."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from fodro.analysis.series import FactorSeries

Floats = NDArray[np.float64]

MAX_LAG_DAYS = 3

WEEKDAY_SDS = (0.1, 0.4)
"""Prior SD of a weekday's own effect, in noise SDs: a week that hardly matters, and one that does."""

N_WIDTHS = len(WEEKDAY_SDS)

_LEVEL_SD, _TREND_SD = 1_000.0, 1.0
_WEEK_DAYS = 7
_LONGEST_MEMORY = 0.98
_FEWEST_PAIRS = 5


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
class Background:
    """Level, trend and weekdays.

    Parameters
    ----------
    columns : Floats, shape (days, background)
    precision : Floats, shape (widths, background)
        Prior precision of their sizes, in units of the noise SD, for each width of the weekdays: a short
        diary cannot afford seven free weekdays, one with a strong week must not do without.
    """

    columns: Floats
    precision: Floats


@dataclass(frozen=True, slots=True)
class Design:
    """Columns and their values.

    Parameters
    ----------
    columns : tuple of Column
        What is asked about.
    values : Floats, shape (days, columns)
        In SDs from the mean; gaps filled by what the days around them suggest.
    background : Background
        Taken out, not asked about.
    """

    columns: tuple[Column, ...]
    values: Floats
    background: Background


def design(factors: tuple[FactorSeries, ...], n_days: int) -> Design:
    """Return the table for `factors`, each with at least two different recorded values, on `n_days` days."""
    recorded = np.array([factor.values for factor in factors], dtype=np.float64).reshape(-1, n_days)
    filled, sds = _standardised(recorded)
    lagged = np.zeros((len(factors), MAX_LAG_DAYS + 1, n_days))
    columns = []
    for lag in range(MAX_LAG_DAYS + 1):
        lagged[:, lag, lag:] = filled[:, : n_days - lag]
    for factor, sd in zip(factors, sds.tolist(), strict=True):
        columns += [Column(factor.name, factor.factor, lag, sd) for lag in range(MAX_LAG_DAYS + 1)]
    return Design(tuple(columns), lagged.reshape(-1, n_days).T, background(n_days))


def background(n_days: int) -> Background:
    """Return level, trend and weekdays of `n_days` days."""
    # Weekdays are counted from the first day: which of them is called Monday makes no difference.
    weekdays = (np.arange(n_days)[:, None] % _WEEK_DAYS == np.arange(_WEEK_DAYS)) - 1 / _WEEK_DAYS
    columns = np.column_stack([np.ones(n_days), np.linspace(-1.0, 1.0, n_days), weekdays])
    sizes = np.array([[_LEVEL_SD, _TREND_SD, *[width] * _WEEK_DAYS] for width in WEEKDAY_SDS])
    return Background(columns, sizes**-2)


def standardised(values: Floats) -> tuple[Floats, float]:
    """Return `values`, shape (days,), in SDs from their mean with gaps filled, and the SD in natural units.

    Notes
    -----
    A gap gets its expectation given the nearest recorded days before and after, under a first-order
    autoregression. Filling with an expectation costs precision and does not bend a linear effect.
    """
    filled, sd = _standardised(values[None, :])
    return filled[0], float(sd[0])


def _standardised(values: Floats) -> tuple[Floats, Floats]:
    """Return what `standardised` does for every row of `values`, shape (factors, days)."""
    recorded = ~np.isnan(values)
    n = np.maximum(recorded.sum(axis=1, keepdims=True), 1)
    centred = np.where(recorded, values, 0.0)
    centred = np.where(recorded, centred - centred.sum(axis=1, keepdims=True) / n, 0.0)
    sd = np.sqrt((centred**2).sum(axis=1, keepdims=True) / n)
    return _filled(centred / sd, recorded), sd[:, 0]


def _filled(standard: Floats, recorded: NDArray[np.bool_]) -> Floats:
    n, memory = standard.shape[1], _memory(standard, recorded)
    position = np.arange(n)
    before = np.maximum.accumulate(np.where(recorded, position, -1), axis=1)
    after = np.minimum.accumulate(np.where(recorded, position, n)[:, ::-1], axis=1)[:, ::-1]
    # Beyond either end there is no neighbour: its weight fades to nothing.
    to_before = np.where(before >= 0, memory ** (position - before), 0.0)
    to_after = np.where(after < n, memory ** (after - position), 0.0)
    across = to_before * to_after
    left = (to_before - to_after * across) * np.take_along_axis(standard, np.maximum(before, 0), 1)
    right = (to_after - to_before * across) * np.take_along_axis(standard, np.minimum(after, n - 1), 1)
    filled: Floats = np.where(recorded, standard, (left + right) / np.maximum(1.0 - across**2, 1e-9))
    return filled


def _memory(standard: Floats, recorded: NDArray[np.bool_]) -> Floats:
    """Return how much of each row is left the day after, shape (factors, 1)."""
    pairs = recorded[:, 1:] & recorded[:, :-1]
    n = pairs.sum(axis=1, keepdims=True)
    shared = np.where(pairs, standard[:, 1:] * standard[:, :-1], 0.0).sum(axis=1, keepdims=True)
    known = np.clip(shared / np.maximum(n, 1), 0.0, _LONGEST_MEMORY)
    return np.where(n < _FEWEST_PAIRS, 0.0, known)
