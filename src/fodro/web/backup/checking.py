"""Whether all that is kept is whole: the database, the photos, and every row against its record."""

from __future__ import annotations

import hashlib
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from django.db import transaction

from fodro.domain.diary import DiaryError
from fodro.exchange.entries import EntryError
from fodro.exchange.pictures import PictureError, thumbnail
from fodro.web.archive.landing import Stood, land_all
from fodro.web.archive.reading import entries_of, landings
from fodro.web.archive.telling import told_records
from fodro.web.backup.database import DATABASE, photos_named
from fodro.web.backup.rows import FOLLOWING, following_rows
from fodro.web.people.models import Person
from fodro.web.photos.models import Photo
from fodro.web.photos.storage import STRAY_AFTER_S, pictures_of
from fodro.web.places import data_folder
from fodro.web.sync.models import Record

AT_ONCE = 500
MOST_NAMED = 3
FROM_A_BACKUP = "Bring it back from a backup: “fodro restore FILE --replace” keeps what is here now aside."
ROWS_ANEW = (
    "The records are what counts, and they are whole: “fodro export --to diary.zip”, erase the diary under "
    "My data, and “fodro import diary diary.zip” makes the rows anew."
)


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is not well, and what to do about it."""

    problem: str
    remedy: str


@dataclass(slots=True)
class LookedOver:
    """What was looked at, and what was found."""

    diaries: int = 0
    records: int = 0
    photos: int = 0
    faults: list[Fault] = field(default_factory=list)

    @property
    def is_well(self) -> bool:
        """Whether nothing was found."""
        return not self.faults


def look_over() -> LookedOver:
    """Look over every diary of the database Django has open, and the photos of the data folder.

    Rows are made anew from their records and compared; that is undone again, and best done on a copy.
    """
    found = LookedOver()
    for person in Person.objects.order_by("pk"):
        found.diaries += not person.is_simulated
        found.records += Record.objects.filter(person=person, gone=False).count()
        found.faults += _photo_faults(person, found)
        found.faults += _row_faults(person)
    found.faults += _folders_of_nobody()
    return found


def _photo_faults(person: Person, found: LookedOver) -> Iterator[Fault]:
    named = set(Photo.objects.filter(person=person).values_list("file", flat=True))
    found.photos += len(named)
    folder = pictures_of(person.pk)
    missing = _still_named(person, sorted(name for name in named if not (folder / name).is_file()))
    here = sorted(name for name in named if (folder / name).is_file())
    broken = [name for name in here if not _is_whole(folder / name)]
    if missing:
        yield Fault(f"{len(missing):,} photo(s) are not there: {_some(missing)}.", FROM_A_BACKUP)
    if broken:
        yield Fault(f"{len(broken):,} photo(s) cannot be read any more: {_some(broken)}.", FROM_A_BACKUP)
    stray = sorted(file.name for file in _files(folder) if file.name not in named and _is_old(file))
    if stray:
        remedy = "They go when the next photo is kept; or delete these files."
        yield Fault(f"{len(stray):,} file(s) among the photos belong to no record: {_some(stray)}.", remedy)


def _still_named(person: Person, missing: list[str]) -> list[str]:
    """Leave out what was deleted, record and all, since the copy was made that is looked over."""
    now = set(photos_named(data_folder() / DATABASE)) if missing else set()
    return [name for name in missing if (person.pk.hex, name) in now]


def _is_whole(file: Path) -> bool:
    try:
        data = file.read_bytes()
        thumbnail(data)
    except (PictureError, OSError):
        return False
    return f"{hashlib.sha256(data).hexdigest()}.jpg" == file.name


def _is_old(file: Path) -> bool:
    """Return whether a file cannot be one whose record is being written just now."""
    return file.stat().st_mtime < time.time() - STRAY_AFTER_S


def _files(folder: Path) -> list[Path]:
    return list(folder.iterdir()) if folder.is_dir() else []


def _folders_of_nobody() -> Iterator[Fault]:
    people = {pk.hex for pk in Person.objects.values_list("pk", flat=True)}
    left = sorted(each.name for each in _files(data_folder() / "photos") if each.name not in people)
    if left:
        problem = f"There are photos of {len(left):,} person(s) who are not here: {_some(left)}."
        yield Fault(problem, "Delete these folders.")


def _some(names: list[str]) -> str:
    return ", ".join(names[:MOST_NAMED]) + (" …" if len(names) > MOST_NAMED else "")


def _row_faults(person: Person) -> Iterator[Fault]:
    unreadable: list[str] = []
    with transaction.atomic():
        before = following_rows(person)
        _make_anew(person, unreadable)
        after = following_rows(person)
        transaction.set_rollback(True)
    if unreadable:
        problem = f"{len(unreadable):,} record(s) cannot be read: {_some(unreadable)}."
        yield Fault(problem, FROM_A_BACKUP)
        return
    for table, n in sorted((_by_table(before - after) | _by_table(after - before)).items()):
        yield Fault(f"{table}: {n:,} row(s) are not as their records say.", ROWS_ANEW)


def _by_table(rows: Counter[str]) -> Counter[str]:
    """Return how many rows of each table there are; of two such counts, ``|`` is the larger."""
    counted: Counter[str] = Counter()
    for line, n in rows.items():
        counted[line.split('"', 2)[1]] += n
    return counted


def _make_anew(person: Person, unreadable: list[str]) -> None:
    """Delete every row that follows from a record, and land the records again."""
    photos = list(Photo.objects.filter(person=person))
    for model, path in FOLLOWING.items():
        model._default_manager.filter(**{path: person}).delete()
    records = told_records(person)
    while batch := list(islice(records, AT_ONCE)):
        stood: dict[str, list[Stood]] = {}
        for record in batch:
            try:
                told = (record.key, entries_of(list(landings(("", 0, record)))))
            except DiaryError:
                unreadable.append(f"{record.kind} {record.key}")
            else:
                stood.setdefault(record.kind, []).append(told)
        for kind, each in stood.items():
            _land(person, kind, each)
    there = set(Photo.objects.filter(person=person).values_list("pk", flat=True))
    Photo.objects.bulk_create(photo for photo in photos if photo.pk not in there)  # missing files: told apart


def _land(person: Person, kind: str, stood: list[Stood]) -> None:
    if kind != "photo":
        land_all(person, kind, stood)
        return
    for each in stood:
        with suppress(EntryError):  # without its file
            land_all(person, kind, [each])
