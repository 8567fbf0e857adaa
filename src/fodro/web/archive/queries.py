"""The whole diary of one person, read."""

from __future__ import annotations

import tempfile
from datetime import date
from io import BytesIO
from pathlib import Path

from django.db.models import Q

from fodro.domain.body import Side, View
from fodro.domain.civil import DayPart
from fodro.domain.diary import Diary, Rating, Session
from fodro.exchange.diary_folder import write_diary
from fodro.web.diary.models import DayFactor, Spot
from fodro.web.massage.models import MassageSession
from fodro.web.people.models import Person
from fodro.web.wall_time import wall_time


def diary_of(person: Person) -> Diary:
    """Return everything `person` recorded as a diary of the domain."""
    return Diary(ratings=_ratings(person), sessions=_sessions(person), factors=_factors(person))


def archive_of(person: Person) -> BytesIO:
    """Return the whole diary of `person` as an open zip file of CSV tables."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "fodro-diary.zip"
        write_diary(diary_of(person), file)
        return BytesIO(file.read_bytes())


def _ratings(person: Person) -> tuple[Rating, ...]:
    rows = (
        Spot.objects.filter(checkin__person=person)
        .order_by("checkin__noted_at", "checkin_id", "id")
        .values_list(
            "checkin__noted_at", "checkin__zone", "checkin__part", "checkin__interference_nrs",
            "region", "side", "view", "intensity_nrs", "qualities",
        )
    )  # fmt: skip
    return tuple(
        Rating(
            at=wall_time(noted_at, zone),
            region=region,
            side=Side(side) if side else None,
            intensity_nrs=intensity_nrs,
            part=DayPart(part) if part else None,
            qualities=tuple(qualities),
            view=View(view) if view else None,
            interference_nrs=interference_nrs,
        )
        for noted_at, zone, part, interference_nrs, region, side, view, intensity_nrs, qualities in rows
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


def _factors(person: Person) -> dict[date, dict[str, float | str]]:
    days: dict[date, dict[str, float | str]] = {}
    rows = DayFactor.objects.filter(person=person).values_list("day", "factor", "number", "word")
    for day, factor, number, word in rows:
        days.setdefault(day, {})[factor] = word if number is None else number
    return days
