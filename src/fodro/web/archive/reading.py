"""Records of an archive, read and checked the way those of a device are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from fodro.domain.clocks import SERVER_NODE, Clock, clock, tick
from fodro.domain.diary import DiaryError
from fodro.exchange.archive_entries import ToldRecord, ToldVersion, arrival
from fodro.exchange.cells import shown
from fodro.exchange.entries import Entry, EntryError, PhotoEntry
from fodro.exchange.imported import Told
from fodro.web.archive.sources import Found, Source
from fodro.web.sync.registry import kinds
from fodro.web.sync.versions import Writer
from fodro.web.words import entry_problem

UPDATE = "If a newer Fodro made it, update Fodro here. Nothing was changed."


@dataclass(slots=True)
class Surveyed:
    """What an archive holds, from a first reading that keeps nothing but keys.

    ``photos`` names the file of each photo record that stands, with where it was read.
    """

    keys: dict[str, set[str]] = field(default_factory=dict)
    photos: dict[str, tuple[str, int]] = field(default_factory=dict)
    n_records: int = 0


@dataclass(frozen=True, slots=True)
class Landing:
    """A version that is to be kept: its entry (None takes away) and the clocks it came with."""

    entry: Entry | None
    told: ToldVersion

    def sent(self, writer: Writer) -> Clock:
        """Return the clock of the device, or of now where the archive does not tell."""
        return clock(self.told.sent) if self.told.sent else tick(None, writer.now_ms, SERVER_NODE)

    def counts(self, writer: Writer) -> str:
        """Return the clock it counts with; one that runs ahead cannot win over all that is to come."""
        told = clock(self.told.clock) if self.told.clock else None
        is_ahead = told is None or told.is_ahead(writer.now_ms)
        return str(tick(None, writer.now_ms, SERVER_NODE) if is_ahead else told)


def survey(source: Source, told: Told) -> Surveyed:
    """Read every record once, so that a refusal comes before anything is written.

    Raises
    ------
    DiaryError
        For the first record that cannot be read, or stands there twice.
    """
    found = Surveyed()
    for file, line, record in source.records():
        entry = entry_of(file, line, record)
        of_kind = found.keys.setdefault(record.kind, set())
        if record.key in of_kind:
            problem = f"The record {shown(record.key)} of the kind {shown(record.kind)} stands there twice."
            raise DiaryError(problem, file=file, line=line, remedy="Keep one of the two.")
        of_kind.add(record.key)
        if isinstance(entry, PhotoEntry):
            found.photos.setdefault(entry.file, (file, line))
        found.n_records += 1
        if not found.n_records % 500:
            told(source.n_bytes, source.n_bytes)
    return found


def entry_of(file: str, line: int, record: ToldRecord) -> Entry | None:
    """Return what a record says now, or None where it was taken away.

    Raises
    ------
    DiaryError
        If it says nothing that can be kept; with file, line and what to do.
    """
    kind = kinds().get(record.kind)
    if kind is None:
        problem = f"{shown(record.kind)} is no kind of record that is known here."
        raise DiaryError(problem, file=file, line=line, remedy=UPDATE)
    if record.now.gone:
        return None
    try:
        return kind.read(record.key, record.now.body)
    except EntryError as error:
        problem = f"A record of the kind {shown(record.kind)} cannot be read: {entry_problem(error)}"
        raise DiaryError(problem, file=file, line=line, remedy=UPDATE) from None


def landings(found: Found) -> Iterator[Landing]:
    """Yield the versions of a record that stood at some time, in the order they came in; the last one stands.

    One that had lost when it came in never stood; one that cannot be read any more is history only.
    """
    file, line, record = found
    newest = ""
    for version in arrival(record):
        if version is record.now or not version.clock or version.clock > newest:
            newest = max(newest, version.clock)
            if version is record.now:
                yield Landing(entry_of(file, line, record), version)
            elif (entry := _readable(record, version)) is not None or version.gone:
                yield Landing(entry, version)


def entries_of(stood: Sequence[Landing]) -> list[Entry | None]:
    """Return what versions say, without their clocks."""
    return [landing.entry for landing in stood]


def _readable(record: ToldRecord, version: ToldVersion) -> Entry | None:
    try:
        return None if version.gone else kinds()[record.kind].read(record.key, version.body)
    except EntryError:
        return None
