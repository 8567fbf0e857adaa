"""Where the export is, in a zip archive, a folder or by itself, and its bytes piece by piece."""

from __future__ import annotations

import stat
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import BinaryIO, Final

from fodro.domain.diary import DiaryError
from fodro.exchange.apple_health.limits import (
    DIRECTORY_BYTES,
    ENTRIES,
    PACKING_RATIO,
    RATIO_COUNTS_FROM_BYTES,
    XML_BYTES,
    ZIP_BYTES,
)
from fodro.exchange.cells import shown
from fodro.exchange.zip_end import DAMAGE, directory_bytes, end_of

ROOT: Final = b"<HealthData"
HEAD_BYTES: Final = 64 * 2**10
CHUNK_BYTES: Final = 2**20
EXPORT_AGAIN: Final = "Export it again: in the Health app, your picture, “Export All Health Data”."

_PACKED_BYTES = 128 * 2**10
_HEADER = struct.Struct("<4s22xHH")
_END_RECORD_64 = b"PK\x06\x06"


@dataclass(frozen=True, slots=True)
class Export:
    """The XML file of an export.

    Parameters
    ----------
    name : str
        Of the file, and of the archive around it, as messages say it.
    n_bytes : int
        Unpacked, as the file system or the archive says.
    chunks : callable
        Yields its bytes from the beginning; raises ``DiaryError`` where they are damaged.
    """

    name: str
    n_bytes: int
    chunks: Callable[[], Iterator[bytes]]


def found_export(path: Path) -> Export:
    """Return the XML file of the export at `path`.

    Raises
    ------
    DiaryError
        If there is none, or it is damaged, encrypted or larger than any export.
    """
    try:
        mode = path.stat().st_mode
        if stat.S_ISDIR(mode):
            return _in_folder(path)
        if not stat.S_ISREG(mode):
            raise _wrong(path.name)
        return _in_zip(path) if zipfile.is_zipfile(path) or _seems_zip(path) else _plain(path)
    except DiaryError:
        raise
    except (OSError, ValueError) as error:
        raise unreadable(path.name, error) from None


def unreadable(file: str, error: BaseException) -> DiaryError:
    """Return what is said of a file that the system does not give."""
    reason = str(getattr(error, "strerror", "") or error)
    return DiaryError(
        f"It cannot be read: {reason}.", file=file, remedy="Check the path and who may read it."
    )


def _wrong(file: str) -> DiaryError:
    problem = "This is not an export of Apple Health: it holds no <HealthData>."
    return DiaryError(problem, file=file, remedy="Give the export.zip that the Health app makes.")


def too_large(file: str, problem: str) -> DiaryError:
    """Return what is said of a file that is more than any export can be."""
    return DiaryError(problem, file=file, remedy="No export is like that, so it was not read further.")


def damaged(file: str, problem: str) -> DiaryError:
    """Return what is said of a file that is broken or ends too early."""
    return DiaryError(problem, file=file, remedy=EXPORT_AGAIN)


