"""What simulated factors do to pain, alone and in pairs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from fodro.analysis.simulate.chance import Floats, Words
from fodro.analysis.simulate.factor_days import FactorDays
from fodro.analysis.simulate.truth import NEUTRAL, STOPPED, Effect, Form, PairEffect
from fodro.analysis.simulate.world import World

MAX_LAG_DAYS = 3
_LAG_SHARES = (0.4, 0.3, 0.2, 0.1)
_PAIR_LAG_SHARES = (0.7, 0.3, 0.0, 0.0)
_SHOE_AND_WEAR = ("shoe", "shoe_wear")
_FEWEST_VALUES_TO_BEND = 6


def draw_effects(
    world: World, factors: FactorDays, rng: np.random.Generator, pairs: tuple[PairEffect, ...] = ()
) -> tuple[Effect, ...]:
    """Return the true effects of one person: different factors, any sign, small ones more often."""
    barred = {*neutral(pairs), *(STOPPED if any(world.stopping) else ())}
    candidates = [name for name in factors if name not in barred and not name.startswith("other_")]
    n = int(rng.integers(world.effects[0], world.effects[1] + 1))
    chosen = (str(name) for name in rng.choice(candidates, n, replace=False))
    return tuple(settle(_draw_effect(name, world, rng), factors, rng) for name in chosen)


def _draw_effect(factor: str, world: World, rng: np.random.Generator) -> Effect:
    size = np.exp(rng.uniform(*np.log(world.effect_nrs))) * rng.choice([-1.0, 1.0])
    lag_days = int(rng.choice(MAX_LAG_DAYS + 1, p=_LAG_SHARES))
    bends = world.bent_share > 0 and rng.random() < world.bent_share
    form: Form = "line" if not bends else "threshold" if rng.random() < 0.5 else "saturation"
    return Effect(factor, lag_days, float(size), form=form)


def settle(effect: Effect, factors: FactorDays, rng: np.random.Generator) -> Effect:
    """Return `effect` with its size per natural unit, where it bends, or the points of each level."""
    values = factors[effect.factor]
    if values.dtype.kind != "U":
        numbers = values.astype(np.float64)
        spread = float(numbers.std())
        line = replace(effect, per_unit=effect.per_sd / spread if spread else 0.0)
        return line if effect.form == "line" else _bent(line, numbers, rng)
    levels = np.unique(values)
    points = dict(zip((str(level) for level in levels), rng.normal(size=len(levels)), strict=True))
    scaled = _scaled_levels(points, values.astype(np.str_), abs(effect.per_sd))
    return replace(effect, levels=scaled, form="line")


def _bent(effect: Effect, numbers: Floats, rng: np.random.Generator) -> Effect:
    straight = replace(effect, form="line")
    if len(np.unique(numbers)) < _FEWEST_VALUES_TO_BEND:
        return straight
    span = (0.4, 0.75) if effect.form == "threshold" else (0.25, 0.6)
    knee = float(np.quantile(numbers, rng.uniform(*span)))
    bent = _bend(effect.form, numbers, knee)
    followed = float(np.cov(bent, numbers)[0, 1] / numbers.var(ddof=1))
    if followed <= 0 or effect.per_unit is None:
        return straight
    return replace(effect, knee=knee, bent_per_unit=effect.per_unit / followed)


def _bend(form: Form, numbers: Floats, knee: float) -> Floats:
    return np.maximum(numbers, knee) if form == "threshold" else np.minimum(numbers, knee)


def _scaled_levels(points: Mapping[str, float], values: Words, sd: float) -> dict[str, float]:
    daily = np.array([points[str(value)] for value in values])
    spread = float(daily.std()) or 1.0
    return {level: float((point - daily.mean()) / spread * sd) for level, point in points.items()}


def draw_pairs(world: World, factors: FactorDays, rng: np.random.Generator) -> tuple[PairEffect, ...]:
    """Return the pair of factors that do something together, for a person who has one."""
    if not world.pair_share or rng.random() >= world.pair_share:
        return ()
    names = [_there(name, factors, rng) for name in world.pairs[int(rng.integers(len(world.pairs)))]]
    factor, other = sorted(names)
    lag_days = int(rng.choice(MAX_LAG_DAYS + 1, p=_PAIR_LAG_SHARES))
    points = float(rng.uniform(*world.pair_nrs))
    return (_pair(factor, other, lag_days, points=points, factors=factors),)


def _there(name: str, factors: FactorDays, rng: np.random.Generator) -> str:
    values = factors[name]
    return f"{name}={rng.choice(np.unique(values))}" if values.dtype.kind == "U" else name


def _pair(factor: str, other: str, lag_days: int, *, points: float, factors: FactorDays) -> PairEffect:
    one, two = numbers_of(factor, factors), numbers_of(other, factors)
    swings = [1.0 if _is_yes_no(values) else float(values.std()) or 1.0 for values in (one, two)]
    per_product = points / (swings[0] * swings[1])
    per_sd = per_product * float(one.std()) * float(two.std())
    centres = (_centre(one), _centre(two))
    return PairEffect(factor, other, lag_days, per_sd=per_sd, per_product=per_product, centres=centres)


def _is_yes_no(values: Floats) -> bool:
    return set(np.unique(values)) <= {0.0, 1.0}


def _centre(values: Floats) -> float:
    return 0.0 if _is_yes_no(values) else float(values.mean())


def numbers_of(name: str, factors: FactorDays) -> Floats:
    """Return a factor as numbers, shape (days,); ``name=level`` is 1.0 on the days of that level."""
    factor, _, level = name.partition("=")
    return (factors[factor] == level).astype(np.float64) if level else factors[factor].astype(np.float64)


def neutral(pairs: tuple[PairEffect, ...]) -> tuple[str, ...]:
    """Return the factors that are neither right nor wrong to find, given the pairs."""
    members = {name.partition("=")[0] for pair in pairs for name in (pair.factor, pair.other)}
    return tuple(sorted({*NEUTRAL, *members, *(_SHOE_AND_WEAR if "shoe" in members else ())}))


def contribution(effect: Effect, factors: FactorDays) -> Floats:
    """Return what a settled `effect` adds to pain on every day; the first `lag_days` wrap nothing around.

    Days before the first are unknown and add nothing.
    """
    values = factors[effect.factor]
    if effect.levels is not None:
        return _later(np.array([effect.levels[str(value)] for value in values]), effect.lag_days)
    numbers, slope = values.astype(np.float64), effect.per_unit or 0.0
    if effect.knee is not None:
        numbers, slope = _bend(effect.form, numbers, effect.knee), effect.bent_per_unit or 0.0
    return _later(slope * (numbers - numbers.mean()), effect.lag_days)


def pair_contribution(pair: PairEffect, factors: FactorDays) -> Floats:
    """Return what a pair adds to pain on every day, beyond what its members add alone."""
    one, two = numbers_of(pair.factor, factors), numbers_of(pair.other, factors)
    return _later(pair.per_product * (one - pair.centres[0]) * (two - pair.centres[1]), pair.lag_days)


def _later(added: Floats, lag_days: int) -> Floats:
    return np.concatenate([np.zeros(lag_days), added])[: len(added)]
