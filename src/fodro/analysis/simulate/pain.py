"""Simulated daily pain: the part that no factor explains."""

from __future__ import annotations

import numpy as np

from fodro.analysis.simulate.chance import Floats, fading, remembering, wandering
from fodro.analysis.simulate.person import Person


def background(person: Person, n: int, rng: np.random.Generator) -> Floats:
    """Return the part of daily pain that no factor explains, mean near 0."""
    if person.regimes:
        noise = _regimes(person, n, rng)
    else:
        noise = _flares(person, n, rng) if person.flares else remembering(n, person.autocorrelation, rng)
    drift = np.cumsum(rng.standard_normal(n)) * person.drift_sd_per_day_nrs
    slow = 0.7 * wandering(n, rng) if person.trending else np.zeros(n)
    return np.asarray(person.daily_sd_nrs * noise + drift + slow)


def _flares(person: Person, n: int, rng: np.random.Generator) -> Floats:
    jumps = rng.exponential(1.5, n) * (rng.random(n) < 0.12)
    return _standard(fading(jumps, person.autocorrelation) + 0.4 * rng.standard_normal(n))


def _regimes(person: Person, n: int, rng: np.random.Generator) -> Floats:
    bad = _spells(n, rng)
    shocks = rng.standard_t(4, n) * np.where(bad, 3.0, 1.0) * np.sqrt(1 - person.autocorrelation**2)
    return _standard(fading(shocks, person.autocorrelation) + 2.0 * bad)


def _spells(n: int, rng: np.random.Generator) -> Floats:
    """Return 1.0 in bad spells of about ten days, between quiet ones of about thirty."""
    turns = rng.random(n)
    bad = np.zeros(n)
    bad[0] = float(turns[0] < 0.25)
    for day in range(1, n):
        leaves = turns[day] < (1 / 10 if bad[day - 1] else 1 / 30)
        bad[day] = 1.0 - bad[day - 1] if leaves else bad[day - 1]
    return bad


def _standard(values: Floats) -> Floats:
    return np.asarray((values - values.mean()) / (values.std() or 1.0))
