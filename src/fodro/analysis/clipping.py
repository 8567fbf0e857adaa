"""Pain noted as 0 or 10 may have been beyond the scale: what it probably was."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.special import log_ndtr

from fodro.analysis.design import Background
from fodro.analysis.series import DailySeries
from fodro.analysis.whitening import NoiseFilter, Weighing
from fodro.domain.scores import NRS_MAX, NRS_MIN

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

_ROUNDS = 8
_FURTHEST_NRS = 4.0
_STILL_NRS = 0.01
_LEAST_INFORMATION = 0.01


def at_an_end(pain_nrs: Floats) -> NDArray[np.bool_]:
    """Return which values stand at an end of the scale."""
    return np.asarray((pain_nrs == NRS_MIN) | (pain_nrs == NRS_MAX))


@dataclass(frozen=True, slots=True)
class Unclipped:
    """Days as they probably were beyond the ends of the scale.

    Parameters
    ----------
    pain_nrs : Floats, shape (days,)
        Daily pain; NaN without a reading.
    n_readings : Floats, shape (days,)
        How many readings each day is the mean of, as far as they count alike.
    more_var : Floats, shape (days,)
        Error variance of readings at an end on top of that of entries, in units of the noise variance.
    """

    pain_nrs: Floats
    n_readings: Floats
    more_var: Floats


def unclipped(series: DailySeries, columns: Floats, background: Background, *, fit: Fit) -> Unclipped:
    """Return the days with readings at an end of the scale replaced by what they say.

    Parameters
    ----------
    series : DailySeries
    columns : Floats, shape (days, columns)
        What a first look found to go with pain.
    background : Background
    fit : Fit
        The noise of that first look.

    Notes
    -----
    A scale that ends at 0 hides how good a good day was, and makes every effect look smaller. As in Tobit
    regression by expectation–maximisation, each such reading becomes its mean below (above) the end, given
    what is expected of that day from the columns of a first look and from the days around it, leaving the day
    itself out; then the effects are fitted again, up to eight times over.

    A mean put in for a reading would be taken for one: intervals get too narrow. So in the end each becomes
    the normal reading that would have taught as much, a lower one with an error of its own (the site of
    expectation propagation), and counts for as much less than an ordinary reading.

    References
    ----------
    Tobin J. Estimation of relationships for limited dependent variables. Econometrica, 1958.
    Minka TP. Expectation propagation for approximate Bayesian inference. UAI, 2001.
    """
    read = series.readings
    ends = at_an_end(read.pain_nrs)
    day, noted, shift = read.day[ends], read.pain_nrs[ends], series.part_offsets[read.part[ends]]
    regression, noise_var = _regression(series, columns, background, fit), fit.noise_var
    replaced, half_step = read.pain_nrs.copy(), 0.5 * grain_nrs(series.check_ins.pain_nrs)
    for _ in range(_ROUNDS):
        expected, sd, squares = regression.without_the_day(np.nan_to_num(series.daily_mean(replaced)))
        before, mean, width = replaced[ends], expected[day] + shift, sd[day] * np.sqrt(noise_var)
        replaced[ends], var = _beyond(noted, mean, width, half_step)
        uncertain = float((var / series.n_readings[day] ** 2).sum())
        noise_var = max((squares + uncertain) / series.n_recorded, 1e-6)
        if np.abs(replaced[ends] - before).max() < _STILL_NRS:
            break
    sites, site_var = _sites(replaced[ends], var, mean, width)
    shares, error_var = np.ones(len(replaced)), np.zeros(len(replaced))
    replaced[ends], error_var[ends] = sites, site_var / noise_var
    shares[ends] = 1.0 / (1.0 + error_var[ends] / regression.single_entry_var)
    return _weighed(series, replaced, shares, error_var)


def _sites(inside: Floats, var: Floats, mean: Floats, sd: Floats) -> tuple[Floats, Floats]:
    """Return the readings, and their error variances, that turn `mean` and `sd` into `inside` and `var`."""
    prior_var = np.maximum(sd, 1e-6) ** 2
    precision = np.maximum(1.0 / np.maximum(var, 1e-9) - 1.0 / prior_var, _LEAST_INFORMATION / prior_var)
    sites = mean + (inside - mean) / np.maximum(var, 1e-9) / precision
    return np.clip(sites, inside - _FURTHEST_NRS, inside + _FURTHEST_NRS), 1.0 / precision


def _weighed(series: DailySeries, reading_nrs: Floats, shares: Floats, error_var: Floats) -> Unclipped:
    day, n = series.readings.day, len(series.days)
    compared = reading_nrs - series.part_offsets[series.readings.part]
    worth = np.bincount(day, shares, minlength=n)
    squares = np.bincount(day, shares**2, minlength=n)
    pain = np.full(n, np.nan)
    np.divide(np.bincount(day, shares * compared, minlength=n), worth, out=pain, where=worth > 0)
    counts, more = np.zeros((2, n))
    np.divide(worth**2, squares, out=counts, where=worth > 0)
    np.divide(np.bincount(day, shares**2 * error_var, minlength=n), worth**2, out=more, where=worth > 0)
    return Unclipped(pain, counts, more)


def grain_nrs(pain_nrs: Floats) -> float:
    """Return the step in which someone rates: 1 for whole numbers, 2 for even ones only, at least 0.1."""
    tenths = np.unique(np.round(10 * pain_nrs)).astype(np.int64)
    return max(float(np.gcd.reduce(tenths)), 1.0) / 10 if len(tenths) else 1.0


@dataclass(frozen=True, slots=True)
class Fit:
    """The noise of a first look: its filter, positions of shape and width of the weekdays, points squared."""

    noise: NoiseFilter
    shape: int
    width: int
    noise_var: float


@dataclass(frozen=True, slots=True)
class _Regression:
    """Least squares under one noise shape; shapes (observed, columns) and (columns, columns)."""

    weighing: Weighing
    observed: Ints
    columns: Floats
    cov: Floats
    diagonal: Floats
    more_var: Floats
    single_entry_var: float
    n_days: int

    def without_the_day(self, pain: Floats) -> tuple[Floats, Floats, float]:
        """Return each day's expectation from everything but itself, its SD in noise SDs, and the squares."""
        # Leaving one day out of a Gaussian model needs only the inverse covariance and its diagonal.
        here = pain[self.observed]
        coefficients = self.cov @ (self.columns.T @ self.weighing.precision_times(here))
        left = self.weighing.precision_times(here - self.columns @ coefficients)
        expected, sd = np.zeros((2, self.n_days))
        expected[self.observed] = here - left / self.diagonal
        sd[self.observed] = np.sqrt(1.0 / self.diagonal + self.more_var)
        return expected, sd, float(left @ (here - self.columns @ coefficients))


