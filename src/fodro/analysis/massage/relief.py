"""For how long relief lasts: what is left of it later and the next morning, and its half-life."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.special import log_ndtr

from fodro.analysis.massage.immediate import AT_ONCE, Immediate, Meanwhile, changed
from fodro.analysis.massage.rated import Rated

Floats = NDArray[np.float64]

LATER_H = 1.5
"""A later rating is one to two hours after a massage."""

LATER = Meanwhile((-1.2, 0.6), from_above=(-0.6, 0.4), from_usual=(0.0, 0.2))
NEXT_MORNING = Meanwhile((-2.0, 2.0), from_above=(-0.8, 0.4), from_usual=(-0.3, 0.4))
"""A night brings another level and another part of the day: a bad evening is mostly over by then."""

_HALF_LIVES_H = np.geomspace(0.25, 48.0, 80)
_QUANTILES = (0.05, 0.5, 0.95)


@dataclass(frozen=True, slots=True)
class Relief:
    """What is left so many hours after a massage."""

    hours: float
    left: Immediate


@dataclass(frozen=True, slots=True)
class Lasting:
    """How relief fades.

    Parameters
    ----------
    reliefs : tuple of Relief
        Right after, later and the next morning, as far as they are rated.
    half_life_h : tuple of float or None
        5th, 50th and 95th percentile of the half-life, hours; None where sit-downs are missing.
    n : int
        Later ratings of massages.
    """

    reliefs: tuple[Relief, ...]
    half_life_h: tuple[float, float, float] | None
    n: int


def lasting(rated: Rated) -> Lasting:
    """Return how relief fades.

    Notes
    -----
    At each time the change since before the massage is compared with that around sit-downs, as in `changed`.
    The half-life is that of relief which halves again and again, weighed over half-lives of a quarter of an
    hour to two days, all as likely on a logarithmic scale, with any relief at once. Errors at different times
    are taken as independent; they share the rating before, which makes the interval too wide rather than
    too narrow.

    What it cannot tell: anything without sit-downs that are rated later too, since evenings have a course of
    their own; relief that first grows; anything slower than two days.
    """
    morning_h = float(np.median(rated.morning_h)) if len(rated) else 0.0
    moments = (
        (0.0, rated.after_nrs, AT_ONCE),
        (LATER_H, rated.later_nrs, LATER),
        (morning_h, rated.morning_nrs, NEXT_MORNING),
    )
    reliefs = tuple(
        Relief(hours, left) for hours, then, until in moments if (left := _at(rated, then, until)) is not None
    )
    later = tuple(relief for relief in reliefs if relief.hours)
    return Lasting(reliefs, _half_life(reliefs), sum(relief.left.n for relief in later))


def _at(rated: Rated, then_nrs: Floats, meanwhile: Meanwhile) -> Immediate | None:
    rated_then = ~np.isnan(then_nrs) & (rated.before_nrs != 0.0)
    return changed(rated.only(rated_then), then_nrs[rated_then], meanwhile=meanwhile)


def _half_life(reliefs: tuple[Relief, ...]) -> tuple[float, float, float] | None:
    seen = [relief for relief in reliefs if relief.left.has_rests]
    if len(seen) < 2 or seen[0].hours:
        return None
    hours, left, se = np.array([(one.hours, one.left.effect, one.left.se) for one in seen]).T
    weight = np.exp2(-hours / _HALF_LIVES_H[:, None]) / se
    # Relief at once may be of any size, and is less pain.
    squares, product = (weight**2).sum(axis=1), (weight * left / se).sum(axis=1)
    likelihood = 0.5 * product**2 / squares - 0.5 * np.log(squares) + log_ndtr(-product / np.sqrt(squares))
    share = np.exp(likelihood - likelihood.max())
    passed = np.cumsum(share / share.sum())
    low, middle, high = np.interp(_QUANTILES, passed, _HALF_LIVES_H).tolist()
    return low, middle, high
