"""What is ruled out today for a person, in one place."""

from __future__ import annotations

from fodro.knowledge.limits import NO_LIMITS, Limits
from fodro.web.people.models import Person


def limits_today(person: Person) -> Limits:
    """Return what signs and conditions rule out today for `person`."""
    return NO_LIMITS
