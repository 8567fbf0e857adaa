"""Every read of own routines, always by person."""

from __future__ import annotations

import hashlib
import json
from uuid import UUID

from django.http import Http404

from fodro.web.own_routines.models import KeptRoutine
from fodro.web.people.models import Person


def routines_of(person: Person) -> list[KeptRoutine]:
    """Return every routine `person` made, in the order they stand in; also those that rest."""
    return list(KeptRoutine.objects.filter(person=person))


def routine_or_404(person: Person, routine_id: UUID) -> KeptRoutine:
    """Return one routine of `person`, or answer "not found"."""
    row = KeptRoutine.objects.filter(person=person, pk=routine_id).first()
    if row is None:
        raise Http404
    return row


def state_of(row: KeptRoutine) -> str:
    """Return a mark of the steps as they are: a change that was meant for others is known by it."""
    return hashlib.sha256(json.dumps(row.steps, sort_keys=True).encode()).hexdigest()[:16]
