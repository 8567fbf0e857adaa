"""An archive brought back: every record with its history, and every photo, or nothing at all.

What is there already is settled by its clock, as between devices: a record with a newer version stays. So
bringing in twice is bringing in once.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any

from django.db import IntegrityError

from fodro.domain.clocks import SERVER_NODE, clock, tick
from fodro.domain.diary import DiaryError
from fodro.exchange.entries import EntryError, PhotoEntry
from fodro.exchange.imported import Told, silent
from fodro.exchange.names import SETTINGS
from fodro.web.archive.beside import set_up
from fodro.web.archive.landing import land_all
from fodro.web.archive.reading import Landing, Surveyed, entries_of, landings, survey
from fodro.web.archive.restoring_photos import PlacedPhotos
from fodro.web.archive.sources import Found, Source, source_at
from fodro.web.archive.there import NotedOtherwise
from fodro.web.clock import now
from fodro.web.people.models import Person
from fodro.web.sync.bulk import Stamped, add_stamped
from fodro.web.sync.kinds import NotYours
from fodro.web.sync.models import Record, Version
from fodro.web.sync.versions import Offered, Writer, settle
from fodro.web.writing import recording

AT_ONCE = 500
Stood = tuple[Found, list[Landing]]
"""A record as it was found, and its versions that stood."""


@dataclass(slots=True)
class Restored:
    """What became of an archive: records that are new, that changed, and that were there already."""

    added: int = 0
    changed: int = 0
    kept: int = 0
    photos: int = 0
    notes: list[str] = field(default_factory=list)


def _nobody_is_told(_revision: int) -> None:
    """Nobody keeps what was brought in."""


def restore(
    person: Person, path: Path, *, told: Told = silent, wrote: Callable[[int], None] = _nobody_is_told
) -> Restored:
    """Bring back everything an archive (or a folder of record tables) holds; all of it or nothing.

    Everything is read and checked first, then the photos are written, then the records in one transaction;
    if that fails the photos that are new go again. `wrote` is told the person's revision inside it.

    Raises
    ------
    DiaryError
        If anything in it cannot be read or kept; with file, line and what to do. Nothing was changed.
    Cancelled
        If `told` raised it; nothing was changed.
    """
    with source_at(path) as source:
        source.verify(told)
        surveyed = survey(source, told)
        placed = PlacedPhotos(person, source)
        try:
            placed.place(surveyed.photos, told)
            restored = _kept(_Restoring(person, surveyed, placed), source, wrote)
        except BaseException:
            placed.undo()
            raise
    placed.tidy()
    restored.photos, restored.notes = placed.n_new, placed.notes
    return restored


def _kept(restoring: _Restoring, source: Source, wrote: Callable[[int], None]) -> Restored:
    try:
        with recording(restoring.person) as seq:
            wrote(seq)
            return restoring.take(source, seq)
    except NotYours:
        problem = "Some of these records belong to another diary that is kept on this computer."
        remedy = "Open that diary and bring them in there, or erase it first. Nothing was changed."
    except (IntegrityError, EntryError):
        problem = "Some of these records cannot be kept beside each other."
        remedy = "Take the archive as it was made. Nothing was changed."
    raise DiaryError(problem, file=source.name, remedy=remedy)


class _Restoring:
    """Settles the records of an archive, some hundred at a time, inside one transaction."""

    def __init__(self, person: Person, surveyed: Surveyed, placed: PlacedPhotos) -> None:
        self.person, self._surveyed, self._placed = person, surveyed, placed
        self._result = Restored()

    def take(self, source: Source, seq: int) -> Restored:
        """Settle every record of `source` under the revision `seq`."""
        self._writer = Writer(self.person, now(), seq)
        self._otherwise = NotedOtherwise(self.person, self._surveyed.keys)
        records = source.records()
        while batch := list(islice(records, AT_ONCE)):
            by_kind: dict[str, list[Found]] = {}
            for found in batch:
                by_kind.setdefault(found[2].kind, []).append(found)
            for kind, of_kind in by_kind.items():
                self._take_some(kind, of_kind)
        _set_up(self._writer.person, source)
        return self._result

    def _take_some(self, kind: str, batch: list[Found]) -> None:
        there = {
            record.key: record
            for record in Record.objects.filter(
                person=self._writer.person, kind=kind, key__in=[record.key for _file, _line, record in batch]
            )
        }
        new = [found for found in batch if found[2].key not in there]
        for found in batch:
            if found[2].key in there:
                self._settle(found, there[found[2].key])
        self._add(kind, new)

    def _settle(self, found: Found, there: Record) -> None:
        """Settle every version against what is there, in the order they came in."""
        record, was, writer = found[2], there.clock, self._writer
        if not record.now.clock and not there.gone:
            self._result.kept += 1  # it came without a clock: what is there wins
            return
        for landing in landings(found):
            if self._has_file(landing):
                sent, counts = landing.sent(writer), _counts(landing, writer, there)
                offered = Offered(record.kind, record.key, sent, landing.entry, landing.told.body)
                there, _standing = settle(writer, offered, there, counts=counts)
        if there.clock == was:
            self._result.kept += 1
        else:
            self._result.changed += 1

    def _add(self, kind: str, batch: list[Found]) -> None:
        new = [(found, list(landings(found))) for found in batch]
        new = [each for each in new if self._is_wanted(each[1][-1])]
        self._result.kept += len(batch) - len(new)
        land_all(self.person, kind, [(found[2].key, entries_of(stood)) for found, stood in new])
        self._write_records(kind, new)
        self._result.added += len(new)

    def _is_wanted(self, standing: Landing) -> bool:
        return self._has_file(standing) and not self._otherwise.has(standing.entry)

    def _has_file(self, landing: Landing) -> bool:
        """Return whether a photo has its file: nothing could be shown of one without."""
        return not isinstance(landing.entry, PhotoEntry) or self._placed.has(landing.entry.file)

    def _write_records(self, kind: str, new: list[Stood]) -> None:
        add_stamped(self._writer, kind, [self._stamped(found, stood) for found, stood in new])
        told = {found[2].key: found[2].earlier for found, _stood in new if found[2].earlier}
        rows = Record.objects.filter(person=self.person, kind=kind, key__in=list(told))
        Version.objects.bulk_create(
            Version(
                record=row,
                clock=version.clock,
                sent=version.sent,
                body=dict(version.body),
                gone=version.gone,
                recorded_at=version.noted or self._writer.at,
            )
            for row in (rows if told else ())
            for version in told[row.key]
            if version.clock  # tables tell no history
        )

    def _stamped(self, found: Found, stood: list[Landing]) -> Stamped:
        standing, writer = stood[-1], self._writer
        entry, days = standing.entry, (each.entry.day for each in reversed(stood) if each.entry)
        return Stamped(
            key=found[2].key,
            day=next(days, None),  # one that was taken away keeps its day
            body=entry.plain() if entry else None,
            clock=standing.counts(writer),
            sent=str(standing.sent(writer)),
            noted=min(standing.told.noted or writer.at, writer.at),
        )


def _counts(landing: Landing, writer: Writer, there: Record) -> str:
    """Return the clock a version counts with; one without a clock comes after what was taken away."""
    if landing.told.clock:
        return landing.counts(writer)
    return str(tick(clock(there.clock), writer.now_ms, SERVER_NODE))


def _set_up(person: Person, source: Source) -> None:
    try:
        told: Any = source.settings()
        if told is not None:
            set_up(person, told)
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        problem = "What was set up cannot be read."
        remedy = "Take the archive as it was made. Nothing was changed."
        raise DiaryError(problem, file=source.where(SETTINGS), remedy=remedy) from None
