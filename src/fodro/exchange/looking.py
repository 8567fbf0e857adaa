"""A first look at a file: what it holds by name, and how it begins. Nothing is trusted, nothing is raised.

Importers recognise their own files by these two answers, so that a person need not say what they chose.
What is read is bounded, whatever the file claims about itself.
"""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

NAMES = 20_000
BEGINNING_BYTES = 64 * 2**10

_UNREADABLE = (
    OSError,
    ValueError,
    zipfile.BadZipFile,
    zlib.error,
    NotImplementedError,
    RuntimeError,
    EOFError,
)


def names(path: Path) -> tuple[str, ...]:
    """Return the names of the files in a folder or zip archive, with ``/``; of a plain file its own name.

    Empty where there is nothing to read; at most `NAMES`.
    """
    try:
        if path.is_dir():
            return tuple(islice(_in_folder(path), NAMES))
        if is_zip(path):
            with zipfile.ZipFile(path) as archive:
                return tuple(islice((one for one in archive.namelist() if not one.endswith("/")), NAMES))
        return (path.name,) if path.is_file() else ()
    except _UNREADABLE:
        return ()


def beginning(path: Path, name: str = "", *, n_bytes: int = BEGINNING_BYTES) -> bytes:
    """Return the first `n_bytes` of a plain file, or of the file `name` in a folder or zip archive.

    Empty where it cannot be read.
    """
    try:
        if path.is_dir():
            return _first(path / name, n_bytes)
        if name and is_zip(path):
            with zipfile.ZipFile(path) as archive, archive.open(name) as file:
                return file.read(n_bytes)
        return _first(path, n_bytes)
    except (*_UNREADABLE, KeyError):
        return b""


def is_zip(path: Path) -> bool:
    """Return whether `path` is a zip archive by what it holds, whatever it is called."""
    try:
        return path.is_file() and zipfile.is_zipfile(path)
    except OSError:
        return False


def is_folder(path: Path) -> bool:
    """Return whether `path` is a folder; of a path nothing can lie at, that it is none."""
    try:
        return path.is_dir()
    except OSError:
        return False


def is_plain_file(path: Path) -> bool:
    """Return whether `path` is a file that is no zip archive."""
    try:
        return path.is_file() and not is_zip(path)
    except OSError:
        return False


def _in_folder(path: Path) -> Iterator[str]:
    for one in sorted(path.rglob("*")):
        if one.is_file():
            yield one.relative_to(path).as_posix()


def _first(path: Path, n_bytes: int) -> bytes:
    with path.open("rb") as file:
        return file.read(n_bytes)
