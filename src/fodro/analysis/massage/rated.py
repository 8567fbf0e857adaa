"""Massages and sit-downs with their ratings, beside how the day was before them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

import numpy as np
from numpy.typing import NDArray

from fodro.analysis.clipping import grain_nrs
from fodro.analysis.series import DailySeries
from fodro.domain.body import Side
from fodro.domain.civil import DayPart, lived_day, part_of
from fodro.domain.diary import REST, Diary, Rating, Session
from fodro.domain.scores import NRS_MAX, NRS_MIN

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]

ONE_SITTING_MIN = 60
"""Both feet one after the other, started within so many minutes, are one massage."""

MAX_SESSIONS = 2_000
"""The latest of so many sessions are looked at."""

_PARTS = tuple(DayPart)
_WAKES_AT_H = 7.5
_UNROUNDED = 0.1


@dataclass(frozen=True, slots=True)
class Rated:
    """Sessions with a rating before and any after it, in order of time; arrays of shape (sessions,).

    Parameters
    ----------
    before_nrs, after_nrs, later_nrs, morning_nrs : Floats
        0–10; NaN where it was not rated.
    usual_nrs : Floats
        What the check-ins earlier that day, or else around it, make one expect at that hour.
    is_rest : Bools
        Whether it was a sit-down.
    technique, tool : tuple of str
        Slugs as noted.
    minutes : Floats
    morning_h : Floats
        Hours from its start to the next morning.
    grain_nrs : float
        The step in which this person rates; 0 where ratings are not rounded.
    day : Ints
        Day number of each, from the first of the calendar.
    n_days : int
        Days of the calendar.
    noted : int
        Sessions in the diary, rated or not.
    """

    before_nrs: Floats
    after_nrs: Floats
    later_nrs: Floats
    morning_nrs: Floats
    usual_nrs: Floats
    is_rest: Bools
    technique: tuple[str, ...]
    tool: tuple[str, ...]
    minutes: Floats
    morning_h: Floats
    grain_nrs: float
    day: Ints
    n_days: int
    noted: int

    def __len__(self) -> int:
        return len(self.before_nrs)

    def only(self, which: Bools) -> Rated:
        """Return some of the sessions."""
        chosen = np.flatnonzero(which).tolist()
        return replace(
            self,
            before_nrs=self.before_nrs[which],
            after_nrs=self.after_nrs[which],
            later_nrs=self.later_nrs[which],
            morning_nrs=self.morning_nrs[which],
            usual_nrs=self.usual_nrs[which],
            is_rest=self.is_rest[which],
            technique=tuple(self.technique[k] for k in chosen),
            tool=tuple(self.tool[k] for k in chosen),
            minutes=self.minutes[which],
            morning_h=self.morning_h[which],
            day=self.day[which],
        )

    def rated_at(self, then_nrs: Floats) -> Rated:
        """Return the sessions with a rating in `then_nrs` in which pain could become less."""
        return self.only(~np.isnan(then_nrs) & (self.before_nrs != NRS_MIN))

    @property
    def above_usual_nrs(self) -> Floats:
        """How far the rating before was above what the day made one expect, shape (sessions,)."""
        return self.before_nrs - self.usual_nrs


def rated_sessions(diary: Diary, series: DailySeries) -> Rated:
    """Return the sessions of `diary` that have a rating before and one after, later or the next morning.

    Notes
    -----
    Both feet massaged one after the other, noted as two, are one session with the mean of their ratings.

    What a day made one expect is the mean of its check-ins in earlier parts of the day, moved to the part of
    the session by this person's own course of the day. Where there are none it is the mean of the days
    around, and else of the diary. Check-ins afterwards are left out, since the massage may be in them.
    """
    known = {day: n for n, day in enumerate(series.days)}
    whole = [s for s in diary.sessions if s.before_nrs is not None and _any_after(s)]
    sittings = [s for s in _sittings(whole)[-MAX_SESSIONS:] if lived_day(s.start) in known]
    day = np.array([known[lived_day(s.start)] for s in sittings], dtype=np.int64)
    before, after, later, morning = (
        np.array([np.nan if nrs is None else nrs for nrs in each], dtype=np.float64)
        for each in _columns(sittings)
    )
    return Rated(
        before,
        after,
        later,
        morning,
        usual_nrs=_usual(series, diary.ratings, sittings, day),
        is_rest=np.array([s.technique == REST for s in sittings], dtype=np.bool_),
        technique=tuple(s.technique for s in sittings),
        tool=tuple(s.tool for s in sittings),
        minutes=np.array([s.minutes for s in sittings], dtype=np.float64),
        morning_h=np.array([_hours_to_morning(s.start) for s in sittings], dtype=np.float64),
        grain_nrs=_grain(np.concatenate([before, after, later, morning])),
        day=day,
        n_days=len(series.days),
        noted=len(diary.sessions),
    )


def _any_after(session: Session) -> bool:
    ratings = (session.after_nrs, session.later_nrs, session.next_morning_nrs)
    return any(nrs is not None for nrs in ratings)


def _columns(sittings: list[Session]) -> tuple[list[float | None], ...]:
    return (
        [s.before_nrs for s in sittings],
        [s.after_nrs for s in sittings],
        [s.later_nrs for s in sittings],
        [s.next_morning_nrs for s in sittings],
    )


def _sittings(sessions: Iterable[Session]) -> list[Session]:
    """Return the sessions in order of time, both sides of one sitting as one."""
    ordered = sorted(sessions, key=lambda s: (_clock(s.start), s.technique, s.tool, s.side or "", s.minutes))
    made: list[list[Session]] = []
    for session in ordered:
        if made and _same_sitting(made[-1], session):
            made[-1].append(session)
        else:
            made.append([session])
    return [_together(parts) for parts in made]


def _clock(at: datetime) -> datetime:
    return at.replace(tzinfo=None)


def _same_sitting(parts: list[Session], one: Session) -> bool:
    first = parts[0]
    sides = {part.side for part in parts}
    return (
        one.side is not None
        and None not in sides
        and one.side not in sides
        and (first.technique, first.tool) == (one.technique, one.tool)
        and _clock(one.start) - _clock(first.start) <= timedelta(minutes=ONE_SITTING_MIN)
    )


def _together(parts: list[Session]) -> Session:
    if len(parts) == 1:
        return parts[0]
    first = parts[0]
    before, after, later, morning = (_mean(column) for column in _columns(parts))
    return Session(
        start=first.start,
        minutes=sum(part.minutes for part in parts),
        technique=first.technique,
        tool=first.tool,
        before_nrs=before,
        after_nrs=after,
        later_nrs=later,
        next_morning_nrs=morning,
    )


def _mean(ratings: list[float | None]) -> float | None:
    rated = [nrs for nrs in ratings if nrs is not None]
    return sum(rated) / len(rated) if rated else None


def _hours_to_morning(start: datetime) -> float:
    hour = start.hour + start.minute / 60
    return (_WAKES_AT_H - hour) % 24 or 24.0


def _grain(ratings: Floats) -> float:
    rated = ratings[~np.isnan(ratings)]
    rounded = len(rated) and bool(np.allclose(rated, np.round(rated, 1), atol=1e-9))
    inside = bool(((rated >= NRS_MIN) & (rated <= NRS_MAX)).all())
    return min(grain_nrs(rated), 1.0) if rounded and inside else 0.0


def _usual(series: DailySeries, ratings: tuple[Rating, ...], sittings: list[Session], day: Ints) -> Floats:
    if not sittings:
        return np.zeros(0)
    noted, offsets = series.check_ins, series.part_offsets
    part = np.array([_PARTS.index(part_of(s.start)) for s in sittings], dtype=np.int64)
    pain = noted.pain_nrs - offsets[noted.part]
    levels = _levels(pain, noted.day, noted.part, around=(day, part), n_days=len(series.days))
    apart = _half_apart(ratings)
    side = np.array([apart.get(s.side, apart[None]) for s in sittings])
    return np.asarray(levels + offsets[part] + side)


def _levels(pain: Floats, day: Ints, part: Ints, *, around: tuple[Ints, Ints], n_days: int) -> Floats:
    """Return the level of each session's day: earlier that day, else the days beside it, else all days."""
    shape = (n_days + 2, len(_PARTS) + 1)
    place, cells = (day + 1) * shape[1] + part, shape[0] * shape[1]
    total = np.bincount(place, pain, minlength=cells).reshape(shape)
    count = np.bincount(place, minlength=cells).reshape(shape).astype(np.float64)
    here, now = around[0] + 1, around[1]
    earlier = [(np.cumsum(each, axis=1) - each)[here, now] for each in (total, count)]
    beside = [each.sum(axis=1)[here - 1] + each.sum(axis=1)[here + 1] for each in (total, count)]
    levels = np.full(len(here), float(pain.mean()) if len(pain) else np.nan)
    for sums, counts in (beside, earlier):
        np.divide(sums, counts, out=levels, where=counts > 0)
    return levels


def _half_apart(ratings: Iterable[Rating]) -> dict[Side | None, float]:
    """Return how far each side lies from the sorer one in points (at most 0), and under None their mean.

    Check-ins count as the sorer side; a session without a side is taken as about both.
    """
    sides: dict[tuple[datetime, str], dict[Side, float]] = defaultdict(dict)
    for rating in ratings:
        if rating.side is not None:
            sides[rating.at, rating.region][rating.side] = rating.intensity_nrs
    both = [each for each in sides.values() if len(each) == len(Side)]
    if not both:
        return {None: 0.0}
    worst = sum(max(each.values()) for each in both) / len(both)
    means: dict[Side | None, float] = {
        side: sum(each[side] for each in both) / len(both) - worst for side in Side
    }
    return {**means, None: sum(means.values()) / len(means)}
