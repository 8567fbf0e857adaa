"""A short calibration: it fails when findings have clearly become worse than what is promised.

Each bound is what chance would pass once in 200 times with so many people if the promise just held.
"""

from functools import cache

import pytest
from benchmarks.calibrating.cells import Cell
from benchmarks.calibrating.methods import FODRO
from benchmarks.calibrating.running import Run, tallies_of
from benchmarks.calibrating.tally import Share, Tally
from scipy.stats import binom

from fodro.analysis.simulate import MIXED, NOTHING, REGIMES, World

CHANCE = 0.005
DAYS = 90

pytestmark = pytest.mark.slow


@cache
def counted(world: World, people: int) -> Tally:
    return tallies_of(Cell(world, DAYS), Run(people, "suite", peers=0))[FODRO]


def at_most(promised: float, share: Share) -> bool:
    return share.part <= binom.ppf(1 - CHANCE, share.whole, promised)


def at_least(promised: float, share: Share) -> bool:
    return share.part >= binom.ppf(CHANCE, share.whole, promised)


@pytest.fixture
def mixed() -> Tally:
    return counted(MIXED, 40)


@pytest.fixture
def regimes() -> Tally:
    return counted(REGIMES, 24)


def test_few_claims_are_wrong_in_either_world(mixed: Tally, regimes: Tally) -> None:
    assert mixed["false"].whole > 30
    assert regimes["false"].whole > 20
    assert at_most(0.08, mixed["false"])
    assert at_most(0.08, regimes["false"])
    assert at_most(0.08, mixed["wrong lag"] + regimes["wrong lag"])
    assert at_most(0.01, mixed["sign wrong"] + regimes["sign wrong"])


def test_people_with_nothing_to_find_are_shown_next_to_nothing() -> None:
    shown = counted(NOTHING, 48)["null shown"]
    assert shown.whole == 48
    assert at_most(0.05, shown)


def test_what_is_there_is_found_in_either_world(mixed: Tally, regimes: Tally) -> None:
    assert at_least(0.62, mixed["power"])
    assert at_least(0.60, regimes["power"])
    assert at_least(0.85, mixed["power 0.7–1.5"])


def test_intervals_hold_the_truth_as_often_as_they_say(mixed: Tally, regimes: Tally) -> None:
    assert at_least(0.87, mixed["cover"])
    assert at_least(0.85, regimes["cover"])
    assert at_most(0.97, mixed["cover"])
