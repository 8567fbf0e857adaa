"""How ratings vary by themselves: a memory from day to day, and the chance in each rating."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

_MEMORIES = (0.2, 0.4, 0.6, 0.8, 0.95)
_CHANCES = (0.0, 0.3, 0.6, 0.85)
_LEAST = 1e-12
SHAPES = ((0.0, 1.0), *((memory, chance) for memory in _MEMORIES for chance in _CHANCES))
"""Memory from one day to the next, and the share of the variance that is each rating's own."""


@dataclass(frozen=True, slots=True)
class Noise:
    """What the ratings themselves say about their noise, whatever the arms were.

    Parameters
    ----------
    weight : Floats, shape (shapes,)
        How well each of `SHAPES` fits; they sum to 1.
    variance : Floats, shape (shapes,)
        Of one rating under each, points squared.
    precision : Floats, shape (ratings, ratings)
        Mean over the shapes of the inverse covariance, with the level of the ratings taken out.
    """

    weight: Floats
    variance: Floats
    precision: Floats

    @property
    def sd(self) -> float:
        """Spread of one rating around the level, points."""
        return float(np.sqrt(self.weight @ self.variance))

    @property
    def memory(self) -> float:
        """Correlation of the ratings of two neighbouring days."""
        shapes = np.array(SHAPES)
        return float(self.weight @ (shapes[:, 0] * (1 - shapes[:, 1])))


def noise_of(day: Ints, value: Floats) -> Noise:
    """Return the noise of `value`, shape (ratings,), rated on the days numbered `day`.

    There have to be three of them at least, not all the same.

    Notes
    -----
    Restricted likelihood over a grid of first-order memory and white noise, the level unknown. Nothing here
    knows the arms, so a test that compares draws with this precision stays exact.
    """
    inverse, logdet = _inverses(tuple(day.tolist()))
    of_level = inverse.sum(axis=2)
    level_information = of_level.sum(axis=1)
    centred = inverse - of_level[:, :, None] * of_level[:, None, :] / level_information[:, None, None]
    freedom = len(value) - 1
    squares = np.einsum("i,kij,j->k", value, centred, value, optimize=True)
    variance = np.maximum(squares / freedom, _LEAST * (1 + np.abs(value).max()) ** 2)
    log_likelihood = -0.5 * (logdet + np.log(level_information) + freedom * np.log(variance))
    weight = np.exp(log_likelihood - log_likelihood.max())
    weight /= weight.sum()
    return Noise(weight, variance, np.einsum("k,kij->ij", weight / variance, centred))


@lru_cache(maxsize=2)
def _inverses(day: tuple[int, ...]) -> tuple[Floats, Floats]:
    """Return inverse and log determinant of each shape; an experiment asks twice for the same days."""
    at = np.array(day)
    apart, same = np.abs(at[:, None] - at[None, :]), np.eye(len(day))
    covariance = np.array([(1 - chance) * memory**apart + chance * same for memory, chance in SHAPES])
    return np.linalg.inv(covariance), np.linalg.slogdet(covariance)[1]
