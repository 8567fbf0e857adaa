"""The odds, on each day, that what is watched has changed by then against that it has not."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

LONGEST_BACK = 45
"""A change is looked for no further back than so many values."""

LEAST_SINCE = 3
"""A change must have lasted for so many values: what is gone tomorrow is none."""

RAMP_UNIT_DAYS = 30.0
"""A slow change is told as points in so many days."""

_MOST_LOG_ODDS = 300.0
_LEAST_NORM = 1e-9
_STEP_PRECISION = 0.05


@dataclass(frozen=True, slots=True)
class Sizes:
    """The sizes a change may have, and how likely each is; in the unit of what is watched.

    Parameters
    ----------
    steps, step_weights : tuple of float
        Sizes of a sudden change.
    slopes, slope_weights : tuple of float
        Sizes of a slow change in 30 days; all weights together are 1 at most.
    both_ways : bool
        Whether a fall is as bad as a rise.
    lasting : int
        A change that has lasted for so many values counts in full, one that has not by the share `young`.
    young : float
    """

    steps: tuple[float, ...]
    step_weights: tuple[float, ...]
    slopes: tuple[float, ...] = ()
    slope_weights: tuple[float, ...] = ()
    both_ways: bool = False
    lasting: int = LEAST_SINCE
    young: float = 0.0

    @property
    def falls(self) -> tuple[tuple[float, ...], tuple[float, ...]]:
        """Sizes and weights of a fall; where it only sets what is usual anew, two are enough."""
        if self.both_ways:
            return tuple(-size for size in self.steps), self.step_weights
        return (-self.steps[1], -self.steps[2]), (0.5, 0.5)


@dataclass(frozen=True, slots=True)
class Model:
    """What is known of one series by the days of a block that have a value.

    Parameters
    ----------
    day : Ints, shape (values,)
        Positions of these days on the calendar.
    white : Floats, shape (shapes, values, 1 + columns)
        The value, and what explains it without any change.
    steps : Floats, shape (shapes, later values, later values)
        A step from each of these days on (last axis), both from the value `steps_from` on.
    steps_from : int
    log_var : Floats, shape (shapes, values)
    shape_weights : Floats, shape (shapes,)
        How likely each shape of the noise is beforehand.
    precision : Floats, shape (columns,)
        Of the prior of each column, in units of the noise.
    noise_sd : float
        The usual noise of such a series, and how many values that guess is worth.
    noise_worth : float
    sizes : Sizes
    """

    day: Ints
    white: Floats
    steps: Floats
    steps_from: int
    log_var: Floats
    shape_weights: Floats
    precision: Floats
    noise_sd: float
    noise_worth: float
    sizes: Sizes

    def with_step(self, since: int) -> Model:
        """Return the model in which the usual is another from the value `since` on."""
        step = np.zeros((*self.white.shape[:2], 1))
        step[:, self.steps_from :, 0] = self.steps[:, :, since - self.steps_from]
        white = np.concatenate([self.white, step], axis=2)
        return replace(self, white=white, precision=np.append(self.precision, _STEP_PRECISION))

    def of_shapes(self, kept: Ints) -> Model:
        """Return the model with some shapes of the noise alone, by position."""
        return replace(
            self,
            white=self.white[kept],
            steps=self.steps[kept],
            log_var=self.log_var[kept],
            shape_weights=self.shape_weights[kept],
        )

    def with_steps(self, steps: Floats) -> Model:
        """Return the model with its `steps`."""
        return replace(self, steps=steps)


@dataclass(frozen=True, slots=True)
class Odds:
    """The odds of a change against none by some values.

    Parameters
    ----------
    up, down : Floats, shape (values, beginnings)
        For each value since which it may be another; zero where it cannot.
    first : int
        The value of the first beginning.
    """

    up: Floats
    down: Floats
    first: int


@dataclass(frozen=True, slots=True)
class _Plain:
    """The days explained without any change: shape (shapes, values, …)."""

    inverse: Floats
    coefficients: Floats
    squares: Floats
    freedom: Floats
    weights: Floats


def odds(model: Model, start: int, end: int, *, floor: int = 0) -> Odds:
    """Return the odds by each of the values `start` to `end` of a change since a value from `floor` on.

    Notes
    -----
    For each shape of the noise, each day a change may have begun on and each size it may have, the marginal
    likelihood of all days so far with the change over that without: a Gaussian regression with a normal prior
    for what explains the days, and an inverse gamma one for the variance of the noise, all in closed form.
    Shapes are weighed by how well they explain the days without a change.

    Summed over beginnings this is the statistic of Shiryaev and Roberts. Where nothing changes its mean on
    day n is n at most, whatever the shape of the noise, so that a threshold A is crossed by chance no more
    often than once in A days. It is that which makes one threshold right for steady and for restless people.

    References
    ----------
    Pollak M. Optimal detection of a change in distribution. Annals of Statistics, 1985.
    Zellner A. An Introduction to Bayesian Inference in Econometrics. Wiley, 1971.
    """
    plain = _plain(model, start, end)
    lo = max(model.steps_from, start - LONGEST_BACK + 1, floor)
    rows = min(lo, start)
    white = model.white[:, rows:end]
    steps = model.steps[:, rows - model.steps_from : end - model.steps_from]
    steps = steps[:, :, lo - model.steps_from : end - model.steps_from]
    sizes, with_step = model.sizes, _with_change(white, plain, steps)
    up = _averaged(plain, with_step, sizes.steps, sizes.step_weights)
    down = _averaged(plain, with_step, *sizes.falls)
    if sizes.slopes:
        passed = np.diff(model.day[lo:end], prepend=model.day[lo] - 1) / RAMP_UNIT_DAYS
        ramps = np.cumsum((steps * passed)[..., ::-1], axis=2)[..., ::-1]
        with_ramp = _with_change(white, plain, ramps)
        up += _averaged(plain, with_ramp, sizes.slopes, sizes.slope_weights)
    lasted = np.arange(start, end)[:, None] + 1 - np.arange(lo, end)
    begun = lasted >= LEAST_SINCE
    return Odds(up * begun * np.where(lasted < sizes.lasting, sizes.young, 1.0), down * begun, lo)


def shape_weights(model: Model, at: int) -> Floats:
    """Return how likely each shape of the noise is by the value `at`, shape (shapes,)."""
    return _plain(model, at, at + 1).weights[:, 0]


def estimate(model: Model, column: int) -> tuple[float, float]:
    """Return the mean and the SD of what a column does, by its position, after the last value."""
    n = model.white.shape[1]
    plain = _plain(model, n - 1, n)
    weights, mean = plain.weights[:, 0], plain.coefficients[:, 0, column]
    noise_var = plain.squares[:, 0] / np.maximum(plain.freedom - 1.0, 1.0)
    var = plain.inverse[:, 0, column, column] * noise_var
    middle = float(weights @ mean)
    return middle, float(np.sqrt(weights @ (var + (mean - middle) ** 2)))


def _plain(model: Model, start: int, end: int) -> _Plain:
    known, new = model.white[:, :start], model.white[:, start:end]
    gram = (known.transpose(0, 2, 1) @ known)[:, None] + np.cumsum(
        new[..., :, None] * new[..., None, :], axis=1
    )
    inverse = np.linalg.inv(gram[..., 1:, 1:] + np.diag(model.precision))
    coefficients = (inverse @ gram[..., 1:, :1])[..., 0]
    left = gram[..., 0, 0] - (gram[..., 1:, 0] * coefficients).sum(axis=2)
    freedom = 0.5 * (model.noise_worth + np.arange(start + 1, end + 1, dtype=np.float64))
    squares = 0.5 * (model.noise_worth * model.noise_sd**2 + np.maximum(left, 0.0))
    log_det = np.cumsum(model.log_var, axis=1)[:, start:end] - np.linalg.slogdet(inverse)[1]
    fit = np.log(model.shape_weights)[:, None] - 0.5 * log_det - freedom * np.log(squares)
    weights = np.exp(fit - fit.max(axis=0))
    shares = np.asarray(weights / weights.sum(axis=0))
    return _Plain(np.asarray(inverse, dtype=np.float64), coefficients, squares, freedom, shares)


@dataclass(frozen=True, slots=True)
class _Change:
    """What the days say of a change of size 1: shape (shapes, values, beginnings)."""

    norm: Floats
    told: Floats


def _with_change(white: Floats, plain: _Plain, change: Floats) -> _Change:
    """Return what the days say of a change beyond what explains them without.

    `white` has shape (shapes, days, 1 + columns), `change` (shapes, days, beginnings): both from the first
    beginning on, the last days of them those of `plain`.
    """
    n_known = white.shape[1] - plain.freedom.size
    known, new = change[:, :n_known], change[:, n_known:]
    both = (white[:, :n_known].transpose(0, 2, 1) @ known)[:, None] + np.cumsum(
        white[:, n_known:, :, None] * new[:, :, None], axis=1
    )
    norm = (known**2).sum(axis=1)[:, None] + np.cumsum(new**2, axis=1)
    norm -= (both[..., 1:, :] * (plain.inverse @ both[..., 1:, :])).sum(axis=2)
    told = both[..., 0, :] - (plain.coefficients[..., None, :] @ both[..., 1:, :])[..., 0, :]
    return _Change(np.maximum(norm, _LEAST_NORM), told)


def _averaged(plain: _Plain, change: _Change, sizes: tuple[float, ...], weights: tuple[float, ...]) -> Floats:
    """Return the odds of a change of any of these sizes against none, shape (values, beginnings)."""
    each = [w * _ratio(plain, change, size) for size, w in zip(sizes, weights, strict=True)]
    return np.asarray(np.sum(each, axis=0))


def _ratio(plain: _Plain, change: _Change, size: float) -> Floats:
    """Return the odds of a change of this size against none, shape (values, beginnings)."""
    less = size * (0.5 * size * change.norm - change.told) / plain.squares[..., None]
    log_odds = -plain.freedom[:, None] * np.log1p(less)
    ratio = np.exp(np.minimum(log_odds, _MOST_LOG_ODDS))
    return np.asarray(np.einsum("gl,glt->lt", plain.weights, ratio))
