"""Which sets of columns are supported: a search through models, the likelier ones first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from scipy.special import expit

from fodro.analysis.priors import Prior

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Keys = NDArray[np.uint64]

_LARGEST_MODEL = 14
_LOG_UNLIKELY = 9.0
_NEGLIGIBLE_SHARE = 3e-3
_FEWEST_SQUARES = 1e-9
_NO_WEIGHT = 1e-6

PRIOR_HALF_DAYS = 6.0
"""The inverse-gamma prior of the noise variance is worth twelve days.

With 80 columns a month of days fits itself too well: what is left looks like next to no noise."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What a search is made under: one noise shape, one width of the weekdays, one slab.

    Parameters
    ----------
    gram : Floats, shape (columns, columns)
    cross : Floats, shape (columns,)
    total : float
        As in `Evidence`.
    slab_var : float
        Prior variance of a real effect, in units of the noise variance.
    n_days : int
    prior_half_squares : float
        As in `Evidence`.
    """

    gram: Floats
    cross: Floats
    total: float
    slab_var: float
    n_days: int
    prior_half_squares: float

    @property
    def half_days(self) -> float:
        """Half of the degrees of freedom of the noise variance."""
        return PRIOR_HALF_DAYS + 0.5 * self.n_days

    @property
    def squares(self) -> float:
        """Half of the sum of squares that is left without any column."""
        return self.prior_half_squares + 0.5 * self.total


@dataclass(frozen=True, slots=True)
class Models:
    """Models of one size, likeliest first.

    Parameters
    ----------
    columns : Ints, shape (models, size)
    log_weight : Floats, shape (models,)
        Log of likelihood times prior, against the model without columns.
    """

    columns: Ints
    log_weight: Floats


@dataclass(frozen=True, slots=True)
class Explored:
    """Posterior under one setting; arrays of shape (columns,).

    Parameters
    ----------
    models : tuple of Models
        Every model that was weighed, by size.
    log_mass : float
        Log of the summed weights.
    inside : Floats
        0–1, that the column is in.
    first, second, mass : Floats
        Sums of effect, squared effect and weight over models in which the column is in.
    noise_var : float
        Points squared.
    """

    models: tuple[Models, ...]
    log_mass: float
    inside: Floats
    first: Floats
    second: Floats
    mass: Floats
    noise_var: float


@dataclass(frozen=True, slots=True)
class _Beam:
    """The models of one size that are extended; leading axis (models,)."""

    columns: Ints
    key: Keys
    log_weight: Floats
    log_odds: Floats
    squares: Floats


@dataclass(frozen=True, slots=True)
class _Fits:
    """Every column given each model of a beam, shape (models, columns): in it as it is, or added to it.

    `log_gain` is the log of the squares left without the column over those left with it, `log_volume` that of
    its prior variance over its posterior one.
    """

    effect: Floats
    information: Floats
    squares: Floats
    log_gain: Floats
    log_volume: Floats
    inside: NDArray[np.bool_]


def explore(setting: Setting, prior: Prior, *, width: int) -> Explored:
    """Return the posterior over models, summed over those that can matter.

    Parameters
    ----------
    setting : Setting
    prior : Prior
    width : int
        How many models of each size are extended by every column.

    Notes
    -----
    Models grow by one column at a time from the empty one. All extensions of the `width` likeliest models of
    each size are weighed exactly, effects and noise variance integrated out; each model counts once, however
    it was reached. The search ends when a size adds less than three in a thousand. Nothing in it is left to
    chance.

    References
    ----------
    Madigan D, Raftery AE. Model selection and accounting for model uncertainty in graphical models using
    Occam's window. JASA, 1994.
    """
    found, levels = [Models(np.zeros((1, 0), dtype=np.int64), np.zeros(1))], []
    keys = _keys(len(setting.cross))
    for beam, fits, children in _levels(setting, prior, keys, width=width):
        levels.append((beam, fits))
        found.append(children)
    tally = _Tally(len(setting.cross), max(float(beam.log_weight.max()) for beam, _ in levels))
    for beam, fits in levels:
        tally.add(beam, fits, setting, prior)
    return _explored(tuple(found), tally)


def _levels(
    setting: Setting, prior: Prior, keys: Keys, *, width: int
) -> Iterator[tuple[_Beam, _Fits, Models]]:
    none = np.zeros(1, dtype=np.uint64)
    beam = _Beam(
        np.zeros((1, 0), dtype=np.int64), none, np.zeros(1), np.zeros(1), np.array([setting.squares])
    )
    best, mass = 0.0, 1.0
    for size in range(_LARGEST_MODEL + 1):
        fits = _fits(setting, beam)
        children, grown = _grown(setting, prior, beam, fits, keys=keys, least=best - _LOG_UNLIKELY)
        yield beam, fits, children
        if not len(children.log_weight) or size == _LARGEST_MODEL:
            return
        best, before = max(best, float(children.log_weight[0])), best
        added = float(np.exp(children.log_weight - best).sum())
        mass = mass * np.exp(before - best) + added
        beam = _Beam(
            grown.columns[:width], grown.key[:width], grown.log_weight[:width], grown.log_odds[:width],
            grown.squares[:width],
        )  # fmt: skip
        if added < _NEGLIGIBLE_SHARE * mass:
            yield beam, _fits(setting, beam), Models(np.zeros((0, size + 2), dtype=np.int64), np.zeros(0))
            return


def _fits(setting: Setting, beam: _Beam) -> _Fits:
    columns, size, slab_var = beam.columns, beam.columns.shape[1], setting.slab_var
    diagonal = setting.gram.diagonal() + 1.0 / slab_var
    n = len(columns)
    inside = np.zeros((n, len(diagonal)), dtype=np.bool_)
    if not size:
        information, score = diagonal[None, :], setting.cross[None, :]
    else:
        towards, model = setting.gram[columns], np.arange(n)[:, None]
        own = setting.gram[columns[:, :, None], columns[:, None, :]]
        cov = np.linalg.inv(own + np.eye(size) / slab_var)
        joint = (cov @ setting.cross[columns][:, :, None])[:, :, 0]
        information = diagonal - np.einsum("mkc,mkc->mc", towards, cov @ towards)
        score = setting.cross - (joint[:, None, :] @ towards)[:, 0, :]
        alone = 1.0 / np.diagonal(cov, axis1=1, axis2=2)
        information[model, columns], score[model, columns] = alone, joint * alone
        inside[model, columns] = True
    information = np.maximum(information, 0.5 / slab_var)
    gain, left = 0.5 * score**2 / information, beam.squares[:, None]
    squares = np.maximum(np.where(inside, left, left - gain), _FEWEST_SQUARES)
    log_gain = np.log(np.where(inside, left + gain, left) / squares)
    return _Fits(score / information, information, squares, log_gain, np.log(slab_var * information), inside)


def _grown(
    setting: Setting, prior: Prior, beam: _Beam, fits: _Fits, *, keys: Keys, least: float
) -> tuple[Models, _Beam]:
    """Return all likely models with one column more, likeliest first, also as a beam."""
    size = beam.columns.shape[1]
    log_odds = beam.log_odds[:, None] + prior.column + prior.step[size] - 0.5 * fits.log_volume
    without = np.log(beam.squares / setting.squares)[:, None]
    weight = log_odds + setting.half_days * (fits.log_gain - without)
    weight[fits.inside] = -np.inf
    flat = weight.ravel()
    likely = np.flatnonzero(flat > max(least, float(flat.max()) - _LOG_UNLIKELY))
    likely = likely[np.argsort(-flat[likely], kind="stable")]
    key = (beam.key[:, None] + keys).ravel()[likely]
    first = np.sort(np.unique(key, return_index=True)[1])
    likely, key = likely[first], key[first]
    parent, column = np.divmod(likely, len(keys))
    columns = np.concatenate([beam.columns[parent], column[:, None]], axis=1)
    weights = flat[likely]
    grown = _Beam(columns, key, weights, log_odds.ravel()[likely], fits.squares.ravel()[likely])
    return Models(columns, weights), grown


@lru_cache(maxsize=64)
def _keys(n: int) -> Keys:
    """Return a number for each column such that no two sets of them have the same sum."""
    return np.random.default_rng(n).integers(1, 2**63, n, dtype=np.uint64)


class _Tally:
    """Sums over the models of the beams, on the level of the likeliest of them."""

    def __init__(self, n_columns: int, best: float) -> None:
        self.first, self.second, self.mass = np.zeros((3, n_columns))
        self.noise_var = self.weight = 0.0
        self.best = best

    def add(self, beam: _Beam, fits: _Fits, setting: Setting, prior: Prior) -> None:
        weight = np.exp(beam.log_weight - self.best)
        if weight.max(initial=0.0) < _NO_WEIGHT:
            return  # the smallest models, where much is found
        size = beam.columns.shape[1]
        step = np.where(fits.inside, prior.step[max(size - 1, 0)], prior.step[size])
        odds = prior.column + step + setting.half_days * fits.log_gain - 0.5 * fits.log_volume
        var = fits.squares / (setting.half_days * fits.information)
        share = weight[:, None] * expit(np.clip(odds, -30.0, 30.0))
        self.first += (share * fits.effect).sum(axis=0)
        self.second += (share * (fits.effect**2 + var)).sum(axis=0)
        self.mass += share.sum(axis=0)
        self.noise_var += float(weight @ beam.squares) / setting.half_days
        self.weight += float(weight.sum())


def _explored(models: tuple[Models, ...], tally: _Tally) -> Explored:
    best = max(float(some.log_weight.max(initial=-np.inf)) for some in models)
    inside, total = np.zeros(len(tally.mass)), 0.0
    for some in models:
        weight = np.exp(some.log_weight - best)
        total += float(weight.sum())
        size = some.columns.shape[1]
        inside += np.bincount(some.columns.ravel(), np.repeat(weight, size), minlength=len(inside))
    return Explored(
        models, best + float(np.log(total)), np.minimum(inside / total, 1.0),
        tally.first / tally.weight, tally.second / tally.weight, tally.mass / tally.weight,
        tally.noise_var / tally.weight,
    )  # fmt: skip
