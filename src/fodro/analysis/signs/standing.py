"""How each monitor stands on the last day of a diary: results; the policy alone says what may be said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from fodro.analysis.signs.blocks import Course, Last, Raised, apart
from fodro.analysis.signs.odds import estimate
from fodro.analysis.signs.replay import Watch
from fodro.analysis.signs.spans import MEMORY_DAYS
from fodro.analysis.signs.watched import Watched


@dataclass(frozen=True, slots=True)
class Change:
    """A change that was raised, or may be there.

    Parameters
    ----------
    since : int
        Position of the first day of it on the calendar.
    size, se : float or None
        In the unit of the series; up is positive. ``None`` where too few of the days that count are from
        before it.
    up : bool
    """

    since: int
    size: float | None
    se: float | None
    up: bool


@dataclass(frozen=True, slots=True)
class Standing:
    """How one series stands on the last day.

    Parameters
    ----------
    watched : Watched
    n_values, n_recent : int
        Days with a value in the months that count, and in the last two weeks.
    differs : bool
        Whether its values are not all the same.
    odds : float
        Of a change by the last value.
    caution : float
        How much more than usual is asked for: the logarithm of how many times the odds.
    days_raised : int or None
        How many days ago something was called worse that has not fallen back.
    change : Change or None
    """

    watched: Watched
    n_values: int
    n_recent: int
    differs: bool
    odds: float = 0.0
    caution: float = 0.0
    days_raised: int | None = None
    change: Change | None = None


def standings(seen: Watch, *, recent_days: int) -> list[Standing]:
    """Return how each series of a diary stands on its last day."""
    *_, (before, now) = seen.through([seen.last_block])
    of_both = {name: (_named(name, before), _named(name, now)) for name in (one.name for one in seen.every)}
    last = len(seen.series.days) - 1
    found = []
    for one in seen.every:
        plain = Standing(one, *_counts(one, last, recent_days))
        found.append(_with_courses(plain, *of_both[one.name], last=last))
    return found


def _named(name: tuple[str, str], courses: Sequence[Course]) -> Course | None:
    return next((course for course in courses if course.name == name), None)


def _counts(one: Watched, last: int, recent_days: int) -> tuple[int, int, bool]:
    counts = one.day > last - MEMORY_DAYS
    values = one.values[counts]
    recent = int(np.count_nonzero(one.day > last - recent_days))
    return len(values), recent, bool(len(values) and values.min() < values.max())


def _with_courses(plain: Standing, before: Course | None, now: Course | None, *, last: int) -> Standing:
    course = now or before
    if course is None:
        return plain
    raised = _standing_alarm(before, now)
    if raised is not None:
        return replace(plain, days_raised=last - raised.day, change=_raised_change(course, raised))
    if now is None or now.last is None:
        return plain
    change = _possible_change(now, now.last)
    return replace(plain, odds=now.last.odds, caution=now.last.caution, change=change)


def _standing_alarm(before: Course | None, now: Course | None) -> Raised | None:
    """Return the last alarm, unless it has become less since."""
    both = [course for course in (before, now) if course]
    raised = [*apart(one for course in both for one in course.raised)]
    fallen = [day for course in both for day in course.fallen]
    return raised[-1] if raised and not any(day >= raised[-1].day for day in fallen) else None


def _raised_change(course: Course, raised: Raised) -> Change:
    if raised.since not in course.changes:
        return Change(raised.since, None, None, raised.up)
    column = course.model.precision.size - len(course.changes) + course.changes.index(raised.since)
    return Change(raised.since, *estimate(course.model, column), raised.up)


def _possible_change(course: Course, last: Last) -> Change:
    size, se = estimate(course.model.with_step(last.since), course.model.precision.size)
    return Change(int(course.model.day[last.since]), size, se, last.up)
