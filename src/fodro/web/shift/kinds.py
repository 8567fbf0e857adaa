"""The kind of record this slice keeps."""

from __future__ import annotations

from contextlib import suppress

from django.core.exceptions import ValidationError

from fodro.exchange.entries import StretchEntry
from fodro.web.people.models import Person
from fodro.web.shift.models import Stretch
from fodro.web.sync.kinds import Kind, NotYours
from fodro.web.wall_time import instant_of


def land(person: Person, key: str, entry: StretchEntry) -> None:
    """Write the row of a stretch, new or changed."""
    values = {
        "day": entry.day,
        "zone": entry.zone,
        "started_at": instant_of(entry.start),
        "ended_at": instant_of(entry.end) if entry.end else None,
        "floor": entry.floor or "",
        "shoes": entry.shoes,
    }
    if Stretch.objects.filter(pk=key).exclude(person=person).exists():
        raise NotYours
    Stretch.objects.update_or_create(id=key, person=person, defaults=values)


def remove(person: Person, key: str) -> None:
    """Take the row of a stretch away."""
    with suppress(ValidationError):  # a key that is no id names no row
        Stretch.objects.filter(pk=key, person=person).delete()


KINDS = (Kind("stretch", StretchEntry.read, land=land, remove=remove),)
