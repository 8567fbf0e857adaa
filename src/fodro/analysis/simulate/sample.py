"""The diary shown to people who look around: a simulated waiter with sore heels and forefeet."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import numpy as np

from fodro.analysis.simulate.chance import Drivers
from fodro.analysis.simulate.effects import settle
from fodro.analysis.simulate.factor_days import FactorDays
from fodro.analysis.simulate.lived import live
from fodro.analysis.simulate.person import MassageHabit, PartHabit, Person, PlaceHabit
from fodro.analysis.simulate.truth import Effect, Truth
from fodro.domain.civil import DayPart
from fodro.domain.diary import Diary

SAMPLE_DAYS = 120
_SEED = 11

_WAITER = Person(
    base_nrs=3.4,
    daily_sd_nrs=0.8,
    momentary_sd_nrs=0.5,
    report_sd_nrs=0.25,
    autocorrelation=0.4,
    parts=(
        PartHabit(DayPart.FIRST_STEPS, 7.6, 0.6, 0.1),
        PartHabit(DayPart.MIDDAY, 14.5, 0.35, -0.9),
        PartHabit(DayPart.EVENING, 22.2, 0.95, 1.1),
    ),
    places=(
        PlaceHabit("heel", qualities=("sore", "sharp")),
        PlaceHabit("mth2", 0.8, 0.7, ("sore", "tired")),
        PlaceHabit("arch-ctr", 1.6, 0.25, ("tired", "stiff")),
        PlaceHabit("ankle-lat", 2.2, 0.12, ("swollen",)),
    ),
    left_minus_right_nrs=0.9,
    missing_share=0.14,
    factor_missing_share=0.05,
    massage=MassageHabit(hour=22.8, usual_share=0.25, slope_per_nrs=0.7, immediate_nrs=-1.2, rest_share=0.1),
)
_EFFECTS = (Effect("standing_hours", 0, 1.0), Effect("hard_floor", 0, 0.6), Effect("sleep_hours", 1, -0.4))


def sample_diary(*, until: date) -> Diary:
    """Return the simulated waiter's 120 days, the last of them `until`.

    Evenings are worst; hours on the feet and hard floors go with more pain the same day, more sleep with less
    the day after. The entries are the same whatever the date; of the last day only the morning is written.
    """
    rng = np.random.default_rng(_SEED)
    factors = _waiters_days(rng)
    truth = Truth(_WAITER, tuple(settle(effect, factors, rng) for effect in _EFFECTS))
    lived = live(truth, factors, first=until - timedelta(days=SAMPLE_DAYS - 1), rng=rng, noise=1.0)
    return _up_to_the_morning_of(until, lived.diary)


def _waiters_days(rng: np.random.Generator) -> FactorDays:
    shift = (np.arange(SAMPLE_DAYS) % 7 < 5) ^ (rng.random(SAMPLE_DAYS) < 0.1)
    d = Drivers(rng, shift.astype(np.float64), np.zeros(SAMPLE_DAYS))
    standing = np.clip(1.5 + 5.2 * d.work + 1.4 * d.memory(0.2), 0.5, 12)
    terrace = rng.random(SAMPLE_DAYS) < 0.4
    return {
        "standing_hours": standing,
        "steps_k": np.maximum(3 + 0.9 * standing + 1.8 * d.memory(0.1), 0.5),
        "hard_floor": d.work * ~terrace,
        "load_carried_kg": np.maximum(2 + 6 * d.work + 2 * d.memory(0.1), 0),
        "stress": np.clip(2.5 + 1.2 * d.work + 1.5 * d.memory(0.5), 0, 10),
        "sleep_hours": np.clip(7.1 + 0.5 * (1 - d.work) + 0.9 * d.memory(0.2), 3, 11),
        "caffeine": d.counts(2.5),
        "day_off": 1.0 - d.work,
        "shoe": np.where(rng.random(SAMPLE_DAYS) < 0.3 + 0.35 * d.work, "clogs", "sneakers"),
    }


def _up_to_the_morning_of(until: date, diary: Diary) -> Diary:
    ratings = (r for r in diary.ratings if r.day < until or r.part is DayPart.FIRST_STEPS)
    sessions = (session for session in diary.sessions if session.start.date() < until)
    factors = {day: values for day, values in diary.factors.items() if day < until}
    return replace(diary, ratings=tuple(ratings), sessions=tuple(sessions), factors=factors)
