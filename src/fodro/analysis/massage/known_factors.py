"""Factors known to go with pain, as columns that stand beside a massage."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from fodro.analysis.design import standardised
from fodro.analysis.factors import FactorAnswer, FactorAnswers
from fodro.analysis.series import DailySeries

Floats = NDArray[np.float64]

_LEAST_PROBABILITY = 0.25
_MOST = 8


def known_factors(
    series: DailySeries, answers: FactorAnswers | None, came_first: frozenset[str] = frozenset()
) -> Floats:
    """Return the likeliest factors at their lags, in SDs, shape (days, factors); at most eight.

    Parameters
    ----------
    series : DailySeries
    answers : FactorAnswers or None
        What was found about factors; ``None`` where none was asked about.
    came_first : frozenset of str
        Factors that pain may have changed: they would take away what a massage did to it.

    Notes
    -----
    Standing for ten hours makes an evening sore and a massage likely. What is known of such a day is better
    taken out than left to the noise; sizes are fitted anew, beside the massages.
    """
    if answers is None:
        return np.zeros((len(series.days), 0))
    likely = [
        answer
        for answer in answers.answers
        if answer.probability >= _LEAST_PROBABILITY and answer.column.factor not in came_first
    ]
    likeliest = sorted(likely, key=lambda answer: -answer.probability)[:_MOST]
    values = {factor.name: factor.values for factor in series.factors}
    columns = [_lagged(answer, values[answer.column.name]) for answer in likeliest]
    return np.column_stack([np.zeros((len(series.days), 0)), *columns])


def _lagged(answer: FactorAnswer, values: Floats) -> Floats:
    filled, lag = standardised(values)[0], answer.column.lag_days
    return np.concatenate([np.zeros(lag), filled])[: len(values)]
