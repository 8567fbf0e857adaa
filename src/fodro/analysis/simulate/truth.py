"""The truth that comes with a simulated diary."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from fodro.analysis.simulate.person import Person
from fodro.domain.diary import Diary

NEUTRAL = ("day_off",)
"""Factors that are never a true effect of their own."""

STOPPED = ("steps_k", "standing_hours")
"""Factors that pain lowers where a world has people who stop walking when it hurts."""

Form = Literal["line", "threshold", "saturation"]


@dataclass(frozen=True, slots=True)
class Effect:
    """One true effect on daily pain.

    Parameters
    ----------
    factor : str
        Factor slug.
    lag_days : int
        Days from the factor to the pain.
    per_sd : float
        Points per 1 SD of the factor; for a category, the SD of its levels' effects over the days.
    per_unit : float or None
        Points per natural unit; ``None`` for a category.
    levels : mapping of str to float or None
        For a category, the points of each level.
    form : str
        ``"line"``; ``"threshold"``: nothing below the knee, then a line; ``"saturation"``: a line up to the
        knee, then no more. Of a bent effect, `per_sd` and `per_unit` are those of the straight line that fits
        it best over the days of the diary.
    knee : float or None
        Where a bent effect bends, in natural units.
    bent_per_unit : float or None
        Points per natural unit on the slope of a bent effect.
    """

    factor: str
    lag_days: int
    per_sd: float
    per_unit: float | None = None
    levels: Mapping[str, float] | None = None
    form: Form = "line"
    knee: float | None = None
    bent_per_unit: float | None = None


@dataclass(frozen=True, slots=True)
class PairEffect:
    """What two factors add to pain together, beyond what each adds alone.

    It is ``per_product × (factor − centre) × (other − centre of other)``.

    Parameters
    ----------
    factor, other : str
        Factor slugs in alphabetical order; a level of a category as ``name=level``.
    lag_days : int
        Days from both to the pain.
    per_sd : float
        Points when both are 1 SD above their mean, beyond the sum of the two.
    per_product : float
        Points per product of the two natural units.
    centres : tuple of float
        0 where something is there or not, else the mean of the factor.
    """

    factor: str
    other: str
    lag_days: int
    per_sd: float
    per_product: float
    centres: tuple[float, float]


@dataclass(frozen=True, slots=True)
class Truth:
    """What is true of a simulated person.

    `neutral` factors mirror the workday, which pain may follow too, or belong to a pair: finding them is
    neither right nor wrong. `stopped` factors are lowered by pain and do nothing to it: to call them helpful
    is wrong.
    """

    person: Person
    effects: tuple[Effect, ...]
    neutral: tuple[str, ...] = NEUTRAL
    pairs: tuple[PairEffect, ...] = ()
    stopped: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Simulated:
    """A simulated diary and the truth it was made from."""

    diary: Diary
    truth: Truth
