"""What is believed beforehand: most likely nothing, chance shared fairly, plausibility only on request."""

from itertools import product

import numpy as np
import pytest

from fodro.analysis import analyse
from fodro.analysis.design import Column
from fodro.analysis.priors import HOW_MANY, LAG_SHARES, NOTHING_SHARE, PAIRS_SHARE, prior_of
from fodro.domain.diary import Diary
from tests.analysis.diaries import diary

LAGS = range(len(LAG_SHARES))
STRONG, WEAK = "hard_floor", "caffeine"


def columns(*names: str) -> tuple[Column, ...]:
    return tuple(Column(name, name.partition("=")[0], lag, 1.0) for name, lag in product(names, LAGS))


def some(n: int) -> tuple[Column, ...]:
    return columns(*(f"own {k}" for k in range(n)))


def shares(*names: str, plausibility: bool = False) -> dict[tuple[str, int], float]:
    asked = columns(*names)
    prior = prior_of(asked, plausibility=plausibility)
    pairs = zip(asked, np.exp(prior.column), strict=True)
    return {(column.name, column.lag_days): float(share) for column, share in pairs}


@pytest.mark.parametrize("n", [1, 5, 20, 60])
def test_as_much_chance_goes_to_one_thing_as_is_said(n: int) -> None:
    prior = prior_of(some(n))
    one_thing = np.exp(prior.column + prior.step[0]).sum()
    assert one_thing == pytest.approx((1 - NOTHING_SHARE) * HOW_MANY[0] / NOTHING_SHARE)


def test_most_likely_nothing_goes_together_with_pain() -> None:
    assert sum(HOW_MANY) == pytest.approx(1)
    assert NOTHING_SHARE > 0.5


@pytest.mark.parametrize("n", [5, 20, 60])
def test_the_first_thing_is_much_harder_to_believe_than_the_second(n: int) -> None:
    step = prior_of(some(n)).step
    assert step[1] - step[0] > np.log(5)
    assert all(np.isfinite(step))


def test_among_more_things_each_is_less_likely() -> None:
    first = [prior_of(some(n)).step[0] for n in (1, 5, 20, 60)]
    assert first == sorted(first, reverse=True)
    assert first[0] - first[-1] == pytest.approx(np.log(60))


def test_a_factor_shares_its_chance_between_its_lags() -> None:
    found = shares("steps")
    assert [found["steps", lag] for lag in LAGS] == pytest.approx(LAG_SHARES)
    assert sum(found.values()) == pytest.approx(1)


def test_a_category_shares_its_chance_between_its_levels() -> None:
    found = shares("shoe=boots", "shoe=clogs", "shoe=none", "steps")
    of_shoes = [share for (name, _), share in found.items() if name != "steps"]
    assert sum(of_shoes) == pytest.approx(1)
    assert found["shoe=boots", 0] == pytest.approx(found["steps", 0] / 3)


@pytest.mark.parametrize("n_pairs", [1, 4, 12])
def test_all_pairs_share_less_than_the_chance_of_one_factor(n_pairs: int) -> None:
    of_pairs = np.exp(prior_of(some(3), n_pairs=n_pairs).column[-n_pairs:])
    assert of_pairs.sum() == pytest.approx(PAIRS_SHARE)
    assert np.ptp(of_pairs) == pytest.approx(0)


def test_asking_about_pairs_takes_nothing_from_the_factors() -> None:
    without, with_pairs = prior_of(some(3)), prior_of(some(3), n_pairs=4)
    assert with_pairs.column[:-4].tolist() == without.column.tolist()
    assert with_pairs.step.tolist() == without.step.tolist()


def test_things_nothing_is_published_of_are_believed_alike_with_or_without_plausibility() -> None:
    assert shares("own a", "own b", plausibility=True) == pytest.approx(shares("own a", "own b"))


def test_plausibility_believes_in_the_published_more_and_in_the_others_less() -> None:
    without, with_it = (shares(STRONG, WEAK, "own thing", plausibility=on) for on in (False, True))
    assert with_it[STRONG, 0] > without[STRONG, 0]
    assert all(with_it["own thing", lag] < without["own thing", lag] for lag in LAGS)
    assert sum(with_it.values()) == pytest.approx(sum(without.values()))


def test_plausibility_prefers_the_lag_at_which_something_would_be_looked_for() -> None:
    without, with_it = (shares(STRONG, plausibility=on) for on in (False, True))
    assert with_it[STRONG, 0] > without[STRONG, 0]
    assert with_it[STRONG, 3] < without[STRONG, 3]
    assert sum(with_it.values()) == pytest.approx(sum(without.values()))


def test_levels_of_a_plausible_category_take_no_more_than_they_give() -> None:
    names = ("hard_floor", "shoe=boots", "shoe=clogs", "shoe=none", "own thing")
    without, with_it = (shares(*names, plausibility=on) for on in (False, True))
    assert sum(with_it.values()) == pytest.approx(sum(without.values())) == pytest.approx(3)


def weak_link() -> Diary:
    rng = np.random.default_rng(8)
    floor = (rng.random(90) < 0.4).astype(float)
    own = rng.normal(size=(6, 90))
    pain = np.round(np.clip(4 + 0.5 * floor + rng.normal(0, 0.9, 90), 0, 10))
    others = {f"own_{k}": lambda n, k=k: float(own[k, n]) for k in range(6)}
    return diary(pain.tolist(), hard_floor=lambda n: float(floor[n]), **others)


def test_a_weak_link_is_more_probable_where_it_is_plausible_and_only_on_request() -> None:
    plain, on = analyse(weak_link()), analyse(weak_link(), plausibility=True)
    assert plain == analyse(weak_link(), plausibility=False)
    before, after = (findings.factors[0] for findings in (plain, on))
    assert (before.factor, before.lag_days) == (after.factor, after.lag_days) == ("hard_floor", 0)
    assert 0.02 < before.probability < 0.9, "a link that the days alone leave open"
    assert after.probability > before.probability + 0.02
    assert after.effect_per_sd == pytest.approx(before.effect_per_sd, rel=0.3)
