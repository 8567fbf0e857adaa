"""Simulated daily pain: what the factors add, and the noise of a life around it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from fodro.analysis.simulate.factor_days import FactorDays, Floats, Words, fading, remembering, wandering
from fodro.analysis.simulate.world import NEUTRAL, Effect, Person, World

MAX_LAG_DAYS = 3
_LAG_SHARES = (0.4, 0.3, 0.2, 0.1)


def draw_effects(world: World, factors: FactorDays, rng: np.random.Generator) -> tuple[Effect, ...]:
    """Return the true effects of one person: different factors, any sign, small ones more often."""
    candidates = [name for name in factors if name not in NEUTRAL]
    n = int(rng.integers(world.effects[0], world.effects[1] + 1))
    return tuple(_draw_effect(str(name), world, rng) for name in rng.choice(candidates, n, replace=False))


def _draw_effect(factor: str, world: World, rng: np.random.Generator) -> Effect:
    size = np.exp(rng.uniform(*np.log(world.effect_nrs))) * rng.choice([-1.0, 1.0])
    return Effect(factor, int(rng.choice(MAX_LAG_DAYS + 1, p=_LAG_SHARES)), float(size))


def settle(effect: Effect, factors: FactorDays, rng: np.random.Generator) -> Effect:
    """Return `effect` with its size per natural unit, or with the points of each level."""
    values = factors[effect.factor]
    if values.dtype.kind != "U":
        spread = float(values.astype(np.float64).std())
        return replace(effect, per_unit=effect.per_sd / spread) if spread else replace(effect, per_unit=0.0)
    levels = np.unique(values)
    points = dict(zip((str(level) for level in levels), rng.normal(size=len(levels)), strict=True))
    return replace(effect, levels=_scaled_levels(points, values.astype(np.str_), abs(effect.per_sd)))


def _scaled_levels(points: Mapping[str, float], values: Words, sd: float) -> dict[str, float]:
    daily = np.array([points[str(value)] for value in values])
    spread = float(daily.std()) or 1.0
    return {level: float((point - daily.mean()) / spread * sd) for level, point in points.items()}


def contribution(effect: Effect, factors: FactorDays) -> Floats:
    """Return what a settled `effect` adds to pain on every day; the first `lag_days` wrap nothing around.

    Days before the first are unknown and add nothing.
    """
    values = factors[effect.factor]
    if effect.levels is not None:
        added = np.array([effect.levels[str(value)] for value in values])
    else:
        numbers = values.astype(np.float64)
        added = (effect.per_unit or 0.0) * (numbers - numbers.mean())
    return np.concatenate([np.zeros(effect.lag_days), added])[: len(added)]


def background(person: Person, n: int, rng: np.random.Generator) -> Floats:
    """Return the part of daily pain that no factor explains, mean near 0."""
    noise = _flares(person, n, rng) if person.flares else remembering(n, person.autocorrelation, rng)
    drift = np.cumsum(rng.standard_normal(n)) * person.drift_sd_per_day_nrs
    slow = 0.7 * wandering(n, rng) if person.trending else np.zeros(n)
    return np.asarray(person.daily_sd_nrs * noise + drift + slow)


def _flares(person: Person, n: int, rng: np.random.Generator) -> Floats:
    jumps = rng.exponential(1.5, n) * (rng.random(n) < 0.12)
    together = fading(jumps, person.autocorrelation) + 0.4 * rng.standard_normal(n)
    return np.asarray((together - together.mean()) / (together.std() or 1.0))
