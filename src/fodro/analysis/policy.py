"""What may be shown: the only place where results become claims, or "not enough"."""

from __future__ import annotations

from fodro.analysis.clipping import at_an_end
from fodro.analysis.detectable import POWER_Z, smallest_effect
from fodro.analysis.factors import CLIPPED_AT_MOST_SHARE, FactorAnswer, FactorAnswers
from fodro.analysis.screening import MIN_PAIRED_DAYS, SetAside
from fodro.analysis.series import DailySeries
from fodro.analysis.time_of_day import MIN_DAYS_PER_PART, Lead, PartMean, Profile
from fodro.domain.findings import Detectable, FactorFinding, NotEnough, PartOfDayFinding
from fodro.domain.scores import NRS_MAX, NRS_MIN
from fodro.knowledge.factors import factor_unit

FACTORS = "factors"
TIME_OF_DAY = "time_of_day"

MIN_DAYS = MIN_PAIRED_DAYS
"""Fewer recorded days than this answer no question about factors."""

_SHORT_DIARY_DAYS = 42
_CLAIM_PROBABILITY = 0.7
_CLAIM_PROBABILITY_SHORT = 0.8

_Z90 = 1.645
_WORST_PART_Z = 2.3
_WORST_PART_LEAST_NRS = 0.3
_AHEAD_DAYS = 14
_DECIMALS = 4


def claim_probability(n_days: int) -> float:
    """Return how probable an effect must be to be shown; a short diary has to be surer.

    Notes
    -----
    Set on simulated people so that at most 1 in 20 of those with nothing to find is shown anything at 28, 90
    and 365 days; see ``docs/explanation/factor-findings.md``.
    """
    return _CLAIM_PROBABILITY_SHORT if n_days < _SHORT_DIARY_DAYS else _CLAIM_PROBABILITY


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


def factor_findings(answers: FactorAnswers, n_days: int) -> tuple[FactorFinding, ...]:
    """Return a finding for every answer, claimed or not, in the order they were asked."""
    threshold = claim_probability(n_days)
    return tuple(_factor_finding(answer, threshold) for answer in answers.answers)


def _factor_finding(answer: FactorAnswer, threshold: float) -> FactorFinding:
    low, high = answer.effect - _Z90 * answer.sd, answer.effect + _Z90 * answer.sd
    return FactorFinding(
        factor=answer.column.name,
        lag_days=answer.column.lag_days,
        effect_per_sd=_tidy(answer.effect),
        low=_tidy(low),
        high=_tidy(high),
        unit=factor_unit(answer.column.name),
        effect_per_unit=float(f"{answer.effect / answer.column.sd:.5g}"),
        probability=_tidy(answer.probability),
        claimed=answer.probability >= threshold and low * high > 0,
        n_days=answer.n_days,
    )


def time_of_day_findings(profile: Profile) -> tuple[PartOfDayFinding, ...]:
    """Return the parts of the day; at most one is said to be the worst."""
    worst = profile.worst if profile.leads and all(map(_surely, profile.leads)) else None
    return tuple(_part_finding(part, claimed=part.part == worst) for part in profile.parts)


def _surely(lead: Lead) -> bool:
    return lead.nrs >= max(_WORST_PART_LEAST_NRS, _WORST_PART_Z * lead.se_nrs)


def _part_finding(part: PartMean, *, claimed: bool) -> PartOfDayFinding:
    low = max(part.mean_nrs - _Z90 * part.se_nrs, NRS_MIN)
    high = min(part.mean_nrs + _Z90 * part.se_nrs, NRS_MAX)
    mean = min(max(part.mean_nrs, NRS_MIN), NRS_MAX)
    return PartOfDayFinding(part.part.value, _tidy(mean), _tidy(low), _tidy(high), part.n_check_ins, claimed)


def reason_against_time_of_day(series: DailySeries, profile: Profile) -> NotEnough | None:
    """Return why the parts of the day cannot be compared yet, if that is so."""
    if len(profile.parts) >= 2:
        return None
    if series.n_recorded and not series.days_per_part():
        return NotEnough(TIME_OF_DAY, "no_clock", None)
    if profile.parts and len(set(series.check_ins.part.tolist())) == 1:
        return NotEnough(TIME_OF_DAY, "one_part_of_day", MIN_DAYS_PER_PART)
    if profile.days_together_missing:
        return NotEnough(TIME_OF_DAY, "never_the_same_day", profile.days_together_missing)
    seen = sorted(series.days_per_part().values(), reverse=True)[:2]
    missing = [MIN_DAYS_PER_PART - n for n in [*seen, 0, 0][:2]]
    return NotEnough(TIME_OF_DAY, "too_few_days", max(1, *missing))


def factors_detectable(answers: FactorAnswers | None, series: DailySeries) -> Detectable:
    """Return the smallest effect of a factor that could be shown now and in 14 days.

    None with pain mostly at an end of the scale: what such days hide cannot be counted in points.
    """
    if answers is None or at_an_end(series.check_ins.pain_nrs).mean() > CLIPPED_AT_MOST_SHARE:
        return Detectable(FACTORS, None, None)
    n = series.n_recorded
    later = n + _AHEAD_DAYS * n / len(series.days)
    now, then = (_smallest(answers, days) for days in (n, later))
    return Detectable(FACTORS, now, then)


def _smallest(answers: FactorAnswers, n_days: float) -> float | None:
    effect = smallest_effect(answers, n_days, claim_probability=claim_probability(int(n_days)))
    return None if effect is None else _tidy(effect)


def time_of_day_detectable(profile: Profile, series: DailySeries) -> Detectable:
    """Return the smallest lead of one part of the day over every other that could be shown."""
    if not profile.leads or not series.n_recorded:
        return Detectable(TIME_OF_DAY, None, None)
    se_nrs = max(lead.se_nrs for lead in profile.leads)
    now = max((_WORST_PART_Z + POWER_Z) * se_nrs, _WORST_PART_LEAST_NRS)
    fewer = (1 + _AHEAD_DAYS / len(series.days)) ** -0.5
    return Detectable(TIME_OF_DAY, _tidy(now), _tidy(max(now * fewer, _WORST_PART_LEAST_NRS)))


def _tidy(value: float) -> float:
    return round(value, _DECIMALS) + 0.0
