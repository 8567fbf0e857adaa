"""A against B by the draw: the estimate, and how it stands among the draws that could have been."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from fodro.analysis.trials.noise import Noise

Floats = NDArray[np.float64]

_SAME = 1e-9
OUTSIDE = 0.1
"""The interval leaves out what a tenth of the draws at most would exceed."""


@dataclass(frozen=True, slots=True)
class Compared:
    """What the days say of A minus B.

    Parameters
    ----------
    effect : float
        Points that a sign of +1 lies above a sign of 0.
    low, high : float
        90 % interval: the differences that the test would not refuse; infinite where it refuses none.
    p : float
        Share of the draws that show as much, in either direction.
    """

    effect: float
    low: float
    high: float
    p: float


def estimated(signs: Floats, value: Floats, noise: Noise) -> tuple[float, float]:
    """Return the coefficient of `signs`, shape (ratings,), in `value`, and its standard error."""
    information = float(signs @ noise.precision @ signs)
    return float(signs @ noise.precision @ value) / information, information**-0.5


def compared(draws: Floats, made: Floats, value: Floats, noise: Noise) -> Compared:
    """Return where the draw that was `made` stands among `draws`.

    Parameters
    ----------
    draws : Floats, shape (draws, ratings)
        Draws that could have been, as signs; the one made, or its mirror image, is among them.
    made : Floats, shape (ratings,)
        As signs.
    value : Floats, shape (ratings,)
    noise : Noise

    Notes
    -----
    The statistic of a draw is its estimate over its own standard error, both from a precision that does not
    know the arms. A difference d is refused where `value` less d times the draw made stands among the most
    extreme tenth; the two ends follow in closed form, since each other draw is as extreme for the d between
    two roots only.

    References
    ----------
    Edgington and Onghena (2007), *Randomization Tests*. Rosenbaum (2002) on intervals by inversion.
    """
    weighted = draws @ noise.precision
    spread = np.sqrt(np.maximum(np.einsum("dr,dr->d", weighted, draws), 0.0))
    tells = spread > _SAME * spread.max()
    if not tells.all():  # a draw of one arm alone on the days that were rated
        weighted, spread = weighted[tells], spread[tells]
    others = weighted @ value / spread
    slopes = weighted @ made / spread
    slope = float(np.sqrt(made @ noise.precision @ made))
    own = float(made @ noise.precision @ value) / slope
    p = float(np.mean(np.abs(others) >= abs(own) - _SAME))
    lows, highs = _roots(own, slope, others, slopes)
    low = float(np.quantile(lows, OUTSIDE, method="lower"))
    high = float(np.quantile(highs, 1 - OUTSIDE, method="higher"))
    return Compared(own / slope, low, high, p)


def _roots(value: float, slope: float, values: Floats, slopes: Floats) -> tuple[Floats, Floats]:
    """Return between which differences each draw is as extreme as the one made."""
    with np.errstate(divide="ignore", invalid="ignore"):
        one, other = (value - values) / (slope - slopes), (value + values) / (slope + slopes)
    same, mirrored = slope - slopes < _SAME * slope, slope + slopes < _SAME * slope
    lows = np.where(same | mirrored, -np.inf, np.minimum(one, other))
    highs = np.where(same | mirrored, np.inf, np.maximum(one, other))
    return lows, highs
