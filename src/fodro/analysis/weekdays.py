"""Pain on the days of the week, and on workdays against days off (Q2)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from fodro.analysis.blocks import noise_shapes, weighed, whiten
from fodro.analysis.series import DailySeries

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

MIN_DAYS_PER_WEEKDAY = 3
MIN_WEEKDAYS = 4
MIN_DAYS = 21
MIN_DAYS_OF_A_KIND = 5
BY_WEEKDAY = "weekday"

_SAYS_OFF = ("day_off",)
_SAYS_WORK = ("work", "workday", "work_day")
_LEAST_SHARE_NOTED = 0.5
_FIRST_OFF = 5
_LEAST_NOISE_VAR = 0.02
_SLIGHT = 1e-6
_PRIOR_SDS = (0.05, 0.15, 0.3, 0.6, 1.2)


@dataclass(frozen=True, slots=True)
class WeekdayMean:
    """Mean pain on one day of the week (Monday 0): points, standard error, noted days."""

    weekday: int
    mean_nrs: float
    se_nrs: float
    n_days: int


@dataclass(frozen=True, slots=True)
class Contrast:
    """A difference in points, its standard error, and the degrees of freedom of the noise behind it."""

    nrs: float
    se_nrs: float
    freedom: float


@dataclass(frozen=True, slots=True)
class Week:
    """The days of the week that were noted often enough.

    Parameters
    ----------
    days : tuple of WeekdayMean
    worst : int or None
        The day of the week with the highest mean; ``None`` with too few to compare.
    above_the_rest : Contrast or None
        How far `worst` is above the mean of the others, before any shrinkage.
    leads : tuple of Contrast
        How far `worst` is above each of the others.
    """

    days: tuple[WeekdayMean, ...] = ()
    worst: int | None = None
    above_the_rest: Contrast | None = None
    leads: tuple[Contrast, ...] = ()


@dataclass(frozen=True, slots=True)
class WorkAndOff:
    """Workdays against days off.

    Parameters
    ----------
    difference : Contrast or None
        Points on workdays above days off; ``None`` with too few of either.
    n_work, n_off : int
        Noted days of each kind.
    basis : str
        The factor that says which is which, or ``"weekday"``.
    """

    difference: Contrast | None
    n_work: int
    n_off: int
    basis: str


@dataclass(frozen=True, slots=True)
class _Moments:
    """Products of pain and columns, with the noise whitened and the level of each block taken out.

    Parameters
    ----------
    products : Floats, shape (shapes, columns, columns)
        Pain first.
    log_evidence : Floats, shape (shapes,)
        What does not depend on the columns.
    freedom : int
        Observations less blocks.
    """

    products: Floats
    log_evidence: Floats
    freedom: int


@dataclass(frozen=True, slots=True)
class _Fit:
    """Sizes of columns with their covariance, averaged over noise shapes."""

    sizes: Floats
    cov: Floats
    freedom: float

    def contrast(self, weights: Floats) -> Contrast:
        var = float(weights @ self.cov @ weights)
        return Contrast(float(weights @ self.sizes), max(var, 0.0) ** 0.5, self.freedom)


def weekdays(series: DailySeries) -> tuple[Week, WorkAndOff]:
    """Return mean pain by day of the week, and how workdays differ from days off.

    Notes
    -----
    Model: pain of a day = a level of its own for each stretch of at most 56 noted days + its day of the week
    + noise that fades from day to day + noise of its own. Which noise is averaged over 16 shapes. Slow drift
    is taken up by the levels and by the long memories; a missing day only lets time pass.

    Means by weekday are shrunk towards the week: days of the week differ by a normal amount, whose size is
    averaged over five sizes. They are means over the weeks of this diary, had each day been noted. What is
    compared for a claim is not shrunk.

    A day is a workday where a factor such as ``day_off`` says so; a day that leaves it open counts by how
    often that day of the week is worked. Without such a factor Monday to Friday are workdays.

    What it cannot tell: why. People who skip check-ins on good days see smaller differences than there are.
    Moving a diary by whole weeks changes nothing; by other numbers of days only what the weekdays are called,
    and where Monday to Friday make the workdays, which those are.

    References
    ----------
    Harville DA. Maximum likelihood approaches to variance component estimation. JASA, 1977.
    """
    pain, of_week = series.pain_nrs, _of_week(series)
    observed = np.flatnonzero(~np.isnan(pain))
    share, noted, basis = _work_share(series, of_week)
    n_work, n_off = (int(np.count_nonzero(noted[observed] == kind)) for kind in (1.0, 0.0))
    if len(observed) < MIN_DAYS_OF_A_KIND or pain[observed].min() == pain[observed].max():
        return Week(), WorkAndOff(None, n_work, n_off, basis)
    moments = _moments(series, observed, np.column_stack([of_week[:, None] == np.arange(7), share]))
    week = _week(moments, pain[observed], of_week[observed])
    return week, WorkAndOff(_difference(moments, n_work, n_off), n_work, n_off, basis)


def work_share(series: DailySeries) -> Floats:
    """Return how much of a workday each day is, 0–1, shape (days,); see `weekdays`."""
    return _work_share(series, _of_week(series))[0]


def _of_week(series: DailySeries) -> Ints:
    first = series.days[0].weekday() if series.days else 0
    return np.asarray((first + np.arange(len(series.days))) % 7)


def _work_share(series: DailySeries, of_week: Ints) -> tuple[Floats, Floats, str]:
    """Return how much of a workday each day is, 0–1, the same only where noted, and what says so."""
    for factor in series.factors:
        if factor.factor not in (*_SAYS_OFF, *_SAYS_WORK):
            continue
        noted = factor.values if factor.factor in _SAYS_WORK else 1.0 - factor.values
        known = np.isin(noted, (0.0, 1.0)) & (series.n_check_ins > 0)
        if known.sum() >= _LEAST_SHARE_NOTED * series.n_recorded:
            noted = np.where(np.isin(noted, (0.0, 1.0)), noted, np.nan)
            return _filled(noted, of_week), noted, factor.factor
    by_weekday = (of_week < _FIRST_OFF).astype(np.float64)
    return by_weekday, by_weekday, BY_WEEKDAY


def _filled(noted: Floats, of_week: Ints) -> Floats:
    known = ~np.isnan(noted)
    n = np.bincount(of_week[known], minlength=7)
    worked = np.bincount(of_week[known], noted[known], minlength=7)
    usual = (worked + noted[known].mean()) / (n + 1.0)
    return np.where(known, noted, usual[of_week])


def _moments(series: DailySeries, observed: Ints, columns: Floats) -> _Moments:
    pain, n = series.pain_nrs[observed], series.n_readings[observed].astype(np.float64)
    own = float(np.median(n)) / n
    table = np.column_stack([pain - pain.mean(), columns[observed], np.ones(len(observed))])
    whitened = whiten(table, observed, own, shapes=noise_shapes())
    products = whitened.rows.swapaxes(2, 3) @ whitened.rows
    level = products[..., -1]
    products = products - level[..., :, None] * level[..., None, :] / level[..., -1:, None]
    log_evidence = -0.5 * (whitened.log_det + np.log(level[..., -1]).sum(axis=1))
    return _Moments(products.sum(axis=1)[:, :-1, :-1], log_evidence, len(observed) - whitened.rows.shape[1])


def _fit(moments: _Moments, columns: Floats, prior_sds: tuple[float, ...]) -> _Fit:
    """Return the sizes of `columns`, shape (all columns, some), under priors with these SDs of the noise.

    With one slight prior this is generalised least squares.
    """
    inner = columns.T @ moments.products[:, 1:, 1:] @ columns
    right = moments.products[:, 0, 1:] @ columns
    ridge = np.array(prior_sds)[:, None, None, None] ** -2.0 * np.eye(columns.shape[1])
    inverse = np.linalg.inv(inner + ridge)
    sizes = (inverse @ right[..., None])[..., 0]
    left = moments.products[:, 0, 0] - (sizes * right).sum(axis=-1)
    freedom = moments.freedom - (columns.shape[1] if len(prior_sds) == 1 else 0)
    noise_var = np.maximum(left / max(freedom, 1), _LEAST_NOISE_VAR)
    evidence = moments.log_evidence + 0.5 * np.linalg.slogdet(inverse @ ridge)[1]
    weights = weighed(evidence - 0.5 * max(freedom, 1) * np.log(noise_var))
    mean = np.einsum("ts,tsk->k", weights, sizes)
    apart = sizes - mean
    cov = np.einsum("ts,tskl->kl", weights * noise_var, inverse)
    return _Fit(mean, cov + np.einsum("ts,tsk,tsl->kl", weights, apart, apart), float(max(freedom, 1)))


def _week(moments: _Moments, pain: Floats, of_week: Ints) -> Week:
    counts = np.bincount(of_week, minlength=7)
    seen = np.flatnonzero(counts >= MIN_DAYS_PER_WEEKDAY)
    if len(seen) < MIN_WEEKDAYS or len(pain) < MIN_DAYS:
        return Week()
    n_seen = len(seen)
    # Differences within the week span one dimension less than it has days.
    within = np.linalg.svd(np.eye(n_seen) - 1.0 / n_seen)[0][:, : n_seen - 1]
    columns = np.zeros((8, n_seen - 1))
    columns[seen] = within
    shrunk = _spread(_fit(moments, columns, _PRIOR_SDS), within)
    plain = _spread(_fit(moments, columns, (_SLIGHT**-0.5,)), within)
    return _told(shrunk, plain, seen, level=_level(pain, shrunk, counts[seen]), counts=counts)


def _spread(fit: _Fit, within: Floats) -> _Fit:
    return _Fit(within @ fit.sizes, within @ fit.cov @ within.T, fit.freedom)


def _level(pain: Floats, week: _Fit, n_noted: Ints) -> tuple[float, float]:
    """Return the mean of the diary with every weekday as often, and its variance."""
    return float(pain.mean() - n_noted @ week.sizes / n_noted.sum()), float(pain.var()) / len(pain)


def _told(shrunk: _Fit, plain: _Fit, seen: Ints, *, level: tuple[float, float], counts: Ints) -> Week:
    se = np.sqrt(level[1] + shrunk.cov.diagonal())
    means = zip(seen, level[0] + shrunk.sizes, se, strict=True)
    days = tuple(WeekdayMean(int(k), float(mean), float(sd), int(counts[k])) for k, mean, sd in means)
    n_seen, worst = len(seen), int(np.argmax(plain.sizes))
    one = np.eye(n_seen)
    rest = one[worst] - (1.0 - one[worst]) / (n_seen - 1)
    leads = tuple(plain.contrast(one[worst] - one[k]) for k in range(n_seen) if k != worst)
    return Week(days, int(seen[worst]), plain.contrast(rest), leads)


def _difference(moments: _Moments, n_work: int, n_off: int) -> Contrast | None:
    if min(n_work, n_off) < MIN_DAYS_OF_A_KIND:
        return None
    work = np.zeros((8, 1))
    work[7] = 1.0
    return _fit(moments, work, (_SLIGHT**-0.5,)).contrast(np.ones(1))
