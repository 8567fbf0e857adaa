"""Pain noted as 0 or 10 may have been beyond the scale: what it probably was."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.special import log_ndtr

from fodro.analysis.evidence import Ground
from fodro.analysis.selection import Selected
from fodro.analysis.series import DailySeries
from fodro.analysis.whitening import NoiseFilter
from fodro.domain.scores import NRS_MAX, NRS_MIN

Floats = NDArray[np.float64]

_ROUNDS = 8
_HALF_STEP_NRS = 0.5
_FURTHEST_NRS = 4.0
_WORTH_KEEPING_PROBABILITY = 0.1


def at_an_end(pain_nrs: Floats) -> NDArray[np.bool_]:
    """Return which values stand at an end of the scale."""
    return np.asarray((pain_nrs == NRS_MIN) | (pain_nrs == NRS_MAX))


def unclipped(series: DailySeries, base: Ground, fit: Selected) -> Floats:
    """Return daily pain, shape (days,), with check-ins at an end of the scale replaced by expectations.

    Notes
    -----
    A scale that ends at 0 hides how good a good day was, and makes every effect look smaller. As in Tobit
    regression by expectation–maximisation, each such check-in becomes its mean below (above) the end, given
    what is expected of that day from the factors of a first `fit` and from the days around it, leaving the
    day itself out; then the effects are fitted again, eight times over.

    References
    ----------
    Tobin J. Estimation of relationships for limited dependent variables. Econometrica, 1958.
    """
    ends = at_an_end(series.check_ins.pain_nrs)
    day, noted = series.check_ins.day[ends], series.check_ins.pain_nrs[ends]
    shift = series.part_offsets[series.check_ins.part[ends]]
    regression, noise_var = _regression(series, base, fit), fit.noise_var
    replaced = series.check_ins.pain_nrs.copy()
    for _ in range(_ROUNDS):
        expected, sd, squares = regression.without_the_day(np.nan_to_num(series.daily_mean(replaced)))
        entry_sd = sd[day] * np.sqrt(noise_var)
        replaced[ends], var = _beyond(noted, expected[day] + shift, entry_sd)
        uncertain = float((var / series.n_check_ins[day] ** 2).sum())
        noise_var = max((squares + uncertain) / series.n_recorded, 1e-6)
    return series.daily_mean(replaced)


@dataclass(frozen=True, slots=True)
class _Regression:
    """Least squares under one noise shape; shapes (observed, columns) and (columns, columns)."""

    noise: NoiseFilter
    columns: Floats
    weighted: Floats
    cov: Floats
    diagonal: Floats
    single_entry_var: Floats
    n_days: int

    def without_the_day(self, pain: Floats) -> tuple[Floats, Floats, float]:
        """Return each day's expectation from everything but itself, its SD in noise SDs, and the squares."""
        # Leaving one day out of a Gaussian model needs only the inverse covariance and its diagonal.
        weighted = self.noise.precision_times(pain[:, None])[:, 0, 0]
        coefficients = self.cov @ (self.columns.T @ weighted)
        left = weighted - self.weighted @ coefficients
        here = pain[self.noise.observed]
        expected, sd = np.zeros((2, self.n_days))
        expected[self.noise.observed] = here - left / self.diagonal
        sd[self.noise.observed] = np.sqrt(1.0 / self.diagonal + self.single_entry_var)
        return expected, sd, float(left @ (here - self.columns @ coefficients))


def _regression(series: DailySeries, base: Ground, fit: Selected) -> _Regression:
    noise, kept = base.noise.only(fit.shape), fit.probability >= _WORTH_KEEPING_PROBABILITY
    columns = np.column_stack([base.design.values[:, kept], base.design.background])
    prior = np.concatenate([np.ones(int(kept.sum())), base.design.background_precision])
    weighted, own = noise.precision_times(columns)[:, 0, :], columns[noise.observed]
    cov = np.asarray(np.linalg.inv(own.T @ weighted + np.diag(prior)), dtype=np.float64)
    # The noise of one entry is n times that of the mean of a day's n entries.
    more: Floats = noise.entry_var[:, 0] * (series.n_check_ins[noise.observed] - 1.0)
    return _Regression(noise, own, weighted, cov, noise.precision_diagonal(), more, len(columns))


def _beyond(ends: Floats, expected: Floats, sd: Floats) -> tuple[Floats, Floats]:
    """Return mean and variance of what lies beyond the `ends`, under normal expectations."""
    # At the top of the scale everything is mirrored.
    sign = np.where(ends == NRS_MIN, -1.0, 1.0)
    edge, sd = ends - sign * _HALF_STEP_NRS, np.maximum(sd, 1e-6)
    distance = np.clip(sign * (edge - expected) / sd, -30.0, 30.0)
    hazard = np.exp(-0.5 * distance**2 - 0.5 * np.log(2 * np.pi) - log_ndtr(-distance))
    limits = np.sort([edge, ends + sign * _FURTHEST_NRS], axis=0)
    mean = np.clip(expected + sign * sd * hazard, limits[0], limits[1])
    return mean, sd**2 * np.maximum(1 + distance * hazard - hazard**2, 0.0)
