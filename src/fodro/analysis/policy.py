"""What may be shown: the only place where results become claims, or "not enough"."""

from __future__ import annotations

import math

import numpy as np
from scipy.special import stdtrit

from fodro.analysis.clipping import at_an_end
from fodro.analysis.detectable import LARGEST_NRS, POWER_Z, Outlook, smallest_effect
from fodro.analysis.factors import CLIPPED_AT_MOST_SHARE, FactorAnswer, FactorAnswers, PairAnswer
from fodro.analysis.moved import MIN_DAYS_EACH_SIDE, Move
from fodro.analysis.screening import MIN_PAIRED_DAYS, SetAside
from fodro.analysis.series import DailySeries
from fodro.analysis.shoes import MIN_RATINGS, MIN_RATINGS_WEAR, Comforts, Pair
from fodro.analysis.time_of_day import MIN_DAYS_PER_PART, Lead, PartMean, Profile
from fodro.analysis.weekdays import MIN_DAYS as MIN_DAYS_OF_WEEKS
from fodro.analysis.weekdays import (
    MIN_DAYS_OF_A_KIND,
    MIN_DAYS_PER_WEEKDAY,
    MIN_WEEKDAYS,
    Contrast,
    Week,
    WeekdayMean,
    WorkAndOff,
)
from fodro.analysis.worn import ComfortRatings, Noted
from fodro.domain.findings import (
    Detectable,
    FactorFinding,
    NotEnough,
    PairFinding,
    PartOfDayFinding,
    TimeOfDayChange,
    WeekdayFinding,
    WorkdayFinding,
)
from fodro.domain.scores import NRS_MAX, NRS_MIN
from fodro.domain.shoe_findings import ShoeActivity, ShoeFinding, ShoeMonth, ShoeWear
from fodro.knowledge.factors import factor, factor_unit

FACTORS = "factors"
PAIRS = "pairs"
TIME_OF_DAY = "time_of_day"
TIME_OF_DAY_CHANGE = "time_of_day_change"
WEEKDAYS = "weekdays"
WORKDAYS = "workdays"
SHOES = "shoes"
SHOE_WEAR = "shoe_wear"

MIN_DAYS = MIN_PAIRED_DAYS
"""Fewer recorded days than this answer no question about factors."""

_CLAIM_PROBABILITY = ((42, 0.85), (200, 0.6), (math.inf, 0.5))
"""Below so many recorded days …"""
_CLAIM_PROBABILITY_PAIR = 0.9
_KEEP_PROBABILITY = 0.25
_FORETOLD, _FORETOLD_AGAINST = 2.5, 1.0
_FORETOLD_SURELY_DAYS = 365
_NEVER = 2.0

_Z90 = 1.645
_WORST_PART_Z = 2.3
_WORST_PART_LEAST_NRS = 0.3
_MOVED_CHANCE = 0.012
_MOVED_LEAST_NRS = 0.5
_WEEKDAY_CHANCE = 0.03
_WEEKDAY_LEAD_Z = 1.5
_SIX_AT_ONCE_POWER_Z = 1.6
_WEEKDAY_LEAST_NRS = 0.3
_WORKDAY_CHANCE = 0.018
_WORKDAY_LEAST_NRS = 0.2
_WORKDAY_POWER_Z = 1.0
_SHOES_CHANCE = 0.04
_SHOES_LEAST = 0.5
_SHOE_WEAR_CHANCE = 0.04
_SHOE_WEAR_LEAST = 0.05
_ALL_DRAWN = 0.99
_AHEAD_DAYS = 14
_DECIMALS = 4


def claim_probability(n_days: int) -> float:
    """Return how probable an effect must be to be shown; a short diary has to be surer.

    Notes
    -----
    Set on simulated people so that at most 1 in 20 of those with nothing to find is shown anything at 28, 90
    and 365 days, and few of the claims are wrong; see ``docs/reference/calibration.md``.
    """
    return next(probability for below, probability in _CLAIM_PROBABILITY if n_days < below)


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
    threshold, any_lag = claim_probability(series.n_recorded), _at_any_lag(answers)
    return tuple(
        _factor_finding(
            answer,
            _NEVER if answer.column.factor in came_first else threshold,
            any_lag=any_lag[answer.column.name],
        )
        for answer in answers.answers
    )


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
    threshold = claim_probability(series.n_recorded)
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


