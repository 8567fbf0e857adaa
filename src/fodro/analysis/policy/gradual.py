"""What may be shown of what massage does over the days."""

from __future__ import annotations

import math
from dataclasses import dataclass

from fodro.analysis.detectable import LARGEST_NRS, POWER_Z
from fodro.analysis.massage.before_session import UntilSession
from fodro.analysis.massage.gradual import (
    MIN_DAYS,
    MIN_MASSAGES,
    MIN_WITHOUT,
    GradualAnswer,
    can_be_told,
    compared_days,
    never_changes,
)
from fodro.analysis.policy.shared import AHEAD_DAYS, Z90, tidy
from fodro.domain.findings import Detectable, NotEnough
from fodro.domain.massage_findings import GradualEffect

MASSAGE_GRADUAL = "massage_gradual"


@dataclass(frozen=True, slots=True)
class _Bar:
    """What a claim takes with fewer than `below` days with ratings.

    Standard errors that less pain, and more pain, must be from nothing, and the least in points: less in a
    short diary is mostly chance.
    """

    below: float
    less_z: float
    more_z: float
    least_nrs: float


_BARS = (_Bar(42, 2.0, 2.0, 0.25), _Bar(200, Z90, 1.9, 0.25), _Bar(math.inf, 1.9, 2.0, 0.1))

_CALIBRATION = 1.08
"""Measured on simulated people: the formula alone promises too much."""

_MIN_RESTS = 5


def gradual_finding(answer: GradualAnswer | None, days: UntilSession) -> GradualEffect:
    """Return what massages do to the days after them, claimed or not.

    Notes
    -----
    What is left of the reason for a massage looks like harm. So it takes more to say that it hurts more.
    Set on simulated people so that few with massages that do nothing are shown anything at 28, 90 and 365
    days; see ``docs/reference/calibration-massage.md``.
    """
    n = int(days.massaged.sum())
    if answer is None:
        return GradualEffect(None, None, None, claimed=False, n=n, basis="none")
    effect, wide = answer.effect_nrs, Z90 * answer.se_nrs
    bar = _bar(days)
    surely = abs(effect) >= max((bar.less_z if effect < 0 else bar.more_z) * answer.se_nrs, bar.least_nrs)
    return GradualEffect(
        effect_next_day=tidy(effect),
        low=tidy(effect - wide),
        high=tidy(effect + wide),
        claimed=surely,
        n=n,
        basis="rest" if int(days.sat_down.sum()) >= _MIN_RESTS else "days",
        effect_total=tidy(answer.total_nrs),
    )


def _bar(days: UntilSession) -> _Bar:
    n_days = compared_days(days)[0]
    return next(bar for bar in _BARS if n_days < bar.below)


def reason_against_gradual(days: UntilSession) -> NotEnough | None:
    """Return why it cannot be told yet what massage does over the days, if that is so.

    Nothing where no session was noted at all.
    """
    if can_be_told(days) or not days.any_session.any():
        return None
    n_days, after, without = compared_days(days)
    if n_days >= MIN_MASSAGES and never_changes(days):
        return NotEnough(MASSAGE_GRADUAL, "pain_never_changes", None)
    if n_days < MIN_DAYS:
        return NotEnough(MASSAGE_GRADUAL, "too_few_days", MIN_DAYS - n_days)
    if after < MIN_MASSAGES:
        return NotEnough(MASSAGE_GRADUAL, "too_few_massages", MIN_MASSAGES - after)
    return NotEnough(MASSAGE_GRADUAL, "too_few_days_without", max(MIN_WITHOUT - without, 1))


def gradual_detectable(answer: GradualAnswer | None, days: UntilSession) -> Detectable:
    """Return the smallest effect on the next day that could be shown now, and in 14 days."""
    if answer is None:
        return Detectable(MASSAGE_GRADUAL, None, None)
    # What is believed beforehand draws an estimate to zero by the square of this ratio.
    drawn = (answer.plain_se_nrs / answer.se_nrs) ** 2
    bar = _bar(days)
    size = _CALIBRATION * (bar.less_z * answer.se_nrs * drawn + POWER_Z * answer.plain_se_nrs)
    fewer = (1 + AHEAD_DAYS / len(days.pain_nrs)) ** -0.5
    now, then = (tidy(max(each, bar.least_nrs)) for each in (size, size * fewer))
    return Detectable(MASSAGE_GRADUAL, *(each if each <= LARGEST_NRS else None for each in (now, then)))
