"""Every place rated, as arrays: what is watched beside the level of pain is made of these."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from fodro.domain.body import Side
from fodro.domain.civil import DayPart
from fodro.domain.diary import Rating

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

_SIDES = {Side.LEFT: 0, Side.RIGHT: 1, None: 2}
_PART_OF: dict[DayPart | None, int] = {part: k for k, part in enumerate((*DayPart, None))}


@dataclass(frozen=True, slots=True)
class Noted:
    """Places rated, in order of time; arrays of shape (ratings,).

    Parameters
    ----------
    n_days : int
        Length of the calendar.
    day : Ints
        Position of the civil day on it.
    moment : Ints
        Which check-in a place belongs to, counted from 0.
    place : Ints
        Which region of which check-in it is, whatever the side.
    part, side : Ints
        Position in ``(*DayPart, None)`` and in left, right, unknown.
    pain_nrs, interference_nrs : Floats
        0–10; interference NaN where it was not noted.
    """

    n_days: int
    day: Ints
    moment: Ints
    place: Ints
    part: Ints
    side: Ints
    pain_nrs: Floats
    interference_nrs: Floats

    def first_steps(self) -> tuple[Ints, Floats, Ints, Floats]:
        """Return the days with a check-in at the first steps, their mean, how many, and the others' mean.

        The mean of the other check-ins of a day is NaN where there was none.
        """
        first = self.part == _PART_OF[DayPart.FIRST_STEPS]
        each = [_largest(self.moment[here], self.pain_nrs[here], self.day[here]) for here in (first, ~first)]
        (days, mean, n), (other_days, other_mean, _) = (
            _daily(day, worst, self.n_days) for worst, day in each
        )
        others = np.full(self.n_days, np.nan)
        others[other_days] = other_mean
        return days, mean, n, others[days]

    def interference(self) -> tuple[Ints, Floats, Ints, Floats]:
        """Return the days with interference, its mean, of how many check-ins, and their mean pain."""
        here = ~np.isnan(self.interference_nrs)
        worst, day = _largest(self.moment[here], self.interference_nrs[here], self.day[here])
        pain, _ = _largest(self.moment[here], self.pain_nrs[here], self.day[here])
        days, mean, n = _daily(day, worst, self.n_days)
        return days, mean, n, _daily(day, pain, self.n_days)[1]

    def right_above_left(self) -> tuple[Ints, Floats, Ints]:
        """Return the days on which a place was rated on both sides: by how much the right was sorer."""
        n = int(self.place.max(initial=-1)) + 1
        total, count = (
            np.bincount(self.place * 3 + self.side, weights, minlength=3 * n).reshape(n, 3)
            for weights in (self.pain_nrs, None)
        )
        both = (count[:, 0] > 0) & (count[:, 1] > 0)
        apart = total[both, 1] / count[both, 1] - total[both, 0] / count[both, 0]
        day = np.zeros(n, dtype=np.int64)
        day[self.place] = self.day
        return _daily(day[both], apart, self.n_days)


def noted(ratings: Sequence[Rating], days: Sequence[date]) -> Noted:
    """Return the places rated on one of `days`, a calendar without gaps; `ratings` in order of time."""
    first, n_days = days[0].toordinal() if days else 0, len(days)
    day = [(one.on or one.at.date()).toordinal() - first for one in ratings]
    kept = [one for one, position in zip(ratings, day, strict=True) if 0 <= position < n_days]
    moment = _moments(kept)
    places: dict[str, int] = {}
    region = np.array([places.setdefault(one.region, len(places)) for one in kept], dtype=np.int64)
    interference = [np.nan if one.interference_nrs is None else one.interference_nrs for one in kept]
    return Noted(
        n_days,
        np.array([position for position in day if 0 <= position < n_days], dtype=np.int64),
        moment,
        moment * max(len(places), 1) + region,
        np.array([_PART_OF[one.part] for one in kept], dtype=np.int64),
        np.array([_SIDES[one.side] for one in kept], dtype=np.int64),
        np.array([one.intensity_nrs for one in kept], dtype=np.float64),
        np.array(interference, dtype=np.float64),
    )


def _moments(kept: Sequence[Rating]) -> Ints:
    """Return which check-in each rating belongs to: those of one moment stand side by side."""
    if not kept:
        return np.empty(0, dtype=np.int64)
    others = [one.at != next_one.at or one.part != next_one.part for one, next_one in pairwise(kept)]
    return np.concatenate([[0], np.cumsum(others)]).astype(np.int64)


def _largest(group: Ints, values: Floats, day: Ints) -> tuple[Floats, Ints]:
    """Return the largest value of each group, and its day, in the order of the groups."""
    groups, inverse = np.unique(group, return_inverse=True)
    largest, of_day = np.full(len(groups), -np.inf), np.zeros(len(groups), dtype=np.int64)
    np.maximum.at(largest, inverse, values)
    of_day[inverse] = day
    return largest, of_day


def _daily(day: Ints, values: Floats, n_days: int) -> tuple[Ints, Floats, Ints]:
    """Return the days with a value, in order, their mean, and of how many it is."""
    n = np.bincount(day, minlength=n_days)
    days = np.flatnonzero(n)
    return days, np.bincount(day, values, minlength=n_days)[days] / n[days], n[days]
