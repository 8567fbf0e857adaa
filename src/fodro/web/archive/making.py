"""The archive of one person's whole diary, written."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import suppress
from typing import IO, Any

from fodro.domain.diary import Diary, digest
from fodro.exchange.archive_entries import ToldRecord, written
from fodro.exchange.archive_manifest import DIARY, Manifest
from fodro.exchange.archive_readme import readme
from fodro.exchange.archive_writing import ArchiveWriter
from fodro.exchange.diary_folder import diary_files
from fodro.exchange.names import PHOTOS, README, RECORDS, SETTINGS
from fodro.exchange.record_tables import kind_table, table_name
from fodro.version import __version__
from fodro.web.archive.beside import settings_of
from fodro.web.archive.landing import SEVERAL_LANDINGS
from fodro.web.archive.queries import diary_of
from fodro.web.archive.reading import landings
from fodro.web.archive.snapshot import steady_view
from fodro.web.archive.telling import counted, told_records
from fodro.web.clock import now
from fodro.web.people.models import Person
from fodro.web.photos.models import Photo
from fodro.web.photos.storage import pictures_of


def write_archive(person: Person, file: IO[bytes]) -> Manifest:
    """Write the whole diary of `person` into an open file, as it was at one moment.

    Raises
    ------
    DiaryError
        If the diary could not be read back from its tables.
    OSError
        If the file could not be written.
    """
    archive = ArchiveWriter(file, DIARY)
    made_at = now().replace(microsecond=0)
    archive.add(README, readme(made_at=f"{made_at:%Y-%m-%d %H:%M} UTC"))
    with steady_view():
        diary = diary_of(person)
        for name, data in diary_files(diary).items():
            archive.add(name, data)
        archive.add_pieces(RECORDS, (written(record) for record in told_records(person)))
        archive.add(SETTINGS, (json.dumps(settings_of(person), indent=1) + "\n").encode())
        photos = _photos(person)
        counts = counted(person)
    missing = [name for name in photos if not _added(archive, person, name)]
    told = {"made_at": made_at.isoformat(), **_told(diary, counts)}
    return archive.finish(told | ({"photos_missing": missing} if missing else {}))


def tables_of(person: Person) -> dict[str, bytes]:
    """Return everything `person` noted as CSV files by name: the diary's tables, and one for each kind.

    Raises
    ------
    DiaryError
        If the diary holds something no table can carry.
    """
    with steady_view():
        files = diary_files(diary_of(person))
        bodies: dict[str, list[tuple[str, Mapping[str, Any]]]] = {}
        for record in told_records(person):
            if not record.now.gone:
                bodies.setdefault(record.kind, []).extend(_rows(record))
    return files | {table_name(kind): kind_table(of_kind) for kind, of_kind in sorted(bodies.items())}


def _rows(record: ToldRecord) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Yield the rows of a record: what it says, and before it what it said where that still counts."""
    several = record.kind in SEVERAL_LANDINGS
    for landing in landings(("", 0, record)):
        if landing.told is record.now or (several and landing.entry is not None):
            yield record.key, landing.told.body


def _photos(person: Person) -> list[str]:
    return sorted(set(Photo.objects.filter(person=person).values_list("file", flat=True)))


def _added(archive: ArchiveWriter, person: Person, name: str) -> bool:
    """Add a photo, and return whether it was there."""
    with suppress(FileNotFoundError):
        archive.add_file(f"{PHOTOS}/{name}", pictures_of(person.pk) / name)
        return True
    return False


def _told(diary: Diary, counts: Counter[str]) -> dict[str, Any]:
    days = diary.recorded_days
    return {
        "made_by": f"Fodro {__version__}",
        "digest": digest(diary),
        "first_day": days[0].isoformat() if days else None,
        "last_day": days[-1].isoformat() if days else None,
        "counts": dict(sorted(counts.items())),
    }
