"""Simulated diaries with known truth: for the sample diary, for planning, and for calibration."""

from __future__ import annotations

from datetime import date

import numpy as np

from fodro.analysis.simulate.chance import Drivers, work_days
from fodro.analysis.simulate.effects import draw_effects, draw_pairs, neutral
from fodro.analysis.simulate.entries import calendar
from fodro.analysis.simulate.factor_days import FactorDays, factor_days
from fodro.analysis.simulate.lived import Massaged, live
from fodro.analysis.simulate.more_days import add_trends, change_habits, extra_factors
from fodro.analysis.simulate.people import draw_person
from fodro.analysis.simulate.person import Person
from fodro.analysis.simulate.sample import SAMPLE_DAYS, sample_diary
from fodro.analysis.simulate.truth import STOPPED, Effect, PairEffect, Simulated, Truth
from fodro.analysis.simulate.world import World
from fodro.analysis.simulate.worlds import (
    ABSENT,
    BENT,
    FLARES,
    MIXED,
    NOTHING,
    PAIN_STOPS,
    REGIMES,
    SEASONS,
    STEPS,
    WORLDS,
)
from fodro.analysis.simulate.worsening import Regime, Worsened, Worsening, drawn, with_walking

__all__ = [
    "ABSENT",
    "BENT",
    "FLARES",
    "MIXED",
    "NOTHING",
    "PAIN_STOPS",
    "REGIMES",
    "SAMPLE_DAYS",
    "SEASONS",
    "STEPS",
    "WORLDS",
    "Effect",
    "PairEffect",
    "Person",
    "Regime",
    "Simulated",
    "Truth",
    "World",
    "Worsened",
    "Worsening",
    "sample_diary",
    "simulate",
    "worsened",
]

_FIRST_DAY = date(2024, 1, 8)


def simulate(
    *,
    days: int,
    seed: int,
    world: World = MIXED,
    noise: float = 1.0,
    massaged: Massaged | None = None,
    worsening: Worsening | None = None,
) -> Simulated:
    """Return the diary of one simulated person of `world`, and the truth behind it.

    Parameters
    ----------
    days : int
        Length of the diary in civil days, at least 1.
    seed : int
        The same seed gives the same person and the same diary.
    world : World
        What kind of people there are; see ``WORLDS``.
    noise : float
        1 for a real life. 0 for the *oracle*: pain is exactly its base, its time of day and the effects,
        nothing is rounded, clipped or missing, and pain is written down from the first day on which every
        lag is known. For testing methods exactly.
    massaged : Massaged or None
        How this person comes to massages and what these do, instead of the world's own way; see `gradually`.
    worsening : Worsening or None
        What gets worse on the way; everything else is as it would have been without (see `worsened`).

    Raises
    ------
    ValueError
        If `days` is less than 1.
    """
    if days < 1:
        message = "a diary has at least one day"
        raise ValueError(message)
    rng = np.random.default_rng([seed, days])
    person = draw_person(world, rng)
    if worsening:
        person = worsening.person_before(person)
    drivers = _drivers(days, rng)
    factors = _factors(world, drivers)
    pairs = draw_pairs(world, factors, rng)
    effects = draw_effects(world, factors, rng, pairs)
    truth = Truth(person, effects, neutral(pairs), pairs, STOPPED if person.stopping else ())
    season_nrs = person.season_nrs * drivers.season
    return live(
        truth,
        factors,
        first=_FIRST_DAY,
        rng=rng,
        noise=noise,
        season_nrs=season_nrs,
        massaged=massaged,
        worsening=worsening,
    )


def _drivers(days: int, rng: np.random.Generator) -> Drivers:
    weekdays = np.array([day.weekday() for day in calendar(_FIRST_DAY, days)])
    season = np.sin(2 * np.pi * (np.arange(days) / 365.25 + rng.random()))
    return Drivers(rng, work_days(weekdays, rng), season)


def _factors(world: World, drivers: Drivers) -> FactorDays:
    factors = factor_days(drivers)
    if world.trending or world.trending_factors:
        add_trends(factors, drivers.rng)
    if world.habits_change:
        change_habits(factors, drivers.rng)
    return factors | extra_factors(drivers, world.extra_factors)


def worsened(
    regime: Regime,
    *,
    days: int = 180,
    seed: int,
    world: World = MIXED,
    size: float | None = None,
    everything: bool = False,
) -> Worsened:
    """Return the diary of one simulated person of `world` for whom something gets worse.

    Parameters
    ----------
    regime : Regime
        What gets worse.
    days, seed, world
        As in `simulate`.
    size : float or None
        Points; ``None`` for the usual size of `regime`.
    everything : bool
        Whether this person also notes first steps and has a phone that measures walking.
    """
    worsening = drawn(regime, days=days, seed=seed, size=size, everything=everything)
    made = simulate(days=days, seed=seed, world=world, worsening=worsening)
    if everything or regime is Regime.WALKING:
        made = with_walking(made, worsening, days=days, seed=seed)
    return Worsened(made, worsening)
