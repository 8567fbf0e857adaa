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

from fodro.domain.diary import DiaryError
from fodro.exchange.names import COMPANIONS, NOT_READ_YET, READ

_MAY_BE_REPLACED = frozenset((*READ, *NOT_READ_YET, *COMPANIONS))
_EARLIEST_ZIP_TIME = (1980, 1, 1, 0, 0, 0)
_OWNER_ONLY = 0o700


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
    _put(target, lambda made: _write(made, _packed(files)))


def _refuse_occupied(target: Path, names_in: Callable[[Path], set[str] | None], *, replace: bool) -> None:
    if not os.path.lexists(target):
        return
    names = names_in(target)
    if names is None or names - _MAY_BE_REPLACED:
        problem = "Something other than a diary is already there."
        raise DiaryError(problem, file=str(target), remedy="Choose another place; it was left untouched.")
    if names and not replace:
        problem = "A diary is already there."
        remedy = "Choose another place, or say that it may be replaced (--replace). It was left untouched."
        raise DiaryError(problem, file=str(target), remedy=remedy)


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
    with path.open("xb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _packed(files: Mapping[str, bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            entry = zipfile.ZipInfo(name, _EARLIEST_ZIP_TIME)
            entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o600 << 16
            archive.writestr(entry, data)
    return packed.getvalue()
