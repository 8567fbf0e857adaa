"""Zip archives of exports: what they claim is checked first, and only what is wanted is unpacked."""

from __future__ import annotations

import stat
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

from fodro.domain.diary import DiaryError
from fodro.exchange.cells import shown
from fodro.exchange.imported import Told
from fodro.exchange.imports import bounds
from fodro.exchange.zip_end import directory_bytes, end_of

_CHUNK_BYTES = 2**18
_LONGEST_ENTRY_BYTES = 512
_READABLE = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    NotImplementedError,
    RuntimeError,
    OverflowError,
    UnicodeDecodeError,
)


def unpacked(path: Path, wanted: Callable[[str], bool], told: Told) -> Iterator[tuple[str, bytes]]:
    """Yield name and content of the `wanted` files of a zip archive, in the order of their names.

    Raises
    ------
    DiaryError
        If it is not a zip archive, is damaged, encrypted or oversized, or holds names that lead outside.
    """
    with _opened(path) as archive:
        chosen = _chosen(archive, wanted, path.name)
        all_bytes, done, total = sum(one.compress_size for one in chosen), 0, 0
        for entry in chosen:
            told(done, all_bytes)
            data = b"".join(_chunks(archive, entry, path.name, limit=bounds.FILE_BYTES))
            done, total = done + entry.compress_size, total + len(data)
            if total > bounds.TOTAL_BYTES:
                raise _bomb(path.name, "The archive unpacks to more than any export holds.")
            yield entry.filename, data
        told(all_bytes, all_bytes)


def copied(path: Path, wanted: Callable[[str], bool], target: Path, *, told: Told) -> bool:
    """Write the first `wanted` file of a zip archive to `target`, bit by bit; return whether there is one.

    Raises
    ------
    DiaryError
        As `unpacked` does.
    """
    with _opened(path) as archive:
        chosen = _chosen(archive, wanted, path.name)[:1]
        for entry in chosen:
            done = 0
            with target.open("wb") as file:
                for chunk in _chunks(archive, entry, path.name, limit=bounds.DATABASE_BYTES):
                    file.write(chunk)
                    done += len(chunk)
                    told(min(done, entry.file_size), entry.file_size)
        return bool(chosen)


@contextmanager
def _opened(path: Path) -> Iterator[zipfile.ZipFile]:
    try:
        _refuse_oversized(path)
        with zipfile.ZipFile(path) as archive:
            yield archive
    except _DAMAGE:
        problem = "This is not a zip archive, or it is damaged."
        raise DiaryError(problem, file=path.name, remedy=bounds.AGAIN) from None
    except OSError as error:
        problem = f"It cannot be read: {error.strerror or error}."
        raise DiaryError(problem, file=path.name, remedy=bounds.AGAIN) from None


def _refuse_oversized(path: Path) -> None:
    size = path.stat().st_size
    if size > bounds.ARCHIVE_BYTES:
        raise _bomb(path.name, f"The archive is larger than {bounds.ARCHIVE_BYTES // 2**30} GB.")
    if directory_bytes(*end_of(path)) > bounds.ENTRIES * _LONGEST_ENTRY_BYTES:
        raise _bomb(path.name, f"The archive holds more than {bounds.ENTRIES:,} files.")


def _chosen(archive: zipfile.ZipFile, wanted: Callable[[str], bool], file: str) -> list[zipfile.ZipInfo]:
    entries = archive.infolist()
    if len(entries) > bounds.ENTRIES:
        raise _bomb(file, f"The archive holds more than {bounds.ENTRIES:,} files.")
    chosen = [one for one in entries if one.filename and not one.is_dir() and wanted(one.filename)]
    for entry in chosen:
        _refuse_foul(entry, file)
    if len({entry.filename for entry in chosen}) < len(chosen):
        problem = "The archive holds a file of the same name twice."
        raise DiaryError(problem, file=file, remedy=bounds.AGAIN)
    return sorted(chosen, key=lambda entry: entry.filename)


def _refuse_foul(entry: zipfile.ZipInfo, file: str) -> None:
    name, where = PurePosixPath(entry.filename), f"{file}: {shown(entry.filename)}"
    if name.is_absolute() or ".." in name.parts or stat.S_ISLNK(entry.external_attr >> 16):
        raise DiaryError(problem="It leads outside the archive.", file=where, remedy=bounds.AGAIN)
    if entry.flag_bits & 0x1:
        remedy = "Unpack it with its password and give the folder."
        raise DiaryError(problem="The archive is encrypted.", file=where, remedy=remedy)
    if entry.compress_type not in _READABLE:
        problem = "It is packed with a method that cannot be read here."
        raise DiaryError(problem, file=where, remedy="Unpack the archive and give the folder.")


def _chunks(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, file: str, *, limit: int) -> Iterator[bytes]:
    where, size = f"{file}: {shown(entry.filename)}", 0
    with archive.open(entry) as member:
        while chunk := member.read(_CHUNK_BYTES):
            size += len(chunk)
            ratio = size / max(1, entry.compress_size)
            if size > limit:
                raise _bomb(where, f"The file unpacks to more than {limit // 2**20} MB.")
            if size > bounds.RATIO_COUNTS_FROM_BYTES and ratio > bounds.PACKING_RATIO:
                raise _bomb(where, f"The file unpacks to {ratio:.0f} times its size.")
            yield chunk


def _bomb(file: str, problem: str) -> DiaryError:
    return DiaryError(problem, file=file, remedy="No export is like that, so it was not opened further.")
