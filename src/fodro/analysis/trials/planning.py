"""How many days an experiment needs, from how much a person's ratings vary by themselves."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from hashlib import sha256
from math import comb, prod

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtr, stdtrit

from fodro.analysis.detectable import POWER_Z
from fodro.analysis.policy.shared import tidy
from fodro.analysis.policy.trials import CHANCE, MOST_DAYS, SIZE_NRS
from fodro.analysis.trials.analysing import compared_value, unit
from fodro.analysis.trials.draws import signs_of
from fodro.analysis.trials.noise import noise_of
from fodro.analysis.trials.outcomes import EVENING, diary_outcomes
from fodro.domain.diary import Diary
from fodro.domain.drawing import choices, drawn, orders, run_days
from fodro.domain.experiments import Design, Experiment
from fodro.domain.trial_findings import TrialPlan

Floats = NDArray[np.float64]

FEWEST_NOTED = 10
"""With fewer days of the outcome a usual person is taken instead of this one."""

USUAL_SD_NRS = {Design.SPLIT_FOOT: 1.2}
USUAL_DAY_SD_NRS = 1.5
USUAL_MEMORY = 0.3
USUAL_RECORDED = 0.85
"""A usual person: 1.5 points from day to day, 1.2 points of left minus right, 17 of 20 days rated."""

_CALIBRATION = 1.04
"""Measured on simulated experiments: whose noise has to be learned needs a little more than who knows it."""

_LOOKED_BACK_DAYS = 90
_OWN_CHANCE = 0.4
_LONGEST_MEMORY = 0.95
_USUAL_WEIGHT = 7.0
_FEWEST_RECORDED = 0.2
_LARGEST_NRS = 10.0
_START = date(2026, 1, 1)
_TRIED = 6
_STREAM = 20_260_303


@dataclass(frozen=True, slots=True)
class Usual:
    """How what is compared varies by itself; see `TrialPlan` for the fields."""

    noise_sd: float
    memory: float
    recorded: float
    basis: str
    n_noted: int


def planned(
    design: Design,
    n_days: int,
    *,
    diary: Diary | None = None,
    outcome: str = EVENING,
    washout_days: int = 0,
    size: float = SIZE_NRS,
) -> TrialPlan:
    """Return what `n_days` of `design` would find, and how many days `size` needs.

    Parameters
    ----------
    design : Design
    n_days : int
        1 to 366.
    diary : Diary or None
        Whose days say how much the outcome varies; a usual person where it has fewer than 10 of them.
    outcome : str
        As `Experiment.since_outcome`.
    washout_days : int
        0 to 14.
    size : float
        Points, above 0.

    Raises
    ------
    ValueError
        For a number of days or of washout days out of range.

    Notes
    -----
    The variance of the generalised least squares estimate over a few draws and gaps, and a t-test in place of
    the randomisation test; what it promises is compared with what is found on the page of the calibration.
    """
    usual = usual_noise(diary, design, outcome)
    return planned_for(usual, design, n_days, washout_days=washout_days, size=size)


def planned_for(
    usual: Usual, design: Design, n_days: int, *, washout_days: int = 0, size: float = SIZE_NRS
) -> TrialPlan:
    """Return the plan of somebody whose noise is known; see `planned`."""
    asked = _Asked(design, washout_days, usual)
    return TrialPlan(
        design=design,
        n_days=n_days,
        washout_days=washout_days,
        size=size,
        days_needed=_days_needed(asked, size),
        detectable=_detectable(asked, n_days),
        power=tidy(_power(asked, n_days, size)),
        noise_sd=tidy(usual.noise_sd),
        memory=tidy(usual.memory),
        recorded=tidy(usual.recorded),
        basis=usual.basis,
        n_noted=usual.n_noted,
    )


def usual_noise(diary: Diary | None, design: Design, outcome: str) -> Usual:
    """Return how `outcome` varies in the last 90 days of `diary`, drawn a little towards a usual person."""
    usual_sd = USUAL_SD_NRS.get(design, USUAL_DAY_SD_NRS)
    day, value = _noted(diary, design, outcome)
    if len(value) < FEWEST_NOTED or np.ptp(value) == 0.0:
        return Usual(usual_sd, USUAL_MEMORY, USUAL_RECORDED, "default", len(value))
    noise = noise_of(day, value)
    own = len(value) / (len(value) + _USUAL_WEIGHT)
    variance = own * noise.sd**2 + (1 - own) * usual_sd**2
    recorded = len(value) / (day[-1] - day[0] + 1)
    return Usual(
        float(variance**0.5),
        own * noise.memory + (1 - own) * USUAL_MEMORY,
        max(float(recorded), _FEWEST_RECORDED),
        "diary",
        len(value),
    )


def _noted(diary: Diary | None, design: Design, outcome: str) -> tuple[NDArray[np.int64], Floats]:
    """Return the days of the last 90 on which the outcome was rated, as ordinals, and what is compared."""
    lately = _lately(diary) if diary is not None else Diary()
    found = ((each.day, compared_value(each, design)) for each in diary_outcomes(lately, design, outcome))
    rated = [(day.toordinal(), value) for day, value in found if value is not None]
    return (
        np.array([day for day, _ in rated], dtype=np.int64),
        np.array([value for _, value in rated], dtype=np.float64),
    )


def _lately(diary: Diary) -> Diary:
    last = max((rating.day for rating in diary.ratings), default=_START)
    since = last - timedelta(days=_LOOKED_BACK_DAYS)
    return Diary(ratings=tuple(rating for rating in diary.ratings if rating.day > since))


@dataclass(frozen=True, slots=True)
class _Asked:
    design: Design
    washout_days: int
    usual: Usual


def _days_needed(asked: _Asked, size: float) -> int | None:
    """Return the fewest days, whole blocks, that show `size` 4 times of 5, or ``None`` beyond 60."""
    lengths = [*_whole_lengths(asked)]
    if not lengths or not _shows(asked, lengths[-1], size):
        return None
    low, high = 0, len(lengths) - 1
    while low < high:
        middle = (low + high) // 2
        low, high = (low, middle) if _shows(asked, lengths[middle], size) else (middle + 1, high)
    return lengths[low]


def _whole_lengths(asked: _Asked) -> Iterator[int]:
    for n_days in range(1, MOST_DAYS + 1):
        run = run_days(asked.design, n_days, asked.washout_days)
        if n_days % (run if asked.design is Design.SPLIT_FOOT and run == 1 else 2 * run) == 0:
            yield n_days


def _shows(asked: _Asked, n_days: int, size: float) -> bool:
    found = _detectable(asked, n_days)
    return found is not None and found <= size


def _detectable(asked: _Asked, n_days: int) -> float | None:
    if _least_p(asked, n_days) > CHANCE:
        return None
    se, surely = _standard_error(asked, n_days)
    size = (surely + POWER_Z) * se
    return tidy(size) if size <= _LARGEST_NRS else None


def _power(asked: _Asked, n_days: int, size: float) -> float:
    if _least_p(asked, n_days) > CHANCE:
        return 0.0
    se, surely = _standard_error(asked, n_days)
    return float(ndtr(size / se - surely))


def _least_p(asked: _Asked, n_days: int) -> float:
    """Return the smallest chance that any ratings could have."""
    plan = Experiment("", asked.design, "", "", "", _START, n_days, "", washout_days=asked.washout_days)
    counting = [block for block in choices(plan) if block.n_runs > 1 or not asked.washout_days]
    ways = (comb(b.n_runs, b.n_runs // 2) if b.shuffled else len(orders(b.n_runs)) for b in counting)
    return 2.0 / prod(ways)


def _standard_error(asked: _Asked, n_days: int) -> tuple[float, float]:
    """Return the standard error of the effect, and how many of them a difference has to be to be said."""
    information, n_rated = zip(*(_of_a_draw(asked, n_days, k) for k in range(_TRIED)), strict=True)
    freedom = max(float(np.mean(n_rated)) - 2, 1.0)
    se = _CALIBRATION * float(np.mean(information)) ** -0.5
    return se, -float(stdtrit(freedom, CHANCE / 2))


def _of_a_draw(asked: _Asked, n_days: int, k: int) -> tuple[float, int]:
    seed = sha256(f"plan {k}".encode()).hexdigest()
    days = drawn(asked.design, _START, n_days, seed=seed, washout_days=asked.washout_days)
    rng = np.random.default_rng([k, _STREAM])
    rated = (rng.random(n_days) < asked.usual.recorded) & [day.counts for day in days]
    at = np.flatnonzero(rated)
    if len(at) < 3:
        return 1e-6, len(at)
    signs = signs_of([days[n].arm for n in at]) * unit(asked.design)
    inverse = np.linalg.inv(_covariance(at, asked.usual))
    level, own = inverse.sum(axis=0), inverse @ signs
    return max(float(signs @ own - (level @ signs) ** 2 / level.sum()), 1e-6), len(at)


def _covariance(at: NDArray[np.int64], usual: Usual) -> Floats:
    own = min(_OWN_CHANCE, 1 - usual.memory / _LONGEST_MEMORY)
    memory = usual.memory / (1 - own)
    apart = np.abs(at[:, None] - at[None, :])
    covariance = (1 - own) * memory**apart + own * np.eye(len(at))
    return np.asarray(usual.noise_sd**2 * covariance, dtype=np.float64)
