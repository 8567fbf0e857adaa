"""Everything that is fixed about one simulated person."""

from __future__ import annotations

from dataclasses import dataclass, field

from fodro.domain.civil import DayPart


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
    """Everything that is fixed about one simulated person.

    Parameters
    ----------
    base_nrs, daily_sd_nrs, momentary_sd_nrs, report_sd_nrs : float
        Usual pain, its spread over days, within a day, and of one entry (points).
    autocorrelation : float
        Of the part of daily pain that nothing explains, from one day to the next.
    parts, places : tuple
        When the person checks in, and where it hurts.
    left_minus_right_nrs : float
        How much more the left side hurts.
    sides_between : bool
        Whether pain lies halfway between the two sides; otherwise it is that of the sorer side.
    workday_nrs, season_nrs : float
        Points that a workday adds, and the height of the yearly wave.
    drift_sd_per_day_nrs : float
        Daily step of usual pain as it wanders.
    flares, regimes, trending : bool
        The shape of the part that nothing explains, see ``World``.
    missing_share, skip_slope : float
        Share of check-ins not made, and how much fewer are made with each point less pain (negative: with
        each point more).
    factor_missing_share, factor_skip_slope : float
        Share of factor values not recorded, and how much that grows with each point more pain.
    away_share : float
        Share of weeks of which nothing at all is recorded.
    grain_nrs : float
        Ratings are multiples of this.
    stopping : float
        By how many of its SDs a factor in ``STOPPED`` sinks when pain is 1 SD above usual.
    interference_more_nrs : float
        How much more pain gets in the way than seven tenths of it.
    """

    base_nrs: float
    daily_sd_nrs: float
    momentary_sd_nrs: float
    report_sd_nrs: float
    autocorrelation: float
    parts: tuple[PartHabit, ...]
    places: tuple[PlaceHabit, ...]
    left_minus_right_nrs: float = 0.0
    sides_between: bool = False
    workday_nrs: float = 0.0
    season_nrs: float = 0.0
    drift_sd_per_day_nrs: float = 0.0
    flares: bool = False
    regimes: bool = False
    trending: bool = False
    missing_share: float = 0.2
    skip_slope: float = 0.0
    factor_missing_share: float = 0.04
    factor_skip_slope: float = 0.0
    away_share: float = 0.0
    grain_nrs: float = 1.0
    stopping: float = 0.0
    interference_more_nrs: float = 0.0
    massage: MassageHabit = field(default_factory=MassageHabit)
