"""Living through simulated days and writing them down."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date

import numpy as np
from numpy.typing import NDArray

from fodro.analysis.simulate.chance import Floats
from fodro.analysis.simulate.effects import MAX_LAG_DAYS, contribution, pair_contribution
from fodro.analysis.simulate.entries import Pen, calendar, check_ins, held_on, massages
from fodro.analysis.simulate.factor_days import FactorDays, as_recorded
from fodro.analysis.simulate.more_days import stop_when_it_hurts
from fodro.analysis.simulate.pain import background
from fodro.analysis.simulate.truth import Simulated, Truth
from fodro.analysis.simulate.worsening import Worsening
from fodro.domain.diary import Diary, Rating

Ints = NDArray[np.int64]

_WEEK_DAYS = 7

Massaged = Callable[[list[date], Floats, Pen], Floats]
"""From days and the pain of each to the pain that massages leave."""


def live(
    truth: Truth,
    factors: FactorDays,
    *,
    first: date,
    rng: np.random.Generator,
    noise: float,
    season_nrs: Floats | float = 0.0,
    massaged: Massaged | None = None,
    worsening: Worsening | None = None,
) -> Simulated:
    """Return the diary a person with this truth writes through these factor days from `first` on.

    `season_nrs` is what the time of the year adds to pain, shape (days,). With `massaged`, that decides upon
    sessions and keeps them; with a `worsening` a part of it gets worse on the way.
    """
    days = calendar(first, len(factors["day_off"]))
    pen = Pen(truth.person, noise, rng)
    pain = _pain(truth, factors, rng, noise=noise) + noise * season_nrs
    if worsening:
        pain += worsening.added_nrs(len(days))
    sessions = massages(days, pain, pen) if noise and not massaged else ()
    pain[1:] += truth.person.massage.next_day_nrs * held_on(sessions, days)[:-1]
    pain = massaged(days, pain, pen) if massaged else pain
    if truth.person.stopping:
        factors = stop_when_it_hurts(factors, pain, truth.person.stopping)
    away = _away(len(days), pen)
    there = np.flatnonzero(~away)[0 if noise else MAX_LAG_DAYS :]
    ratings = tuple(_written(days, pain, there, pen=pen, worsening=worsening))
    return Simulated(Diary(ratings, sessions, _recorded(days, factors, pain, pen=pen, away=away)), truth)


def _written(
    days: list[date], pain: Floats, there: Ints, *, pen: Pen, worsening: Worsening | None
) -> Iterator[Rating]:
    """Yield the ratings of the days `there`; from the day something changes on, as the changed person."""
    if worsening is None:
        yield from check_ins([days[k] for k in there], pain[there], pen)
        return
    until = there[there < worsening.change_day]
    yield from check_ins([days[k] for k in until], pain[until], pen)
    since = there[len(until) :]
    changed = replace(pen, person=worsening.person_since(pen.person))
    yield from check_ins([days[k] for k in since], pain[since], changed)


def _pain(truth: Truth, factors: FactorDays, rng: np.random.Generator, *, noise: float) -> Floats:
    person, n = truth.person, len(factors["day_off"])
    added = [contribution(effect, factors) for effect in truth.effects]
    added += [pair_contribution(pair, factors) for pair in truth.pairs]
    workday = person.workday_nrs * (1.0 - factors["day_off"].astype(np.float64))
    lived = background(person, n, rng) + workday
    return np.asarray(person.base_nrs + np.sum([np.zeros(n), *added], axis=0) + noise * lived)


def _away(n: int, pen: Pen) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    """Return the days of whole weeks away, of which nothing is recorded; the first week is always there."""
    away = np.zeros(n, dtype=bool)
    if pen.noise and pen.person.away_share:
        for start in range(_WEEK_DAYS, n, _WEEK_DAYS):
            away[start : start + _WEEK_DAYS] = pen.rng.random() < pen.person.away_share
    return away


def _recorded(
    days: list[date], factors: FactorDays, pain: Floats, *, pen: Pen, away: np.ndarray
) -> dict[date, dict[str, float | str]]:
    diary: dict[date, dict[str, float | str]] = {day: {} for day in days}
    shares = _gap_shares(pain, pen)
    for name, values in factors.items():
        words = values.dtype.kind == "U"
        written = values if words or not pen.noise else as_recorded(name, values.astype(np.float64))
        for day, value, share in zip(days, written.tolist(), shares, strict=True):
            if not pen.noise or pen.rng.random() >= share:
                diary[day][name] = value
    gone = {day for day, is_away in zip(days, away, strict=True) if is_away}
    return {day: values for day, values in diary.items() if values and day not in gone}


def _gap_shares(pain: Floats, pen: Pen) -> list[float]:
    person, share = pen.person, pen.person.factor_missing_share
    if not person.factor_skip_slope:
        return [share] * len(pain)
    logit = np.log(share / (1 - share)) + person.factor_skip_slope * (pain - person.base_nrs)
    return [float(value) for value in 1 / (1 + np.exp(-logit))]