def _seems_zip(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(4) == b"PK\x03\x04"


# --- a file by itself, or in a folder ----------------------------------------------------------------------


def _plain(path: Path) -> Export:
    size = path.stat().st_size
    with path.open("rb") as file:
        head = file.read(HEAD_BYTES)
    if size > XML_BYTES:
        raise too_large(path.name, f"The file is larger than {XML_BYTES // 2**30} GB.")
    if not is_health(head):
        raise _wrong(path.name)
    return Export(path.name, size, lambda: _plain_chunks(path))


def _plain_chunks(path: Path) -> Iterator[bytes]:
    try:
        with path.open("rb") as file:
            while chunk := file.read(CHUNK_BYTES):
                yield chunk
    except OSError as error:
        raise unreadable(path.name, error) from None


def is_health(head: bytes) -> bool:
    """Return whether a file that begins like this is an export, in whatever encoding."""
    return ROOT in head or b"<!DOCTYPE HealthData" in head or ROOT in head.replace(b"\0", b"")


def _in_folder(path: Path) -> Export:
    inside = [path, *sorted(one for one in path.iterdir() if one.is_dir())[:100]]
    files = [one for folder in inside for one in sorted(folder.glob("*.xml"))[:100] if one.is_file()]
    exports = [one for one in files if _begins_health(one)]
    if not exports:
        raise _wrong(path.name)
    return _plain(max(exports, key=lambda one: (one.stat().st_size, one.name)))


def _begins_health(path: Path) -> bool:
    with path.open("rb") as file:
        return is_health(file.read(HEAD_BYTES))


# --- in a zip archive --------------------------------------------------------------------------------------


def _in_zip(path: Path) -> Export:
    try:
        _refuse_oversized(path)
        with zipfile.ZipFile(path) as archive:
            entry = _entry(path, archive)
    except DAMAGE as error:
        if isinstance(error, DiaryError):
            raise
        raise damaged(path.name, "The zip archive is damaged or cut short.") from None
    where = f"{path.name}: {shown(entry.filename)}"
    _refuse_foul(entry, where)
    return Export(where, entry.file_size, lambda: _zip_chunks(path, entry, where))


def _refuse_oversized(path: Path) -> None:
    """Refuse an archive whose directory alone would be a burden, before it is read."""
    size = path.stat().st_size
    if size > ZIP_BYTES:
        raise too_large(path.name, f"The archive is larger than {ZIP_BYTES // 2**30} GB.")
    tail, end = end_of(path)
    directory = directory_bytes(tail, end)
    large = tail.rfind(_END_RECORD_64, 0, max(end, 0))
    if large >= 0:
        directory = max(directory % 0xFFFFFFFF, int.from_bytes(tail[large + 40 : large + 48], "little"))
    if directory > DIRECTORY_BYTES:
        raise too_large(path.name, f"The archive holds more than {ENTRIES:,} files.")


def _entry(path: Path, archive: zipfile.ZipFile) -> zipfile.ZipInfo:
    """Return the entry that is the export, by what it holds: its name depends on the phone's language."""
    entries = [one for one in archive.infolist() if _may_be(one)]
    if len(archive.infolist()) > ENTRIES:
        raise too_large(path.name, f"The archive holds more than {ENTRIES:,} files.")
    entries.sort(key=lambda one: (not one.filename.endswith("/export.xml"), -one.file_size, one.filename))
    for entry in entries[:20]:
        if entry.flag_bits & 0x1 or is_health(_head(path, entry)):
            return entry
    raise _wrong(path.name)


def _may_be(entry: zipfile.ZipInfo) -> bool:
    parts = PurePosixPath(entry.filename).parts
    return entry.filename.lower().endswith(".xml") and len(parts) <= 3 and parts[0] != "__MACOSX"


def _head(path: Path, entry: zipfile.ZipInfo) -> bytes:
    if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        return ROOT  # refused with its own words afterwards
    head = b""
    for chunk in _zip_chunks(path, entry, path.name):
        head += chunk
        if len(head) >= HEAD_BYTES:
            break
    return head[:HEAD_BYTES]


def _refuse_foul(entry: zipfile.ZipInfo, where: str) -> None:
    if entry.flag_bits & 0x1:
        problem, remedy = "The archive is encrypted.", "Unpack it with its password and give the folder."
        raise DiaryError(problem, file=where, remedy=remedy)
    if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        problem = "The archive is packed with a method that cannot be read here."
        raise DiaryError(problem, file=where, remedy="Pack it as an ordinary zip, or give the folder.")
    if entry.file_size > XML_BYTES:
        raise too_large(where, f"The file claims to unpack to more than {XML_BYTES // 2**30} GB.")
    ratio = entry.file_size / max(1, entry.compress_size)
    if entry.file_size > RATIO_COUNTS_FROM_BYTES and ratio > PACKING_RATIO:
        raise too_large(where, f"The file claims to unpack to {ratio:.0f} times its size.")


def _zip_chunks(path: Path, entry: zipfile.ZipInfo, where: str) -> Iterator[bytes]:
    """Yield the unpacked bytes; what the archive says of their number and checksum must hold at the end."""
    size, checksum = 0, 0
    try:
        for chunk in _unpacked(path, entry):
            size, checksum = size + len(chunk), zlib.crc32(chunk, checksum)
            if size > entry.file_size:
                raise damaged(where, "The file unpacks to more than the archive says.")
            yield chunk
    except DAMAGE as error:
        if isinstance(error, DiaryError):
            raise
        problem = f"The archive is damaged: it cannot be unpacked beyond byte {size:,} of the file."
        raise damaged(where, problem) from None
    if size != entry.file_size or checksum != entry.CRC:
        raise damaged(where, f"The archive is damaged: the {size:,} unpacked bytes are not what was packed.")


def _unpacked(path: Path, entry: zipfile.ZipInfo) -> Iterator[bytes]:
    with path.open("rb") as file:
        packed = _packed(file, entry)
        if entry.compress_type == zipfile.ZIP_STORED:
            yield from packed
            return
        inflate = zlib.decompressobj(-zlib.MAX_WBITS)
        for piece in packed:
            rest = piece
            while rest or inflate.unconsumed_tail:
                chunk = inflate.decompress(rest, CHUNK_BYTES)
                if chunk:
                    yield chunk
                rest = inflate.unconsumed_tail
                if inflate.eof:
                    return
        if rest := inflate.flush():
            yield rest
        if not inflate.eof:
            raise EOFError


def _packed(file: BinaryIO, entry: zipfile.ZipInfo) -> Iterator[bytes]:
    file.seek(entry.header_offset)
    signature, n_name, n_extra = _HEADER.unpack(file.read(_HEADER.size))
    if signature != b"PK\x03\x04":
        raise zipfile.BadZipFile
    file.seek(n_name + n_extra, 1)
    left = entry.compress_size
    while left > 0:
        piece = file.read(min(_PACKED_BYTES, left))
        if not piece:
            raise EOFError
        left -= len(piece)
        yield piece
