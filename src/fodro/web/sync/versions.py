"""One version of a record settled against what is there: the later clock wins, the other stays as history."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

from fodro.domain.clocks import Clock, clock, tick
from fodro.exchange.entries import Entry
from fodro.web.people.models import Person
from fodro.web.sync.models import Record, Version
from fodro.web.sync.registry import kinds


class Standing(StrEnum):
    """What became of a version that was sent."""

    KEPT = "kept"
    SAME = "same"
    STALE = "stale"


@dataclass(frozen=True, slots=True)
class Offered:
    """A version as it is offered, by a device or by a form. Without an `entry` it takes the record away."""

    kind: str
    key: str
    sent: Clock
    entry: Entry | None = None
    body: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Writer:
    """Whose records are written, when, and under which revision."""

    person: Person
    at: datetime
    seq: int

    @property
    def now_ms(self) -> int:
        """Milliseconds since 1970."""
        return round(self.at.timestamp() * 1000)


def offer(writer: Writer, version: Offered) -> tuple[Record, Standing]:
    """Settle `version` against the record that is there and return what stands now."""
    there = Record.objects.filter(person=writer.person, kind=version.kind, key=version.key).first()
    if there is None:
        return _insert(writer, version), Standing.KEPT
    return settle(writer, version, there, counts=str(_effective(writer, version, there)))


def settle(writer: Writer, version: Offered, there: Record, *, counts: str) -> tuple[Record, Standing]:
    """Settle `version`, which counts with the clock `counts`, against `there` and return what stands now."""
    if _is_known(there, version):
        return there, Standing.SAME
    if counts < there.clock:
        _file_away(there, sent=str(version.sent), clock=counts, body=version.body, writer=writer)
        return there, Standing.STALE
    return _replace(writer, version, there, counts), Standing.KEPT


def _is_known(there: Record, version: Offered) -> bool:
    sent = str(version.sent)
    return there.sent == sent or there.versions.filter(sent=sent).exists()


def _effective(writer: Writer, version: Offered, there: Record | None = None) -> Clock:
    """Return the clock a version counts with: a device ahead of time cannot win over all that is to come."""
    if not version.sent.is_ahead(writer.now_ms):
        return version.sent
    if there is not None and there.sent[-8:] == version.sent.node and there.sent > str(version.sent):
        return Clock(0, 0, version.sent.node)  # the same device has already sent a later one
    return tick(clock(there.clock) if there else None, writer.now_ms, version.sent.node)


def _insert(writer: Writer, version: Offered) -> Record:
    record = Record(person=writer.person, kind=version.kind, key=version.key)
    return _write(writer, version, record, str(_effective(writer, version)))


def _replace(writer: Writer, version: Offered, there: Record, effective: str) -> Record:
    Version.objects.create(
        record=there,
        clock=there.clock,
        sent=there.sent,
        body=there.body,
        gone=there.gone,
        recorded_at=there.recorded_at,
    )
    return _write(writer, version, there, effective)


def _write(writer: Writer, version: Offered, record: Record, effective: str) -> Record:
    record.clock, record.sent, record.seq = effective, str(version.sent), writer.seq
    record.gone, record.recorded_at = version.entry is None, writer.at
    record.body = version.entry.plain() if version.entry else {}
    record.day = version.entry.day if version.entry else record.day
    record.save()
    kind = kinds()[version.kind]
    if version.entry is None:
        kind.remove(writer.person, version.key)
    else:
        kind.land(writer.person, version.key, version.entry)
    return record


def _file_away(there: Record, *, sent: str, clock: str, body: Mapping[str, Any], writer: Writer) -> None:
    Version.objects.create(
        record=there, clock=clock, sent=sent, body=dict(body), gone=not body, recorded_at=writer.at
    )
