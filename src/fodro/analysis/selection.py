"""Which columns are real: Bayesian variable selection with the noise averaged over."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.special import expit

from fodro.analysis.evidence import Evidence

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]

SLAB_SD = np.array([0.3, 1.0, 4.0])
"""Prior SD of a real effect, in noise SDs per SD of the factor; averaged over with these shares:"""
SLAB_SHARE = np.array([0.45, 0.45, 0.1])

# Inverse-gamma prior of the noise variance: worth two days, expecting a tenth of a point squared.
_PRIOR_HALF_DAYS = 1.0
_PRIOR_HALF_SQUARES = 0.1

_STEPS_PER_NOISE_DRAW = 4
_BURN_IN_SHARE = 1 / 8


@dataclass(frozen=True, slots=True)
class Selected:
    """The posterior, column by column; arrays of shape (columns,).

    Parameters
    ----------
    probability : Floats
        0–1, that the column has an effect.
    effect, sd : Floats
        Mean and SD of the effect if there is one, points per SD of the factor.
    shape : int
        Most probable noise shape, a position on the grid.
    noise_var : float
        Variance of a usual day, points squared.
    """

    probability: Floats
    effect: Floats
    sd: Floats
    shape: int
    noise_var: float


@dataclass(frozen=True, slots=True)
class Conditionals:
    """What each column looks like given which others are in; arrays of shape (columns,).

    `effect` and `information` are the column's own estimate and its inverse variance in units of the noise
    variance; `squares_with` and `squares_without` the sums of squares left with it in and out.
    """

    effect: Floats
    information: Floats
    squares_with: Floats
    squares_without: Floats


def conditionals(facts: Evidence, inside: Bools, *, shape: int, slab_var: float) -> Conditionals:
    """Return every column's estimate given those `inside`, without refitting any model."""
    included = np.flatnonzero(inside)
    gram, cross = facts.ground.gram[shape], facts.cross[shape]
    information, score = gram.diagonal() + 1.0 / slab_var, cross.copy()
    squares = _PRIOR_HALF_SQUARES + 0.5 * facts.total[shape]
    if len(included):
        cov = np.linalg.inv(gram[np.ix_(included, included)] + np.eye(len(included)) / slab_var)
        joint = cov @ cross[included]
        towards = gram[:, included]
        information -= ((towards @ cov) * towards).sum(axis=1)
        score -= towards @ joint
        information[included] = 1.0 / cov.diagonal()
        score[included] = joint * information[included]
        squares -= 0.5 * float(cross[included] @ joint)
    information = np.maximum(information, 0.5 / slab_var)
    gain = 0.5 * score**2 / information
    floor = np.finfo(np.float64).tiny
    return Conditionals(
        score / information,
        information,
        np.maximum(np.where(inside, squares, squares - gain), floor),
        np.maximum(np.where(inside, squares + gain, squares), floor),
    )


def log_odds(found: Conditionals, prior_log_odds: Floats, *, n_days: int, slab_var: float) -> Floats:
    """Return the log-odds that each column is in, given the others."""
    half_days = _PRIOR_HALF_DAYS + 0.5 * n_days
    bayes = half_days * (np.log(found.squares_without) - np.log(found.squares_with))
    odds: Floats = prior_log_odds + bayes - 0.5 * np.log(slab_var * found.information)
    return odds


def select(
    facts: Evidence, prior_log_odds: Floats, rng: np.random.Generator, *, steps: int = 400
) -> Selected:
    """Return the posterior over columns, averaged over models, noise shapes and slab widths.

    Parameters
    ----------
    facts : Evidence
        The data.
    prior_log_odds : Floats, shape (columns,)
        Prior log-odds of each column being real.
    rng : numpy.random.Generator
        Source of chance; the same state gives the same answer.
    steps : int
        Moves of the sampler.

    Notes
    -----
    Spike and slab with effects, noise variance and background integrated out in closed form. The sampler is
    weighted tempered Gibbs: each move flips one column, chosen by how poorly its present state is supported,
    and states are re-weighted, so that a column stands in for its look-alikes without getting stuck. The
    averages use every column's full conditional at every step (Rao–Blackwell).

    What it cannot tell: cause; effects that come and go, that bend, or that need two factors at once; which
    of several factors that always move together is the one.

    References
    ----------
    George EI, McCulloch RE. Approaches for Bayesian variable selection. Statistica Sinica, 1997.
    Zanella G, Roberts G. Scalable importance tempering and Bayesian variable selection. JRSS B, 2019.
    """
    walk = _Walk(facts, prior_log_odds, rng)
    tally = _Tally(len(prior_log_odds), len(facts.total))
    for step in range(steps):
        if step % _STEPS_PER_NOISE_DRAW == 0:
            walk.draw_noise()
        walk.move(tally if step >= steps * _BURN_IN_SHARE else None)
    return tally.selected()


