"""Findings as a page asks for them: the latest there are, and newer ones on their way."""

from __future__ import annotations

from fodro.web.patterns import desk
from fodro.web.patterns.queries import Latest, latest_of
from fodro.web.people.models import Person


def asked(person: Person) -> Latest:
    """Return the latest findings; where there are newer entries, they are asked for."""
    latest = latest_of(person)
    if not latest.is_stale or latest.has_trouble:
        return latest
    desk.hurry(person.pk)
    return latest_of(person)
