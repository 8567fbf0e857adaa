"""When in the day it hurts most (Q2)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from fodro.analysis.series import CheckIns
from fodro.domain.civil import DayPart

Floats = NDArray[np.float64]

MIN_DAYS_PER_PART = 5
_PARTS = tuple(DayPart)
_PRIOR_SD_NRS = 1.5
_LEAST_WITHIN_DAY_VAR = 0.05


@dataclass(frozen=True, slots=True)
class PartMean:
    """Mean pain in one part of the day: points, standard error, and what it rests on."""

    part: DayPart
    mean_nrs: float
    se_nrs: float
    n_check_ins: int
    n_days: int


@dataclass(frozen=True, slots=True)
class Profile:
    """The parts of the day with enough days, in the order they are lived.

    Parameters
    ----------
    parts : tuple of PartMean
    worst : DayPart or None
        Where the mean is highest; ``None`` with fewer than two parts.
    above_the_rest_nrs, above_the_rest_se : float
        How far it is above the mean of the other parts, comparing parts of the same days.
    """

    parts: tuple[PartMean, ...]
    worst: DayPart | None = None
    above_the_rest_nrs: float = 0.0
    above_the_rest_se: float = 0.0


@dataclass(frozen=True, slots=True)
class _Cells:
    """Mean pain of each day and part: shape (days, parts), NaN where there is none."""

    pain_nrs: Floats
    n_check_ins: NDArray[np.int64]

    @property
    def seen(self) -> NDArray[np.bool_]:
        return ~np.isnan(self.pain_nrs)


def profile(check_ins: CheckIns) -> Profile:
    """Return mean pain in each part of the day that was noted on at least five days.

    Notes
    -----
    Model: pain of a check-in = its day + its part of the day + noise. Parts are compared within days, so
    noting evenings only when they are bad does not make evenings look bad. Days are the units: several
    check-ins in one part of one day count once, and days that resemble their neighbours count for less.

    What it cannot tell: why; a profile that has changed over the months is averaged.

    References
    ----------
    Laird NM, Ware JH. Random-effects models for longitudinal data. Biometrics, 1982.
    """
    cells = _cells(check_ins.of_known_part())
    enough = np.flatnonzero(cells.seen.sum(axis=0) >= MIN_DAYS_PER_PART)
    if not len(enough):
        return Profile(())
    cells = _Cells(cells.pain_nrs[:, enough], cells.n_check_ins[enough])
    offset, cov = _offsets(cells)
    level, level_var = _level(cells, offset)
    se = np.sqrt(level_var + cov.diagonal())
    n_days = cells.seen.sum(axis=0)
    means = zip(enough, level + offset, se, cells.n_check_ins, n_days, strict=True)
    parts = tuple(PartMean(_PARTS[k], float(m), float(s), int(n), int(d)) for k, m, s, n, d in means)
    return _with_worst(parts, offset, cov)


def _cells(check_ins: CheckIns) -> _Cells:
    shape = (int(check_ins.day.max(initial=-1)) + 1, len(_PARTS))
    cell = check_ins.day * len(_PARTS) + check_ins.part
    count = np.bincount(cell, minlength=shape[0] * shape[1]).reshape(shape)
    total = np.bincount(cell, check_ins.pain_nrs, minlength=shape[0] * shape[1]).reshape(shape)
    mean = np.full(shape, np.nan)
    np.divide(total, count, out=mean, where=count > 0)
    return _Cells(mean, count.sum(axis=0))


def _offsets(cells: _Cells) -> tuple[Floats, Floats]:
    """Return how each part differs from the day (weighted mean 0), and the covariance of that."""
    seen, pain = cells.seen.astype(np.float64), np.nan_to_num(cells.pain_nrs)
    per_day = np.maximum(seen.sum(axis=1), 1.0)[:, None]
    normal = np.diag(seen.sum(axis=0)) - seen.T @ (seen / per_day)
    right = (pain - seen * pain.sum(axis=1, keepdims=True) / per_day).sum(axis=0)
    prior = np.eye(len(normal)) / _PRIOR_SD_NRS**2
    raw = np.linalg.solve(normal + prior, right)
    within_day_var = _within_day_var(cells, raw)
    cov = within_day_var * np.linalg.inv(normal + within_day_var * prior)
    weights = seen.sum(axis=0) / seen.sum()
    centring = np.eye(len(weights)) - weights
    return centring @ raw, centring @ cov @ centring.T


def _within_day_var(cells: _Cells, offset: Floats) -> float:
    left = cells.pain_nrs - offset
    several = cells.seen.sum(axis=1) > 1
    if not several.any():
        return _PRIOR_SD_NRS**2
    left = left[several] - np.nanmean(left[several], axis=1, keepdims=True)
    freedom = cells.seen[several].sum() - several.sum() - len(offset) + 1
    return max(float(np.nansum(left**2)) / max(float(freedom), 1.0), _LEAST_WITHIN_DAY_VAR)


def _level(cells: _Cells, offset: Floats) -> tuple[float, float]:
    """Return the mean over days and its variance, counting neighbouring days as partly the same."""
    days = np.flatnonzero(cells.seen.any(axis=1))
    daily = np.nanmean(cells.pain_nrs[days] - offset, axis=1)
    centred = daily - daily.mean()
    var = float(centred @ centred) / max(len(daily) - 1, 1)
    if var <= 0:
        return float(daily.mean()), 0.0
    next_to = np.diff(days) == 1
    memory = float((centred[1:] * centred[:-1])[next_to].mean()) / var if next_to.any() else 0.0
    memory = float(np.clip(memory, 0.0, 0.9))
    return float(daily.mean()), var / len(daily) * (1 + memory) / (1 - memory)


def _with_worst(parts: tuple[PartMean, ...], offset: Floats, cov: Floats) -> Profile:
    if len(parts) < 2:
        return Profile(parts)
    worst = int(np.argmax(offset))
    contrast = np.full(len(offset), -1.0 / (len(offset) - 1))
    contrast[worst] = 1.0
    se = float(np.sqrt(contrast @ cov @ contrast))
    return Profile(parts, parts[worst].part, float(contrast @ offset), se)
