"""A person's diary erased: from the database and its log, from every folder, and from memory."""

from __future__ import annotations

import time
from collections.abc import Callable
from uuid import UUID

from django.contrib.sessions.models import Session
from django.db import DatabaseError, connection, transaction

from fodro.web.bringing_in.flows import forget as forget_brought_in
from fodro.web.patterns.flows import forget as forget_findings_of
from fodro.web.people.models import Person
from fodro.web.photos.flows import forget_photos
from fodro.web.report.queries import forget_reports
from fodro.web.share.flows import forget_shared
from fodro.web.writing import writing

TRIES = 20
WAIT_S = 0.25
"""The log can be emptied once nobody reads from it: reads take milliseconds, an export some seconds."""


def erase(person: Person) -> bool:
    """Delete `person` with everything of theirs, and return whether no file holds any of it any more.

    False is that someone went on reading the log of the database all the while: what was deleted is gone from
    every page, and its last traces go with the next start.
    """
    forget_findings_of(person.pk)
    forget_brought_in(person)
    traceless: list[bool] = []
    try:
        with writing():
            _end_sessions_of(person.pk)
            Person.objects.filter(pk=person.pk).delete()
            transaction.on_commit(lambda: traceless.append(leave_no_trace()))
    finally:
        forget_photos(person.pk)
        forget_shared(person.pk)
        forget_reports()
        forget_findings_of(person.pk)
    return all(traceless)


def leave_no_trace() -> bool:
    """Rewrite the database file and empty its log: deleted rows stay in both. Return whether it was done."""
    return _soon(_rewritten) and _soon(_log_is_empty)


def _rewritten() -> bool:
    with connection.cursor() as cursor:
        try:
            cursor.execute("VACUUM")
        except DatabaseError:
            return False
    return True


def _log_is_empty() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        (is_busy, *_pages) = cursor.fetchone()
    return not is_busy


def _soon(is_so: Callable[[], bool]) -> bool:
    for _ in range(TRIES):
        if is_so():
            return True
        time.sleep(WAIT_S)
    return False


def _end_sessions_of(person_id: UUID) -> None:
    """Delete what browsers of this person had left on the server."""
    for session in Session.objects.all().iterator():
        if session.get_decoded().get("_auth_user_id") == str(person_id):
            session.delete()