def _factor_finding(answer: FactorAnswer, threshold: float, *, any_lag: float) -> FactorFinding:
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
        probability_any_lag=_tidy(any_lag),
    )


def time_of_day_findings(profile: Profile) -> tuple[PartOfDayFinding, ...]:
    """Return the parts of the day; at most one is said to be the worst."""
    worst = profile.worst if profile.leads and all(map(_surely, profile.leads)) else None
    return tuple(_part_finding(part, claimed=part.part == worst) for part in profile.parts)


def _surely(lead: Lead) -> bool:
    return lead.nrs >= max(_WORST_PART_LEAST_NRS, _WORST_PART_Z * lead.se_nrs)


def _part_finding(part: PartMean, *, claimed: bool) -> PartOfDayFinding:
    mean, low, high = _on_the_scale(part.mean_nrs, part.se_nrs)
    return PartOfDayFinding(part.part.value, mean, low, high, part.n_check_ins, claimed)


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


def pair_findings(answers: FactorAnswers | None) -> tuple[PairFinding, ...]:
    """Return a finding for every pair that was asked about, claimed or not."""
    return tuple(_pair_finding(answer) for answer in answers.pairs) if answers else ()


def _pair_finding(answer: PairAnswer) -> PairFinding:
    low, high = answer.effect - _Z90 * answer.sd, answer.effect + _Z90 * answer.sd
    return PairFinding(
        factor=answer.pair.factor.name,
        other=answer.pair.other.name,
        lag_days=answer.pair.lag_days,
        effect=_tidy(answer.effect),
        low=_tidy(low),
        high=_tidy(high),
        effect_per_unit=float(f"{answer.effect_per_unit:.5g}"),
        probability=_tidy(answer.probability),
        claimed=answer.probability >= _CLAIM_PROBABILITY_PAIR and low * high > 0,
        n_days=answer.n_days,
    )


def factors_detectable(answers: FactorAnswers | None, series: DailySeries) -> tuple[Detectable, Detectable]:
    """Return the smallest effect of a factor, and of a pair, that could be shown now and in 14 days.

    None with pain mostly at an end of the scale: what such days hide cannot be counted in points.
    """
    if answers is None or at_an_end(series.check_ins.pain_nrs).mean() > CLIPPED_AT_MOST_SHARE:
        return Detectable(FACTORS, None, None), Detectable(PAIRS, None, None)
    n = series.n_recorded
    later = n + _AHEAD_DAYS * n / len(series.days)
    one = [_smallest(answers.one, days, claim_probability(int(days))) for days in (n, later)]
    two = [_smallest(answers.two, days, _CLAIM_PROBABILITY_PAIR) for days in (n, later)]
    return Detectable(FACTORS, *one), Detectable(PAIRS, *two)


def _smallest(outlook: Outlook | None, n_days: float, probability: float) -> float | None:
    if outlook is None:
        return None
    effect = smallest_effect(outlook, n_days, claim_probability=probability)
    return None if effect is None else _tidy(effect)


def time_of_day_detectable(profile: Profile, series: DailySeries) -> Detectable:
    """Return the smallest lead of one part of the day over every other that could be shown."""
    if not profile.leads or not series.n_recorded:
        return Detectable(TIME_OF_DAY, None, None)
    se_nrs = max(lead.se_nrs for lead in profile.leads)
    now = max((_WORST_PART_Z + POWER_Z) * se_nrs, _WORST_PART_LEAST_NRS)
    fewer = (1 + _AHEAD_DAYS / len(series.days)) ** -0.5
    return Detectable(TIME_OF_DAY, _tidy(now), _tidy(max(now * fewer, _WORST_PART_LEAST_NRS)))


