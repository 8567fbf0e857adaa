"""How many days an experiment needs, from the person's own days or for a usual person."""

from __future__ import annotations

import json
from datetime import date, datetime, time, timedelta

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fodro.analysis.policy.trials import MOST_DAYS
from fodro.analysis.simulate.experimenting import WHOLE_NUMBERS, tried
from fodro.analysis.trials.answering import analysed
from fodro.analysis.trials.planning import Usual, planned, planned_for, usual_noise
from fodro.domain.body import Side
from fodro.domain.civil import DayPart
from fodro.domain.diary import Diary, Rating
from fodro.domain.experiments import Design

START = date(2026, 1, 1)


def evenings(n_days: int, *, sd: float, recorded: float = 1.0, feet: bool = False) -> Diary:
    """Return a diary of evenings around 5, each with fresh noise."""
    rng, ratings = np.random.default_rng(11), []
    for n in range(n_days):
        at = datetime.combine(START + timedelta(days=n), time(20))
        if rng.random() < recorded:
            for side in Side if feet else (None,):
                pain = float(np.clip(5 + sd * rng.normal(), 0, 10))
                ratings.append(Rating(at, "heel", side, pain, DayPart.EVENING))
    return Diary(tuple(ratings))


def test_without_a_diary_a_usual_person_is_taken_and_that_is_said() -> None:
    short = planned(Design.SPLIT_FOOT, 21, diary=evenings(9, sd=0.1, feet=True))
    assert planned(Design.SPLIT_FOOT, 21).basis == short.basis == "default"
    assert short.n_noted == 9
    assert planned(Design.SPLIT_FOOT, 21, diary=Diary()).days_needed == short.days_needed


def test_ratings_that_never_change_say_nothing_about_noise() -> None:
    assert planned(Design.THIS_OR_THAT, 21, diary=evenings(40, sd=0.0)).basis == "default"


def test_a_quiet_person_needs_fewer_days_than_a_noisy_one() -> None:
    quiet, noisy = (planned(Design.THIS_OR_THAT, 28, diary=evenings(80, sd=sd)) for sd in (0.5, 2.0))
    assert quiet.basis == noisy.basis == "diary"
    assert quiet.days_needed is not None
    assert noisy.days_needed is None
    assert (quiet.detectable or 9) < (noisy.detectable or 9)
    assert quiet.power > noisy.power


def test_the_noise_is_the_one_of_the_diary_drawn_a_little_towards_the_usual() -> None:
    usual = usual_noise(evenings(90, sd=1.0, recorded=0.7), Design.THIS_OR_THAT, "evening")
    assert usual.noise_sd == pytest.approx(1.05, abs=0.15)
    assert usual.memory < 0.2
    assert usual.recorded == pytest.approx(0.7, abs=0.15)
    feet = usual_noise(evenings(90, sd=1.0, feet=True), Design.SPLIT_FOOT, "evening")
    assert feet.noise_sd == pytest.approx(2**0.5, abs=0.2)


def test_only_the_last_three_months_count() -> None:
    assert usual_noise(evenings(200, sd=1.0), Design.THIS_OR_THAT, "evening").n_noted == 90


@pytest.mark.parametrize("design", Design)
def test_a_larger_difference_needs_no_more_days_and_more_days_show_no_less(design: Design) -> None:
    needed = [planned(design, 28, size=size).days_needed or 99 for size in (1.0, 2.0, 3.0)]
    assert needed == sorted(needed, reverse=True)
    detectable = [planned(design, n_days).detectable or 99.0 for n_days in (12, 28, 60)]
    assert detectable == sorted(detectable, reverse=True)


def test_too_few_days_show_nothing_however_large() -> None:
    plan = planned(Design.THIS_OR_THAT, 10)
    assert (plan.detectable, plan.power) == (None, 0.0)
    assert planned(Design.THIS_OR_THAT, 12).detectable is not None


def test_washout_costs_days() -> None:
    without, with_washout = (planned(Design.SPLIT_FOOT, 40, washout_days=days) for days in (0, 1))
    assert (without.days_needed or 99) < (with_washout.days_needed or 99)
    assert without.power > with_washout.power


def test_more_days_than_anybody_should_be_asked_for_are_not_a_number() -> None:
    plan = planned(Design.THIS_OR_THAT, 28, size=0.2)
    assert plan.days_needed is None
    assert (planned(Design.SPLIT_FOOT, 21, size=2.0).days_needed or 99) <= MOST_DAYS


def test_what_is_promised_is_what_is_found() -> None:
    usual = Usual(1.33, 0.24, 1.0, "diary", 90)
    promised = planned_for(usual, Design.THIS_OR_THAT, 28, size=1.5).power
    made = [
        tried(Design.THIS_OR_THAT, 28, seed=440_000 + k, size_nrs=-1.5, life=WHOLE_NUMBERS) for k in range(60)
    ]
    found = sum(analysed(one.experiment).claimed for one in made) / len(made)
    assert found == pytest.approx(promised, abs=0.13)


@settings(deadline=None, max_examples=30)
@given(
    design=st.sampled_from(Design),
    n_days=st.integers(1, 80),
    washout=st.integers(0, 5),
    size=st.floats(0.1, 10),
    outcome=st.sampled_from(["evening", "next-morning", "day"]),
)
def test_there_is_a_plan_for_everything_that_can_be_asked(
    design: Design, n_days: int, washout: int, size: float, outcome: str
) -> None:
    plan = planned(
        design, n_days, diary=evenings(30, sd=1.0), outcome=outcome, washout_days=washout, size=size
    )
    json.dumps(plan.to_dict(), allow_nan=False)
    assert 0 <= plan.power <= 1
    assert plan.days_needed is None or 1 <= plan.days_needed <= MOST_DAYS


@pytest.mark.parametrize(("n_days", "washout"), [(0, 0), (400, 0), (20, 20)])
def test_a_plan_out_of_range_is_refused(n_days: int, washout: int) -> None:
    with pytest.raises(ValueError, match="days"):
        planned(Design.THIS_OR_THAT, n_days, washout_days=washout)
