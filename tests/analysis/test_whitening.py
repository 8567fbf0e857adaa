"""The filter against dense linear algebra, and the search against every model there is."""

from itertools import product

import numpy as np
import pytest

from fodro.analysis.design import WEEKDAY_SDS, Design, design, standardised
from fodro.analysis.evidence import Evidence, evidence
from fodro.analysis.priors import Prior, prior_of
from fodro.analysis.search import PRIOR_HALF_DAYS
from fodro.analysis.selection import NOTHING_IN, SLAB_SD, SLAB_SHARE, Choice, choices, select
from fodro.analysis.series import FactorSeries
from fodro.analysis.whitening import NoiseFilter, noise_filter, noise_grid

GRID = noise_grid()
N_CHECK_INS = np.random.default_rng(3).integers(0, 4, 45)


@pytest.fixture(scope="module")
def noise() -> NoiseFilter:
    return noise_filter(N_CHECK_INS, GRID)


def dense_covariance(shape: int) -> np.ndarray:
    days = np.flatnonzero(N_CHECK_INS)
    apart = np.abs(days[:, None] - days)
    entry, memory, drift = GRID.entry_share[shape], GRID.memory[shape], GRID.drift[shape]
    own = entry * np.median(N_CHECK_INS[days]) / N_CHECK_INS[days]
    since_start = np.minimum(days[:, None], days) - days[0]
    return (1 - entry) * memory**apart + drift * since_start + np.diag(own)


@pytest.mark.parametrize("shape", range(0, len(GRID), 7))
def test_the_filter_is_the_inverse_of_the_noise_covariance(noise: NoiseFilter, shape: int) -> None:
    rng = np.random.default_rng(shape)
    columns, days = rng.standard_normal((len(N_CHECK_INS), 3)), noise.observed
    covariance = dense_covariance(shape)
    precision = np.linalg.inv(covariance)
    white = noise.whiten(columns)[shape]
    assert white.T @ white == pytest.approx(columns[days].T @ precision @ columns[days])
    alone = noise.alone(shape)
    assert alone.precision_times(columns[days, 0]) == pytest.approx(precision @ columns[days, 0])
    assert alone.precision_diagonal() == pytest.approx(np.diag(precision))
    assert noise.only(np.array([shape])).whiten(columns)[0] == pytest.approx(white)
    assert noise.log_det[shape] == pytest.approx(np.linalg.slogdet(covariance)[1])


def test_taking_the_background_out_is_a_regression_on_it(noise: NoiseFilter) -> None:
    table, pain = small_table()
    facts = evidence(table.values, table.background, pain, noise=noise)
    days, shape = noise.observed, 11
    for width, precision in enumerate(table.background.precision):
        columns = table.background.columns[days]
        covariance = dense_covariance(shape) + (columns / precision) @ columns.T
        weights, setting = np.linalg.inv(covariance), len(WEEKDAY_SDS) * shape + width
        assert (facts.shape[setting], facts.width[setting]) == (shape, width)
        assert facts.cross[setting] == pytest.approx(table.values[days].T @ weights @ pain[days], rel=1e-4)
        assert facts.total[setting] == pytest.approx(pain[days] @ weights @ pain[days], rel=1e-4)
        assert facts.log_det[setting] == pytest.approx(np.linalg.slogdet(covariance)[1])


def small_table() -> tuple[Design, np.ndarray]:
    rng = np.random.default_rng(8)
    one, noise = rng.standard_normal((2, len(N_CHECK_INS)))
    twin = one + 0.5 * rng.standard_normal(len(one))
    table = design((FactorSeries("one", "one", one), FactorSeries("twin", "twin", twin)), len(one))
    return table, 4 + 0.35 * one + 0.8 * noise


def every_model(facts: Evidence, prior: Prior, choice: Choice) -> tuple[np.ndarray, np.ndarray]:
    """Probability and mean effect of each column, by summing over all models under one setting and slab."""
    inside = np.array(list(product((False, True), repeat=len(prior.column))))
    found = [fitted(facts, some, choice) for some in inside]
    log_mass = np.array([mass for mass, _ in found])
    log_mass += [prior.column[some].sum() + prior.step[: some.sum()].sum() for some in inside]
    mass = np.exp(log_mass - log_mass.max())
    probability = mass @ inside / mass.sum()
    return probability, mass @ np.array([effect for _, effect in found]) / (mass @ inside)


