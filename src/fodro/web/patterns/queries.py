"""Findings of a person, computed once per state of their diary."""

from __future__ import annotations

from functools import lru_cache
from uuid import UUID

from fodro.domain.findings import Findings
from fodro.web.archive.queries import diary_of
from fodro.web.people.models import Person

REMEMBERED = 32


def findings_of(person: Person) -> Findings:
    """Return the findings of `person`; counted up with every write, the revision makes old ones stale."""
    return _findings(person.pk, person.revision)


def forget_findings() -> None:
    """Forget every finding that is kept in memory."""
    _findings.cache_clear()


@lru_cache(maxsize=REMEMBERED)
def _findings(person_id: UUID, _revision: int) -> Findings:
    from fodro.analysis import analyse  # the statistics take half a second to load; the first page needs none

    return analyse(diary_of(Person.objects.get(pk=person_id)))
