"""Putting a diary where the person wants it: whole or not at all, and never over something else.

Everything is written into a hidden room beside the target first and renamed at the end. Only the person's own
account can read what is made here: it is health data.
"""

from __future__ import annotations

import io
import os
import tempfile
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import IO

from fodro.domain.diary import DiaryError
from fodro.exchange.archive import is_photo
from fodro.exchange.names import COMPANIONS, MANIFEST, NOT_READ_YET, READ, README, RECORDS, SETTINGS
from fodro.exchange.record_tables import kind_of

_MAY_BE_REPLACED = frozenset((*READ, *NOT_READ_YET, *COMPANIONS, MANIFEST, README, RECORDS, SETTINGS))
_EARLIEST_ZIP_TIME = (1980, 1, 1, 0, 0, 0)
_OWNER_ONLY = 0o700
_OWNER_ONLY_FILE = 0o600


def place_folder(target: Path, files: Mapping[str, bytes], *, replace: bool) -> None:
    """Make the folder `target` with `files`.

    Raises
    ------
    DiaryError
        If something is there that may not be replaced, or it cannot be written.
    """

    def fill(made: Path) -> None:
        made.mkdir(mode=_OWNER_ONLY)
        for name, data in files.items():
            _write(made / name, data)

    _refuse_occupied(target, _names_in_folder, replace=replace)
    _put(target, fill)


def place_archive(target: Path, files: Mapping[str, bytes], *, replace: bool) -> None:
    """Make the zip archive `target` with `files`; the same files give the same bytes.

    Raises
    ------
    DiaryError
        If something is there that may not be replaced, or it cannot be written.
    """
    _refuse_occupied(target, _names_in_archive, replace=replace)
    _put(target, lambda made: _write(made, packed(files)))


def place_made(target: Path, make: Callable[[IO[bytes]], None], *, replace: bool) -> None:
    """Make the archive `target` by what `make` writes into it, piece by piece.

    Raises
    ------
    DiaryError
        If something is there that may not be replaced, or it cannot be written.
    """
    _refuse_occupied(target, _names_in_archive, replace=replace)
    _put(target, lambda made: _make(made, make))


def place_file(target: Path, data: bytes, *, replace: bool) -> None:
    """Make one file of another form.

    Raises
    ------
    DiaryError
        If there is one already that may not be replaced, or it cannot be written.
    """
    if os.path.lexists(target) and not (replace and target.is_file()):
        remedy = "Choose another place, or say that it may be replaced (--replace). It was left untouched."
        raise DiaryError(problem="Something is already there.", file=str(target), remedy=remedy)
    _put(target, lambda made: _write(made, data))


def _refuse_occupied(target: Path, names_in: Callable[[Path], set[str] | None], *, replace: bool) -> None:
    if not os.path.lexists(target):
        return
    names = names_in(target)
    if names is None or not all(map(_is_of_a_diary, names)):
        problem = "Something other than a diary is already there."
        raise DiaryError(problem, file=str(target), remedy="Choose another place; it was left untouched.")
    if names and not replace:
        problem = "A diary is already there."
        remedy = "Choose another place, or say that it may be replaced (--replace). It was left untouched."
        raise DiaryError(problem, file=str(target), remedy=remedy)


def _is_of_a_diary(name: str) -> bool:
    return name in _MAY_BE_REPLACED or is_photo(name) or kind_of(name) != ""


def _names_in_folder(target: Path) -> set[str] | None:
    try:
        return None if target.is_symlink() else {entry.name for entry in target.iterdir()}
    except OSError:
        return None


def _names_in_archive(target: Path) -> set[str] | None:
    try:
        with zipfile.ZipFile(target) as archive:
            return set(archive.namelist())
    except (OSError, ValueError, zipfile.BadZipFile):
        return None


def _put(target: Path, make: Callable[[Path], None]) -> None:
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=target.parent, prefix=".fodro-") as room:
            made = Path(room) / "made"
            make(made)
            _swap(made, target, aside=Path(room) / "aside")
    except OSError as error:
        problem = f"The diary could not be written: {error.strerror or error}."
        raise DiaryError(
            problem, file=str(target), remedy="Nothing was written; choose another place."
        ) from None


def _swap(made: Path, target: Path, *, aside: Path) -> None:
    if not target.exists():
        made.rename(target)
        return
    target.rename(aside)
    try:
        made.rename(target)
    except OSError:
        aside.rename(target)
        raise


def _write(path: Path, data: bytes) -> None:
    _make(path, lambda file: file.write(data))


def _make(path: Path, make: Callable[[IO[bytes]], object]) -> None:
    with path.open("xb") as file:
        path.chmod(_OWNER_ONLY_FILE)
        make(file)
        file.flush()
        os.fsync(file.fileno())


def packed(files: Mapping[str, bytes]) -> bytes:
    """Return the bytes of a zip archive with `files`; the same files give the same bytes."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            entry = zipfile.ZipInfo(name, _EARLIEST_ZIP_TIME)
            entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o600 << 16
            archive.writestr(entry, data)
    return packed.getvalue()
