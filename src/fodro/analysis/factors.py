"""Which factors go together with more or less pain, and at which lag (Q1)."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from fodro.analysis.clipping import at_an_end, unclipped
from fodro.analysis.design import Column, design
from fodro.analysis.evidence import Evidence, Ground, evidence, ground
from fodro.analysis.screening import paired_days
from fodro.analysis.selection import Selected, select
from fodro.analysis.series import DailySeries, FactorSeries
from fodro.analysis.whitening import noise_filter, noise_grid

Floats = NDArray[np.float64]

EXPECTED_EFFECTS = 1.5
"""Prior: how many of a person's factors really go together with their pain …"""
MOST_LIKELY_SHARE = 0.15
"""… and no single factor is given more than this chance before the days have spoken."""
LAG_SHARES = (0.35, 0.3, 0.2, 0.15)
"""Prior: at which lag, 0 to 3 days."""

# Measured on simulated people: the posterior alone is too sure of itself, because rounding, gaps on good days
# and bent effects are not in the model. See docs/explanation/factor-findings.md.
_SD_INFLATION = 1.1
_SHARE_OF_EFFECT_SD = 0.05

CLIPPED_AT_MOST_SHARE = 0.5
"""With more check-ins than this at an end of the scale, what they hide is not guessed."""

_FIRST_LOOK_STEPS = 150
_STEPS = 400


@dataclass(frozen=True, slots=True)
class FactorAnswer:
    """What the days say about one factor at one lag.

    Parameters
    ----------
    column : Column
        Factor and lag.
    effect, sd : float
        Points per SD of the factor, if there is an effect at all.
    probability : float
        0–1, that there is one.
    n_days : int
        Days with both.
    """

    column: Column
    effect: float
    sd: float
    probability: float
    n_days: int


@dataclass(frozen=True, slots=True)
class FactorAnswers:
    """All answers, and what is needed to say what could be found.

    Parameters
    ----------
    answers : tuple of FactorAnswer
        Every factor at every lag examined.
    noise_var : float
        Variance of a usual day that nothing explains, points squared.
    information_per_day : float
        Inverse variance a day gives the median column, in units of `noise_var`.
    prior_log_odds : float
        Median over the columns.
    """

    answers: tuple[FactorAnswer, ...]
    noise_var: float
    information_per_day: float
    prior_log_odds: float


def factor_answers(
    series: DailySeries, factors: tuple[FactorSeries, ...], rng: np.random.Generator
) -> FactorAnswers:
    """Return what the days say about `factors` (at least one) at lags of 0 to 3 days.

    Notes
    -----
    Model: daily pain = level + trend + weekday + effects of factors + noise; the noise is a fading memory of
    the days before, a slow wandering, and the error of the day's own entries. Its shape is averaged over a
    grid; which effects exist is averaged over by `select`. Pain at an end of the scale is first replaced by
    what it probably was (`unclipped`).

    Assumptions: effects are straight lines that add up and stay the same; a day's missing entry is not due to
    pain itself; the past bears on the present and not the other way round.

    What it cannot tell: cause; whether pain changed the factor on the same day (pain stops walking); pairs of
    factors that only act together.

    References
    ----------
    See `select`, `NoiseFilter` and `unclipped`.
    """
    base = ground(design(factors, len(series.days)), noise_filter(series.n_check_ins, noise_grid()))
    prior = prior_log_odds(base.design.columns)
    facts = _evidence(series, base, prior, rng)
    return _answers(series, factors, facts, found=select(facts, prior, rng, steps=_STEPS), prior=prior)


def prior_log_odds(columns: tuple[Column, ...]) -> Floats:
    """Return the prior log-odds of each column: a factor's chance, shared between its lags and levels."""
    factors = {column.factor for column in columns}
    chance = min(EXPECTED_EFFECTS / len(factors), MOST_LIKELY_SHARE)
    levels = Counter(column.factor for column in columns if column.lag_days == 0)
    shares = np.array([LAG_SHARES[column.lag_days] / levels[column.factor] for column in columns])
    return np.asarray(np.log(chance * shares) - np.log1p(-chance * shares))


def _evidence(series: DailySeries, base: Ground, prior: Floats, rng: np.random.Generator) -> Evidence:
    facts = evidence(base, np.nan_to_num(series.pain_nrs))
    clipped = at_an_end(series.check_ins.pain_nrs)
    if not clipped.any() or clipped.mean() > CLIPPED_AT_MOST_SHARE:
        return facts
    first_look = select(facts, prior, rng, steps=_FIRST_LOOK_STEPS)
    return evidence(base, np.nan_to_num(unclipped(series, base, first_look)))


def _answers(
    series: DailySeries,
    factors: tuple[FactorSeries, ...],
    facts: Evidence,
    *,
    found: Selected,
    prior: Floats,
) -> FactorAnswers:
    columns = facts.ground.design.columns
    named = {factor.name: factor for factor in factors}
    sd = np.hypot(_SD_INFLATION * found.sd, _SHARE_OF_EFFECT_SD * found.effect)
    paired = [paired_days(series, named[column.name], column.lag_days) for column in columns]
    values = zip(columns, found.effect, sd, found.probability, paired, strict=True)
    answers = tuple(FactorAnswer(c, float(e), float(s), float(p), n) for c, e, s, p, n in values)
    information = float(np.median(facts.ground.gram[found.shape].diagonal())) / facts.n_days
    return FactorAnswers(answers, found.noise_var, information, float(np.median(prior)))
