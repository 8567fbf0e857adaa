"""Every write of records: by a form on the server, and by devices that send what they kept."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from fodro.domain.clocks import SERVER_NODE, Clock, clock, tick
from fodro.web.clock import now
from fodro.web.people.models import Person
from fodro.web.sync.models import Record
from fodro.web.sync.registry import kinds
from fodro.web.sync.versions import Offered, Writer, offer
from fodro.web.writing import recording

Change = tuple[str, str, Mapping[str, Any] | None]
"""A kind, a key, and the body to keep; None takes the record away."""


def keep(person: Person, kind: str, key: str, body: Mapping[str, Any]) -> Record:
    """Keep `body` as the newest version of a record of `person`.

    Raises
    ------
    EntryError
        If something in the body is wrong; nothing is written.
    NotYours
        If the key belongs to another person.
    """
    return keep_all(person, [(kind, key, body)])[0]


def take_away(person: Person, kind: str, key: str) -> None:
    """Take a record away: its place stays marked, and its history stays."""
    keep_all(person, [(kind, key, None)])


def keep_all(person: Person, changes: Iterable[Change]) -> list[Record]:
    """Keep all `changes` or none of them.

    Raises
    ------
    EntryError
        If something in a body is wrong.
    NotYours
        If a key belongs to another person.
    """
    read = [
        (kind, key, None if body is None else kinds()[kind].read(key, body)) for kind, key, body in changes
    ]
    with recording(person) as seq:
        writer = Writer(person, now(), seq)
        return [
            offer(writer, Offered(kind, key, _server_clock(writer, kind, key), entry))[0]
            for kind, key, entry in read
        ]


def _server_clock(writer: Writer, kind: str, key: str) -> Clock:
    there = Record.objects.filter(person=writer.person, kind=kind, key=key).values_list("clock", flat=True)
    last = there.first()
    return tick(clock(last) if last else None, writer.now_ms, SERVER_NODE)
