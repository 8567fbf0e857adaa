"""The app's database, opened from the command line. The one place where commands meet the web's code."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from fodro.domain.diary import Diary, DiaryError
from fodro.exchange.imported import Told, silent
from fodro.web.backup.opening import bring_up_to_date, set_up

if TYPE_CHECKING:
    from fodro.web.archive.restoring import Restored
    from fodro.web.people.models import Person


def merge(diary: Diary) -> tuple[int, int, int]:
    """Add the records of `diary` to the diary in the app; return how many were new, there, and repeated."""
    _open()
    from fodro.web.archive.flows import merge_diary
    from fodro.web.people.flows import start_own_diary

    report = merge_diary(start_own_diary(), diary)
    return report.added, report.kept, report.repeated


def has_records(path: Path) -> bool:
    """Return whether at `path` there are records to bring back, and not only tables of a diary."""
    _open()
    from fodro.web.archive.sources import has_records

    return has_records(path)


def restore(path: Path, told: Told = silent) -> Restored:
    """Bring back every record and photo at `path` into the diary in the app."""
    _open()
    from fodro.web.archive.restoring import restore
    from fodro.web.people.flows import start_own_diary

    return restore(start_own_diary(), path, told=told)


def write_archive(target: Path, *, replace: bool) -> dict[str, int]:
    """Write everything in the app as one archive; return how many records of each kind are in it."""
    person = own_person()
    from fodro.exchange.placing import place_made
    from fodro.web.archive.making import write_archive

    counts: dict[str, int] = {}
    place_made(
        target, lambda file: counts.update(write_archive(person, file).told["counts"]), replace=replace
    )
    return counts


def write_tables(target: Path, *, replace: bool) -> Diary:
    """Write everything in the app as CSV tables: those of the diary, and one for each kind of record."""
    person = own_person()
    from fodro.exchange.placing import place_archive, place_folder
    from fodro.web.archive.making import tables_of
    from fodro.web.archive.queries import diary_of

    place = place_archive if target.suffix.lower() == ".zip" else place_folder
    place(target, tables_of(person), replace=replace)
    return diary_of(person)


def note_backup(n_bytes: int) -> None:
    """Keep in mind that everyone's diary was backed up just now, where the database is up to date."""
    set_up()
    from django.db import DatabaseError

    from fodro.web.my_data.flows import note_backup

    with suppress(DatabaseError):
        note_backup(n_bytes)


def own_diary() -> Diary:
    """Return the diary in the app."""
    person = own_person()
    from fodro.web.archive.queries import diary_of

    return diary_of(person)


def own_person() -> Person:
    """Return the person of this computer."""
    _open()
    from fodro.web.people.queries import local_person

    person = local_person()
    if person is None:
        remedy = "Start one with “fodro serve”, or bring one in with “fodro import”."
        raise DiaryError(problem="There is no diary in the app yet.", remedy=remedy)
    return person


def _open() -> None:
    set_up()
    bring_up_to_date()