def _regression(series: DailySeries, columns: Floats, background: Background, fit: Fit) -> _Regression:
    observed, weighing = fit.noise.observed, fit.noise.alone(fit.shape)
    every = np.column_stack([columns, background.columns])
    white = fit.noise.only(np.array([fit.shape])).whiten(every)[0]
    prior = np.concatenate([np.ones(columns.shape[1]), background.precision[fit.width]])
    cov = np.asarray(np.linalg.inv(white.T @ white + np.diag(prior)), dtype=np.float64)
    # The noise of one entry is n times that of the mean of a day's n entries.
    entry_var, n = fit.noise.entry_var[:, fit.shape], series.n_readings[observed]
    more: Floats = entry_var * (n - 1.0)
    single = float((entry_var * n).mean())
    diagonal = weighing.precision_diagonal()
    return _Regression(weighing, observed, every[observed], cov, diagonal, more, single, len(series.days))


def _beyond(ends: Floats, expected: Floats, sd: Floats, half_step: float) -> tuple[Floats, Floats]:
    """Return mean and variance of what lies beyond the `ends`, under normal expectations."""
    # At the top of the scale everything is mirrored.
    sign = np.where(ends == NRS_MIN, -1.0, 1.0)
    edge, sd = ends - sign * half_step, np.maximum(sd, 1e-6)
    distance = np.clip(sign * (edge - expected) / sd, -30.0, 30.0)
    hazard = np.exp(-0.5 * distance**2 - 0.5 * np.log(2 * np.pi) - log_ndtr(-distance))
    limits = np.sort([edge, ends + sign * _FURTHEST_NRS], axis=0)
    mean = np.clip(expected + sign * sd * hazard, limits[0], limits[1])
    return mean, sd**2 * np.maximum(1 + distance * hazard - hazard**2, 0.0)
