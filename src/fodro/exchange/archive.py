"""Zip archives from anywhere: what they claim is checked first, what they hold is counted while read."""

from __future__ import annotations

import stat
import struct
import zipfile
import zlib
from collections.abc import Collection, Sequence
from pathlib import Path, PurePosixPath

from fodro.domain.diary import DiaryError
from fodro.exchange.cells import shown
from fodro.exchange.limits import (
    ARCHIVE_BYTES,
    ARCHIVE_ENTRIES,
    FILE_BYTES,
    PACKING_RATIO,
    RATIO_COUNTS_FROM_BYTES,
    TOTAL_BYTES,
)

_CHUNK_BYTES = 64 * 1024
_END_RECORD = b"PK\x05\x06"
_END_RECORD_REACH = 22 + 0xFFFF
_LONGEST_ENTRY_BYTES = 1024
_READABLE = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    OSError,
    NotImplementedError,
    RuntimeError,
    ValueError,
    OverflowError,
)
_MAKE_AGAIN = "Make the archive again from the diary folder."


def files(path: Path, wanted: Collection[str]) -> tuple[dict[str, bytes], frozenset[str]]:
    """Return the `wanted` files of a zip archive by name, and the names of all files beside them.

    The files may stand at the top of the archive or inside one folder.

    Raises
    ------
    DiaryError
        If it is not a zip archive, is damaged, encrypted or oversized, or holds names that lead outside.
    PermissionError
        If it may not be read.
    """
    try:
        _refuse_oversized(path)
        with zipfile.ZipFile(path) as archive:
            return _files(archive, wanted, path.name)
    except (DiaryError, PermissionError):
        raise
    except _DAMAGE:
        problem = "This is not a zip archive, or it is damaged."
        raise DiaryError(problem, file=path.name, remedy=_MAKE_AGAIN) from None


def _files(
    archive: zipfile.ZipFile, wanted: Collection[str], file: str
) -> tuple[dict[str, bytes], frozenset[str]]:
    entries = _entries(archive, file)
    chosen = _beside_each_other(entries, wanted, file)
    budget = _Budget(file)
    read = {name: budget.read(archive, chosen[name]) for name in sorted(chosen.keys() & set(wanted))}
    return read, frozenset(chosen)


def _refuse_oversized(path: Path) -> None:
    """Refuse an archive whose directory alone would be a burden to read, before it is read."""
    size = path.stat().st_size
    if size > ARCHIVE_BYTES:
        raise _bomb(path.name, f"The archive is larger than {ARCHIVE_BYTES // 2**20} MB.")
    with path.open("rb") as archive:
        archive.seek(max(0, size - _END_RECORD_REACH))
        tail = archive.read()
    end = tail.rfind(_END_RECORD)
    directory = tail[end + 12 : end + 16] if end >= 0 else b""
    if len(directory) == 4 and int.from_bytes(directory, "little") > ARCHIVE_ENTRIES * _LONGEST_ENTRY_BYTES:
        raise _bomb(path.name, f"The archive holds more than {ARCHIVE_ENTRIES:,} files.")


def _entries(archive: zipfile.ZipFile, file: str) -> list[zipfile.ZipInfo]:
    entries = archive.infolist()
    if len(entries) > ARCHIVE_ENTRIES:
        raise _bomb(file, f"The archive holds more than {ARCHIVE_ENTRIES:,} files.")
    if sum(entry.file_size for entry in entries) > TOTAL_BYTES:
        raise _bomb(file, f"The archive claims to hold more than {TOTAL_BYTES // 2**20} MB.")
    for entry in entries:
        _refuse_foul(entry, file)
    return [entry for entry in entries if not entry.is_dir() and not _left_by_a_desktop(entry.filename)]


def _refuse_foul(entry: zipfile.ZipInfo, file: str) -> None:
    name = PurePosixPath(entry.filename)
    if name.is_absolute() or ".." in name.parts or "\\" in entry.orig_filename or ":" in entry.filename:
        problem = "A file in the archive has a name that leads outside the archive."
        raise DiaryError(problem, file=_where(file, entry), remedy=_MAKE_AGAIN)
    if stat.S_ISLNK(entry.external_attr >> 16):
        problem = "The archive holds a symbolic link instead of a file."
        raise DiaryError(problem, file=_where(file, entry), remedy=_MAKE_AGAIN)
    if entry.flag_bits & 0x1:
        remedy = "Unpack it with its password and give the folder."
        raise DiaryError(problem="The archive is encrypted.", file=_where(file, entry), remedy=remedy)
    if entry.compress_type not in _READABLE:
        problem = "The archive is packed with a method that cannot be read here."
        raise DiaryError(problem, file=_where(file, entry), remedy="Pack it as an ordinary zip.")


def _left_by_a_desktop(name: str) -> bool:
    parts = PurePosixPath(name).parts
    return parts[0] == "__MACOSX" or parts[-1] in (".DS_Store", "Thumbs.db", "desktop.ini")


def _beside_each_other(
    entries: Sequence[zipfile.ZipInfo], wanted: Collection[str], file: str
) -> dict[str, zipfile.ZipInfo]:
    """Return the entries of the one folder (or top) that holds the wanted files, by name."""
    homes = {_home(entry) for entry in entries if PurePosixPath(entry.filename).name in wanted}
    if any(len(home.parts) > 1 for home in homes):
        remedy = "Put the files at the top of the archive or inside one folder."
        raise DiaryError(problem="The diary lies too deep in the archive.", file=file, remedy=remedy)
    if len(homes) > 1:
        remedy = "Pack each diary into an archive of its own."
        raise DiaryError(problem="The archive holds more than one diary.", file=file, remedy=remedy)
    beside = [entry for entry in entries if _home(entry) in homes]
    names = [PurePosixPath(entry.filename).name for entry in beside]
    if len(set(names)) < len(names):
        raise DiaryError(
            problem="The archive holds a file of the same name twice.", file=file, remedy=_MAKE_AGAIN
        )
    return dict(zip(names, beside, strict=True))


def _home(entry: zipfile.ZipInfo) -> PurePosixPath:
    return PurePosixPath(entry.filename).parent


def _where(file: str, entry: zipfile.ZipInfo) -> str:
    return f"{file}: {shown(entry.filename)}"


class _Budget:
    """Reads files and refuses to go on when they turn out larger than a diary can be."""

    def __init__(self, file: str) -> None:
        self._file = file
        self._total_bytes = 0

    def read(self, archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
        """Return the unpacked bytes of one entry."""
        chunks: list[bytes] = []
        size = 0
        with archive.open(entry) as member:
            while chunk := member.read(_CHUNK_BYTES):
                chunks.append(chunk)
                size += len(chunk)
                self._total_bytes += len(chunk)
                self._check(entry, size)
        return b"".join(chunks)

    def _check(self, entry: zipfile.ZipInfo, size: int) -> None:
        where, ratio = _where(self._file, entry), size / max(1, entry.compress_size)
        if size > FILE_BYTES or self._total_bytes > TOTAL_BYTES:
            raise _bomb(where, "The file unpacks to more than any diary holds.")
        if size > RATIO_COUNTS_FROM_BYTES and ratio > PACKING_RATIO:
            raise _bomb(where, f"The file unpacks to {ratio:.0f} times its size.")


def _bomb(file: str, problem: str) -> DiaryError:
    return DiaryError(problem, file=file, remedy="No diary is like that, so it was not opened further.")