def change_finding(move: Move | None, series: DailySeries) -> TimeOfDayChange | None:
    """Return how the course of the day has most likely moved, claimed or not."""
    if move is None:
        return None
    low, high = move.nrs - _Z90 * move.se_nrs, move.nrs + _Z90 * move.se_nrs
    return TimeOfDayChange(
        before=move.before.value,
        later=move.later.value,
        since=series.days[move.since].isoformat(),
        size=_tidy(move.nrs),
        low=_tidy(low),
        high=_tidy(high),
        claimed=move.chance <= _MOVED_CHANCE and move.nrs >= _MOVED_LEAST_NRS and low > 0,
        lead_before=_tidy(move.lead_before_nrs),
        lead_since=_tidy(move.lead_since_nrs),
    )


def reason_against_change(move: Move | None, profile: Profile, days_together: int) -> NotEnough | None:
    """Return why a changed course of the day cannot be looked for, where the parts can be compared at all."""
    if move or len(profile.parts) < 2:
        return None
    missing = 2 * MIN_DAYS_EACH_SIDE - days_together
    return NotEnough(TIME_OF_DAY_CHANGE, "too_few_days", max(missing, 1))


def change_detectable(move: Move | None, series: DailySeries) -> Detectable:
    """Return the smallest change half way through the diary that could be shown."""
    if move is None:
        return Detectable(TIME_OF_DAY_CHANGE, None, None)
    size = (move.z_at(_MOVED_CHANCE) + POWER_Z) * move.middle_se_nrs
    return _ahead(TIME_OF_DAY_CHANGE, size, series, _MOVED_LEAST_NRS)


def weekday_findings(week: Week) -> tuple[WeekdayFinding, ...]:
    """Return the days of the week; at most one is said to be the worst."""
    worst = week.worst if _stands_out(week) else None
    return tuple(_weekday_finding(day, claimed=day.weekday == worst) for day in week.days)


def _stands_out(week: Week) -> bool:
    if week.above_the_rest is None:
        return False
    above = week.above_the_rest
    leads = all(lead.nrs >= _WEEKDAY_LEAD_Z * lead.se_nrs for lead in week.leads)
    return leads and above.nrs >= max(_weekday_t(week, above) * above.se_nrs, _WEEKDAY_LEAST_NRS)


def _weekday_t(week: Week, above: Contrast) -> float:
    # The worst of several days is looked at, so each gets its share of what chance may show.
    return float(-stdtrit(above.freedom, _WEEKDAY_CHANCE / len(week.days)))


def _weekday_finding(day: WeekdayMean, *, claimed: bool) -> WeekdayFinding:
    mean, low, high = _on_the_scale(day.mean_nrs, day.se_nrs)
    return WeekdayFinding(day.weekday, mean, low, high, day.n_days, claimed)


def _on_the_scale(mean_nrs: float, se_nrs: float) -> tuple[float, float, float]:
    """Return a mean and its 90 % interval, within 0 to 10."""
    ends = (mean_nrs, mean_nrs - _Z90 * se_nrs, mean_nrs + _Z90 * se_nrs)
    mean, low, high = (_tidy(min(max(nrs, NRS_MIN), NRS_MAX)) for nrs in ends)
    return mean, low, high


def reason_against_weekdays(series: DailySeries, week: Week) -> NotEnough | None:
    """Return why the days of the week cannot be compared yet, if that is so."""
    if week.days:
        return None
    if _pain_never_changes(series):
        return NotEnough(WEEKDAYS, "pain_never_changes", None)
    noted = [0] * 7
    for n, count in enumerate(series.n_check_ins.tolist()):
        noted[n % 7] += bool(count)
    missing = sum(max(MIN_DAYS_PER_WEEKDAY - n, 0) for n in sorted(noted)[-MIN_WEEKDAYS:])
    return NotEnough(WEEKDAYS, "too_few_days", max(MIN_DAYS_OF_WEEKS - series.n_recorded, missing, 1))


