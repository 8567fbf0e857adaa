"""Every read of first steps, always by person."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from fodro.domain.body import Side
from fodro.domain.civil import DayPart, part_of
from fodro.domain.diary import Rating
from fodro.web.first_steps.asking import ASKED_UNTIL
from fodro.web.first_steps.models import FirstSteps
from fodro.web.people.models import Person
from fodro.web.wall_time import wall_time

REGION = "foot"
SHOWN_DAYS = 14
_SIDES: dict[str, tuple[Side | None, ...]] = {
    "L": (Side.LEFT,),
    "R": (Side.RIGHT,),
    "both": (Side.LEFT, Side.RIGHT),
    "": (None,),
}


def first_steps_of(person: Person, day: date) -> FirstSteps | None:
    """Return the first steps of `day`, or None where they were not noted."""
    return FirstSteps.objects.filter(person=person, day=day).first()


def last_mornings(person: Person, until: date) -> list[FirstSteps]:
    """Return what was noted on the last fourteen days up to `until`, in order."""
    first = until - timedelta(days=SHOWN_DAYS - 1)
    return list(FirstSteps.objects.filter(person=person, day__range=(first, until)))


def side_of_last_time(person: Person) -> str:
    """Return which feet were meant the last time; empty where it was not said."""
    return (
        FirstSteps.objects.filter(person=person).order_by("-day").values_list("side", flat=True).first() or ""
    )


def first_step_ratings(person: Person) -> tuple[Rating, ...]:
    """Return the first steps of every day as ratings of the whole foot, in order of time.

    Both feet are two ratings; a side that was not said is none. The later steps belong to the morning; given
    after more than an hour and a half, to the part of the day they were given in.
    """
    rows = FirstSteps.objects.filter(person=person)
    return tuple(rating for row in rows for rating in _ratings_of(row))


def _ratings_of(row: FirstSteps) -> Iterator[Rating]:
    first_at = wall_time(row.first_at, row.zone)
    for side in _SIDES[row.side]:
        yield Rating(first_at, REGION, side, row.first_nrs, DayPart.FIRST_STEPS)
    if row.later_at is None or row.later_nrs is None:
        return
    later_at = wall_time(row.later_at, row.zone)
    part = DayPart.MORNING if row.later_at - row.first_at <= ASKED_UNTIL else part_of(later_at)
    for side in _SIDES[row.side]:
        yield Rating(later_at, REGION, side, row.later_nrs, part)
