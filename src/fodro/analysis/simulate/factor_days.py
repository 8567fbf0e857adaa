"""Simulated days: what was stood, walked, carried, slept and worn, tied together by work and season."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from fodro.analysis.simulate.chance import Drivers, Floats, Words

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


def _standing(d: Drivers) -> Floats:
    return np.maximum(d.work * d.between(2, 6) + d.between(1, 2.5) + 1.2 * d.memory(0.3), 0)


def _stairs(standing: Floats, d: Drivers) -> Floats:
    return d.counts((d.between(1, 3) + 0.9 * standing) * np.exp(0.4 * d.memory(0.3)))


def _load(d: Drivers) -> Floats:
    return np.maximum(d.between(1, 4) + d.work * d.between(0, 6) + d.between(1, 2.5) * d.memory(0.2), 0)


def _sport(d: Drivers) -> Floats:
    active = d.rng.random(len(d.work)) < d.between(0.12, 0.4) + 0.12 * (1 - d.work)
    return np.asarray(active * np.maximum(d.between(30, 60) + 15 * d.memory(0.0), 10))


def _pairs_of_shoes(d: Drivers) -> Words:
    at_work, off = (d.words("A B C D", d.rng.dirichlet([3, 2.5, 2, 1.5])) for _ in range(2))
    fresh = np.where((d.work > 0) | (d.rng.random(len(d.work)) < 0.5), at_work, off)
    stay = d.rng.random(len(d.work)) < d.between(0.0, 0.4)
    stay[0] = False
    return fresh[np.maximum.accumulate(np.where(stay, 0, np.arange(len(fresh))))]


def _wear(shoe: Words, d: Drivers) -> Floats:
    worn = np.zeros(len(shoe))
    for level in np.unique(shoe):
        on = shoe == level
        worn[on] = d.between(10, 170) + np.cumsum(on)[on]
    return worn


_NUMERIC: dict[str, Callable[[Drivers], Floats]] = {
    "load_carried_kg": _load,
    "stress": lambda d: np.clip(d.between(3, 5) + 0.7 * d.work + 1.6 * d.memory(0.68), 0, 10),
    "sleep_hours": lambda d: np.clip(d.between(6.7, 7.4) + 0.65 * (1 - d.work) + 0.83 * d.memory(0.3), 3, 12),
    "crossed_legs_hours": lambda d: np.maximum(d.between(0.8, 1.8) + 0.7 * d.work + 0.95 * d.memory(0.5), 0),
    "driving_hours": lambda d: np.maximum(d.between(0.1, 0.8) + 0.95 * d.work + 0.58 * d.memory(0.2), 0),
    "temperature": lambda d: 10 + 8 * d.season + 3.3 * d.memory(0.75),
    "humidity": lambda d: np.clip(71 - 5 * d.season + 9 * d.memory(0.66), 20, 100),
    "pressure": lambda d: 1013 + 7.5 * d.memory(0.77),
    "alcohol": lambda d: d.counts(d.between(0.5, 1.0) * np.exp(0.5 * d.memory(0.1))),
    "screen_hours": lambda d: np.maximum(
        d.between(1, 3) + d.between(0, 3.5) * d.work + 1.2 * d.memory(0.35), 0
    ),
    "sport_minutes": _sport,
    "body_weight": lambda d: d.between(55, 95) + 0.4 * d.memory(0.65) + 0.25 * d.memory(0.0),
    "caffeine": lambda d: d.counts(d.between(0.8, 2.7) + 0.6 * d.work),
}


def factor_days(drivers: Drivers) -> FactorDays:
    """Return 21 factors for every day: name to values of shape (days,), words for categories.

    The names are those people meet in the product's examples; ``day_off`` is a mirror of work.
    """
    standing = _standing(drivers)
    days: FactorDays = {
        "standing_hours": standing,
        "steps_k": np.maximum(2.2 + 0.6 * standing + 1.8 * drivers.memory(0.3), 0.3),
        "hard_floor": (drivers.rng.random(len(standing)) < 0.17 + 0.65 * drivers.work).astype(np.float64),
        "stairs": _stairs(standing, drivers),
    }
    days |= {name: draw(drivers) for name, draw in _NUMERIC.items()}
    shoe = _pairs_of_shoes(drivers)
    days["shoe_wear"] = _wear(shoe, drivers)
    days["day_off"] = 1.0 - drivers.work
    days["shoe"] = shoe
    days["sock_material"] = drivers.words("cotton synthetic wool", drivers.rng.dirichlet([12, 9, 9]))
    return days


def as_recorded(name: str, values: Floats) -> Floats:
    """Round as people and devices do: whole numbers for counts and scores, else one decimal."""
    return np.round(values, _DECIMALS.get(name, 1)) + 0.0