def weekdays_detectable(week: Week, series: DailySeries) -> Detectable:
    """Return by how much one day of the week would have to be above the others to be shown."""
    above = week.above_the_rest
    if above is None:
        return Detectable(WEEKDAYS, None, None)
    above_all = (_weekday_t(week, above) + POWER_Z) * above.se_nrs
    ahead_of_each = (_WEEKDAY_LEAD_Z + _SIX_AT_ONCE_POWER_Z) * max(lead.se_nrs for lead in week.leads)
    return _ahead(WEEKDAYS, max(above_all, ahead_of_each), series, _WEEKDAY_LEAST_NRS)


def workday_finding(work: WorkAndOff) -> WorkdayFinding | None:
    """Return how workdays differ from days off, claimed or not."""
    if work.difference is None:
        return None
    nrs, se_nrs = work.difference.nrs, work.difference.se_nrs
    wide = -float(stdtrit(work.difference.freedom, 0.05)) * se_nrs
    surely = abs(nrs) >= max(_workday_t(work.difference) * se_nrs, _WORKDAY_LEAST_NRS)
    ends = (_tidy(nrs), _tidy(nrs - wide), _tidy(nrs + wide))
    return WorkdayFinding(*ends, n_work=work.n_work, n_off=work.n_off, basis=work.basis, claimed=surely)


def _workday_t(difference: Contrast) -> float:
    return -float(stdtrit(difference.freedom, _WORKDAY_CHANCE / 2))


def reason_against_workdays(series: DailySeries, work: WorkAndOff) -> NotEnough | None:
    """Return why workdays and days off cannot be compared yet, if that is so."""
    if work.difference:
        return None
    if _pain_never_changes(series):
        return NotEnough(WORKDAYS, "pain_never_changes", None)
    few_work, few_off = (max(MIN_DAYS_OF_A_KIND - n, 0) for n in (work.n_work, work.n_off))
    if few_work and few_off:
        return NotEnough(WORKDAYS, "too_few_days", few_work + few_off)
    return NotEnough(WORKDAYS, "too_few_workdays" if few_work else "too_few_days_off", few_work or few_off)


def workdays_detectable(work: WorkAndOff, series: DailySeries) -> Detectable:
    """Return the smallest difference between workdays and days off that could be shown."""
    if work.difference is None:
        return Detectable(WORKDAYS, None, None)
    size = (_workday_t(work.difference) + _WORKDAY_POWER_Z) * work.difference.se_nrs
    return _ahead(WORKDAYS, size, series, _WORKDAY_LEAST_NRS)


def shoe_findings(comforts: Comforts) -> tuple[ShoeFinding, ...]:
    """Return every pair that is rated often enough, most often rated first, claimed or not."""
    return tuple(_shoe_finding(pair, comforts) for pair in comforts.pairs)


def _shoe_finding(pair: Pair, comforts: Comforts) -> ShoeFinding:
    difference = pair.difference
    comfort, low, high = _on_the_scale(pair.comfort.points, pair.comfort.se)
    wide = -float(stdtrit(comforts.freedom, 0.05)) * difference.se
    surely = abs(difference.points) >= max(_shoe_t(comforts) * difference.se, _SHOES_LEAST)
    return ShoeFinding(
        shoe=pair.name,
        comfort=comfort,
        low=low,
        high=high,
        n=pair.comfort.n,
        difference=_tidy(difference.points),
        difference_low=_tidy(difference.points - wide),
        difference_high=_tidy(difference.points + wide),
        claimed=len(comforts.pairs) > 1 and surely,
        activities=tuple(
            ShoeActivity(name, *_on_the_scale(each.points, each.se), n=each.n)
            for name, each in pair.activities
        ),
        months=tuple(
            ShoeMonth(name, *_on_the_scale(each.points, each.se), n=each.n) for name, each in pair.months
        ),
        wear=_wear_finding(pair, comforts),
    )


def _shoe_t(comforts: Comforts) -> float:
    # Two pairs differ in one way only; of more pairs each gets its share of what chance may show.
    tries = len(comforts.pairs) if len(comforts.pairs) > 2 else 1
    return -float(stdtrit(comforts.freedom, _SHOES_CHANCE / tries / 2))


