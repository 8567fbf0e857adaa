"""Living through simulated days and writing them down."""

from __future__ import annotations

from datetime import date

import numpy as np

from fodro.analysis.simulate.entries import Pen, calendar, check_ins, held_on, massages
from fodro.analysis.simulate.factor_days import FactorDays, Floats, as_recorded
from fodro.analysis.simulate.pain import MAX_LAG_DAYS, background, contribution
from fodro.analysis.simulate.world import Simulated, Truth
from fodro.domain.diary import Diary


def live(
    truth: Truth, factors: FactorDays, *, first: date, rng: np.random.Generator, noise: float
) -> Simulated:
    """Return the diary a person with this truth writes through these factor days from `first` on."""
    days = calendar(first, len(factors["day_off"]))
    pen = Pen(truth.person, noise, rng)
    pain = _pain(truth, factors, rng, noise=noise)
    sessions = massages(days, pain, pen) if noise else ()
    pain[1:] += truth.person.massage.next_day_nrs * held_on(sessions, days)[:-1]
    skipped = 0 if noise else MAX_LAG_DAYS
    ratings = tuple(check_ins(days[skipped:], pain[skipped:], pen))
    return Simulated(Diary(ratings, sessions, _recorded(days, factors, pen)), truth)


def _pain(truth: Truth, factors: FactorDays, rng: np.random.Generator, *, noise: float) -> Floats:
    person, n = truth.person, len(factors["day_off"])
    added = [contribution(effect, factors) for effect in truth.effects]
    workday = person.workday_nrs * (1.0 - factors["day_off"].astype(np.float64))
    lived = background(person, n, rng) + workday
    return np.asarray(person.base_nrs + np.sum([np.zeros(n), *added], axis=0) + noise * lived)


def _recorded(days: list[date], factors: FactorDays, pen: Pen) -> dict[date, dict[str, float | str]]:
    diary: dict[date, dict[str, float | str]] = {day: {} for day in days}
    for name, values in factors.items():
        words = values.dtype.kind == "U"
        written = values if words or not pen.noise else as_recorded(name, values.astype(np.float64))
        for day, value in zip(days, written.tolist(), strict=True):
            if not pen.noise or pen.rng.random() >= pen.person.factor_missing_share:
                diary[day][name] = value
    return {day: values for day, values in diary.items() if values}
