"""Every read of massage sessions, always by person."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.http import Http404

from fodro.web.massage.models import MassageSession
from fodro.web.people.models import Person


def session_or_404(person: Person, session_id: UUID) -> MassageSession:
    """Return the session of `person` with this id, or answer "not found"; an imported one has no routine."""
    session = MassageSession.objects.filter(person=person, pk=session_id).first()
    if session is None or not session.routine:
        raise Http404
    return session


def massaged_on(person: Person, day: date) -> bool:
    """Return whether `person` finished a massage on `day`."""
    return (
        MassageSession.objects.filter(person=person, day=day).exclude(technique="rest")
        .filter(after_nrs__isnull=False).exists()
    )  # fmt: skip
