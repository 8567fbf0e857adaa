"""Zip archives from anywhere: what they claim is checked first, what they hold is counted while read."""

from __future__ import annotations

import hashlib
import stat
import zipfile
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path, PurePosixPath

from fodro.domain.diary import DiaryError
from fodro.exchange.archive_manifest import DIARY, Manifest
from fodro.exchange.cells import shown
from fodro.exchange.limits import (
    ARCHIVE_BYTES,
    ARCHIVE_ENTRIES,
    FILE_BYTES,
    PACKING_RATIO,
    PHOTO_ENTRIES,
    RATIO_COUNTS_FROM_BYTES,
    TOTAL_BYTES,
    WITH_PHOTOS_BYTES,
)
from fodro.exchange.names import MANIFEST, PHOTOS, RECORDS
from fodro.exchange.zip_end import DAMAGE, directory_bytes, end_of

_CHUNK_BYTES = 64 * 1024
_LONGEST_ENTRY_BYTES = 1024
_READABLE = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
MAKE_AGAIN = "Make the archive again from where it came."


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
        refuse_oversized(path)
        with zipfile.ZipFile(path) as archive:
            return _files(archive, wanted, path.name)
    except (DiaryError, PermissionError):
        raise
    except DAMAGE:
        problem = "This is not a zip archive, or it is damaged."
        raise DiaryError(problem, file=path.name, remedy=MAKE_AGAIN) from None


def _files(
    archive: zipfile.ZipFile, wanted: Collection[str], file: str
) -> tuple[dict[str, bytes], frozenset[str]]:
    chosen = _beside_each_other(entries_of(archive, file), wanted, file)
    budget = _Budget(file)
    read = {name: budget.read(archive, chosen[name]) for name in sorted(chosen.keys() & set(wanted))}
    if MANIFEST in chosen:
        _hold_against(
            Manifest.read(budget.read(archive, chosen[MANIFEST]), file=file, form=DIARY), read, file
        )
    return read, frozenset(chosen)


def _hold_against(manifest: Manifest, read: Mapping[str, bytes], file: str) -> None:
    """Refuse tables of an archive that are other than its manifest says."""
    for name, seal in manifest.files.items():
        data = read.get(name)
        if data is not None and hashlib.sha256(data).hexdigest() != seal.sha256:
            problem = "The file is not as the manifest says: its SHA-256 is another."
            remedy = f"{MAKE_AGAIN} If you changed a table on purpose, take manifest.json out of the archive."
            raise DiaryError(problem, file=f"{file}: {name}", remedy=remedy)


def refuse_oversized(path: Path) -> None:
    """Refuse an archive whose directory alone would be a burden to read, before it is read."""
    size = path.stat().st_size
    if size > WITH_PHOTOS_BYTES:
        raise bomb(path.name, f"The archive is larger than {WITH_PHOTOS_BYTES // 2**30} GB.")
    most = (ARCHIVE_ENTRIES + PHOTO_ENTRIES) * _LONGEST_ENTRY_BYTES
    if directory_bytes(*end_of(path)) > most:
        raise bomb(path.name, "The archive holds more files than any diary with its photos.")


def entries_of(archive: zipfile.ZipFile, file: str) -> list[zipfile.ZipInfo]:
    """Return the entries of an archive that are files, none of them foul and not too many.

    Raises
    ------
    DiaryError
        If one leads outside, is encrypted or a link, or together they are more than a diary can hold.
    """
    entries = archive.infolist()
    apart = [entry for entry in entries if is_photo(entry.filename)]
    whole = [entry for entry in entries if not is_read_apart(entry.filename)]
    if len(entries) - len(apart) > ARCHIVE_ENTRIES:
        raise bomb(file, f"The archive holds more than {ARCHIVE_ENTRIES:,} files.")
    if len(apart) > PHOTO_ENTRIES:
        raise bomb(file, f"The archive holds more than {PHOTO_ENTRIES:,} photos.")
    if sum(entry.compress_size for entry in whole) > ARCHIVE_BYTES:
        raise bomb(file, f"The archive is larger than {ARCHIVE_BYTES // 2**20} MB without its photos.")
    if sum(entry.file_size for entry in whole) > TOTAL_BYTES:
        raise bomb(file, f"The archive claims to hold more than {TOTAL_BYTES // 2**20} MB.")
    for entry in entries:
        _refuse_foul(entry, file)
    return [entry for entry in entries if not entry.is_dir() and not _left_by_a_desktop(entry.filename)]


def is_photo(name: str) -> bool:
    """Return whether a file of an archive lies in its folder of photos."""
    return PHOTOS in PurePosixPath(name).parts[:-1]


def is_read_apart(name: str) -> bool:
    """Return whether a file of an archive is read piece by piece: photos, and the list of all records."""
    return is_photo(name) or PurePosixPath(name).name == RECORDS


def _refuse_foul(entry: zipfile.ZipInfo, file: str) -> None:
    name = PurePosixPath(entry.filename)
    if name.is_absolute() or ".." in name.parts or "\\" in entry.orig_filename or ":" in entry.filename:
        problem = "A file in the archive has a name that leads outside the archive."
        raise DiaryError(problem, file=_where(file, entry), remedy=MAKE_AGAIN)
    if stat.S_ISLNK(entry.external_attr >> 16):
        problem = "The archive holds a symbolic link instead of a file."
        raise DiaryError(problem, file=_where(file, entry), remedy=MAKE_AGAIN)
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
            problem="The archive holds a file of the same name twice.", file=file, remedy=MAKE_AGAIN
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
        for chunk in chunks_of(archive, entry, file=self._file, at_most=FILE_BYTES):
            chunks.append(chunk)
            size += len(chunk)
            self._total_bytes += len(chunk)
            if self._total_bytes > TOTAL_BYTES:
                raise bomb(_where(self._file, entry), _TOO_MUCH)
        return b"".join(chunks)


_TOO_MUCH = "The file unpacks to more than any diary holds."


def chunks_of(
    archive: zipfile.ZipFile, entry: zipfile.ZipInfo, *, file: str, at_most: int
) -> Iterator[bytes]:
    """Yield the unpacked bytes of one entry piece by piece, counted while they are unpacked.

    Raises
    ------
    DiaryError
        If they are more than `at_most`, or unpack to far more than any text does.
    """
    size = 0
    with archive.open(entry) as member:
        while chunk := member.read(_CHUNK_BYTES):
            size += len(chunk)
            ratio = size / max(1, entry.compress_size)
            if size > at_most:
                raise bomb(_where(file, entry), _TOO_MUCH)
            if size > RATIO_COUNTS_FROM_BYTES and ratio > PACKING_RATIO:
                raise bomb(_where(file, entry), f"The file unpacks to {ratio:.0f} times its size.")
            yield chunk


def bomb(file: str, problem: str) -> DiaryError:
    """Return the refusal of what is larger than any diary."""
    return DiaryError(problem, file=file, remedy="No diary is like that, so it was not opened further.")
