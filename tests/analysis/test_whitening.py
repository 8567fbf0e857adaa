"""The filter against dense linear algebra, and the sampler against every model there is."""

from itertools import product

import numpy as np
import pytest

from fodro.analysis.design import Design, design, standardised
from fodro.analysis.evidence import Evidence, evidence, ground
from fodro.analysis.selection import SLAB_SD, SLAB_SHARE, select
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
    assert noise.precision_times(columns)[:, shape] == pytest.approx(precision @ columns[days])
    assert noise.only(shape).precision_diagonal() == pytest.approx(np.diag(precision))
    assert noise.log_det[shape] == pytest.approx(np.linalg.slogdet(covariance)[1])


def test_taking_the_background_out_is_a_regression_on_it(noise: NoiseFilter) -> None:
    table, pain = small_table()
    facts = evidence(ground(table, noise), pain)
    days, shape = noise.observed, 11
    prior = np.diag(1 / table.background_precision)
    covariance = dense_covariance(shape) + table.background[days] @ prior @ table.background[days].T
    precision = np.linalg.inv(covariance)
    assert facts.cross[shape] == pytest.approx(table.values[days].T @ precision @ pain[days], rel=1e-4)
    assert facts.total[shape] == pytest.approx(pain[days] @ precision @ pain[days], rel=1e-4)


def small_table() -> tuple[Design, np.ndarray]:
    rng = np.random.default_rng(8)
    one, noise = rng.standard_normal((2, len(N_CHECK_INS)))
    twin = one + 0.5 * rng.standard_normal(len(one))
    table = design((FactorSeries("one", "one", one), FactorSeries("twin", "twin", twin)), len(one))
    return table, 4 + 0.35 * one + 0.8 * noise


def every_model(facts: Evidence, prior_log_odds: np.ndarray) -> np.ndarray:
    """Probability of each column by summing over all models, noise shapes and slab widths."""
    n = len(prior_log_odds)
    models = [np.array(inside, dtype=bool) for inside in product((False, True), repeat=n)]
    log_mass = [
        np.logaddexp.reduce([log_evidence(facts, inside, k) for k in range(len(SLAB_SD))], axis=None)
        + prior_log_odds[inside].sum()
        for inside in models
    ]
    mass = np.exp(np.array(log_mass) - max(log_mass))
    return mass @ np.array(models) / mass.sum()


def log_evidence(facts: Evidence, inside: np.ndarray, slab: int) -> np.ndarray:
    base, var = facts.ground, float(SLAB_SD[slab]) ** 2
    inner = base.gram[:, inside][:, :, inside] + np.eye(inside.sum()) / var
    cross = facts.cross[:, inside]
    left = facts.total - np.einsum("gi,gij,gj->g", cross, np.linalg.inv(inner), cross)
    det = base.log_det + np.linalg.slogdet(inner)[1] + inside.sum() * np.log(var)
    return -0.5 * det - (1 + 0.5 * facts.n_days) * np.log(0.1 + 0.5 * left) + np.log(SLAB_SHARE[slab])


def test_the_sampler_agrees_with_the_sum_over_every_model(noise: NoiseFilter) -> None:
    table, pain = small_table()
    facts = evidence(ground(table, noise), pain)
    prior = np.full(len(table.columns), -2.5)
    sampled = select(facts, prior, np.random.default_rng(0), steps=6000).probability
    exact = every_model(facts, prior)
    assert exact.max() > 0.3, "a case in which there is something to disagree about"
    assert sampled == pytest.approx(exact, abs=0.02)


def test_a_gap_is_filled_by_its_neighbours_and_far_gaps_by_the_mean() -> None:
    values = np.repeat([1.0, 1.0, 3.0, 3.0], 10)
    values[5], values[-8:] = np.nan, np.nan
    filled, sd = standardised(values)
    recorded = ~np.isnan(values)
    assert filled[recorded] * sd + values[recorded].mean() == pytest.approx(values[recorded])
    assert filled[5] == pytest.approx(filled[4], abs=0.15)
    assert 0 < filled[-1] < filled[-8] < filled[-9]
