"""What may be shown of factors and pairs."""

from __future__ import annotations

import math

import numpy as np

from fodro.analysis.clipping import at_an_end
from fodro.analysis.detectable import Outlook, smallest_effect
from fodro.analysis.factors import CLIPPED_AT_MOST_SHARE, FactorAnswer, FactorAnswers, PairAnswer
from fodro.analysis.policy.shared import AHEAD_DAYS, Z90, tidy
from fodro.analysis.screening import MIN_PAIRED_DAYS, SetAside
from fodro.analysis.series import DailySeries
from fodro.domain.findings import (
    Detectable,
    FactorFinding,
    NotEnough,
    PairFinding,
)
from fodro.knowledge.factors import factor, factor_unit

FACTORS = "factors"
PAIRS = "pairs"

MIN_DAYS = MIN_PAIRED_DAYS
"""Fewer recorded days than this answer no question about factors."""

_CLAIM_PROBABILITY = ((42, 0.8, 0.8), (120, 0.6, 0.55), (200, 0.6, 0.45), (math.inf, 0.5, 0.3))
"""Below so many recorded days: how probable the first link that is shown must be, and any other beside it."""
_CLAIM_PROBABILITY_PAIR = 0.9
_KEEP_PROBABILITY = 0.15
_FORETOLD, _FORETOLD_AGAINST = 3.0, 1.0
_FORETOLD_SURELY_DAYS = 365
_NEVER = 2.0


def claim_probability(n_days: int) -> float:
    """Return how probable an effect must be to be the first that is shown; a short diary has to be surer.

    Beside it others are shown that are a little less probable.

    Notes
    -----
    Set on simulated people so that at most 1 in 20 of those with nothing to find is shown anything at 28, 90
    and 365 days, and few of the claims are wrong; see ``docs/reference/calibration.md``.
    """
    return _claim_probabilities(n_days)[0]


def _claim_probabilities(n_days: int) -> tuple[float, float]:
    """Return how probable the first effect must be, and any other beside it."""
    return next((first, further) for below, first, further in _CLAIM_PROBABILITY if n_days < below)


def stands_still(probability: float) -> bool:
    """Return whether a claim once shown may stay: it takes less to keep one than to make it."""
    return probability >= _KEEP_PROBABILITY


def reason_against_factors(series: DailySeries, n_factors: int) -> NotEnough | None:
    """Return why no factor can be asked about yet, if that is so."""
    if series.n_recorded < MIN_DAYS:
        return NotEnough(FACTORS, "too_few_days", MIN_DAYS - series.n_recorded)
    pain = series.check_ins.pain_nrs
    if pain.min() == pain.max():
        return NotEnough(FACTORS, "pain_never_changes", None)
    if not series.factor_names:
        return NotEnough(FACTORS, "no_factors_noted", MIN_DAYS)
    return None if n_factors else NotEnough(FACTORS, "no_factor_usable", None)


def explained_by_factors(against: NotEnough) -> bool:
    """Return whether the reasons of the single factors say more than `against` does."""
    return against.reason == "no_factor_usable"


def not_asked(aside: SetAside) -> NotEnough:
    """Return why one factor was not asked about."""
    return NotEnough(f"{FACTORS}:{aside.factor}", aside.reason, aside.days_needed)


def factor_findings(
    answers: FactorAnswers, series: DailySeries, came_first: frozenset[str]
) -> tuple[FactorFinding, ...]:
    """Return a finding for every answer, claimed or not, in the order they were asked.

    Nothing is claimed of factors in `came_first`, for which it cannot be told whether pain came first.
    """
    threshold, any_lag = _threshold(answers, series, came_first), _at_any_lag(answers)
    return tuple(
        _factor_finding(
            answer,
            _NEVER if answer.column.factor in came_first else threshold,
            any_lag=any_lag[answer.column.name],
        )
        for answer in answers.answers
    )


def _threshold(answers: FactorAnswers, series: DailySeries, came_first: frozenset[str]) -> float:
    """Return how probable a link must be to be shown: less, once one is probable enough to be the first.

    Where a link is withheld others may stand in for it, so that each must be as probable as the first.
    """
    first, further = _claim_probabilities(series.n_recorded)
    asked = (answer for answer in answers.answers if answer.column.factor not in came_first)
    likeliest = max((answer.probability for answer in asked if _is_beside_zero(answer)), default=0.0)
    if likeliest < first:
        return _NEVER
    return first if came_first else further


