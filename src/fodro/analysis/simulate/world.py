"""Kinds of simulated worlds, the simulated person, and the truth that comes with a simulated diary."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from fodro.domain.civil import DayPart
from fodro.domain.diary import Diary

Span = tuple[float, float]

NEUTRAL = ("day_off",)
"""Factors that are never a true effect of their own."""


@dataclass(frozen=True, slots=True)
class World:
    """Ranges from which simulated people are drawn.

    Parameters
    ----------
    name : str
        Slug of the world.
    effects : tuple of int
        Fewest and most true factor effects of one person.
    effect_nrs : Span
        Size of a true effect, points per 1 SD of the factor.
    base_nrs, daily_sd_nrs, momentary_sd_nrs, report_sd_nrs : Span
        Usual pain, its spread over days, within a day, and of one entry (points).
    autocorrelation : Span
        Of daily pain, from one day to the next.
    drift_share : float
        Share of people whose usual pain wanders over the weeks.
    drift_sd_per_day_nrs : Span
        Daily step of that wandering (points).
    missing_share : Span
        Share of check-ins not made.
    skips_good_days_share : float
        Share of people who make fewer check-ins when it hurts little.
    factor_missing_share : float
        Share of factor values not recorded.
    flares : bool
        Days of pain arrive in bursts that fade, instead of a Gaussian day-to-day memory.
    trending : bool
        Pain and half of the factors also follow a slow curve of their own.
    """

    name: str
    effects: tuple[int, int] = (0, 5)
    effect_nrs: Span = (0.2, 1.5)
    base_nrs: Span = (2.5, 5.0)
    daily_sd_nrs: Span = (0.5, 1.2)
    momentary_sd_nrs: Span = (0.4, 0.9)
    report_sd_nrs: Span = (0.15, 0.35)
    autocorrelation: Span = (0.2, 0.9)
    drift_share: float = 0.4
    drift_sd_per_day_nrs: Span = (0.01, 0.05)
    missing_share: Span = (0.1, 0.4)
    skips_good_days_share: float = 0.25
    factor_missing_share: float = 0.04
    flares: bool = False
    trending: bool = False


MIXED = World("mixed")
NOTHING = World("nothing", effects=(0, 0))
FLARES = World("flares", flares=True, drift_share=0.0)
SEASONS = World("seasons", trending=True, autocorrelation=(0.5, 0.9), drift_share=1.0)
WORLDS: Mapping[str, World] = {world.name: world for world in (MIXED, NOTHING, FLARES, SEASONS)}


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
    """

    factor: str
    lag_days: int
    per_sd: float
    per_unit: float | None = None
    levels: Mapping[str, float] | None = None


@dataclass(frozen=True, slots=True)
class PartHabit:
    """How a person checks in during one part of the day: when, how often, and how pain is then."""

    part: DayPart
    hour: float
    share: float
    offset_nrs: float


@dataclass(frozen=True, slots=True)
class PlaceHabit:
    """A sore region: how much less it hurts than the sorest, how often it is rated, and its qualities."""

    region: str
    offset_nrs: float = 0.0
    share: float = 1.0
    qualities: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MassageHabit:
    """How a person massages, and what it does (points; negative is less pain)."""

    techniques: tuple[str, ...] = (
        "sole-palm-glide",
        "arch-thumb-circles",
        "heel-cup",
        "calf-knead",
        "soft-ball-roll",
    )
    hour: float = 21.5
    usual_share: float = 0.35
    slope_per_nrs: float = 0.6
    immediate_nrs: float = -1.0
    natural_nrs: float = -0.3
    next_day_nrs: float = 0.0
    rest_share: float = 0.0


@dataclass(frozen=True, slots=True)
class Person:
    """Everything that is fixed about one simulated person."""

    base_nrs: float
    daily_sd_nrs: float
    momentary_sd_nrs: float
    report_sd_nrs: float
    autocorrelation: float
    parts: tuple[PartHabit, ...]
    places: tuple[PlaceHabit, ...]
    left_minus_right_nrs: float = 0.0
    workday_nrs: float = 0.0
    drift_sd_per_day_nrs: float = 0.0
    flares: bool = False
    trending: bool = False
    missing_share: float = 0.2
    skip_slope: float = 0.0
    factor_missing_share: float = 0.04
    massage: MassageHabit = field(default_factory=MassageHabit)


@dataclass(frozen=True, slots=True)
class Truth:
    """What is true of a simulated person.

    `neutral` factors mirror the workday, which pain may follow too: finding them is neither right nor wrong.
    """

    person: Person
    effects: tuple[Effect, ...]
    neutral: tuple[str, ...] = NEUTRAL


@dataclass(frozen=True, slots=True)
class Simulated:
    """A simulated diary and the truth it was made from."""

    diary: Diary
    truth: Truth
