"""Many new records at once, for an import whose rows are already written."""

from __future__ import annotations

from collections.abc import Iterable

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
