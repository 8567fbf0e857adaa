"""Many new records at once, for an import whose rows are already written."""

from __future__ import annotations

from collections.abc import Iterable

from fodro.domain.clocks import SERVER_NODE, tick
from fodro.exchange.entries import Entry
from fodro.web.sync.models import Record
from fodro.web.sync.versions import Writer

BATCH = 500


def add_records(writer: Writer, kind: str, entries: Iterable[Entry]) -> None:
    """Write the records of `entries` that are new to the person; their rows are the caller's business."""
    clock = str(tick(None, writer.now_ms, SERVER_NODE))
    Record.objects.bulk_create(
        (
            Record(
                person=writer.person,
                kind=kind,
                key=entry.key,
                day=entry.day,
                clock=clock,
                sent=clock,
                body=entry.plain(),
                seq=writer.seq,
                recorded_at=writer.at,
            )
            for entry in entries
        ),
        batch_size=BATCH,
    )
