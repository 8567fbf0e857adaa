"""A short calibration of the monitors: it fails when they clearly speak too often, or too late.

Each bound is what chance would pass once in 200 times with so many people if the promise just held.
"""

import pytest
from benchmarks.calibrating.signs import Cell, Seen, run_cell
from benchmarks.calibrating.signs_report import line_of
from scipy.stats import binom, poisson

from fodro.analysis.signs import replay_signs
from fodro.analysis.simulate import MIXED, Regime, World, worsened

CHANCE = 0.005
FALSE_A_YEAR = 0.5

pytestmark = pytest.mark.slow


def seen(regime: Regime, size: float | None, people: int, world: World = MIXED) -> Seen:
    return run_cell(Cell(world, regime, size), people, "suite", keep=False)


def test_alarms_stay_within_the_budget_where_nothing_changes() -> None:
    quiet = seen(Regime.NONE, None, 10)
    assert sum(quiet.false.values()) <= poisson.ppf(1 - CHANCE, FALSE_A_YEAR * quiet.person_years)


@pytest.mark.parametrize(
    ("regime", "size", "within_days", "share"),
    [
        (Regime.STEP, 2.0, 30, 0.75),
        (Regime.TIMING, None, 30, 0.8),
        (Regime.INTERFERENCE, None, 14, 0.95),
        (Regime.SIDE, None, 14, 0.95),
    ],
)
def test_as_much_is_found_as_is_promised(
    regime: Regime, size: float | None, within_days: int, share: float
) -> None:
    people = 14
    found = seen(regime, size, people).found(within_days)
    assert round(found * people) >= binom.ppf(CHANCE, people, share)


def test_a_large_step_is_found_though_little_is_known_of_before() -> None:
    people, found = 14, 0
    for seed in range(420_000, 420_000 + people):
        made = worsened(Regime.STEP, days=90, seed=seed, world=MIXED, size=4.0, everything=False)
        worse_from = made.diary.calendar_days[made.worsening.change_day]
        found += any(on >= worse_from for on in replay_signs(made.diary)["intensity"])
    assert found >= binom.ppf(CHANCE, people, 0.9)


def test_a_cell_is_told_in_one_line() -> None:
    told = Seen(2, 100, delays=[3, None])
    assert line_of(Cell(MIXED, Regime.STEP, 1.0), told).startswith("step-1-mixed")
    assert told.median_delay() == float("inf")
    assert told.found(14) == 0.5
