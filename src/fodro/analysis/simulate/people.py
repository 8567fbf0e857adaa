"""Drawing a simulated person from a world."""

from __future__ import annotations

import numpy as np

from fodro.analysis.simulate.world import MassageHabit, PartHabit, Person, PlaceHabit, Span, World
from fodro.domain.civil import DayPart

_PLACES = ("heel", "arch-ctr", "mth2", "ankle-lat", "arch-med", "forefoot", "hallux")
_QUALITIES = ("sore", "tired", "stiff", "sharp", "throbbing", "swollen")


def draw_person(world: World, rng: np.random.Generator) -> Person:
    """Return one person of `world`."""
    drifts = rng.random() < world.drift_share
    skips = rng.random() < world.skips_good_days_share
    return Person(
        base_nrs=_within(world.base_nrs, rng),
        daily_sd_nrs=_within(world.daily_sd_nrs, rng),
        momentary_sd_nrs=_within(world.momentary_sd_nrs, rng),
        report_sd_nrs=_within(world.report_sd_nrs, rng),
        autocorrelation=_within(world.autocorrelation, rng),
        parts=_parts(rng),
        places=_places(rng),
        left_minus_right_nrs=float(rng.normal(0, 1)),
        workday_nrs=float(rng.uniform(0.1, 0.5)) if rng.random() < 0.5 else 0.0,
        drift_sd_per_day_nrs=_within(world.drift_sd_per_day_nrs, rng) if drifts else 0.0,
        flares=world.flares,
        trending=world.trending,
        missing_share=_within(world.missing_share, rng),
        skip_slope=float(rng.uniform(0.5, 1.0)) if skips else 0.0,
        factor_missing_share=world.factor_missing_share,
        massage=_massage(rng),
    )


def _within(span: Span, rng: np.random.Generator) -> float:
    return float(rng.uniform(*span))


def _parts(rng: np.random.Generator) -> tuple[PartHabit, ...]:
    rise = float(rng.normal(0, 0.6))
    bend = float(rng.normal(0, 0.2))
    return (
        PartHabit(DayPart.MORNING, 7.2, 0.95, -rise),
        PartHabit(DayPart.MIDDAY, 13.0, 0.3, bend),
        PartHabit(DayPart.EVENING, 20.3, 0.95, rise),
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
