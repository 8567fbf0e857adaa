"""What a kind of simulated world is: the ranges from which its people are drawn."""

from __future__ import annotations

from dataclasses import dataclass, replace

Span = tuple[float, float]

FLOOR_AND_SHOE = (("hard_floor", "shoe"),)


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
    bent_share : float
        Share of effects that have a threshold or saturate, where the factor is a number.
    pair_share : float
        Share of people for whom two factors do something together that neither does alone.
    pair_nrs : Span
        Points when both are there, or, for numbers, 1 SD above usual.
    pairs : tuple of pairs of str
        The pairs that may do so.
    base_nrs, daily_sd_nrs, momentary_sd_nrs, report_sd_nrs : Span
        Usual pain, its spread over days, within a day, and of one entry (points).
    ceiling_share : float
        Share of people whose usual pain is as near to 10 as that of the others is to 0.
    grains_nrs : tuple of float
        Ratings of a person are multiples of one of these.
    autocorrelation : Span
        Of daily pain, from one day to the next.
    drift_share : float
        Share of people whose usual pain wanders over the weeks.
    drift_sd_per_day_nrs : Span
        Daily step of that wandering (points).
    season_nrs : Span
        Height of a yearly wave in pain (points); the weather follows the year too.
    midday_share : Span
        Share of days on which a person means to check in at midday; mornings and evenings always.
    missing_share : Span
        Share of check-ins not made.
    skips_good_days_share, skips_bad_days_share : float
        Share of people who make fewer check-ins when it hurts little, and when it hurts much.
    factor_missing_share : float
        Share of factor values not recorded.
    factor_skip_slope : Span
        How much more often (logit per point of pain) factor values go missing on bad days.
    away_share : Span
        Share of weeks of which nothing at all is recorded.
    flares : bool
        Days of pain arrive in bursts that fade, instead of a Gaussian day-to-day memory.
    regimes : bool
        Quiet spells and bad ones, with heavy tails: the spread of pain itself changes for weeks.
    trending : bool
        Pain and half of the factors also follow a slow curve of their own.
    trending_factors : bool
        Half of the factors follow a slow curve, whatever pain does.
    habits_change : bool
        Once or twice, many factors move to another level and stay there.
    stopping : Span
        By how many of its SDs walking and standing sink, the same day and the next, when pain is 1 SD up.
    extra_factors : int
        Factors without any effect beyond the 21, tied to work, season and each other like those.
    """

    name: str
    effects: tuple[int, int] = (0, 5)
    effect_nrs: Span = (0.2, 1.5)
    bent_share: float = 0.0
    pair_share: float = 0.0
    pair_nrs: Span = (0.7, 1.1)
    pairs: tuple[tuple[str, str], ...] = FLOOR_AND_SHOE
    base_nrs: Span = (2.5, 5.0)
    ceiling_share: float = 0.0
    grains_nrs: tuple[float, ...] = (1.0,)
    daily_sd_nrs: Span = (0.5, 1.2)
    momentary_sd_nrs: Span = (0.4, 0.9)
    report_sd_nrs: Span = (0.15, 0.35)
    autocorrelation: Span = (0.2, 0.9)
    drift_share: float = 0.4
    drift_sd_per_day_nrs: Span = (0.01, 0.05)
    season_nrs: Span = (0.0, 0.0)
    midday_share: Span = (0.7, 1.0)
    missing_share: Span = (0.1, 0.4)
    skips_good_days_share: float = 0.25
    skips_bad_days_share: float = 0.0
    factor_missing_share: float = 0.04
    factor_skip_slope: Span = (0.0, 0.0)
    away_share: Span = (0.0, 0.0)
    flares: bool = False
    regimes: bool = False
    trending: bool = False
    trending_factors: bool = False
    habits_change: bool = False
    stopping: Span = (0.0, 0.0)
    extra_factors: int = 0

    def with_nothing(self) -> World:
        """Return the same world in which no factor does anything to pain."""
        return replace(self, name=f"{self.name}-nothing", effects=(0, 0), pair_share=0.0)
