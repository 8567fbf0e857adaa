"""Every write about a person's own data: copies kept in mind. Erasing is in `fodro.web.people.flows`."""

from __future__ import annotations

from fodro.web.clock import now
from fodro.web.my_data.models import SafeCopy
from fodro.web.people.models import Person
from fodro.web.writing import writing


def note_copy(person: Person, kind: SafeCopy.Kind, n_bytes: int) -> None:
    """Keep in mind that `person` took a copy away just now."""
    made = {"made_at": now().replace(microsecond=0), "n_bytes": n_bytes}
    with writing():
        SafeCopy.objects.update_or_create(person=person, kind=kind, defaults=made)


def note_backup(n_bytes: int) -> None:
    """Keep in mind that everyone's diary was backed up just now."""
    for person in Person.objects.filter(kind=Person.Kind.OWN):
        note_copy(person, SafeCopy.Kind.BACKUP, n_bytes)
