"""How a routine of one's own becomes a row, and a row the routine again."""

from __future__ import annotations

from fodro.exchange.entries import OwnRoutineEntry
from fodro.knowledge.own_routines import OwnRoutine
from fodro.web.own_routines.models import KeptRoutine
from fodro.web.people.models import Person
from fodro.web.sync.kinds import Kind, own_or_new

OWN_ROUTINE = "own-routine"


def entry_of(row: KeptRoutine) -> OwnRoutineEntry:
    """Return the entry a row was made from."""
    body = {"name": row.name, "steps": row.steps, "place": row.place, "retired": row.retired}
    return OwnRoutineEntry.read(str(row.pk), body)


def routine_of(row: KeptRoutine) -> OwnRoutine:
    """Return the routine a row holds."""
    return entry_of(row).routine


def _land(person: Person, key: str, entry: OwnRoutineEntry) -> None:
    own_or_new(KeptRoutine.objects.all(), person, key)
    KeptRoutine.objects.update_or_create(pk=key, person=person, defaults=entry.plain())


def _remove(person: Person, key: str) -> None:
    KeptRoutine.objects.filter(person=person, pk=key).delete()


KINDS = (Kind(OWN_ROUTINE, OwnRoutineEntry.read, land=_land, remove=_remove),)
