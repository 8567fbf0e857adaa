"""Which factors go together with more or less pain, and at which lag (Q1)."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from fodro.analysis.clipping import Fit, at_an_end, unclipped
from fodro.analysis.design import N_WIDTHS, Column, Design, design
from fodro.analysis.evidence import Evidence, evidence
from fodro.analysis.priors import Prior, prior_of
from fodro.analysis.screening import paired_days
from fodro.analysis.search import Explored
from fodro.analysis.selection import NOTHING_IN, Choice, Selected, choices, explored, select
from fodro.analysis.series import DailySeries, FactorSeries
from fodro.analysis.whitening import NoiseFilter, noise_filter, noise_grid

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

# Measured on simulated people: the posterior alone is too sure of itself, because rounding, gaps on good days
# and bent effects are not in the model. See docs/explanation/factor-findings.md.
_SD_INFLATION = 1.1
_SHARE_OF_EFFECT_SD = 0.05

CLIPPED_AT_MOST_SHARE = 0.5
"""With more check-ins than this at an end of the scale, what they hide is not guessed."""

_FIRST_LOOK = (0.5, 0.35, 0.001)
"""Memory, entry share and drift of a usual person: the noise of a first look at which columns matter."""

_FIRST_SLAB = 1
_FIRST_WIDTH = 8
_FEW_COLUMNS = 12
_WORTH_KEEPING_PROBABILITY = 0.1


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
        Of the median column beside no other.
    """

    answers: tuple[FactorAnswer, ...]
    noise_var: float
    information_per_day: float
    prior_log_odds: float


def factor_answers(
    series: DailySeries, factors: tuple[FactorSeries, ...], *, plausibility: bool = False
) -> FactorAnswers:
    """Return what the days say about `factors` (at least one) at lags of 0 to 3 days.

    Parameters
    ----------
    series : DailySeries
    factors : tuple of FactorSeries
    plausibility : bool
        Whether what is published about factors counts beforehand; see `prior_of`.

    Notes
    -----
    Model: daily pain = level + trend + weekday + effects of factors + noise; the noise is a fading memory of
    the days before, a slow wandering, and the error of the day's own entries. Its shape is averaged over a
    grid; which effects exist is averaged over by `select`. Pain at an end of the scale is first replaced by
    what it probably was (`unclipped`).

    The noise is looked for with the columns that a first look finds, and all columns are then whitened under
    the likely shapes alone: a tenth of the cost of the whole grid for all columns.

    Assumptions: effects are straight lines that add up and stay the same; a day's missing entry is not due to
    pain itself; the past bears on the present and not the other way round.

    What it cannot tell: cause; whether pain changed the factor on the same day (pain stops walking).

    References
    ----------
    See `select`, `explore`, `NoiseFilter` and `unclipped`.
    """
    table, noise = design(factors, len(series.days)), noise_filter(series.n_readings, noise_grid())
    prior = prior_of(table.columns, plausibility=plausibility)
    pain, chosen = _looked_at_first(series, table, noise, prior)
    shapes = np.unique([choice.setting // N_WIDTHS for choice in chosen])
    facts = evidence(table.values, table.background, pain, noise=noise.only(shapes))
    chosen = tuple(
        replace(c, setting=N_WIDTHS * int(shapes.searchsorted(c.setting // N_WIDTHS)) + c.setting % N_WIDTHS)
        for c in chosen
    )
    found = select(facts, prior, chosen)
    return _answers(series, factors, facts, table=table, found=found, prior=prior)


def _looked_at_first(
    series: DailySeries, table: Design, noise: NoiseFilter, prior: Prior
) -> tuple[Floats, tuple[Choice, ...]]:
    """Return pain as it probably was beyond the scale, and the settings worth searching under."""
    pain = np.nan_to_num(series.pain_nrs)
    few = _most_likely_columns(evidence(table.values, table.background, pain, noise=_usual(noise)), prior)
    columns, prior = table.values[:, few], prior.of(few)
    facts = evidence(columns, table.background, pain, noise=noise)
    chosen, found = _settled(facts, prior)
    clipped = at_an_end(series.readings.pain_nrs)
    if not clipped.any() or clipped.mean() > CLIPPED_AT_MOST_SHARE:
        return pain, chosen
    best = chosen[0].setting
    fit = Fit(noise, int(facts.shape[best]), int(facts.width[best]), found.noise_var)
    kept = columns[:, found.inside >= _WORTH_KEEPING_PROBABILITY]
    pain = np.nan_to_num(unclipped(series, kept, table.background, fit=fit))
    return pain, _settled(evidence(columns, table.background, pain, noise=noise), prior)[0]


def _usual(noise: NoiseFilter) -> NoiseFilter:
    return noise.only(np.array([noise.grid.nearest(*_FIRST_LOOK)]))


def _most_likely_columns(facts: Evidence, prior: Prior) -> Ints:
    found = [explored(facts, prior, Choice(n, _FIRST_SLAB, 0.0), width=_FIRST_WIDTH) for n in range(N_WIDTHS)]
    inside = np.sum([one.inside for one in found], axis=0)
    return np.sort(np.argsort(-inside, kind="stable")[:_FEW_COLUMNS])


def _settled(facts: Evidence, prior: Prior) -> tuple[tuple[Choice, ...], Explored]:
    """Return the likely settings, and what is found under the likeliest."""
    first = explored(facts, prior, choices(facts, prior, NOTHING_IN)[0], width=_FIRST_WIDTH)
    chosen = choices(facts, prior, first.models)
    found = explored(facts, prior, chosen[0], width=_FIRST_WIDTH)
    return choices(facts, prior, found.models), found


def _answers(
    series: DailySeries,
    factors: tuple[FactorSeries, ...],
    facts: Evidence,
    *,
    table: Design,
    found: Selected,
    prior: Prior,
) -> FactorAnswers:
    named = {factor.name: factor for factor in factors}
    sd = np.hypot(_SD_INFLATION * found.sd, _SHARE_OF_EFFECT_SD * found.effect)
    paired = [paired_days(series, named[column.name], column.lag_days) for column in table.columns]
    values = zip(table.columns, found.effect, sd, found.probability, paired, strict=True)
    answers = tuple(FactorAnswer(c, float(e), float(s), float(p), n) for c, e, s, p, n in values)
    information = float(np.median(facts.gram[found.setting].diagonal())) / facts.n_days
    return FactorAnswers(
        answers, found.noise_var, information, float(np.median(prior.column) + prior.step[0])
    )
