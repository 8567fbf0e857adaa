"""Simulated diaries with known truth: for the sample diary, for planning, and for calibration."""

from __future__ import annotations

from datetime import date

import numpy as np

from fodro.analysis.simulate.entries import calendar
from fodro.analysis.simulate.factor_days import Drivers, FactorDays, factor_days, work_days
from fodro.analysis.simulate.lived import live
from fodro.analysis.simulate.pain import draw_effects, settle
from fodro.analysis.simulate.people import draw_person
from fodro.analysis.simulate.sample import SAMPLE_DAYS, sample_diary
from fodro.analysis.simulate.world import (
    FLARES,
    MIXED,
    NOTHING,
    SEASONS,
    WORLDS,
    Effect,
    Person,
    Simulated,
    Truth,
    World,
)

__all__ = [
    "FLARES",
    "MIXED",
    "NOTHING",
    "SAMPLE_DAYS",
    "SEASONS",
    "WORLDS",
    "Effect",
    "Person",
    "Simulated",
    "Truth",
    "World",
    "sample_diary",
    "simulate",
]

_FIRST_DAY = date(2024, 1, 8)


def simulate(*, days: int, seed: int, world: World = MIXED, noise: float = 1.0) -> Simulated:
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
    factors = _factors(days, person, rng)
    effects = tuple(settle(effect, factors, rng) for effect in draw_effects(world, factors, rng))
    return live(Truth(person, effects), factors, first=_FIRST_DAY, rng=rng, noise=noise)


def _factors(days: int, person: Person, rng: np.random.Generator) -> FactorDays:
    weekdays = np.array([day.weekday() for day in calendar(_FIRST_DAY, days)])
    season = np.sin(2 * np.pi * (np.arange(days) / 365.25 + rng.random()))
    drivers = Drivers(rng, work_days(weekdays, rng), season)
    return factor_days(drivers, trending=person.trending)
