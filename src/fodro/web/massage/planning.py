"""From the latest check-in to a routine for it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from fodro.domain.body import Side
from fodro.knowledge.composer import Complaint, Routine, RoutineRequest, compose
from fodro.web.diary.models import Spot
from fodro.web.diary.queries import latest_spots
from fodro.web.people.models import Person


def complaints_of(person: Person, day: date) -> tuple[Complaint, ...]:
    """Return what hurt at the latest check-in today or, failing that, yesterday; worst first."""
    return complaints(latest_spots(person, day) or latest_spots(person, day - timedelta(days=1)))


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
