"""What the days before foretell, why sessions are held, and which factors stand beside them."""

from __future__ import annotations

import numpy as np
import pytest

from fodro.analysis.blocks import Shapes
from fodro.analysis.design import Column
from fodro.analysis.detectable import Outlook
from fodro.analysis.factors import FactorAnswer, FactorAnswers
from fodro.analysis.massage.foreseen import Floats, foreseen
from fodro.analysis.massage.known_factors import known_factors
from fodro.analysis.massage.why_held import why_held
from fodro.analysis.series import daily_series
from tests.analysis.diaries import diary

MEMORY, OWN = 0.7, 0.4
SHAPE = Shapes(np.array([MEMORY]), np.array([OWN]))


def covariance(n_readings: Floats) -> Floats:
    days = np.flatnonzero(n_readings)
    apart = np.abs(days[:, None] - days)
    own = OWN * np.median(n_readings[days]) / n_readings[days]
    return np.asarray((1 - OWN) * MEMORY**apart + np.diag(own))


def test_surprises_weigh_days_as_their_covariance_does() -> None:
    rng = np.random.default_rng(5)
    n_readings = rng.integers(0, 4, 40).astype(np.float64)
    pain = rng.normal(size=40)
    seen = foreseen(pain[None, :, None], n_readings[None], SHAPE)
    read, cov = pain[n_readings > 0], covariance(n_readings)
    assert (seen.rows**2).sum() == pytest.approx(read @ np.linalg.solve(cov, read), rel=1e-6)
    assert seen.log_det[0] == pytest.approx(np.linalg.slogdet(cov)[1], rel=1e-6)


def test_what_a_day_is_taken_for_is_its_expectation_given_all_until_then() -> None:
    rng = np.random.default_rng(6)
    pain, ones = rng.normal(size=12), np.ones(12)
    seen = foreseen(pain[None, :, None], ones[None], SHAPE)
    fading = (1 - OWN) * MEMORY ** np.abs(np.arange(12) - 11)
    weights = np.linalg.solve(covariance(ones), fading)
    assert pain[-1] - seen.still_unknown(0)[0, -1, 0] == pytest.approx(weights @ pain)
    assert seen.open_var[0, 0, -1] == pytest.approx((1 - OWN) - weights @ fading)


def test_news_of_a_day_fades_as_the_memory_does_and_faster_once_there_are_readings() -> None:
    news = np.zeros((1, 6))
    news[0, 1] = 1.0
    ones = np.ones((1, 6))
    seen = foreseen(np.zeros((1, 6, 1)), ones, SHAPE)
    told = (seen.told_by(news) / seen.scale)[0, 0]
    assert told[:2].tolist() == [0.0, 0.0]
    assert told[2] == pytest.approx(MEMORY * seen.open_var[0, 0, 1])
    assert told[3] == pytest.approx(told[2] * MEMORY * (1 - seen.gain[0, 0, 2]))


def test_the_slope_of_sessions_in_pain_is_found_beside_habits() -> None:
    rng = np.random.default_rng(7)
    n = 2_000
    pain, work, held = 4 + rng.normal(size=n), np.arange(n) % 7 < 5, np.zeros(n)
    for k in range(n):
        before = held[k - 1] if k else 0.0
        logit = 0.8 * (pain[k] - 4) - 1.0 * before + 0.7 * work[k] - 0.8
        held[k] = rng.random() < 1 / (1 + np.exp(-logit))
    why = why_held(held, pain, work.astype(np.float64))
    assert why.slope == pytest.approx(0.8, abs=3 * why.slope_sd)
    assert why.slope_sd < 0.1
    assert abs(why.news.mean()) < 0.02
    assert abs(np.corrcoef(why.news[1:], held[:-1])[0, 1]) < 0.05


@pytest.mark.parametrize("held", [np.zeros(40), np.ones(40)])
def test_sessions_on_no_day_or_on_every_day_are_no_news(held: Floats) -> None:
    why = why_held(held, np.arange(40.0), np.zeros(40))
    assert np.isfinite(why.slope)
    assert np.abs(why.news).max() < 0.2


def test_sessions_whenever_it_hurts_a_lot_have_a_finite_slope() -> None:
    pain = np.tile(np.arange(9.0), 10)
    why = why_held((pain >= 6).astype(np.float64), pain, np.zeros(90))
    assert 0.8 < why.slope < 4.0
    assert np.abs(why.news[pain != 5]).max() < 0.6


def answers(*found: tuple[str, int, float]) -> FactorAnswers:
    outlook = Outlook(1.0, 1.0, 0.0)
    each = tuple(FactorAnswer(Column(name, name, lag, 1.0), 0.5, 0.1, p, 30) for name, lag, p in found)
    return FactorAnswers(each, (), outlook, None)


def test_likely_factors_stand_beside_a_massage_at_their_lag() -> None:
    series = daily_series(diary([3.0] * 10, standing=lambda n: float(n % 4), steps=lambda n: float(n % 3)))
    both = answers(("standing", 2, 0.9), ("steps", 0, 0.4), ("standing", 0, 0.1))
    columns = known_factors(series, both)
    assert columns.shape == (10, 2)
    assert columns[:2, 0].tolist() == [0.0, 0.0]
    assert np.corrcoef(columns[2:, 0], np.arange(8) % 4)[0, 1] == pytest.approx(1.0)
    assert known_factors(series, both, frozenset({"steps"})).shape == (10, 1)
    assert known_factors(series, None).shape == (10, 0)
