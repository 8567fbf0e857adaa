"""The one way to write: in a transaction, one writer at a time, with the person's revision counted up."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction
from django.db.models import F

from fodro.web.people.models import Person

_one_writer = threading.Lock()
"""SQLite has one writer; taking turns here keeps the slowest write far shorter than its busy loop does."""


@contextmanager
def recording(person: Person) -> Iterator[None]:
    """Write records of `person`: all of them or none, and every cached page of theirs becomes stale."""
    with _one_writer, transaction.atomic():
        yield
        Person.objects.filter(pk=person.pk).update(revision=F("revision") + 1)


@contextmanager
def writing() -> Iterator[None]:
    """Write anything that is not a record of one person, all of it or none."""
    with _one_writer, transaction.atomic():
        yield
