"""Every read of this room, by person."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.shortcuts import get_object_or_404

from fodro.exchange.imported import Told, silent
from fodro.web.archive.origin import Origin
from fodro.web.bringing_in.models import LASTING, BroughtIn, KeptMapping, State
from fodro.web.people.models import Person

DIARY = "diary"
SHOWN = 20


def own_or_404(person: Person, import_id: UUID) -> BroughtIn:
    """Return an import of `person`."""
    return get_object_or_404(BroughtIn, person=person, pk=import_id)


def brought_in(person: Person) -> list[BroughtIn]:
    """Return what `person` brought in, the newest first."""
    return list(BroughtIn.objects.filter(person=person, state__in=[*LASTING, State.TAKING_BACK])[:SHOWN])


def on_their_way(person: Person) -> list[BroughtIn]:
    """Return what `person` chose and neither brought in nor gave up, the newest first."""
    left = [*LASTING, State.TAKING_BACK, State.CANCELLED, State.REFUSED]
    return list(BroughtIn.objects.filter(person=person).exclude(state__in=left)[:SHOWN])


def kept_mapping(person: Person, fingerprint: str) -> dict[str, Any]:
    """Return what the columns of a table with this header mean to `person`; empty where it is not known."""
    kept = KeptMapping.objects.filter(person=person, fingerprint=fingerprint).first()
    return dict(kept.mapping) if kept else {}


def _nobody(_revision: int) -> None:
    """Nobody keeps it."""


def origin_of(
    person: Person, kind: str, *, told: Told = silent, wrote: Callable[[int], None] = _nobody
) -> Origin:
    """Return what earlier imports of `kind` wrote, for a merge of one more."""
    rows = list(BroughtIn.objects.filter(person=person).values_list("kind", "revisions", "taken_back_in"))
    mine = frozenset(seq for its, revisions, _back in rows for seq in revisions if its == kind)
    back = frozenset(seq for _its, _revisions, taken in rows for seq in taken)
    # What a diary of one's own holds was noted; so it comes again even where it was taken away here.
    return Origin(mine, None if kind == DIARY else back, told, wrote)
