"""Which factors can be asked about at all, and why the others cannot."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil

import numpy as np
from numpy.typing import NDArray

from fodro.analysis.design import standardised
from fodro.analysis.series import DailySeries, FactorSeries

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

MIN_PAIRED_DAYS = 14
MIN_RECORDED_SHARE = 0.2
MIN_DIFFERENT_DAYS = 5
SAME_CORRELATION = 0.97
ROUGHLY_SAME_CORRELATION = 0.9
LEAST_SWING = 1e-9
MAX_ASKED = 60


@dataclass(frozen=True, slots=True)
class SetAside:
    """A factor that is not asked about.

    Parameters
    ----------
    factor : str
        Factor slug.
    reason : str
        ``too_rarely_noted``, ``never_changes``, ``rarely_differs``, ``levels_too_rare``, ``same_as:`` and
        another factor, or ``too_many_noted``.
    days_needed : int or None
        How many more days it has to be noted; ``None`` when that alone would not help.
    """

    factor: str
    reason: str
    days_needed: int | None = None


def paired_days(series: DailySeries, values: Floats, max_lag_days: int = 0) -> Ints:
    """Return on how many days with a check-in each of `values` was recorded some days before.

    Parameters
    ----------
    series : DailySeries
    values : Floats, shape (factors, days)
    max_lag_days : int

    Returns
    -------
    Ints, shape (factors, 1 + max_lag_days)
    """
    recorded, seen = ~np.isnan(values), series.n_check_ins > 0
    lags = range(max_lag_days + 1)
    return np.stack([(recorded[:, : len(seen) - lag] & seen[lag:]).sum(axis=1) for lag in lags], axis=1)


def screen(series: DailySeries) -> tuple[tuple[FactorSeries, ...], tuple[SetAside, ...]]:
    """Return the factors worth asking about, and those set aside with the reason.

    Notes
    -----
    A level of a category that is too rare counts as its most common level. Of two factors that always move
    together only the first of the alphabet is asked about: no number of such days could tell them apart. At
    most 60 are asked about, those noted most often.
    """
    reasons = {name: SetAside(name, "never_changes") for name in series.factor_names}
    asked: list[FactorSeries] = []
    for factor, alike in zip(series.factors, _roughly_alike(series.factors), strict=True):
        reason = _reason_against(series, factor) or _same_as(factor, asked, alike)
        if reason is None:
            asked.append(factor)
        elif reasons[factor.factor].reason == "never_changes":
            reasons[factor.factor] = reason
    kept = _most_noted(asked)
    names = {factor.name for factor in kept}
    reasons |= {one.factor: SetAside(one.factor, "too_many_noted") for one in asked if one.name not in names}
    factors = {factor.factor for factor in kept}
    return kept, tuple(aside for name, aside in reasons.items() if name not in factors)


def _most_noted(asked: list[FactorSeries]) -> tuple[FactorSeries, ...]:
    first = sorted(asked, key=lambda factor: (-factor.n_recorded, factor.name))[:MAX_ASKED]
    return tuple(sorted(first, key=lambda factor: factor.name))


def _reason_against(series: DailySeries, factor: FactorSeries) -> SetAside | None:
    paired = int(paired_days(series, factor.values[None])[0, 0])
    needed = max(MIN_PAIRED_DAYS, ceil(MIN_RECORDED_SHARE * series.n_recorded))
    if paired < needed:
        return SetAside(factor.factor, "too_rarely_noted", needed - paired)
    values, counts = np.unique(factor.values[~np.isnan(factor.values)], return_counts=True)
    if np.ptp(values) < LEAST_SWING:
        return SetAside(factor.factor, "never_changes")
    different = int(counts.sum() - counts.max())
    if different < MIN_DIFFERENT_DAYS and 0 < factor.n_most_common <= factor.n_recorded // 2:
        # No level is the usual one: days that differ are not what is missing.
        return SetAside(factor.factor, "levels_too_rare")
    if different < MIN_DIFFERENT_DAYS:
        return SetAside(factor.factor, "rarely_differs", MIN_DIFFERENT_DAYS - different)
    return None


def _same_as(factor: FactorSeries, asked: list[FactorSeries], alike: frozenset[str]) -> SetAside | None:
    worth_a_look = (other for other in asked if other.name in alike)
    twin = next((other for other in worth_a_look if _move_together(factor, other)), None)
    return None if twin is None else SetAside(factor.factor, f"same_as:{twin.name}")


def _roughly_alike(factors: tuple[FactorSeries, ...]) -> Iterator[frozenset[str]]:
    """Yield for each of `factors` the names of those worth a closer look: few are, and that takes long."""
    if not factors:
        return
    values = np.array([factor.values for factor in factors])
    there = ~np.isnan(values)
    n = np.maximum(there.sum(axis=1, keepdims=True), 1)
    seen = there.astype(np.float64)
    values = np.where(there, values, 0.0)
    values = np.where(there, values - values.sum(axis=1, keepdims=True) / n, 0.0)
    # All of days that hold both: row for one factor, column for the other.
    n_both, total, squares = np.maximum(seen @ seen.T, 1.0), values @ seen.T, values**2 @ seen.T
    shared = values @ values.T - total * total.T / n_both
    own = np.maximum(squares - total**2 / n_both, 0.0)
    alike = np.abs(shared) >= ROUGHLY_SAME_CORRELATION * np.sqrt(own * own.T)
    for row in alike:
        yield frozenset(factors[k].name for k in np.flatnonzero(row).tolist())


def _move_together(one: FactorSeries, other: FactorSeries) -> bool:
    both = ~np.isnan(one.values) & ~np.isnan(other.values)
    if np.count_nonzero(both) < MIN_PAIRED_DAYS:
        return False
    return abs(_correlation(one.values[both], other.values[both])) >= SAME_CORRELATION


def _correlation(one: Floats, other: Floats) -> float:
    if one.min() == one.max() or other.min() == other.max():
        return 0.0
    return float(np.mean(standardised(one)[0] * standardised(other)[0]))
