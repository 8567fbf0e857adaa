"""What may be shown of shoes."""

from __future__ import annotations

from fodro.analysis.detectable import LARGEST_NRS, POWER_Z
from fodro.analysis.policy.shared import AHEAD_DAYS, on_the_scale, surely_t, tidy
from fodro.analysis.shoes import MIN_RATINGS, MIN_RATINGS_WEAR, Comforts, Pair
from fodro.analysis.worn import ComfortRatings, Noted
from fodro.domain.findings import (
    Detectable,
    NotEnough,
)
from fodro.domain.shoe_findings import ShoeActivity, ShoeFinding, ShoeMonth, ShoeWear

SHOES = "shoes"
SHOE_WEAR = "shoe_wear"

_SHOES_CHANCE = 0.04
_SHOES_LEAST = 0.5
_SHOE_WEAR_CHANCE = 0.04
_SHOE_WEAR_LEAST = 0.05
_ALL_DRAWN = 0.99


def shoe_findings(comforts: Comforts) -> tuple[ShoeFinding, ...]:
    """Return every pair that is rated often enough, most often rated first, claimed or not."""
    return tuple(_shoe_finding(pair, comforts) for pair in comforts.pairs)


def _shoe_finding(pair: Pair, comforts: Comforts) -> ShoeFinding:
    difference = pair.difference
    comfort, low, high = on_the_scale(pair.comfort.points, pair.comfort.se)
    wide = surely_t(comforts.freedom, 0.1) * difference.se
    surely = abs(difference.points) >= max(_shoe_t(comforts) * difference.se, _SHOES_LEAST)
    return ShoeFinding(
        shoe=pair.name,
        comfort=comfort,
        low=low,
        high=high,
        n=pair.comfort.n,
        difference=tidy(difference.points),
        difference_low=tidy(difference.points - wide),
        difference_high=tidy(difference.points + wide),
        claimed=len(comforts.pairs) > 1 and surely,
        activities=tuple(
            ShoeActivity(name, *on_the_scale(each.points, each.se), n=each.n)
            for name, each in pair.activities
        ),
        months=tuple(
            ShoeMonth(name, *on_the_scale(each.points, each.se), n=each.n) for name, each in pair.months
        ),
        wear=_wear_finding(pair, comforts),
    )


def _shoe_t(comforts: Comforts) -> float:
    # Two pairs differ in one way only; of more pairs each gets its share of what chance may show.
    tries = len(comforts.pairs) if len(comforts.pairs) > 2 else 1
    return surely_t(comforts.freedom, _SHOES_CHANCE / tries)


def _wear_finding(pair: Pair, comforts: Comforts) -> ShoeWear | None:
    if pair.wear is None:
        return None
    slope, wide = pair.wear.points, surely_t(comforts.freedom, 0.1) * pair.wear.se
    return ShoeWear(
        hours=tidy(pair.noted_hours),
        per_100_hours=tidy(slope),
        low=tidy(slope - wide),
        high=tidy(slope + wide),
        n=pair.wear.n,
        claimed=abs(slope) >= max(_wear_t(comforts) * pair.wear.se, _SHOE_WEAR_LEAST),
    )


def _wear_t(comforts: Comforts) -> float:
    tries = sum(pair.wear is not None for pair in comforts.pairs)
    return surely_t(comforts.freedom, _SHOE_WEAR_CHANCE / max(tries, 1))


def reasons_against_shoes(ratings: ComfortRatings, comforts: Comforts, noted: Noted) -> tuple[NotEnough, ...]:
    """Return why shoes cannot be told apart yet, or what the hours do; nothing where no shoes were noted."""
    if comforts.pairs:
        return _reason_against_wear(comforts, noted)
    if not noted.n_rated:
        return (NotEnough(SHOES, "no_comfort_noted", MIN_RATINGS),) if noted.any_shoes else ()
    if len(ratings) < MIN_RATINGS:
        return (NotEnough(SHOES, "too_few_ratings", MIN_RATINGS - len(ratings)),)
    return (NotEnough(SHOES, "comfort_never_changes", None),)


def _reason_against_wear(comforts: Comforts, noted: Noted) -> tuple[NotEnough, ...]:
    if any(pair.wear for pair in comforts.pairs):
        return ()
    if not noted.any_hours:
        return (NotEnough(SHOE_WEAR, "no_hours_noted", MIN_RATINGS_WEAR),)
    most = max(pair.comfort.n for pair in comforts.pairs)
    return (NotEnough(SHOE_WEAR, "too_few_ratings", max(MIN_RATINGS_WEAR - most, 1)),)


def shoes_detectable(comforts: Comforts, n_days: int) -> tuple[Detectable, Detectable]:
    """Return the smallest difference between pairs, and change with 100 hours, that could be shown."""
    differences = [pair.difference.se for pair in comforts.pairs if len(comforts.pairs) > 1]
    slopes = [pair.wear.se for pair in comforts.pairs if pair.wear]
    return (
        _smallest_drawn(SHOES, differences, comforts.pair_sd, z=_shoe_t(comforts), n_days=n_days),
        _smallest_drawn(SHOE_WEAR, slopes, comforts.slope_sd, z=_wear_t(comforts), n_days=n_days),
    )


def _smallest_drawn(question: str, ses: list[float], sd: float, *, z: float, n_days: int) -> Detectable:
    """Return the smallest size that an estimate drawn towards zero, by a spread of `sd`, would still show."""
    if not ses:
        return Detectable(question, None, None)
    drawn = min(*ses, sd * _ALL_DRAWN)
    se = (drawn**-2.0 - sd**-2.0) ** -0.5
    later = se * (1 + AHEAD_DAYS / n_days) ** -0.5
    sizes = (each * (z * (1 + (each / sd) ** 2) ** 0.5 + POWER_Z) for each in (se, later))
    now, then = (tidy(size) if size <= LARGEST_NRS else None for size in sizes)
    return Detectable(question, now, then)
