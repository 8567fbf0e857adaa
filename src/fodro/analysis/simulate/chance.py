"""The chance in a simulated life: what remembers, what wanders, and what ties a person's factors together."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Words = NDArray[np.str_]


@dataclass(frozen=True, slots=True)
class Drivers:
    """What ties a person's factors together: workdays and the time of the year; and the chance left."""

    rng: np.random.Generator
    work: Floats
    season: Floats

    def between(self, low: float, high: float) -> float:
        """Draw one value that stays the same for this person."""
        return float(self.rng.uniform(low, high))

    def memory(self, autocorrelation: float) -> Floats:
        """Draw standard normal values that remember the day before."""
        return remembering(len(self.work), autocorrelation, self.rng)

    def counts(self, mean: Floats | float) -> Floats:
        """Draw counts around `mean`."""
        return self.rng.poisson(mean, len(self.work)).astype(np.float64)

    def words(self, levels: str, likely: Floats) -> Words:
        """Draw one of the space-separated `levels` a day."""
        return self.rng.choice(np.array(levels.split()), len(self.work), p=likely)


def remembering(n: int, autocorrelation: float, rng: np.random.Generator) -> Floats:
    """Return `n` values of a stationary first-order autoregression with mean 0 and SD 1."""
    innovations = rng.standard_normal(n) * np.sqrt(1 - autocorrelation**2)
    innovations[0] = rng.standard_normal()
    return fading(innovations, autocorrelation)


def fading(innovations: Floats, autocorrelation: float) -> Floats:
    """Return the sums in which each value keeps its share `autocorrelation` to the next day, shape (days,).

    Written out, since ``scipy.signal`` takes two seconds to load.
    """
    return np.fromiter(
        accumulate(innovations.tolist(), lambda before, new: autocorrelation * before + new),
        dtype=np.float64,
        count=innovations.size,
    )


def wandering(n: int, rng: np.random.Generator) -> Floats:
    """Return a slow curve of `n` days with mean 0 and SD 1."""
    curve = np.cumsum(rng.standard_normal(n))
    return np.asarray((curve - curve.mean()) / (curve.std() or 1.0))


def work_days(weekdays: NDArray[np.int64], rng: np.random.Generator) -> Floats:
    """Return 1.0 on workdays: five fixed days a week, most often Monday to Friday, and few swapped."""
    off = rng.choice(7, 2, replace=False) if rng.random() < 0.15 else np.array([5, 6])
    swapped = rng.random(len(weekdays)) < 1 / 30
    return (~np.isin(weekdays, off) ^ swapped).astype(np.float64)
