"""Which columns are real: models, noise shapes and slab widths averaged over."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from fodro.analysis.evidence import Evidence
from fodro.analysis.priors import Prior
from fodro.analysis.search import PRIOR_HALF_DAYS, Explored, Models, Setting, explore

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

SLAB_SD = np.array([0.3, 1.0, 4.0])
"""Prior SD of a real effect, in noise SDs per SD of the factor; averaged over with these shares:"""
SLAB_SHARE = np.array([0.45, 0.45, 0.1])

NOTHING_IN = (Models(np.zeros((1, 0), dtype=np.int64), np.zeros(1)),)
"""The model without any column, alone."""

_ENOUGH_SHARE = 0.9
_MOST_SETTINGS = 2
_WIDTH = 14
_FEW_MODELS = 6


@dataclass(frozen=True, slots=True)
class Selected:
    """The posterior, column by column; arrays of shape (columns,).

    Parameters
    ----------
    probability : Floats
        0–1, that the column has an effect.
    effect, sd : Floats
        Mean and SD of the effect if there is one, points per SD of the factor.
    setting : int
        Most probable setting, a position in the evidence.
    noise_var : float
        Variance of a usual day, points squared.
    """

    probability: Floats
    effect: Floats
    sd: Floats
    setting: int
    noise_var: float


@dataclass(frozen=True, slots=True)
class Choice:
    """A setting and a slab to search under: positions in the evidence and in ``SLAB_SD``; log of its mass."""

    setting: int
    slab: int
    log_mass: float


def choices(
    facts: Evidence, prior: Prior, models: tuple[Models, ...], *, most: int = _MOST_SETTINGS
) -> tuple[Choice, ...]:
    """Return the settings and slabs that hold 90 % of the mass of the likeliest `models`, likeliest first.

    Parameters
    ----------
    facts : Evidence
    prior : Prior
    models : tuple of Models
    most : int
        No more than these.
    """
    mass = np.full((len(facts.total), len(SLAB_SD)), -np.inf)
    for columns in likeliest(models, _FEW_MODELS):
        mass = np.logaddexp(mass, _log_mass(facts, columns) + prior.of_model(columns))
    order = np.argsort(-mass, axis=None, kind="stable")
    shares = np.exp(mass.ravel()[order] - mass.max())
    enough = int(np.searchsorted(shares.cumsum(), _ENOUGH_SHARE * shares.sum())) + 1
    return tuple(
        Choice(*divmod(int(n), len(SLAB_SD)), log_mass=float(mass.ravel()[n]))
        for n in order[: min(enough, most)]
    )


def likeliest(models: tuple[Models, ...], n: int) -> list[Ints]:
    """Return the columns of the `n` likeliest models of any size."""
    every = [
        (weight, some.columns[k]) for some in models for k, weight in enumerate(some.log_weight[:n].tolist())
    ]
    return [columns for _, columns in sorted(every, key=lambda one: -one[0])[:n]]


def within(models: tuple[Models, ...], columns: Ints) -> tuple[Models, ...]:
    """Return those of `models` that hold none but these `columns` (in order), as positions among them."""
    found = []
    for some in models:
        inside = np.isin(some.columns, columns).all(axis=1)
        found.append(Models(np.searchsorted(columns, some.columns[inside]), some.log_weight[inside]))
    return tuple(found)


def _log_mass(facts: Evidence, columns: Ints) -> Floats:
    """Return the log evidence of one model under every setting and slab, shape (settings, slabs)."""
    gram, cross = facts.gram[:, columns[:, None], columns], facts.cross[:, columns]
    values, axes = np.linalg.eigh(gram)
    values, along = np.maximum(values, 0.0)[:, :, None], (cross[:, None, :] @ axes)[:, 0, :, None] ** 2
    slab_var = SLAB_SD**2
    left = facts.total[:, None] - (along / (values + 1.0 / slab_var)).sum(axis=1)
    squares = facts.prior_half_squares + 0.5 * np.maximum(left, 0.0)
    log_det = facts.log_det[:, None] + np.log1p(values * slab_var).sum(axis=1)
    half_days = PRIOR_HALF_DAYS + 0.5 * facts.n_days
    beforehand = facts.log_share[:, None] + np.log(SLAB_SHARE)
    return np.asarray(beforehand - 0.5 * log_det - half_days * np.log(squares))


def explored(facts: Evidence, prior: Prior, choice: Choice, *, width: int = _WIDTH) -> Explored:
    """Return what a search under `choice` finds."""
    n = choice.setting
    slab_var = float(SLAB_SD[choice.slab]) ** 2
    setting = Setting(
        facts.gram[n], facts.cross[n], float(facts.total[n]), slab_var, facts.n_days, facts.prior_half_squares
    )
    return explore(setting, prior, width=width)


def select(facts: Evidence, prior: Prior, chosen: tuple[Choice, ...]) -> Selected:
    """Return the posterior over columns, averaged over models and over the `chosen` settings and slabs.

    Notes
    -----
    Spike and slab with effects, noise variance and background integrated out in closed form, models searched
    by `explore`. There is no chance in it: the same evidence gives the same answer.

    What it cannot tell: cause; effects that come and go or that bend; which of several factors that always
    move together is the one.

    References
    ----------
    George EI, McCulloch RE. Approaches for Bayesian variable selection. Statistica Sinica, 1997.
    """
    found = [explored(facts, prior, choice) for choice in chosen]
    log_mass = np.array([_alone(facts, c) + one.log_mass for c, one in zip(chosen, found, strict=True)])
    weights = np.exp(log_mass - log_mass.max())
    weights /= weights.sum()
    first, second, mass, inside = (
        np.tensordot(weights, np.array([getattr(one, name) for one in found]), 1)
        for name in ("first", "second", "mass", "inside")
    )
    mass = np.maximum(mass, np.finfo(np.float64).tiny)
    effect = first / mass
    sd = np.sqrt(np.maximum(second / mass - effect**2, 0.0))
    best, noise_var = int(weights.argmax()), float(weights @ [one.noise_var for one in found])
    return Selected(inside, effect, sd, chosen[best].setting, noise_var)


def _alone(facts: Evidence, choice: Choice) -> float:
    """Return the log evidence without any column."""
    nothing = np.zeros(0, dtype=np.int64)
    setting = slice(choice.setting, choice.setting + 1)
    only = Evidence(
        facts.gram[setting], facts.cross[setting], facts.total[setting], facts.log_det[setting],
        facts.log_share[setting], facts.shape[setting], facts.width[setting], facts.n_days,
        facts.prior_half_squares,
    )  # fmt: skip
    return float(_log_mass(only, nothing)[0, choice.slab])
