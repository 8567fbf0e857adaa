"""Pain noted as 0 or 10 may have been beyond the scale: what it probably was."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.special import log_ndtr

from fodro.analysis.evidence import Ground
from fodro.analysis.selection import Selected
from fodro.analysis.series import DailySeries
from fodro.domain.scores import NRS_MAX, NRS_MIN

Floats = NDArray[np.float64]

_HALF_STEP_NRS = 0.5
_FURTHEST_NRS = 3.0


def at_an_end(pain_nrs: Floats) -> NDArray[np.bool_]:
    """Return which values stand at an end of the scale."""
    return np.asarray((pain_nrs == NRS_MIN) | (pain_nrs == NRS_MAX))


def unclipped(series: DailySeries, base: Ground, fit: Selected) -> Floats:
    """Return daily pain, shape (days,), with check-ins at an end of the scale replaced by expectations.

    Notes
    -----
    A scale that ends at 0 hides how good a good day was, and makes every effect look smaller. As in Tobit
    regression by expectation–maximisation, each such check-in becomes its mean below (above) the end, given
    what `fit` expects of that day from its factors and from the days around it, leaving the day itself out.
    """
    ends = at_an_end(series.check_ins.pain_nrs)
    day = series.check_ins.day[ends]
    expected, sd = _expected_without_the_day(series, base, fit)
    shift = series.part_offsets[series.check_ins.part[ends]]
    replaced = series.check_ins.pain_nrs.copy()
    replaced[ends] = _beyond(replaced[ends], expected[day] + shift, sd[day])
    return series.daily_mean(replaced)


def _expected_without_the_day(series: DailySeries, base: Ground, fit: Selected) -> tuple[Floats, Floats]:
    # Leaving one day out of a Gaussian model needs only the inverse covariance and its diagonal.
    noise, shape = base.noise, fit.shape
    observed = noise.observed
    explained = base.design.values @ (fit.probability * fit.effect)
    left = np.nan_to_num(series.pain_nrs) - explained
    to_background = base.design.background[observed].T @ noise.precision_times(left)[:, shape]
    left -= base.design.background @ (base.background_cov[shape] @ to_background)
    diagonal = noise.precision_diagonal(shape)
    surprise = noise.precision_times(left)[:, shape] / diagonal
    entry_var = noise.entry_var[:, shape]
    single_entry_var = noise.grid.entry_share[shape] * np.median(series.n_check_ins[observed])
    expected, sd = np.zeros((2, len(series.days)))
    expected[observed] = series.pain_nrs[observed] - surprise
    sd[observed] = np.sqrt(fit.noise_var * (1.0 / diagonal - entry_var + single_entry_var))
    return expected, sd


def _beyond(ends: Floats, expected: Floats, sd: Floats) -> Floats:
    # At the top of the scale everything is mirrored.
    sign = np.where(ends == NRS_MIN, -1.0, 1.0)
    edge = ends - sign * _HALF_STEP_NRS
    distance = sign * (edge - expected) / np.maximum(sd, 1e-6)
    hazard = np.exp(-0.5 * distance**2 - 0.5 * np.log(2 * np.pi) - log_ndtr(-distance))
    guess = expected + sign * sd * hazard
    limits = np.sort([edge, ends + sign * _FURTHEST_NRS], axis=0)
    return np.asarray(np.clip(guess, limits[0], limits[1]))
