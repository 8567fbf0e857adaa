"""What other rooms tell of the findings, in one quiet line."""

from __future__ import annotations

from fodro.web.patterns.massage import as_shown
from fodro.web.patterns.queries import latest_of
from fodro.web.people.models import Person
from fodro.web.words import language
from fodro.wording.massage import right_after_in_short


def right_after_line(person: Person) -> str:
    """Return what has gone together with massage right after; empty unless that was said in Patterns."""
    understood = latest_of(person).understood
    if understood is None:
        return ""
    found = as_shown(understood.findings, understood.shown).massage
    return right_after_in_short(found.immediate, language()) if found else ""
