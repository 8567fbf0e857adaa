"""Many new records at once, for an import whose rows are already written."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import connection
from django.db.backends.utils import CursorWrapper

from fodro.domain.clocks import SERVER_NODE, clock, tick
from fodro.exchange.entries import Entry
from fodro.web.sync.models import Record
from fodro.web.sync.versions import Offered, Writer, offer

BATCH = 500


def add_records(writer: Writer, kind: str, entries: Iterable[Entry]) -> None:
    """Write the records of `entries` that are new to the person; their rows are the caller's business.

    What was taken away before is noted again: its place is still marked, and its history goes on.
    """
    gone = {
        record.key: record for record in Record.objects.filter(person=writer.person, kind=kind, gone=True)
    }
    new = []
    for entry in entries:
        if there := gone.get(entry.key):
            later = tick(clock(there.clock), writer.now_ms, SERVER_NODE)
            offer(writer, Offered(kind, entry.key, later, entry))
        else:
            new.append(entry)
    _insert(writer, kind, new)


def _insert(writer: Writer, kind: str, entries: Iterable[Entry]) -> None:
    begun = str(tick(None, writer.now_ms, SERVER_NODE))
    Record.objects.bulk_create(
        (
            Record(
                person=writer.person,
                kind=kind,
                key=entry.key,
                day=entry.day,
                clock=begun,
                sent=begun,
                body=entry.plain(),
                seq=writer.seq,
                recorded_at=writer.at,
            )
            for entry in entries
        ),
        batch_size=BATCH,
    )


@dataclass(frozen=True, slots=True)
class Plain:
    """A version of one record as it is written by the thousand; without a body it takes the record away."""

    key: str
    day: date | None
    body: Mapping[str, Any] | None


def write_plainly(writer: Writer, kind: str, versions: Sequence[Plain]) -> None:
    """Write `versions`, each later than what is there, which stays as history.

    Rows are the caller's business. By SQL: what a phone counted in ten years comes in one transaction, and
    nobody else can write meanwhile.
    """
    there = _there(writer, kind, [version.key for version in versions])
    with connection.cursor() as cursor:
        _file_away(cursor, [row_id for row_id, _clock in there.values()])
        _change(writer, cursor, [(one, *there[one.key]) for one in versions if one.key in there])
        _add(writer, cursor, kind, [one for one in versions if one.key not in there])


@dataclass(frozen=True, slots=True)
class Stamped:
    """A new record with the clocks it came with; without a body it says that something was taken away."""

    key: str
    day: date | None
    body: Mapping[str, Any] | None
    clock: str
    sent: str
    noted: datetime


def add_stamped(writer: Writer, kind: str, records: Iterable[Stamped]) -> None:
    """Write records that are new, with the clocks they came with; their rows are the caller's business."""
    seq, who, written = writer.seq, writer.person.pk.hex, connection.ops.adapt_datetimefield_value
    rows = [
        (
            who, kind, one.key, one.day.isoformat() if one.day else None, one.clock, one.sent,
            json.dumps(one.body or {}), one.body is None, seq, written(one.noted),
        )
        for one in records
    ]  # fmt: skip
    with connection.cursor() as cursor:
        cursor.executemany(_ADD, rows)


_THERE = (
    "SELECT key, id, clock FROM sync_record WHERE person_id = %s AND kind = %s "
    "AND key IN (SELECT value FROM json_each(%s))"
)
_FILE_AWAY = (
    "INSERT OR IGNORE INTO sync_version (record_id, clock, sent, body, gone, recorded_at) "
    "SELECT id, clock, sent, body, gone, recorded_at FROM sync_record "
    "WHERE id IN (SELECT value FROM json_each(%s))"
)
_CHANGE = (
    "UPDATE sync_record SET clock = %s, sent = %s, body = %s, gone = %s, seq = %s, recorded_at = %s "
    "WHERE id = %s"
)
_ADD = (
    "INSERT INTO sync_record (person_id, kind, key, day, clock, sent, body, gone, seq, recorded_at) "
    "VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s)"
)


def _there(writer: Writer, kind: str, keys: Sequence[str]) -> dict[str, tuple[int, str]]:
    with connection.cursor() as cursor:
        cursor.execute(_THERE, [writer.person.pk.hex, kind, json.dumps(list(keys))])
        return {key: (row_id, at) for key, row_id, at in cursor.fetchall()}


def _file_away(cursor: CursorWrapper, row_ids: Sequence[int]) -> None:
    if row_ids:
        cursor.execute(_FILE_AWAY, [json.dumps(list(row_ids))])


def _change(writer: Writer, cursor: CursorWrapper, changed: Sequence[tuple[Plain, int, str]]) -> None:
    at, seq, now_ms = _written_at(writer), writer.seq, writer.now_ms
    nows = [str(tick(clock(before), now_ms, SERVER_NODE)) for _version, _row_id, before in changed]
    rows = [
        (now, now, json.dumps(version.body or {}), version.body is None, seq, at, row_id)
        for now, (version, row_id, _before) in zip(nows, changed, strict=True)
    ]
    cursor.executemany(_CHANGE, rows)


def _add(writer: Writer, cursor: CursorWrapper, kind: str, new: Sequence[Plain]) -> None:
    at, seq, who = _written_at(writer), writer.seq, writer.person.pk.hex
    begun = str(tick(None, writer.now_ms, SERVER_NODE))
    rows = [
        (
            who, kind, version.key, version.day.isoformat() if version.day else None, begun, begun,
            json.dumps(version.body or {}), version.body is None, seq, at,
        )
        for version in new
    ]  # fmt: skip
    cursor.executemany(_ADD, rows)


def _written_at(writer: Writer) -> str:
    return connection.ops.adapt_datetimefield_value(writer.at) or ""
