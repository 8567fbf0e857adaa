"""The app's database, opened from the command line. The one place where commands meet the web's code."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from fodro.domain.diary import Diary, DiaryError
from fodro.exchange.imported import Told, silent
from fodro.web.backup.opening import bring_up_to_date, set_up

if TYPE_CHECKING:
    from fodro.exchange.imported import Imported
    from fodro.web.archive.comparing import Change
    from fodro.web.archive.flows import MergeReport
    from fodro.web.archive.restoring import Restored
    from fodro.web.people.models import Person


def bring_in(
    kind: str, file: Path, imported: Imported, *, told: Told = silent, mapping: dict[str, Any] | None = None
) -> MergeReport:
    """Bring what was read from `file` into the diary in the app, where it can be taken back."""
    _open()
    from fodro.web.bringing_in.flows import bring_in, unwritten
    from fodro.web.people.flows import start_own_diary

    one = unwritten(start_own_diary(), kind, file)
    one.mapping = mapping or {}
    return bring_in(one, imported, told=told)


def compare(kind: str, diary: Diary) -> tuple[Change, ...]:
    """Return what bringing `diary` in would do; without a diary in the app everything is new."""
    _open()
    from fodro.web.archive.comparing import compared
    from fodro.web.bringing_in.queries import origin_of
    from fodro.web.people.models import Person
    from fodro.web.people.queries import local_person

    person = local_person() or Person()
    return compared(person, diary, origin_of(person, kind))


def restore(path: Path, told: Told = silent) -> Restored:
    """Bring back every record and photo at `path` into the diary in the app."""
    _open()
    from fodro.web.bringing_in.flows import bring_back, unwritten
    from fodro.web.people.flows import start_own_diary

    return bring_back(unwritten(start_own_diary(), "diary", path), path, told)


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
