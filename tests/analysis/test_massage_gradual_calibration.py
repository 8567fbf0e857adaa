"""A short calibration of the days after a massage: it fails when they are told clearly worse than promised.

Each bound is what chance would pass once in 200 times with so many people if the promise just held.
"""

from __future__ import annotations

from functools import cache

import pytest
from benchmarks.calibrating.gradual import OURS, Cell, report, scored, tallies_of
from benchmarks.calibrating.gradual_peers import Told
from benchmarks.calibrating.tally import Share, Tally
from scipy.stats import binom

from fodro.analysis.simulate import MIXED

CHANCE = 0.005


@cache
def counted() -> dict[str, Tally]:
    return tallies_of(Cell(MIXED, 90), 40, seeds="suite")


def at_most(promised: float, share: Share) -> bool:
    return share.whole > 0 and share.part <= binom.ppf(1 - CHANCE, share.whole, promised)


def at_least(promised: float, share: Share) -> bool:
    return share.whole > 0 and share.part >= binom.ppf(CHANCE, share.whole, promised)


@pytest.mark.slow
def test_what_is_told_of_ninety_days_is_as_good_as_promised() -> None:
    ours = counted()[OURS]
    assert ours["answered"].part >= 38
    assert at_most(0.08, ours["sign wrong"])
    assert at_least(0.88, ours["cover"])
    assert at_most(0.07, ours["false if zero"])
    assert at_least(0.5, ours["power"])


@pytest.mark.slow
def test_what_a_person_would_do_is_wrong_more_often() -> None:
    told = counted()
    theirs = ("days after a massage against others", "change from the day of a massage to the next")
    assert sum(_mistakes(told[name]) for name in theirs) >= 3 * _mistakes(told[OURS])


def _mistakes(tally: Tally) -> int:
    missed = tally["cover"].whole - tally["cover"].part
    return missed + tally["sign wrong"].part + tally["false if zero"].part


def test_each_person_is_counted_once_under_what_they_were_told() -> None:
    helped = scored(Told(-0.4, -0.7, -0.1, claimed=True), -0.5)
    assert (helped["power"].part, helped["cover"].part, helped["sign wrong"].part) == (1, 1, 0)
    harmed = scored(Told(0.4, 0.1, 0.7, claimed=True), 0.0)
    assert (harmed["false if zero"].part, harmed["false harm"].part, harmed["power"].whole) == (1, 1, 0)
    silent = scored(None, -0.5)
    assert (silent["answered"].part, silent["power"].part, silent["power"].whole) == (0, 0, 1)
    assert silent["cover"].whole == silent["sign wrong"].whole == 0


def test_the_report_has_a_row_for_every_method() -> None:
    told = scored(Told(0.1, -0.1, 0.3, claimed=False), 0.0)
    page = report({Cell(MIXED, 90): {OURS: told, "a peer": told}}, people=1, seeds="suite")
    assert "| 90 | a peer | 1 |" in page
    assert "| 90 | mixed | 1 |" in page
