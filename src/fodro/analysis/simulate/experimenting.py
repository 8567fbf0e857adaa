"""Simulated experiments of one person, whose truth is known: what is rated day by day, by the draw."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256

import numpy as np
from numpy.typing import NDArray

from fodro.domain.drawing import redrawn_days
from fodro.domain.experiments import Allotment, Arm, Design, Experiment, Outcome
from fodro.domain.scores import NRS_MAX, NRS_MIN

Floats = NDArray[np.float64]

_STREAM = 7_007
_FIRST_DAY = date(2026, 1, 5)
_FLARES_A_DAY, _FLARE_NRS, _FLARE_LEFT = 1 / 14, (1.5, 4.0), 0.6


@dataclass(frozen=True, slots=True)
class Life:
    """How pain varies by itself while somebody tries something.

    Parameters
    ----------
    name : str
    level_nrs : float
        Usual pain, 0–10.
    sd_nrs, apart_sd_nrs : float
        Spread of pain from day to day, and of left minus right.
    own_share : float
        Share of those variances that is each rating's own; the rest is remembered from day to day.
    flares : bool
        Whether now and then pain shoots up by 1.5 to 4 points, in one foot, and fades over days.
    whole : bool
        Whether ratings are whole numbers.
    missing_share : float
        Share of days that are not rated; good days twice as likely as bad ones where `skips_good`.
    reach : float
        How much of what was done reaches into the next day.
    """

    name: str
    level_nrs: float = 4.0
    sd_nrs: float = 1.3
    apart_sd_nrs: float = 1.2
    own_share: float = 0.4
    flares: bool = False
    whole: bool = True
    missing_share: float = 0.0
    skips_good: bool = False
    reach: float = 0.0


PLAIN = Life("plain", whole=False)
WHOLE_NUMBERS = Life("whole numbers")
FLARING = Life("flares", flares=True)
NEAR_ZERO = Life("near zero", level_nrs=1.3)
GAPS = Life("gaps", missing_share=0.3, skips_good=True)
REACHING = Life("reaching", reach=0.5)
LIVES = (PLAIN, WHOLE_NUMBERS, FLARING, NEAR_ZERO, GAPS)


@dataclass(frozen=True, slots=True)
class Tried:
    """An experiment with its outcomes, and by how much A changes what is rated, points."""

    experiment: Experiment
    truth: float


def tried(
    design: Design,
    n_days: int,
    *,
    seed: int,
    life: Life = WHOLE_NUMBERS,
    memory: float = 0.4,
    size_nrs: float = 0.0,
    washout_days: int = 0,
) -> Tried:
    """Return an experiment in which A (the treated foot) changes pain by `size_nrs`.

    `memory` is that of what is remembered, from one day to the next, 0–1. The same seed gives the same
    experiment. The truth is what is rated on days of A alone less what is rated on days of B alone: less than
    `size_nrs` where pain ends at 0.
    """
    plan = Experiment(
        key=f"simulated-{seed}",
        design=design,
        subject="other",
        a="A",
        b="B",
        start=_FIRST_DAY,
        n_days=n_days,
        seed=sha256(f"simulated {seed}".encode()).hexdigest(),
        washout_days=washout_days,
    )
    drawn = redrawn_days(plan)

    def lived(days: tuple[Allotment, ...]) -> tuple[Outcome, ...]:
        feet = _split_foot if design is Design.SPLIT_FOOT else _by_day
        rng = np.random.default_rng([seed, n_days, _STREAM])
        return tuple(feet(days, life, memory, size_nrs=size_nrs, rng=rng))

    alone = [_mean(lived(tuple(replace(day, arm=arm) for day in drawn))) for arm in Arm]
    truth = (alone[0] - alone[1]) / (2 if design is Design.SPLIT_FOOT else 1)
    return Tried(replace(plan, drawn=drawn, outcomes=lived(drawn)), truth)


def _mean(outcomes: tuple[Outcome, ...]) -> float:
    """Return the mean rating, or of left less right."""
    values = (
        (each.left - each.right) if each.left is not None and each.right is not None else each.value
        for each in outcomes
    )
    return float(np.mean([value for value in values if value is not None] or [0.0]))


def _by_day(
    drawn: tuple[Allotment, ...], life: Life, memory: float, *, size_nrs: float, rng: np.random.Generator
) -> Iterator[Outcome]:
    is_a = np.array([day.arm is Arm.A for day in drawn], dtype=np.float64)
    pain = (
        life.level_nrs + life.sd_nrs * _noise(len(drawn), life, memory, rng) + _flares(len(drawn), life, rng)
    )
    pain += size_nrs * _reached(is_a, life)
    for n in np.flatnonzero(_rated(pain, life, rng)):
        yield Outcome(drawn[n].day, value=_written(pain[n], life))


def _split_foot(
    drawn: tuple[Allotment, ...], life: Life, memory: float, *, size_nrs: float, rng: np.random.Generator
) -> Iterator[Outcome]:
    n_days, is_a = len(drawn), np.array([day.arm is Arm.A for day in drawn], dtype=np.float64)
    both = life.level_nrs + life.sd_nrs * _noise(n_days, life, memory, rng)
    apart = rng.normal() + life.apart_sd_nrs * _noise(n_days, life, memory, rng)
    apart += _flares(n_days, life, rng) * np.sign(rng.normal())
    left = both + apart / 2 + size_nrs * _reached(is_a, life)
    right = both - apart / 2 + size_nrs * _reached(1 - is_a, life)
    for n in np.flatnonzero(_rated(both, life, rng)):
        yield Outcome(drawn[n].day, left=_written(left[n], life), right=_written(right[n], life))


def _noise(n_days: int, life: Life, memory: float, rng: np.random.Generator) -> Floats:
    fresh, own = rng.normal(size=n_days), rng.normal(size=n_days)
    remembered = fresh.copy()
    for n in range(1, n_days):
        remembered[n] = memory * remembered[n - 1] + (1 - memory**2) ** 0.5 * fresh[n]
    return np.asarray((1 - life.own_share) ** 0.5 * remembered + life.own_share**0.5 * own)


def _flares(n_days: int, life: Life, rng: np.random.Generator) -> Floats:
    begins, heights = rng.random(n_days) < _FLARES_A_DAY, rng.uniform(*_FLARE_NRS, size=n_days)
    more = np.zeros(n_days)
    if life.flares:
        for n in range(n_days):
            more[n] = max(heights[n] * begins[n], _FLARE_LEFT * more[n - 1] if n else 0.0)
    return more


def _reached(is_on: Floats, life: Life) -> Floats:
    before = np.concatenate([[0.0], is_on[:-1]])
    return is_on + life.reach * before * (1 - is_on)


def _rated(pain: Floats, life: Life, rng: np.random.Generator) -> NDArray[np.bool_]:
    share = np.full(len(pain), life.missing_share)
    if life.skips_good:
        share *= np.where(pain < np.median(pain), 4 / 3, 2 / 3)
    return np.asarray(rng.random(len(pain)) >= share)


def _written(pain: float, life: Life) -> float:
    clipped = min(max(float(pain), NRS_MIN), NRS_MAX)
    return float(round(clipped)) if life.whole else clipped
