"""When in the day it hurts most (Q2)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from fodro.analysis.readings import CheckIns
from fodro.domain.civil import DayPart

Floats = NDArray[np.float64]

MIN_DAYS_PER_PART = 5
MIN_DAYS_TOGETHER = 5
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
class Lead:
    """How far the worst part is above one other, comparing parts of the same days: points, standard error."""

    over: DayPart
    nrs: float
    se_nrs: float


@dataclass(frozen=True, slots=True)
class Profile:
    """The parts of the day that can be compared, in the order they are lived.

    Parameters
    ----------
    parts : tuple of PartMean
    worst : DayPart or None
        Where the mean is highest; ``None`` with fewer than two parts.
    leads : tuple of Lead
        How far `worst` is above each of the other parts.
    days_together_missing : int
        How many more days have to hold two parts, where no two were noted on the same days; else 0.
    """

    parts: tuple[PartMean, ...]
    worst: DayPart | None = None
    leads: tuple[Lead, ...] = ()
    days_together_missing: int = 0


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

    Parts can be compared when at least five days hold both of them, or when other parts link them so; of
    several groups that nothing links, the one with most noted days is told.

    What it cannot tell: why; a profile that has changed over the months is averaged.

    References
    ----------
    Laird NM, Ware JH. Random-effects models for longitudinal data. Biometrics, 1982.
    """
    cells = _cells(check_ins.of_known_part())
    enough = np.flatnonzero(cells.seen.sum(axis=0) >= MIN_DAYS_PER_PART)
    if not len(enough):
        return Profile(())
    together = _together(cells.seen[:, enough])
    if len(enough) > 1 and not (together >= MIN_DAYS_TOGETHER).any():
        return Profile((), days_together_missing=MIN_DAYS_TOGETHER - int(together.max()))
    enough = enough[_linked(together, cells.seen[:, enough].sum(axis=0))]
    cells = _Cells(cells.pain_nrs[:, enough], cells.n_check_ins[enough])
    offset, cov = _offsets(cells)
    level, level_var = _level(cells, offset)
    se = np.sqrt(level_var + cov.diagonal())
    n_days = cells.seen.sum(axis=0)
    means = zip(enough, level + offset, se, cells.n_check_ins, n_days, strict=True)
    parts = tuple(PartMean(_PARTS[k], float(m), float(s), int(n), int(d)) for k, m, s, n, d in means)
    return _with_worst(parts, offset, cov)


def day_parts(check_ins: CheckIns) -> Floats:
    """Return mean pain of each day and part of the day, shape (days, parts); NaN where there is none."""
    return _cells(check_ins.of_known_part()).pain_nrs


def _cells(check_ins: CheckIns) -> _Cells:
    shape = (int(check_ins.day.max(initial=-1)) + 1, len(_PARTS))
    cell = check_ins.day * len(_PARTS) + check_ins.part
    count = np.bincount(cell, minlength=shape[0] * shape[1]).reshape(shape)
    total = np.bincount(cell, check_ins.pain_nrs, minlength=shape[0] * shape[1]).reshape(shape)
    mean = np.full(shape, np.nan)
    np.divide(total, count, out=mean, where=count > 0)
    return _Cells(mean, count.sum(axis=0))


def _together(seen: NDArray[np.bool_]) -> NDArray[np.int64]:
    """Return on how many days each pair of parts was noted, shape (parts, parts); 0 with itself."""
    both = seen.astype(np.int64).T @ seen.astype(np.int64)
    np.fill_diagonal(both, 0)
    return both


def _linked(together: NDArray[np.int64], n_days: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return the positions of the parts in the group, linked by days that hold both, with most days."""
    links = (together >= MIN_DAYS_TOGETHER) | np.eye(len(together), dtype=np.bool_)
    reach = np.linalg.matrix_power(links.astype(np.int64), len(links)) > 0
    # A part that is linked to none cannot be compared, however often it was noted.
    days = (reach @ n_days) * (reach.sum(axis=1) > 1)
    return np.flatnonzero(reach[int(np.argmax(days))])


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
    var = cov[worst, worst] + cov.diagonal() - 2 * cov[worst]
    leads = tuple(
        Lead(part.part, float(offset[worst] - offset[k]), float(np.sqrt(max(var[k], 0.0))))
        for k, part in enumerate(parts)
        if k != worst
    )
    return Profile(parts, parts[worst].part, leads)
