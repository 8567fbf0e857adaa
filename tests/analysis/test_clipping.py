"""Pain at an end of the scale: it says less than other pain, and what it hides is not lost."""

from collections.abc import Sequence

import numpy as np
import pytest

from fodro.analysis import analyse
from fodro.analysis.clipping import Fit, Unclipped, at_an_end, grain_nrs, unclipped
from fodro.analysis.design import background
from fodro.analysis.series import daily_series
from fodro.analysis.whitening import noise_filter, noise_grid
from fodro.domain.findings import FactorFinding
from tests.analysis.diaries import diary

N_DAYS = 120
USUAL = 25


def read(pain: Sequence[float | None], load: np.ndarray | None = None) -> Unclipped:
    """What days of `pain` say, with `load` found to go together with it."""
    series = daily_series(diary(pain))
    columns = np.zeros((len(pain), 0)) if load is None else load[:, None]
    fit = Fit(noise_filter(series.n_readings, noise_grid()), shape=USUAL, width=0, noise_var=1.0)
    return unclipped(series, columns, background(len(pain)), fit=fit)


def around(level: float, *, seed: int = 2) -> tuple[np.ndarray, list[float]]:
    """Pain before and after it was written down."""
    felt = level + np.random.default_rng(seed).normal(0, 1.5, N_DAYS)
    return felt, np.round(np.clip(felt, 0, 10)).tolist()


def someone(seed: int, *, memory: float, grain: float) -> tuple[FactorFinding, float]:
    """The finding about 0.8 points a swing where three days in ten are noted as 0, and that size."""
    rng = np.random.default_rng(1000 + seed)
    load, noise = rng.normal(0, 1, 150), rng.normal(0, 1.2, 150)
    for today in range(1, 150):
        noise[today] += memory * noise[today - 1]
    pain = grain * np.round(np.clip(1.2 + 0.8 * load + noise, 0, 10) / grain)
    assert (pain == 0).mean() > 0.15
    findings = analyse(diary(pain.tolist(), load=lambda n: float(load[n])))
    found = next(one for one in findings.factors if one.lag_days == 0)
    return found, 0.8 * float(load.std())


def test_which_readings_stand_at_an_end() -> None:
    assert at_an_end(np.array([0.0, 0.1, 5.0, 9.9, 10.0])).tolist() == [True, False, False, False, True]


@pytest.mark.parametrize("level", [1.0, 9.0], ids=["at the bottom", "at the top"])
def test_a_reading_at_an_end_counts_for_less_than_an_ordinary_one(level: float) -> None:
    _, pain = around(level)
    days = read(pain)
    ends = at_an_end(np.array(pain))
    assert 20 < ends.sum() < 60
    assert (days.n_readings == 1).all()
    assert (days.more_var[~ends] == 0).all()
    assert days.more_var[ends].min() > 0.05


def test_a_reading_at_an_end_is_taken_for_what_lies_beyond_it() -> None:
    _, pain = around(1.0)
    days, ends = read(pain), at_an_end(np.array(pain))
    assert (days.pain_nrs[ends] < 0.5).all()
    assert days.pain_nrs[ends].mean() < 0
    assert days.pain_nrs[~ends] == pytest.approx(np.array(pain)[~ends])


def test_the_top_of_the_scale_is_the_bottom_turned_over() -> None:
    _, pain = around(1.0)
    low, high = read(pain), read([10 - nrs for nrs in pain])
    assert high.pain_nrs == pytest.approx(10 - low.pain_nrs, abs=1e-6)
    assert high.more_var == pytest.approx(low.more_var, abs=1e-6)


def test_a_zero_on_a_day_that_should_have_been_good_says_less_than_one_on_a_bad_day() -> None:
    load = np.random.default_rng(6).normal(size=N_DAYS)
    felt = 1.5 + 1.5 * load + np.random.default_rng(7).normal(0, 0.7, N_DAYS)
    pain = np.round(np.clip(felt, 0, 10))
    days, zeros = read(pain.tolist(), load), pain == 0
    best, worst = (zeros & side for side in (load < np.median(load[zeros]), load >= np.median(load[zeros])))
    assert days.more_var[best].mean() > days.more_var[worst].mean()
    assert days.pain_nrs[best].mean() < days.pain_nrs[worst].mean() - 0.5


def test_days_without_a_check_in_stay_without() -> None:
    _, pain = around(1.0)
    gaps = set(range(2, N_DAYS - 1, 5))
    days = read([None if n in gaps else nrs for n, nrs in enumerate(pain)])
    assert set(np.flatnonzero(np.isnan(days.pain_nrs)).tolist()) == gaps
    assert set(np.flatnonzero(days.n_readings == 0).tolist()) == gaps


@pytest.mark.parametrize(
    ("pain", "grain"),
    [
        ([0, 3, 5, 10], 1),
        ([0, 2, 4, 10], 2),
        ([0, 5, 10], 5),
        ([0, 2.5, 7], 0.5),
        ([0.3, 7.1], 0.1),
        ([1 / 3, 2 / 3], 0.1),
        ([0, 0], 0.1),
        ([], 1),
    ],
    ids=str,
)
def test_the_step_in_which_someone_rates(pain: list[float], grain: float) -> None:
    assert grain_nrs(np.array(pain, dtype=float)) == pytest.approx(grain)


def test_a_zero_of_someone_who_only_uses_even_numbers_may_have_been_as_much_as_one() -> None:
    felt, whole = around(1.0)
    even = (2 * np.round(np.clip(felt, 0, 10) / 2)).tolist()
    both = (np.array(whole) == 0) & (np.array(even) == 0)
    assert read(even).pain_nrs[both].mean() > read(whole).pain_nrs[both].mean() + 0.1


@pytest.mark.slow
@pytest.mark.parametrize(
    ("memory", "grain", "least"), [(0.0, 1.0, 0.8), (0.3, 1.0, 0.85), (0.3, 2.0, 0.7)], ids=str
)
def test_intervals_of_a_diary_with_many_zeros_hold_the_truth(
    memory: float, grain: float, least: float
) -> None:
    people = [someone(seed, memory=memory, grain=grain) for seed in range(30)]
    holds = [found.low <= truth <= found.high for found, truth in people]
    sizes = [found.effect_per_sd / truth for found, truth in people]
    assert np.mean(holds) >= least
    assert 0.85 < np.mean(sizes) < 1.1
