"""What may be shown of the time of day, and of whether its course has moved."""

from __future__ import annotations

from fodro.analysis.detectable import POWER_Z
from fodro.analysis.moved import MIN_DAYS_EACH_SIDE, Move
from fodro.analysis.policy.shared import AHEAD_DAYS, Z90, ahead, on_the_scale, tidy
from fodro.analysis.series import DailySeries
from fodro.analysis.time_of_day import MIN_DAYS_PER_PART, Lead, PartMean, Profile
from fodro.domain.findings import (
    Detectable,
    NotEnough,
    PartOfDayFinding,
    TimeOfDayChange,
)

TIME_OF_DAY = "time_of_day"
TIME_OF_DAY_CHANGE = "time_of_day_change"

_WORST_PART_Z = 2.3
_WORST_PART_LEAST_NRS = 0.3
_MOVED_CHANCE = 0.012
_MOVED_LEAST_NRS = 0.5


def time_of_day_findings(profile: Profile) -> tuple[PartOfDayFinding, ...]:
    """Return the parts of the day; at most one is said to be the worst."""
    worst = profile.worst if profile.leads and all(map(_surely, profile.leads)) else None
    return tuple(_part_finding(part, claimed=part.part == worst) for part in profile.parts)


def _surely(lead: Lead) -> bool:
    return lead.nrs >= max(_WORST_PART_LEAST_NRS, _WORST_PART_Z * lead.se_nrs)


def _part_finding(part: PartMean, *, claimed: bool) -> PartOfDayFinding:
    mean, low, high = on_the_scale(part.mean_nrs, part.se_nrs)
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


def time_of_day_detectable(profile: Profile, series: DailySeries) -> Detectable:
    """Return the smallest lead of one part of the day over every other that could be shown."""
    if not profile.leads or not series.n_recorded:
        return Detectable(TIME_OF_DAY, None, None)
    se_nrs = max(lead.se_nrs for lead in profile.leads)
    now = max((_WORST_PART_Z + POWER_Z) * se_nrs, _WORST_PART_LEAST_NRS)
    fewer = (1 + AHEAD_DAYS / len(series.days)) ** -0.5
    return Detectable(TIME_OF_DAY, tidy(now), tidy(max(now * fewer, _WORST_PART_LEAST_NRS)))


def change_finding(move: Move | None, series: DailySeries) -> TimeOfDayChange | None:
    """Return how the course of the day has most likely moved, claimed or not."""
    if move is None:
        return None
    low, high = move.nrs - Z90 * move.se_nrs, move.nrs + Z90 * move.se_nrs
    return TimeOfDayChange(
        before=move.before.value,
        later=move.later.value,
        since=series.days[move.since].isoformat(),
        size=tidy(move.nrs),
        low=tidy(low),
        high=tidy(high),
        claimed=move.chance <= _MOVED_CHANCE and move.nrs >= _MOVED_LEAST_NRS and low > 0,
        lead_before=tidy(move.lead_before_nrs),
        lead_since=tidy(move.lead_since_nrs),
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
    return ahead(TIME_OF_DAY_CHANGE, size, series, _MOVED_LEAST_NRS)
