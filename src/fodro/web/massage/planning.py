"""From the latest check-in to a routine for it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from fodro.domain.body import Side
from fodro.knowledge.composer import Complaint, Routine, RoutineRequest, compose
from fodro.web.diary.models import Checkin, Spot
from fodro.web.diary.queries import checkins_of_day, current_spots
from fodro.web.people.models import Person

FRESH_FOR = timedelta(hours=1)


def complaints_of(person: Person, day: date) -> tuple[Complaint, ...]:
    """Return what hurts after today's check-ins or, failing those, yesterday's; worst first."""
    return complaints(current_spots(checkins_lately(person, day)))


def checkins_lately(person: Person, day: date) -> list[Checkin]:
    """Return the check-ins of today or, failing those, of yesterday."""
    return checkins_of_day(person, day) or checkins_of_day(person, day - timedelta(days=1))


def sore_just_now(person: Person, moment: datetime) -> float | None:
    """Return the worst place of a check-in within the last hour, 0–10; an older one says nothing of now."""
    fresh = Checkin.objects.filter(person=person, noted_at__range=(moment - FRESH_FOR, moment)).last()
    return max((spot.intensity_nrs for spot in fresh.spots.all()), default=None) if fresh else None


def complaints(spots: Iterable[Spot]) -> tuple[Complaint, ...]:
    """Return the places among `spots` that hurt, or feel like something without it (numb, swollen)."""
    return tuple(
        Complaint(
            region=spot.region,
            side=Side(spot.side) if spot.side else None,
            intensity_nrs=spot.intensity_nrs,
            qualities=tuple(spot.qualities),
        )
        for spot in spots
        if spot.intensity_nrs > 0 or spot.qualities
    )


def routine_for(found: tuple[Complaint, ...], minutes: int) -> Routine:
    """Return the routine of `minutes` for what hurts."""
    return compose(RoutineRequest(complaints=found, minutes=minutes))
