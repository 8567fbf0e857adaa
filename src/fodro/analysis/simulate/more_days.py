"""What may be done to simulated days: trends, new habits, pain that stops people, and many more factors."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from fodro.analysis.simulate.chance import Drivers, Floats, wandering
from fodro.analysis.simulate.factor_days import FactorDays
from fodro.analysis.simulate.truth import STOPPED

_TRENDING = (
    "temperature",
    "body_weight",
    "stress",
    "sleep_hours",
    "screen_hours",
    "pressure",
    "load_carried_kg",
    "driving_hours",
    "crossed_legs_hours",
    "caffeine",
)
_CHANGING = (
    "standing_hours",
    "steps_k",
    "stairs",
    "load_carried_kg",
    "sleep_hours",
    "driving_hours",
    "alcohol",
    "screen_hours",
    "sport_minutes",
    "caffeine",
)
_MAY_BE_NEGATIVE = ("temperature",)


def add_trends(days: FactorDays, rng: np.random.Generator) -> None:
    """Let half of the factors follow a slow curve of their own, half as wide again as they vary otherwise."""
    for name in _TRENDING:
        _move(days, name, 1.5 * wandering(len(days[name]), rng))


def change_habits(days: FactorDays, rng: np.random.Generator) -> None:
    """Let some factors move to another level, once or twice, by 0.8–1.8 of their SDs."""
    for name in rng.choice(np.array(_CHANGING), 5, replace=False):
        level = np.zeros(len(days[name]))
        for _ in range(int(rng.integers(1, 3))):
            level[int(rng.integers(0, len(level))) :] += rng.uniform(0.8, 1.8) * rng.choice([-1.0, 1.0])
        _move(days, str(name), level)


def _move(days: FactorDays, name: str, by_sd: Floats) -> None:
    values = days[name].astype(np.float64)
    moved = values + values.std() * by_sd
    days[name] = moved if name in _MAY_BE_NEGATIVE else np.maximum(moved, 0.0)


def stop_when_it_hurts(days: FactorDays, pain_nrs: Floats, strength: float) -> FactorDays:
    """Return the days with walking and standing lowered on days of pain and on the day after."""
    above = (pain_nrs - pain_nrs.mean()) / (pain_nrs.std() or 1.0)
    pull = 0.6 * above + 0.4 * np.concatenate([above[:1], above[:-1]])
    lowered = {name: days[name].astype(np.float64) for name in STOPPED}
    return days | {name: np.maximum(x - strength * x.std() * pull, 0.1) for name, x in lowered.items()}


def extra_factors(d: Drivers, n: int) -> FactorDays:
    """Return `n` factors more: numbers, counts and yes/no, tied to work, to the season and to each other."""
    days: FactorDays = {}
    common = d.memory(0.5)
    for k in range(n):
        tied = d.rng.normal(0, 0.8) * (d.work - d.work.mean()) + d.rng.normal(0, 0.4) * d.season
        shared = d.rng.normal(0, 0.6) * common
        days[f"other_{k + 1:02d}"] = _EXTRA[k % len(_EXTRA)](d, tied + shared)
    return days


def _extra_number(d: Drivers, tied: Floats) -> Floats:
    return 10 + 2 * (tied + d.memory(d.between(0.0, 0.85)))


def _extra_count(d: Drivers, tied: Floats) -> Floats:
    return d.counts(2 * np.exp(0.4 * tied))


def _extra_yes(d: Drivers, tied: Floats) -> Floats:
    return (tied + d.memory(d.between(0.0, 0.6)) > d.between(-0.8, 1.2)).astype(np.float64)


_EXTRA: tuple[Callable[[Drivers, Floats], Floats], ...] = (
    _extra_number,
    _extra_number,
    _extra_count,
    _extra_yes,
)
