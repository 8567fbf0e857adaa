"""Check-ins as records."""

from __future__ import annotations

from fodro.exchange.entries import CheckinEntry
from fodro.web.diary.models import Checkin, Spot
from fodro.web.people.models import Person
from fodro.web.sync.kinds import Kind, own_or_new
from fodro.web.wall_time import instant_of


def row_of(person: Person, entry: CheckinEntry) -> Checkin:
    """Return the row of a check-in, not yet written."""
    return Checkin(
        id=entry.key,
        person=person,
        day=entry.day,
        zone=entry.zone,
        noted_at=instant_of(entry.at),
        part=entry.part or "",
        interference_nrs=entry.interference_nrs,
        moves=entry.moves,
        note=entry.note,
    )


def spots_of(checkin: Checkin, entry: CheckinEntry) -> list[Spot]:
    """Return the rows of its places, not yet written."""
    return [
        Spot(
            checkin=checkin,
            region=spot.region,
            side=spot.side or "",
            view=spot.view or "",
            intensity_nrs=spot.intensity_nrs,
            qualities=list(spot.qualities),
        )
        for spot in entry.spots
    ]


def _land(person: Person, key: str, entry: CheckinEntry) -> None:
    own_or_new(Checkin.objects.all(), person, key)
    Checkin.objects.filter(person=person, pk=key).delete()
    checkin = row_of(person, entry)
    checkin.save(force_insert=True)
    Spot.objects.bulk_create(spots_of(checkin, entry))


def _remove(person: Person, key: str) -> None:
    Checkin.objects.filter(person=person, pk=key).delete()


KINDS = (Kind("checkin", CheckinEntry.read, land=_land, remove=_remove),)
