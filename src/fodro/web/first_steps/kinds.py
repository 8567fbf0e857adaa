"""The kind of record this slice keeps."""

from __future__ import annotations

from contextlib import suppress

from django.core.exceptions import ValidationError

from fodro.exchange.entries import FirstStepsEntry
from fodro.web.first_steps.models import FirstSteps
from fodro.web.people.models import Person
from fodro.web.sync.kinds import Kind
from fodro.web.wall_time import instant_of


def land(person: Person, key: str, entry: FirstStepsEntry) -> None:
    """Write the row of a morning, new or changed; half of a later rating is none."""
    is_pair = entry.later_at is not None and entry.later_nrs is not None
    values = {
        "zone": entry.zone,
        "side": entry.side or "",
        "first_at": instant_of(entry.first_at),
        "first_nrs": entry.first_nrs,
        "later_at": instant_of(entry.later_at) if is_pair and entry.later_at else None,
        "later_nrs": entry.later_nrs if is_pair else None,
    }
    FirstSteps.objects.update_or_create(person=person, day=entry.day, defaults=values)


def remove(person: Person, key: str) -> None:
    """Take the row of a morning away."""
    with suppress(ValidationError):  # a key that is no day names no row
        FirstSteps.objects.filter(person=person, day=key).delete()


KINDS = (Kind("first-steps", FirstStepsEntry.read, land=land, remove=remove),)
