"""What may be shown of days of the week and of workdays."""

from __future__ import annotations

from fodro.analysis.detectable import POWER_Z
from fodro.analysis.policy.shared import ahead, on_the_scale, pain_never_changes, surely_t, tidy
from fodro.analysis.series import DailySeries
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
from fodro.domain.findings import (
    Detectable,
    NotEnough,
    WeekdayFinding,
    WorkdayFinding,
)

WEEKDAYS = "weekdays"
WORKDAYS = "workdays"

_WEEKDAY_CHANCE = 0.03
_WEEKDAY_LEAD_Z = 1.5
_SIX_AT_ONCE_POWER_Z = 1.6
_WEEKDAY_LEAST_NRS = 0.3
_WORKDAY_CHANCE = 0.018
_WORKDAY_LEAST_NRS = 0.2
_WORKDAY_POWER_Z = 1.0


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
    return surely_t(above.freedom, 2 * _WEEKDAY_CHANCE / len(week.days))


def _weekday_finding(day: WeekdayMean, *, claimed: bool) -> WeekdayFinding:
    mean, low, high = on_the_scale(day.mean_nrs, day.se_nrs)
    return WeekdayFinding(day.weekday, mean, low, high, day.n_days, claimed)


def reason_against_weekdays(series: DailySeries, week: Week) -> NotEnough | None:
    """Return why the days of the week cannot be compared yet, if that is so."""
    if week.days:
        return None
    if pain_never_changes(series):
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
    return ahead(WEEKDAYS, max(above_all, ahead_of_each), series, _WEEKDAY_LEAST_NRS)


def workday_finding(work: WorkAndOff) -> WorkdayFinding | None:
    """Return how workdays differ from days off, claimed or not."""
    if work.difference is None:
        return None
    nrs, se_nrs = work.difference.nrs, work.difference.se_nrs
    wide = surely_t(work.difference.freedom, 0.1) * se_nrs
    surely = abs(nrs) >= max(_workday_t(work.difference) * se_nrs, _WORKDAY_LEAST_NRS)
    ends = (tidy(nrs), tidy(nrs - wide), tidy(nrs + wide))
    return WorkdayFinding(*ends, n_work=work.n_work, n_off=work.n_off, basis=work.basis, claimed=surely)


def _workday_t(difference: Contrast) -> float:
    return surely_t(difference.freedom, _WORKDAY_CHANCE)


def reason_against_workdays(series: DailySeries, work: WorkAndOff) -> NotEnough | None:
    """Return why workdays and days off cannot be compared yet, if that is so."""
    if work.difference:
        return None
    if pain_never_changes(series):
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
    return ahead(WORKDAYS, size, series, _WORKDAY_LEAST_NRS)
