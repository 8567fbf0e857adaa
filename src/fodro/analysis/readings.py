"""Check-ins as readings of a day: what was noted, both sides of it, and what was rated before a massage."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

import numpy as np
from numpy.typing import NDArray

from fodro.domain.body import Side
from fodro.domain.civil import DayPart, lived_day
from fodro.domain.diary import Rating, Session
from fodro.domain.scores import NRS_MAX, NRS_MIN

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Sides = dict[Side | None, float]

_PARTS: tuple[DayPart | None, ...] = (*DayPart, None)
_BEFORE_MASSAGE = len(_PARTS)
_N_PARTS = len(_PARTS) + 1
_PART_PRIOR_SD_NRS = 1.0
_FEWEST_BEFORE_MASSAGES = 5
_BOTH_SIDES_SHARE = 0.6


@dataclass(frozen=True, slots=True)
class CheckIns:
    """Check-ins in order of time, all of shape (check-ins,).

    Parameters
    ----------
    day : Ints
        Position of the civil day on the calendar of the series.
    part : Ints
        Position in ``tuple(DayPart)``; one past its end where only the day is known, two past it for a
        rating before a massage.
    pain_nrs : Floats
        Pain of the sorest place rated at that moment, 0–10.
    """

    day: Ints
    part: Ints
    pain_nrs: Floats

    def of_known_part(self) -> CheckIns:
        """Return those whose part of the day is known."""
        known = self.part < len(DayPart)
        return CheckIns(self.day[known], self.part[known], self.pain_nrs[known])


@dataclass(frozen=True, slots=True)
class Moments:
    """Check-ins in order of time, arrays of shape (check-ins,).

    Parameters
    ----------
    day, part : Ints
        As in `CheckIns`.
    worst_nrs : Floats
        Pain of the sorest place.
    other_nrs : Floats
        Pain of the same place on the other side; NaN where it was not rated.
    hour : Floats
        Hours since midnight of that civil day; NaN where only the day is known.
    """

    day: Ints
    part: Ints
    worst_nrs: Floats
    other_nrs: Floats
    hour: Floats

    def as_noted(self) -> CheckIns:
        """Return the check-ins, each as its sorest place."""
        return CheckIns(self.day, self.part, self.worst_nrs)

    def read(self, before: CheckIns) -> CheckIns:
        """Return the check-ins as readings of the day, with those ratings `before` a massage that help.

        Notes
        -----
        Two sides of one place are two readings of one moment. Where most check-ins have both, away from the
        ends of the scale, a check-in is their mean, raised by half of how far apart the two usually are:
        still the level of the sorest side, with less of the chance in either rating. A rating before a
        massage is a reading of its day with a part of the day of its own, where the day has a check-in: a
        massage alone does not make a day count, since people massage when it hurts.
        """
        pain = self._both_sides()
        helps = np.isin(before.day, self.day)
        if np.count_nonzero(helps) < _FEWEST_BEFORE_MASSAGES:
            return CheckIns(self.day, self.part, pain)
        return CheckIns(
            np.concatenate([self.day, before.day[helps]]),
            np.concatenate([self.part, before.part[helps]]),
            np.concatenate([pain, before.pain_nrs[helps]]),
        )

    def _both_sides(self) -> Floats:
        # A side at an end of the scale says less than the other one.
        both = (self.other_nrs > NRS_MIN) & (self.worst_nrs < NRS_MAX)
        if not len(both) or both.mean() < _BOTH_SIDES_SHARE:
            return self.worst_nrs
        apart = np.where(both, self.worst_nrs - self.other_nrs, 0.0)
        return np.where(both, self.worst_nrs - 0.5 * (apart - apart[both].mean()), self.worst_nrs)


def moments(ratings: Iterable[Rating], days: tuple[date, ...]) -> Moments:
    """Return the check-ins that `ratings` make up, those on one of `days`."""
    position = {day: n for n, day in enumerate(days)}
    places: dict[tuple[datetime, DayPart | None, date], dict[str, Sides]] = {}
    for rating in ratings:
        day = rating.day
        if day in position:
            here = places.setdefault((rating.at, rating.part, day), {})
            sides = here.setdefault(rating.region, {})
            sides[rating.side] = max(rating.intensity_nrs, sides.get(rating.side, 0.0))
    order = sorted(places, key=lambda moment: (moment[0].isoformat(), moment[1] or ""))
    both = [_sorest(places[moment]) for moment in order]
    return Moments(
        np.array([position[day] for _, _, day in order], dtype=np.int64),
        np.array([_PARTS.index(part) for _, part, _ in order], dtype=np.int64),
        np.array([worst for worst, _ in both], dtype=np.float64),
        np.array([other for _, other in both], dtype=np.float64),
        np.array([_hour(*moment) for moment in order], dtype=np.float64),
    )


def _hour(at: datetime, part: DayPart | None, day: date) -> float:
    if part is None:
        return np.nan
    return 24.0 * (at.toordinal() - day.toordinal()) + at.hour + at.minute / 60


def _sorest(places: dict[str, Sides]) -> tuple[float, float]:
    """Return the ratings of the sorest place, the higher one first; of equals the first of the alphabet."""
    if len(places) == 1:
        (sides,) = places.values()
    else:
        worst = max(max(sides.values()) for sides in places.values())
        sides = places[min(region for region, sides in places.items() if max(sides.values()) == worst)]
    left, right = sides.get(Side.LEFT), sides.get(Side.RIGHT)
    return max(sides.values()), np.nan if left is None or right is None else min(left, right)


def before_massages(sessions: Iterable[Session], days: tuple[date, ...]) -> CheckIns:
    """Return what was rated before massages and sit-downs, those on one of `days`."""
    position = {day: n for n, day in enumerate(days)}
    rated = sorted(
        (position[lived_day(session.start)], session.before_nrs)
        for session in sessions
        if session.before_nrs is not None and lived_day(session.start) in position
    )
    day = np.array([day for day, _ in rated], dtype=np.int64)
    pain = np.array([nrs for _, nrs in rated], dtype=np.float64)
    return CheckIns(day, np.full(len(day), _BEFORE_MASSAGE, dtype=np.int64), pain)


def part_offsets(check_ins: CheckIns) -> Floats:
    """Return how pain in each part of the day differs from the person's day, in points, shape (parts,).

    Notes
    -----
    Least squares on what check-ins of the same day differ by, so that good and bad days do not matter, with a
    normal prior of SD 1 point, so that a part seen twice is not believed. The mean over check-ins is 0.
    """
    n_parts, n_days = _N_PARTS, int(check_ins.day.max(initial=-1)) + 1
    seen = np.zeros((n_days, n_parts))
    np.add.at(seen, (check_ins.day, check_ins.part), 1.0)
    per_day = np.maximum(seen.sum(axis=1), 1.0)
    day_total = np.bincount(check_ins.day, check_ins.pain_nrs, minlength=n_days)
    part_total = np.bincount(check_ins.part, check_ins.pain_nrs, minlength=n_parts)
    normal = np.diag(seen.sum(axis=0)) - seen.T @ (seen / per_day[:, None])
    right = part_total - seen.T @ (day_total / per_day)
    offsets = np.linalg.solve(normal + np.eye(n_parts) / _PART_PRIOR_SD_NRS**2, right)
    return np.asarray(offsets - (seen.sum(axis=0) @ offsets) / max(seen.sum(), 1.0))