def _drawn(weights: Floats, rng: np.random.Generator) -> int:
    edges = weights.cumsum()
    return min(int(edges.searchsorted(rng.random() * edges[-1], side="right")), len(edges) - 1)


class _Tally:
    """Weighted sums over the walk."""

    def __init__(self, n_columns: int, n_shapes: int) -> None:
        self.weight = 0.0
        self.noise_var = 0.0
        self.shapes = np.zeros(n_shapes)
        self.inside, self.first, self.second = np.zeros((3, n_columns))

    def add(self, weight: float, shape: int, *, inside: Floats, found: Conditionals, var: Floats) -> None:
        share = weight * inside
        self.weight += weight
        self.shapes[shape] += weight
        self.inside += share
        self.first += share * found.effect
        self.second += share * (found.effect**2 + var / found.information)
        self.noise_var += weight * float(var.mean())

    def selected(self) -> Selected:
        """Return the averages."""
        inside = np.maximum(self.inside, np.finfo(np.float64).tiny)
        effect = self.first / inside
        spread = np.sqrt(np.maximum(self.second / inside - effect**2, 0.0))
        shape = int(self.shapes.argmax())
        return Selected(self.inside / self.weight, effect, spread, shape, self.noise_var / self.weight)


class _Walk:
    """The sampler's place: which columns are in, under which noise."""

    def __init__(self, facts: Evidence, prior_log_odds: Floats, rng: np.random.Generator) -> None:
        self.facts, self.prior_log_odds, self.rng = facts, prior_log_odds, rng
        self.inside = np.zeros(len(prior_log_odds), dtype=np.bool_)
        self.shape, self.slab_var = 0, 1.0

    def draw_noise(self) -> None:
        """Draw noise shape and slab width given the included columns."""
        log_mass = np.column_stack([self._log_mass(float(sd) ** 2) for sd in SLAB_SD]) + np.log(SLAB_SHARE)
        mass = np.exp(log_mass - log_mass.max())
        self.shape, slab = divmod(_drawn(mass.ravel(), self.rng), len(SLAB_SD))
        self.slab_var = float(SLAB_SD[slab]) ** 2

    def _log_mass(self, slab_var: float) -> Floats:
        base, included = self.facts.ground, np.flatnonzero(self.inside)
        left, log_det = self.facts.total, base.log_det
        if len(included):
            inner = base.gram[:, included[:, None], included] + np.eye(len(included)) / slab_var
            cross = self.facts.cross[:, included]
            left = left - (cross * np.linalg.solve(inner, cross[:, :, None])[:, :, 0]).sum(axis=1)
            log_det = log_det + np.linalg.slogdet(inner)[1] + len(included) * np.log(slab_var)
        half_days = _PRIOR_HALF_DAYS + 0.5 * self.facts.n_days
        squares = _PRIOR_HALF_SQUARES + 0.5 * np.maximum(left, 0.0)
        return np.asarray(-0.5 * log_det - half_days * np.log(squares))

    def move(self, tally: _Tally | None) -> None:
        """Flip one column, and add the state that is left to `tally`."""
        n_days = self.facts.n_days
        found = conditionals(self.facts, self.inside, shape=self.shape, slab_var=self.slab_var)
        odds = log_odds(found, self.prior_log_odds, n_days=n_days, slab_var=self.slab_var)
        odds = np.clip(odds, -30.0, 30.0)
        inside = expit(odds)
        present = expit(np.where(self.inside, odds, -odds))
        pull = (inside + 1.0 / len(inside)) / present
        total = float(pull.sum())
        if tally is not None:
            var = found.squares_with / (_PRIOR_HALF_DAYS + 0.5 * n_days)
            tally.add(1.0 / total, self.shape, inside=inside, found=found, var=var)
        flipped = _drawn(pull, self.rng)
        self.inside[flipped] = not self.inside[flipped]