def fitted(facts: Evidence, inside: np.ndarray, choice: Choice) -> tuple[float, np.ndarray]:
    n, var = choice.setting, float(SLAB_SD[choice.slab]) ** 2
    inner = facts.gram[n][inside][:, inside] + np.eye(inside.sum()) / var
    effect, cross = np.zeros(len(inside)), facts.cross[n, inside]
    effect[inside] = np.linalg.solve(inner, cross)
    left = facts.total[n] - cross @ effect[inside]
    det = facts.log_det[n] + np.linalg.slogdet(inner)[1] + inside.sum() * np.log(var)
    half_days, squares = PRIOR_HALF_DAYS + 0.5 * facts.n_days, facts.prior_half_squares + 0.5 * left
    return facts.log_share[n] - 0.5 * det - half_days * np.log(squares), effect


@pytest.mark.parametrize("slab", [0, 1, 2])
def test_the_search_agrees_with_the_sum_over_every_model(noise: NoiseFilter, slab: int) -> None:
    table, pain = small_table()
    facts = evidence(table.values, table.background, pain, noise=noise)
    prior, choice = Prior(np.full(8, -0.7), np.full(20, -1.5)), Choice(19, slab, 0.0)
    found = select(facts, prior, (choice,))
    probability, effect = every_model(facts, prior, choice)
    assert probability.max() > 0.3, "a case in which there is something to disagree about"
    assert found.probability == pytest.approx(probability, abs=0.003)
    assert found.effect == pytest.approx(effect, abs=0.02)


def test_settings_and_slabs_are_chosen_by_their_evidence(noise: NoiseFilter) -> None:
    table, pain = small_table()
    facts = evidence(table.values, table.background, pain, noise=noise)
    prior = Prior(np.full(8, -0.7), np.full(20, -1.5))
    chosen = choices(facts, prior, NOTHING_IN)
    nothing = np.zeros(8, dtype=bool)
    every = np.array([
        [fitted(facts, nothing, Choice(n, slab, 0.0))[0] for slab in range(len(SLAB_SD))]
        for n in range(len(facts.total))
    ]) + np.log(SLAB_SHARE)  # fmt: skip
    assert chosen[0].log_mass == pytest.approx(every.max())
    assert [one.log_mass for one in chosen] == sorted((one.log_mass for one in chosen), reverse=True)
    assert len(choices(facts, prior, NOTHING_IN, most=4)) == 4, "a short diary fits many shapes of noise"
    assert len(chosen) == 2, "and the two likeliest are searched under"


def test_a_gap_is_filled_by_its_neighbours_and_far_gaps_by_the_mean() -> None:
    values = np.repeat([1.0, 1.0, 3.0, 3.0], 10)
    values[5], values[-8:] = np.nan, np.nan
    filled, sd = standardised(values)
    recorded = ~np.isnan(values)
    assert filled[recorded] * sd + values[recorded].mean() == pytest.approx(values[recorded])
    assert filled[5] == pytest.approx(filled[4], abs=0.15)
    assert 0 < filled[-1] < filled[-8] < filled[-9]


def test_a_month_of_days_with_eighty_columns_is_not_taken_for_nearly_free_of_noise() -> None:
    rng, usual = np.random.default_rng(5), GRID.nearest(0.5, 0.35, 0.001)
    short = noise_filter(np.full(28, 2), GRID.only(np.array([usual])))
    left = []
    for _ in range(10):
        factors = tuple(FactorSeries(f"f{k}", f"f{k}", rng.standard_normal(28)) for k in range(20))
        table = design(factors, 28)
        truth = 0.9 * table.values[:, [0, 9, 18]].sum(axis=1)
        facts = evidence(table.values, table.background, truth + rng.standard_normal(28), noise=short)
        found = select(facts, prior_of(table.columns), (Choice(1, 1, 0.0),))
        left.append(found.noise_var)
    assert min(left) > 0.6, "the noise has a variance of one point squared"
    assert max(left) < 1.6


def test_whose_pain_varies_little_is_expected_to_have_less_noise(noise: NoiseFilter) -> None:
    table, pain = small_table()
    usual, quiet, loud, still = (
        evidence(table.values, table.background, 4 + size * (pain - 4), noise=noise).prior_half_squares
        for size in (1.0, 0.5, 10.0, 0.0)
    )
    assert quiet == pytest.approx(0.25 * usual)
    assert loud < 4 * usual, "whose pain varies much may have much that explains it"
    assert still > 0
