"""The diaries of a cohort: which there are in a folder, and whether one has changed."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from fodro.domain.diary import DiaryError
from fodro.exchange.names import CHECKINS, DAYS, READ

Fingerprint = list[list[str | int]]
"""Name, size in bytes and time of change in nanoseconds of each file of a diary."""

_NOT_DIARIES = ("__MACOSX",)


@dataclass(frozen=True, slots=True)
class Entry:
    """One diary of a cohort.

    Parameters
    ----------
    name : str
        Its path below the folder of the cohort, with ``/`` between its parts; no two are the same.
    path : Path
        Where it is.
    """

    name: str
    path: Path

    def fingerprint(self) -> Fingerprint:
        """Return what tells this state of its files from any other, without reading them."""
        try:
            files = _read_files(self.path) or [self.path]
            seen = [(file.name, file.stat()) for file in files]
        except OSError:
            return []
        return [[_plain(name), about.st_size, about.st_mtime_ns] for name, about in seen]


def diaries_in(folder: Path) -> tuple[Entry, ...]:
    """Return the diaries in `folder`, in the order of their names.

    Every sub-folder and every zip archive is one. A sub-folder that holds neither ``checkins.csv`` nor
    ``days.csv`` but folders or archives of its own is a group: these are its diaries. Names that begin with a
    dot are passed over, and so are other files.

    Raises
    ------
    DiaryError
        If it is not a folder, may not be read, is itself a diary, or holds none.
    """
    try:
        children = sorted(os.scandir(folder), key=lambda child: child.name)
    except OSError as error:
        raise _no_folder(folder, error) from None
    if _is_diary({child.name for child in children}):
        remedy = "Give the folder that holds the diaries, or use “fodro analyse” for this one."
        raise DiaryError(problem="This is a single diary.", file=str(folder), remedy=remedy)
    found = (Path(path) for child in children if _may_be(child) for path in _of_child(child))
    entries = [Entry(_plain(path.relative_to(folder).as_posix()), path) for path in found]
    if not entries:
        remedy = "Give a folder with one sub-folder or zip archive for each diary."
        raise DiaryError(problem="There is no diary in this folder.", file=str(folder), remedy=remedy)
    return tuple(sorted(entries, key=lambda entry: entry.name))


def _no_folder(folder: Path, error: OSError) -> DiaryError:
    if isinstance(error, FileNotFoundError):
        problem, remedy = "There is no such folder.", "Check the spelling of the path."
    elif isinstance(error, NotADirectoryError):
        problem, remedy = "This is not a folder.", "Give the folder that holds the diaries."
    else:
        problem, remedy = f"It cannot be read: {error.strerror}.", "Check the path."
    return DiaryError(problem, file=str(folder), remedy=remedy)


def _of_child(child: os.DirEntry[str]) -> Iterator[str]:
    """Yield the diaries a sub-folder or archive stands for: itself, or those of a group."""
    try:
        inner = list(os.scandir(child.path)) if child.is_dir() else []
    except OSError:
        inner = []  # reading it says what is the matter
    grouped = [one.path for one in inner if _may_be(one)]
    if grouped and not _is_diary({one.name for one in inner}):
        yield from grouped
    else:
        yield child.path


def _is_diary(names: set[str]) -> bool:
    return CHECKINS in names or DAYS in names


def _may_be(entry: os.DirEntry[str]) -> bool:
    if entry.name.startswith(".") or entry.name in _NOT_DIARIES:
        return False
    return entry.is_dir() or entry.name.lower().endswith(".zip")


def _read_files(folder: Path) -> list[Path]:
    return [file for name in sorted(READ) if (file := folder / name).exists()]


def _plain(name: str) -> str:
    """Return `name` as text that any file can hold: bytes that are no UTF-8 become ``\\xNN``."""
    return os.fsencode(name).decode(errors="backslashreplace")
