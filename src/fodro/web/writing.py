"""The one way to write: in a transaction, one writer at a time, with the person's revision counted up."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from uuid import UUID

from django.db import transaction
from django.db.models import F

from fodro.web.people.models import Person

_one_writer = threading.RLock()
"""SQLite has one writer; taking turns here keeps the slowest write far shorter than its busy loop does."""


_listeners: list[Callable[[UUID], None]] = []


def when_recorded(tell: Callable[[UUID], None]) -> None:
    """Let `tell` know whose records were written, each time they are on disk."""
    _listeners.append(tell)


@contextmanager
def recording(person: Person) -> Iterator[int]:
    """Write records of `person`: all of them or none, and every cached page of theirs becomes stale.

    Gives the person's new revision. Devices use it as their cursor: it is counted up inside the transaction,
    so a revision that can be seen is one whose records can be seen too.
    """
    with _one_writer, transaction.atomic():
        Person.objects.filter(pk=person.pk).update(revision=F("revision") + 1)
        for tell in _listeners:
            transaction.on_commit(partial(tell, person.pk), robust=True)
        yield Person.objects.values_list("revision", flat=True).get(pk=person.pk)


@contextmanager
def writing() -> Iterator[None]:
    """Write anything that is not a record of one person, all of it or none."""
    with _one_writer, transaction.atomic():
        yield
