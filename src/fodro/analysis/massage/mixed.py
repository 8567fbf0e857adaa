"""A small linear model with normal priors, some of whose spreads are learned."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

_ROUNDS = 25
_STILL = 1e-4
_LEAST_VAR = 1e-9
_NOISE_COUNTS = 3.0
_NOISE_PER_GRAIN = 0.7
_GROUP_COUNTS = 2.0


@dataclass(frozen=True, slots=True)
class Columns:
    """What values are explained by, and what is believed of each coefficient before.

    Parameters
    ----------
    values : Floats, shape (observations, columns)
    mean, sd : Floats, shape (columns,)
        Of the normal prior of each coefficient.
    group : Ints, shape (columns,)
        Coefficients with the same number from 0 on share a spread that is learned; -1 keeps its prior.
    """

    values: Floats
    mean: Floats
    sd: Floats
    group: Ints

    def beside(self, other: Columns) -> Columns:
        """Return these columns and those of `other`, whose groups are counted on."""
        on = np.where(other.group < 0, -1, other.group + self.group.max(initial=-1) + 1)
        return Columns(
            np.column_stack([self.values, other.values]),
            np.append(self.mean, other.mean),
            np.append(self.sd, other.sd),
            np.append(self.group, on),
        )


def fixed(values: Floats, mean: float, sd: float) -> Columns:
    """Return one column with its prior."""
    return Columns(values[:, None], np.array([mean]), np.array([sd]), np.array([-1]))


@dataclass(frozen=True, slots=True)
class Fit:
    """Coefficients and how sure they are.

    Parameters
    ----------
    sizes : Floats, shape (columns,)
    cov : Floats, shape (columns, columns)
    noise_var : float
        Of one observation.
    freedom : float
        Degrees of freedom of `noise_var`.
    prior_sd : Floats, shape (columns,)
        As learned.
    """

    sizes: Floats
    cov: Floats
    noise_var: float
    freedom: float
    prior_sd: Floats

    def mean(self, weights: Floats) -> float:
        """Return the mean of a sum of coefficients."""
        return float(weights @ self.sizes)

    def se(self, weights: Floats) -> float:
        """Return the standard error of a sum of coefficients."""
        return float(np.sqrt(max(float(weights @ self.cov @ weights), 0.0)))


def fitted(columns: Columns, values: Floats, *, grain: float) -> Fit:
    """Return the fit of `values`.

    Parameters
    ----------
    columns : Columns
    values : Floats, shape (observations,)
    grain : float
        The step in which values are noted; 0 for exact ones.

    Notes
    -----
    Expectation and maximisation of the noise and of the spreads of groups, each with a weak prior on it.
    Noise of a person who notes whole numbers is believed to be near 0.7 points as by three observations, so
    that equal ratings are not taken for certain.

    References
    ----------
    Lindley DV, Smith AFM. Bayes estimates for the linear model. JRSS B, 1972.
    """
    x, n = columns.values, len(values)
    inner, right, prior_sd = x.T @ x, x.T @ values, columns.sd.copy()
    counts, usual_var = _NOISE_COUNTS if grain else 0.0, (_NOISE_PER_GRAIN * grain) ** 2
    noise_var = max(float(values.var()) if n else 0.0, usual_var, _LEAST_VAR)
    for _ in range(_ROUNDS):
        precision, earlier = 1.0 / prior_sd**2, noise_var
        cov = np.asarray(np.linalg.inv(inner / noise_var + np.diag(precision)))
        sizes = cov @ (right / noise_var + precision * columns.mean)
        used = float((inner * cov).sum())
        squares = float(np.square(values - x @ sizes).sum()) + used
        noise_var = max((squares + counts * usual_var) / max(n + counts, 1.0), _LEAST_VAR)
        prior_sd = _learned(columns, sizes, cov)
        if abs(noise_var / earlier - 1.0) < _STILL:
            break
    freedom = max(n - used / earlier + counts, 1.0)
    return Fit(sizes, cov, noise_var, freedom, prior_sd)


def _learned(columns: Columns, sizes: Floats, cov: Floats) -> Floats:
    sd = columns.sd.copy()
    spread = sizes**2 + cov.diagonal()
    for group in set(columns.group.tolist()) - {-1}:
        mine = columns.group == group
        believed = _GROUP_COUNTS * float(columns.sd[mine][0]) ** 2
        sd[mine] = ((spread[mine].sum() + believed) / (mine.sum() + _GROUP_COUNTS)) ** 0.5
    return sd