def _wear_finding(pair: Pair, comforts: Comforts) -> ShoeWear | None:
    if pair.wear is None:
        return None
    slope, wide = pair.wear.points, -float(stdtrit(comforts.freedom, 0.05)) * pair.wear.se
    return ShoeWear(
        hours=_tidy(pair.noted_hours),
        per_100_hours=_tidy(slope),
        low=_tidy(slope - wide),
        high=_tidy(slope + wide),
        n=pair.wear.n,
        claimed=abs(slope) >= max(_wear_t(comforts) * pair.wear.se, _SHOE_WEAR_LEAST),
    )


def _wear_t(comforts: Comforts) -> float:
    tries = sum(pair.wear is not None for pair in comforts.pairs)
    return -float(stdtrit(comforts.freedom, _SHOE_WEAR_CHANCE / max(tries, 1) / 2))


def reasons_against_shoes(ratings: ComfortRatings, comforts: Comforts, noted: Noted) -> tuple[NotEnough, ...]:
    """Return why shoes cannot be told apart yet, or what the hours do; nothing where no shoes were noted."""
    if comforts.pairs:
        return _reason_against_wear(comforts, noted)
    if not noted.n_rated:
        return (NotEnough(SHOES, "no_comfort_noted", MIN_RATINGS),) if noted.any_shoes else ()
    if len(ratings) < MIN_RATINGS:
        return (NotEnough(SHOES, "too_few_ratings", MIN_RATINGS - len(ratings)),)
    return (NotEnough(SHOES, "comfort_never_changes", None),)


def _reason_against_wear(comforts: Comforts, noted: Noted) -> tuple[NotEnough, ...]:
    if any(pair.wear for pair in comforts.pairs):
        return ()
    if not noted.any_hours:
        return (NotEnough(SHOE_WEAR, "no_hours_noted", MIN_RATINGS_WEAR),)
    most = max(pair.comfort.n for pair in comforts.pairs)
    return (NotEnough(SHOE_WEAR, "too_few_ratings", max(MIN_RATINGS_WEAR - most, 1)),)


def shoes_detectable(comforts: Comforts, n_days: int) -> tuple[Detectable, Detectable]:
    """Return the smallest difference between pairs, and change with 100 hours, that could be shown."""
    differences = [pair.difference.se for pair in comforts.pairs if len(comforts.pairs) > 1]
    slopes = [pair.wear.se for pair in comforts.pairs if pair.wear]
    return (
        _smallest_drawn(SHOES, differences, comforts.pair_sd, z=_shoe_t(comforts), n_days=n_days),
        _smallest_drawn(SHOE_WEAR, slopes, comforts.slope_sd, z=_wear_t(comforts), n_days=n_days),
    )


def _smallest_drawn(question: str, ses: list[float], sd: float, *, z: float, n_days: int) -> Detectable:
    """Return the smallest size that an estimate drawn towards zero, by a spread of `sd`, would still show."""
    if not ses:
        return Detectable(question, None, None)
    drawn = min(*ses, sd * _ALL_DRAWN)
    se = (drawn**-2.0 - sd**-2.0) ** -0.5
    later = se * (1 + _AHEAD_DAYS / n_days) ** -0.5
    sizes = (each * (z * (1 + (each / sd) ** 2) ** 0.5 + POWER_Z) for each in (se, later))
    now, then = (_tidy(size) if size <= LARGEST_NRS else None for size in sizes)
    return Detectable(question, now, then)


def _pain_never_changes(series: DailySeries) -> bool:
    pain = series.check_ins.pain_nrs
    return series.n_recorded >= MIN_DAYS_OF_A_KIND and bool(pain.min() == pain.max())


def _ahead(question: str, size_nrs: float, series: DailySeries, least_nrs: float) -> Detectable:
    """Return a size that could be shown now, and in 14 days with as many check-ins."""
    fewer = (1 + _AHEAD_DAYS / len(series.days)) ** -0.5
    now, then = (size if size <= LARGEST_NRS else None for size in (size_nrs, size_nrs * fewer))
    return Detectable(
        question, *(None if each is None else _tidy(max(each, least_nrs)) for each in (now, then))
    )


def _tidy(value: float) -> float:
    return round(value, _DECIMALS) + 0.0
