"""Many reads that see one state of the diary, while others go on writing."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection


@contextmanager
def steady_view() -> Iterator[None]:
    """Let all reads inside see the database as it is at the first of them; nobody waits for anybody.

    A transaction of Django's takes the turn to write. This one only reads, so a check-in is kept meanwhile.
    """
    if connection.in_atomic_block:
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute("BEGIN DEFERRED")
        try:
            yield
        finally:
            cursor.execute("ROLLBACK")
