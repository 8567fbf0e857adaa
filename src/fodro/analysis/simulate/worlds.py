"""The kinds of simulated worlds: each has another mechanism, so that no method is right for one only."""

from __future__ import annotations

from collections.abc import Mapping

from fodro.analysis.simulate.world import World

_PAIRS = (
    ("hard_floor", "shoe"),
    ("hard_floor", "standing_hours"),
    ("load_carried_kg", "steps_k"),
    ("sleep_hours", "stress"),
    ("shoe", "standing_hours"),
    ("shoe_wear", "steps_k"),
)

MIXED = World("mixed", pair_share=0.15)
"""The people most like those other methods were measured on: a bit of everything, in plain proportions."""

NOTHING = World("nothing", effects=(0, 0))
"""The same without any effect: what is shown here is wrong."""

FLARES = World("flares", flares=True, drift_share=0.0)
"""Bursts that fade over days: skewed noise, and few of a person's days carry most of what varies.

For methods that trust a Gaussian memory, and for chance meetings of one burst with one busy week."""

SEASONS = World("seasons", trending=True, autocorrelation=(0.5, 0.9), drift_share=1.0, season_nrs=(0.2, 0.8))
"""Pain and half of the factors trend, and pain follows the year as the weather does.

For methods that take two slow curves for a relation."""

REGIMES = World("regimes", regimes=True, drift_share=0.2)
"""Quiet weeks and bad weeks with three times the spread, and heavy tails.

For methods that believe in one noise: a few bad weeks must not decide alone."""

STEPS = World(
    "steps",
    base_nrs=(0.3, 2.0),
    ceiling_share=0.15,
    grains_nrs=(1.0, 1.0, 2.0),
    report_sd_nrs=(0.3, 0.6),
)
"""The scale at its worst: many zeros (or tens), coarse entries, a third of people use even numbers only.

For methods that take a rating for a measurement. Effects are true of the pain behind the rating."""

PAIN_STOPS = World("pain-stops", stopping=(0.4, 1.0), effects=(0, 4))
"""Pain lowers walking and standing, the same day and the next; neither does anything to pain.

For methods that would call it help: fewer steps on bad days is no reason to walk more."""

BENT = World("bent", bent_share=0.6, pair_share=0.6, pair_nrs=(0.7, 1.4), pairs=_PAIRS, effects=(0, 4))
"""Effects that begin at a threshold or stop growing, and pairs that need each other.

For methods that only draw straight lines. A bent effect's truth is the straight line through it."""

ABSENT = World(
    "absent",
    skips_good_days_share=0.6,
    skips_bad_days_share=0.3,
    factor_missing_share=0.1,
    factor_skip_slope=(0.3, 0.9),
    away_share=(0.05, 0.25),
    habits_change=True,
)
"""Check-ins missing on good days (or bad ones), factors missing on bad days, weeks away, new habits.

For methods that take what is written down for what was lived."""

WORLDS: Mapping[str, World] = {
    world.name: world for world in (MIXED, NOTHING, FLARES, SEASONS, REGIMES, STEPS, PAIN_STOPS, BENT, ABSENT)
}
