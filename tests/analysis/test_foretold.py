from itertools import pairwise

import numpy as np
import pytest

from fodro.analysis.foretold import foretold_by_pain
from fodro.analysis.series import daily_series
from fodro.analysis.simulate import MIXED, PAIN_STOPS, SEASONS, World, simulate


def deviates(world: World, days: int, people: range, *, stopped: bool) -> np.ndarray:
    found = []
    for seed in people:
        person = simulate(days=days, seed=440_000 + seed, world=world)
        series = daily_series(person.diary)
        found += [
            foretold_by_pain(factor.values, series.pain_nrs)
            for factor in series.factors
            if (factor.factor in person.truth.stopped) == stopped and factor.factor != "day_off"
        ]
    return np.array(found)


def test_pain_that_stops_walking_is_seen_in_the_days_after_it() -> None:
    assert np.mean(deviates(PAIN_STOPS, 90, range(12), stopped=True)) < -1.5
    assert np.mean(deviates(PAIN_STOPS, 365, range(4), stopped=True) < -2) > 0.6


@pytest.mark.parametrize(("world", "days"), [(MIXED, 28), (MIXED, 90), (SEASONS, 90)], ids=str)
def test_factors_that_act_on_pain_or_not_at_all_are_foretold_as_rarely_as_chance_has_it(
    world: World, days: int
) -> None:
    nothing_before = deviates(world, days, range(12), stopped=False)
    assert nothing_before.std() == pytest.approx(1.0, abs=0.2)
    assert np.mean(np.abs(nothing_before) > 2) < 0.09


def test_what_acts_on_pain_of_the_same_day_and_the_next_is_not_foretold() -> None:
    rng = np.random.default_rng(4)
    pressing = []
    for _ in range(200):
        factor, noise = rng.normal(size=91), np.zeros(91)
        for before, today in pairwise(range(91)):
            noise[today] = 0.6 * noise[before] + rng.normal()
        pain = 4 + 0.8 * factor + 0.8 * np.r_[0, factor[:-1]] + noise
        pressing.append(foretold_by_pain(factor, pain))
    assert np.std(pressing) == pytest.approx(1.0, abs=0.15)
    assert abs(np.mean(pressing)) < 0.2


def test_what_follows_pain_is_foretold_with_its_direction() -> None:
    rng = np.random.default_rng(1)
    pain = rng.normal(4, 1, 60)
    after = np.r_[0.0, pain[:-1]]
    assert foretold_by_pain(after + rng.normal(0, 0.5, 60), pain) > 4
    assert foretold_by_pain(rng.normal(0, 0.5, 60) - after, pain) < -4


@pytest.mark.parametrize(
    ("values", "pain"),
    [
        (np.ones(60), np.arange(60.0)),
        (np.arange(60.0), np.full(60, 3.0)),
        (np.full(60, np.nan), np.arange(60.0)),
        (np.arange(60.0), np.full(60, np.nan)),
        (np.arange(5.0), np.arange(5.0)),
        (np.arange(1.0), np.arange(1.0)),
        (np.zeros(0), np.zeros(0)),
        (np.r_[0.0, np.arange(60.0)[:-1]], np.arange(60.0)),
    ],
    ids=[
        "constant",
        "no change of pain",
        "never noted",
        "no pain",
        "five days",
        "one day",
        "no day",
        "a copy",
    ],
)
def test_where_nothing_can_be_told_the_answer_is_a_number(values: np.ndarray, pain: np.ndarray) -> None:
    assert np.isfinite(foretold_by_pain(values, pain))
