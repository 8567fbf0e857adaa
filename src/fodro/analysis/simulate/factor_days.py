"""Simulated days: what was stood, walked, carried, slept and worn, tied together by work and season."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import accumulate

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Words = NDArray[np.str_]
FactorDays = dict[str, Floats | Words]

_DECIMALS = {
    "steps_k": 2,
    "stress": 0,
    "humidity": 0,
    "pressure": 0,
    "stairs": 0,
    "sport_minutes": 0,
    "shoe_wear": 0,
}


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
    """Return 1.0 on workdays: five fixed days a week, with one day in twelve swapped."""
    off = rng.choice(7, 2, replace=False) if rng.random() < 0.4 else np.array([5, 6])
    swapped = rng.random(len(weekdays)) < 1 / 12
    return (~np.isin(weekdays, off) ^ swapped).astype(np.float64)


def _standing(d: Drivers) -> Floats:
    return np.maximum(d.work * d.between(3, 6.5) + d.between(1, 2.5) + 1.2 * d.memory(0.25), 0)


def _load(d: Drivers) -> Floats:
    return np.exp(d.between(0.7, 1.9) + 0.3 * d.work + 0.5 * d.memory(0.2))


def _sport(d: Drivers) -> Floats:
    active = d.rng.random(len(d.work)) < d.between(0.15, 0.5)
    return np.asarray(active * np.maximum(d.between(30, 60) + 15 * d.memory(0.0), 10))


def _pairs_of_shoes(d: Drivers) -> Words:
    stay = d.rng.random(len(d.work)) < d.between(0.2, 0.7)
    fresh = d.words("A B C D", d.rng.dirichlet([3, 2, 2, 1]))
    stay[0] = False
    return fresh[np.maximum.accumulate(np.where(stay, 0, np.arange(len(fresh))))]


def _wear(shoe: Words, d: Drivers) -> Floats:
    worn = np.zeros(len(shoe))
    for level in np.unique(shoe):
        on = shoe == level
        worn[on] = d.between(0, 150) + np.cumsum(on)[on]
    return worn


_NUMERIC: dict[str, Callable[[Drivers], Floats]] = {
    "load_carried_kg": _load,
    "stress": lambda d: np.clip(d.between(2, 4) + 0.5 * d.work + 1.6 * d.memory(0.6), 0, 10),
    "sleep_hours": lambda d: np.clip(d.between(6.5, 7.6) + 0.4 * (1 - d.work) + 0.85 * d.memory(0.2), 3, 12),
    "crossed_legs_hours": lambda d: np.maximum(d.between(1, 2.5) + d.memory(0.4), 0),
    "driving_hours": lambda d: np.maximum(d.between(0.4, 1.4) * (0.5 + d.work) + 0.6 * d.memory(0.1), 0),
    "temperature": lambda d: 10 + 7 * d.season + 3.5 * d.memory(0.75),
    "humidity": lambda d: np.clip(71 - 5 * d.season + 9 * d.memory(0.6), 20, 100),
    "pressure": lambda d: 1013 + 8 * d.memory(0.75),
    "alcohol": lambda d: d.counts(d.between(0.2, 1.0) * (1.3 - d.work)),
    "screen_hours": lambda d: np.maximum(d.between(2, 4) + 0.8 * d.work + 1.3 * d.memory(0.25), 0),
    "sport_minutes": _sport,
    "body_weight": lambda d: d.between(55, 95) + 0.45 * d.memory(0.6),
    "caffeine": lambda d: d.counts(d.between(1, 3)),
}


def factor_days(drivers: Drivers, *, trending: bool) -> FactorDays:
    """Return 21 factors for every day: name to values of shape (days,), words for categories.

    The names are those people meet in the product's examples; ``day_off`` is a mirror of work.
    """
    standing = _standing(drivers)
    days: FactorDays = {
        "standing_hours": standing,
        "steps_k": np.maximum(2.5 + 0.5 * standing + 1.8 * drivers.memory(0.2), 0.3),
        "hard_floor": (drivers.rng.random(len(standing)) < 0.15 + 0.7 * drivers.work).astype(np.float64),
        "stairs": drivers.counts(drivers.between(3, 7) + 0.4 * standing),
    }
    days |= {name: draw(drivers) for name, draw in _NUMERIC.items()}
    if trending:
        _add_trends(days, drivers.rng)
    shoe = _pairs_of_shoes(drivers)
    days["shoe_wear"] = _wear(shoe, drivers)
    days["day_off"] = 1.0 - drivers.work
    days["shoe"] = shoe
    days["sock_material"] = drivers.words("cotton synthetic wool", drivers.rng.dirichlet([4, 3, 3]))
    return days


def _add_trends(days: FactorDays, rng: np.random.Generator) -> None:
    for name in ("temperature", "body_weight", "stress", "sleep_hours", "screen_hours", "pressure"):
        values = days[name].astype(np.float64)
        days[name] = values + 1.5 * values.std() * wandering(len(values), rng)


def as_recorded(name: str, values: Floats) -> Floats:
    """Round as people and devices do: whole numbers for counts and scores, else one decimal."""
    return np.round(values, _DECIMALS.get(name, 1)) + 0.0
