"""The whole diary of one person, read."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from django.db.models import Q

from fodro.domain.body import Side, View
from fodro.domain.civil import DayPart
from fodro.domain.diary import Diary, Rating, Session
from fodro.web.clock import now
from fodro.web.diary.models import DayFactor, Spot
from fodro.web.first_steps.queries import first_step_ratings
from fodro.web.footwear.queries import damp_socks, shoe_factors, wearings_of
from fodro.web.massage.models import MassageSession
from fodro.web.people.models import Person
from fodro.web.shift.queries import on_feet_by_day
from fodro.web.trials.queries import experiments_of
from fodro.web.wall_time import instant_of, wall_time


def diary_of(person: Person) -> Diary:
    """Return everything `person` recorded as a diary of the domain."""
    ratings = [*_ratings(person), *first_step_ratings(person)]
    ratings.sort(key=lambda rating: instant_of(rating.at))
    return Diary(
        ratings=tuple(ratings),
        sessions=_sessions(person),
        factors=factors_of(person),
        wearings=wearings_of(person),
        experiments=experiments_of(person, now().date()),
    )


def _ratings(person: Person) -> tuple[Rating, ...]:
    rows = (
        Spot.objects.filter(checkin__person=person)
        .order_by("checkin__noted_at", "checkin_id", "id")
        .values_list(
            "checkin__noted_at", "checkin__zone", "checkin__day", "checkin__part",
            "checkin__interference_nrs",
            "region", "side", "view", "intensity_nrs", "qualities",
        )
    )  # fmt: skip
    return tuple(_rating(*row) for row in rows)


def _rating(noted_at: datetime, zone: str, day: date, *rest: Any) -> Rating:
    part, interference_nrs, region, side, view, intensity_nrs, qualities = rest
    at = wall_time(noted_at, zone)
    return Rating(
        at=at,
        region=region,
        side=Side(side) if side else None,
        intensity_nrs=intensity_nrs,
        part=DayPart(part) if part else None,
        qualities=tuple(qualities),
        view=View(view) if view else None,
        interference_nrs=interference_nrs,
        on=None if day == at.date() else day,
    )


BEGUN_AND_LEFT = Q(after_nrs__isnull=True, finished_at__isnull=True) & ~Q(routine={})
"""A massage begun in the player and left without a rating: how much of it took place is not known."""


def _sessions(person: Person) -> tuple[Session, ...]:
    return tuple(
        Session(
            start=wall_time(row.started_at, row.zone),
            minutes=row.minutes,
            technique=row.technique,
            tool=row.tool,
            before_nrs=row.before_nrs,
            after_nrs=row.after_nrs,
            later_nrs=row.later_nrs,
            next_morning_nrs=row.next_morning_nrs,
            side=Side(row.side) if row.side else None,
        )
        for row in MassageSession.objects.filter(person=person).exclude(BEGUN_AND_LEFT)
    )


def _followed(person: Person) -> Iterator[tuple[date, str, float | str]]:
    """Yield what follows of a day from shifts and from what was worn; what is not known is left out."""
    for day, pair in shoe_factors(person).items():
        yield day, "shoe", pair
    for day, damp in damp_socks(person).items():
        yield day, "socks_moisture", damp
    for day, found in on_feet_by_day(person).items():
        if found.running_since is not None:
            continue  # the day is not over
        if found.minutes is not None:
            yield day, "standing_hours", round(found.minutes / 60, 2)
        if found.longest_min is not None:
            yield day, "longest_stand_min", round(found.longest_min)


def factors_of(person: Person) -> dict[date, dict[str, float | str]]:
    """Return what each day was like; what was noted stands before what follows from shifts and shoes."""
    days: dict[date, dict[str, float | str]] = {}
    for day, factor, followed in _followed(person):
        days.setdefault(day, {})[factor] = followed
    rows = DayFactor.objects.filter(person=person).values_list("day", "factor", "number", "word")
    for day, factor, number, word in rows:
        days.setdefault(day, {})[factor] = word if number is None else number
    return days
