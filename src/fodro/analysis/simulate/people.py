"""Drawing a simulated person from a world."""

from __future__ import annotations

import numpy as np

from fodro.analysis.simulate.person import MassageHabit, PartHabit, Person, PlaceHabit
from fodro.analysis.simulate.world import Span, World
from fodro.domain.civil import DayPart
from fodro.domain.scores import NRS_MAX

_PLACES = ("heel", "arch-ctr", "mth2", "ankle-lat", "arch-med", "forefoot", "hallux")
_QUALITIES = ("sore", "tired", "stiff", "sharp", "throbbing", "swollen")


def draw_person(world: World, rng: np.random.Generator) -> Person:
    """Return one person of `world`."""
    drifts = rng.random() < world.drift_share
    return Person(
        base_nrs=_base(world, rng),
        daily_sd_nrs=_within(world.daily_sd_nrs, rng),
        momentary_sd_nrs=_within(world.momentary_sd_nrs, rng),
        report_sd_nrs=_within(world.report_sd_nrs, rng),
        autocorrelation=_within(world.autocorrelation, rng),
        parts=_parts(_within(world.midday_share, rng), rng),
        places=_places(rng),
        left_minus_right_nrs=float(rng.normal(0, 1)),
        sides_between=True,
        workday_nrs=float(rng.uniform(0.1, 0.5)) if rng.random() < 0.5 else 0.0,
        season_nrs=_within(world.season_nrs, rng),
        drift_sd_per_day_nrs=_within(world.drift_sd_per_day_nrs, rng) if drifts else 0.0,
        flares=world.flares,
        regimes=world.regimes,
        trending=world.trending,
        missing_share=_within(world.missing_share, rng),
        skip_slope=_skip_slope(world, rng),
        factor_missing_share=world.factor_missing_share,
        factor_skip_slope=_within(world.factor_skip_slope, rng),
        away_share=_within(world.away_share, rng),
        grain_nrs=float(rng.choice(np.array(world.grains_nrs))),
        stopping=_within(world.stopping, rng),
        massage=_massage(rng),
    )


def _base(world: World, rng: np.random.Generator) -> float:
    base = _within(world.base_nrs, rng)
    return NRS_MAX - base if rng.random() < world.ceiling_share else base


def _skip_slope(world: World, rng: np.random.Generator) -> float:
    kind, slope = rng.random(), float(rng.uniform(0.5, 1.0))
    if kind < world.skips_good_days_share:
        return slope
    return -slope if kind < world.skips_good_days_share + world.skips_bad_days_share else 0.0


def _within(span: Span, rng: np.random.Generator) -> float:
    return float(rng.uniform(*span))


def _parts(midday_share: float, rng: np.random.Generator) -> tuple[PartHabit, ...]:
    rise = float(rng.normal(0, 0.6))
    bend = float(rng.normal(0, 0.2))
    return (
        PartHabit(DayPart.MORNING, 7.2, 1.0, -rise),
        PartHabit(DayPart.MIDDAY, 13.0, midday_share, bend),
        PartHabit(DayPart.EVENING, 20.3, 1.0, rise),
    )


def _places(rng: np.random.Generator) -> tuple[PlaceHabit, ...]:
    regions = rng.choice(np.array(_PLACES), 2, replace=False)
    second = rng.random() < 0.4
    places = [PlaceHabit(str(regions[0]), qualities=_qualities(rng))]
    if second:
        places.append(PlaceHabit(str(regions[1]), float(rng.uniform(0.5, 2)), 0.6, _qualities(rng)))
    return tuple(places)


def _qualities(rng: np.random.Generator) -> tuple[str, ...]:
    return tuple(str(quality) for quality in rng.choice(np.array(_QUALITIES), 2, replace=False))


def _massage(rng: np.random.Generator) -> MassageHabit:
    return MassageHabit(
        usual_share=float(rng.uniform(0.2, 0.5)),
        slope_per_nrs=float(rng.uniform(0.2, 1.2)),
        immediate_nrs=float(rng.choice([0.0, rng.uniform(-2, -0.3)])),
        natural_nrs=float(rng.uniform(-0.6, -0.1)),
        next_day_nrs=float(rng.choice([0.0, rng.uniform(-0.6, 0.4)])),
        rest_share=float(rng.choice([0.0, 0.3])),
    )
