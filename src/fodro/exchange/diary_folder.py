"""The diary folder: CSV files that any program can write and read. See ``docs/reference/diary-folder.md``."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace as with_values
from os import PathLike
from pathlib import Path

from fodro.domain.diary import Diary, DiaryError, digest
from fodro.exchange import checkins, days, experiments, sessions, wearings
from fodro.exchange.contents import contents
from fodro.exchange.imported import Imported
from fodro.exchange.looking import is_folder, is_zip, names
from fodro.exchange.names import CHECKINS, DAYS, EXPERIMENTS, NOT_READ_YET, READ, RECORDS, SESSIONS, SHOES
from fodro.exchange.placing import place_archive, place_folder
from fodro.exchange.table import read_table, table_bytes


def read_diary(path: str | PathLike[str]) -> Diary:
    """Read a diary folder or a zip archive of one.

    Parameters
    ----------
    path : path
        A folder, or a zip archive with the files at its top or inside one folder.

    Returns
    -------
    Diary
        In order of time. A blank cell, a missing row and a missing day are not recorded, never zero.

    Raises
    ------
    DiaryError
        If anything in it cannot be read; with file, line, column and what to do. Nothing is returned in part.
    """
    return read_folder(path).diary


def recognises(path: Path) -> bool:
    """Return whether a folder or zip archive holds the tables of a diary, at its top or in one folder."""
    held = (name.split("/") for name in names(path))
    packed = is_folder(path) or is_zip(path)
    return packed and any(len(parts) <= 2 and parts[-1] in {CHECKINS, DAYS} for parts in held)


def read_folder(path: str | PathLike[str]) -> Imported:
    """Read a diary like `read_diary`, with notes on what was left out.

    Raises
    ------
    DiaryError
        If anything in it cannot be read.
    """
    held = contents(Path(path), READ)
    imported = _imported(held.files, name=Path(path).name)
    unpacked = held.names if Path(path).is_dir() else frozenset()
    notes = (*imported.notes, *_notes_on_ignored(held.names), *_notes_on_unpacked(unpacked))
    return with_values(imported, notes=notes)


def write_diary(
    diary: Diary,
    path: str | PathLike[str],
    *,
    replace: bool = False,
    beside: Mapping[str, bytes] | None = None,
) -> None:
    """Write a diary so that `read_diary` gives it back unchanged, whole or not at all.

    Parameters
    ----------
    diary : Diary
        What to write.
    path : path
        A folder to make, or a zip archive if it ends in ``.zip``.
    replace : bool
        Whether a diary that is already there may be replaced. Nothing but a diary is ever replaced.
    beside : mapping of str to bytes
        More files to put beside the diary, by name.

    Raises
    ------
    DiaryError
        If something is already there, it cannot be written, or the diary would not read back as it is.
    """
    files = {**diary_files(diary), **(beside or {})}
    place = place_archive if Path(path).suffix.lower() == ".zip" else place_folder
    place(Path(path), files, replace=replace)


def diary_files(diary: Diary) -> dict[str, bytes]:
    """Return the files of a diary folder by name, after reading them back to see that nothing is lost.

    Raises
    ------
    DiaryError
        If the diary holds something the folder cannot carry.
    """
    files = {
        CHECKINS: _table(checkins.checkin_header(diary.ratings), checkins.checkin_rows(diary.ratings)),
        DAYS: _table(days.day_header(diary.factors), days.day_rows(diary.factors)),
        SESSIONS: _table(sessions.COLUMNS, sessions.session_rows(diary.sessions)),
    }
    if diary.wearings:
        files[SHOES] = _table(wearings.COLUMNS, wearings.wearing_rows(diary.wearings))
    if diary.experiments:
        rows = experiments.experiment_rows(diary.experiments)
        files[EXPERIMENTS] = _table(experiments.COLUMNS, rows)
    if digest(_imported(files, name="").diary) != digest(diary):
        remedy = "Please report this; the diary itself is unharmed."
        raise DiaryError(problem="The diary would not read back as it is.", remedy=remedy)
    return files


def _table(header: Iterable[str], rows: Iterable[Iterable[str]]) -> bytes:
    try:
        return table_bytes(header, rows)
    except UnicodeEncodeError:
        problem = "The diary holds half a character, which no file can carry."
        raise DiaryError(problem, remedy="Write that word again in the diary.") from None


def _imported(files: Mapping[str, bytes], *, name: str) -> Imported:
    if CHECKINS not in files and DAYS not in files:
        problem = f"There is neither {CHECKINS} nor {DAYS} in it."
        raise DiaryError(problem, file=name, remedy="Give the folder (or zip archive) that holds them.")
    tables = {file: read_table(data, file=file) for file, data in files.items()}
    rated, left_out = checkins.ratings(tables[CHECKINS]) if CHECKINS in tables else ((), 0)
    massaged = sessions.sessions(tables[SESSIONS]) if SESSIONS in tables else ()
    factors = days.factors(tables[DAYS]) if DAYS in tables else {}
    worn = wearings.wearings(tables[SHOES]) if SHOES in tables else ()
    tried = experiments.experiments(tables[EXPERIMENTS]) if EXPERIMENTS in tables else ()
    return Imported(Diary(rated, massaged, factors, worn, tried), _notes_on_left_out(left_out))


def _notes_on_left_out(rows: int) -> tuple[str, ...]:
    if not rows:
        return ()
    return (f"{CHECKINS}: {rows:,} row(s) without an intensity say nothing about pain and were left out.",)


def _notes_on_unpacked(names: Iterable[str]) -> tuple[str, ...]:
    if RECORDS not in set(names):
        return ()
    return (f"{RECORDS} holds more than the tables: bring in the zip it came in to have all of it.",)


def _notes_on_ignored(names: Iterable[str]) -> tuple[str, ...]:
    found = set(names)
    return tuple(f"{name} is not read yet and was left alone." for name in NOT_READ_YET if name in found)