def _at_any_lag(answers: FactorAnswers) -> dict[str, float]:
    """Return the probability of each factor at any lag: more than one lag at once is next to never likely."""
    total: dict[str, float] = {}
    for answer in answers.answers:
        total[answer.column.name] = min(total.get(answer.column.name, 0.0) + answer.probability, 1.0)
    return total


def pain_came_first(answers: FactorAnswers, series: DailySeries) -> frozenset[str]:
    """Return the factors whose link on the same day may be pain changing them, as pain stops walking.

    Notes
    -----
    Pain of the day before foretells the factor in the direction of the link (see `foretold_by_pain`). Where
    the link runs against what is published of the factor, such as less pain with more steps, less is asked
    for before it is withheld.
    """
    threshold = _threshold(answers, series, frozenset())
    return frozenset(
        answer.column.factor
        for answer in answers.answers
        if answer.probability >= threshold
        and answer.foretold * np.sign(answer.effect) > _foretold_at_most(answer, series)
    )


def _foretold_at_most(answer: FactorAnswer, series: DailySeries) -> float:
    known = factor(answer.column.factor)
    against = known is not None and known.direction == ("-" if answer.effect > 0 else "+")
    # A long diary shows it clearly where it is so; a short one has only a hint of it.
    return _FORETOLD_AGAINST + min(series.n_recorded / _FORETOLD_SURELY_DAYS, 1.0) if against else _FORETOLD


def not_told_apart(came_first: frozenset[str]) -> tuple[NotEnough, ...]:
    """Return the factors whose link is withheld, since pain may have come first."""
    return tuple(NotEnough(f"{FACTORS}:{name}", "pain_came_before", None) for name in sorted(came_first))


def _ends(answer: FactorAnswer | PairAnswer) -> tuple[float, float]:
    return answer.effect - Z90 * answer.sd, answer.effect + Z90 * answer.sd


def _is_beside_zero(answer: FactorAnswer | PairAnswer) -> bool:
    low, high = _ends(answer)
    return low * high > 0


def _factor_finding(answer: FactorAnswer, threshold: float, *, any_lag: float) -> FactorFinding:
    low, high = _ends(answer)
    return FactorFinding(
        factor=answer.column.name,
        lag_days=answer.column.lag_days,
        effect_per_sd=tidy(answer.effect),
        low=tidy(low),
        high=tidy(high),
        unit=factor_unit(answer.column.name),
        effect_per_unit=float(f"{answer.effect / answer.column.sd:.5g}"),
        probability=tidy(answer.probability),
        claimed=answer.probability >= threshold and _is_beside_zero(answer),
        n_days=answer.n_days,
        probability_any_lag=tidy(any_lag),
    )


def pair_findings(answers: FactorAnswers | None) -> tuple[PairFinding, ...]:
    """Return a finding for every pair that was asked about, claimed or not."""
    return tuple(_pair_finding(answer) for answer in answers.pairs) if answers else ()


def _pair_finding(answer: PairAnswer) -> PairFinding:
    low, high = _ends(answer)
    return PairFinding(
        factor=answer.pair.factor.name,
        other=answer.pair.other.name,
        lag_days=answer.pair.lag_days,
        effect=tidy(answer.effect),
        low=tidy(low),
        high=tidy(high),
        effect_per_unit=float(f"{answer.effect_per_unit:.5g}"),
        probability=tidy(answer.probability),
        claimed=answer.probability >= _CLAIM_PROBABILITY_PAIR and _is_beside_zero(answer),
        n_days=answer.n_days,
    )


def factors_detectable(answers: FactorAnswers | None, series: DailySeries) -> tuple[Detectable, Detectable]:
    """Return the smallest effect of a factor, and of a pair, that could be shown now and in 14 days.

    None with pain mostly at an end of the scale: what such days hide cannot be counted in points.
    """
    if answers is None or at_an_end(series.check_ins.pain_nrs).mean() > CLIPPED_AT_MOST_SHARE:
        return Detectable(FACTORS, None, None), Detectable(PAIRS, None, None)
    n = series.n_recorded
    later = n + AHEAD_DAYS * n / len(series.days)
    one = [_smallest(answers.one, days, claim_probability(int(days))) for days in (n, later)]
    two = [_smallest(answers.two, days, _CLAIM_PROBABILITY_PAIR) for days in (n, later)]
    return Detectable(FACTORS, *one), Detectable(PAIRS, *two)


def _smallest(outlook: Outlook | None, n_days: float, probability: float) -> float | None:
    if outlook is None:
        return None
    effect = smallest_effect(outlook, n_days, claim_probability=probability)
    return None if effect is None else tidy(effect)
