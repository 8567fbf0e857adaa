"""A zip archive read piece by piece: what it claims is checked first, what it holds while it is read.

Nothing is unpacked to disk, and no file is held whole but the manifest, a table, and one photo at a time.
"""

from __future__ import annotations

import hashlib
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

from fodro.domain.diary import DiaryError
from fodro.exchange import archive
from fodro.exchange.archive_manifest import DIARY, Manifest
from fodro.exchange.cells import shown
from fodro.exchange.contents import unreadable
from fodro.exchange.imported import Told, silent
from fodro.exchange.limits import FILE_BYTES, LINE_BYTES, RECORDS_BYTES, WITH_PHOTOS_BYTES
from fodro.exchange.names import MANIFEST, PHOTOS, RECORDS
from fodro.exchange.zip_end import DAMAGE

_AGAIN = "Take another copy of the file, or make it again where it came from."


class ArchiveReader:
    """An open archive. Names are those within it, without the one folder it may be packed in.

    Parameters
    ----------
    file : str
        Its name, for messages.
    opened : ZipFile
        The archive.
    members : mapping of str to ZipInfo
        Every file in it, checked.
    form : str
        Which form its manifest must say it has.
    """

    def __init__(
        self, file: str, opened: zipfile.ZipFile, members: Mapping[str, zipfile.ZipInfo], *, form: str
    ) -> None:
        self._file, self._zip, self._members = file, opened, members
        self.manifest = self._read_manifest(form)

    @property
    def names(self) -> frozenset[str]:
        """Every file in the archive."""
        return frozenset(self._members)

    @property
    def n_bytes(self) -> int:
        """How much there is to be read, unpacked, as the archive claims."""
        return sum(entry.file_size for entry in self._members.values())

    def where(self, name: str) -> str:
        """Return how a message calls one file of the archive."""
        return f"{self._file}: {shown(name)[1:-1]}"

    def pieces(self, name: str, *, at_most: int = FILE_BYTES) -> Iterator[bytes]:
        """Yield the content of a file piece by piece.

        Raises
        ------
        DiaryError
            If it is not there, damaged, or larger than `at_most` bytes.
        """
        entry = self._members.get(name)
        if entry is None:
            problem = "The file is missing from the archive."
            raise DiaryError(problem, file=self.where(name), remedy=_AGAIN)
        chunks = archive.chunks_of(self._zip, entry, file=self._file, at_most=at_most)
        while True:
            try:
                chunk = next(chunks, None)
            except DiaryError:
                raise
            except DAMAGE:
                problem = "The file is damaged."
                raise DiaryError(problem, file=self.where(name), remedy=_AGAIN) from None
            if chunk is None:
                return
            yield chunk

    def whole(self, name: str, *, at_most: int = FILE_BYTES) -> bytes:
        """Return the content of a file of at most `at_most` bytes."""
        return b"".join(self.pieces(name, at_most=at_most))

    def lines(self, name: str) -> Iterator[tuple[int, bytes]]:
        """Yield the lines of a file that are not blank, each with its number from 1.

        Raises
        ------
        DiaryError
            If the file or one of its lines is too long.
        """
        number, rest = 0, b""
        for piece in self.pieces(name, at_most=RECORDS_BYTES):
            *whole, rest = (rest + piece).split(b"\n")
            for line in whole:
                number += 1
                if line.strip():
                    yield number, line
            if len(rest) > LINE_BYTES:
                problem = f"The line is longer than {LINE_BYTES // 2**20} MB."
                raise DiaryError(problem, file=self.where(name), line=number + 1, remedy=_AGAIN)
        if rest.strip():
            yield number + 1, rest

    def verify(self, told: Told = silent) -> None:
        """Read every file once and hold it against the manifest; an archive without one is taken as it is.

        Raises
        ------
        DiaryError
            For the first file that is missing, or other than the manifest says.
        """
        if self.manifest is None:
            return
        done, total = 0, self.n_bytes
        for name, seal in self.manifest.files.items():
            found, n_bytes = hashlib.sha256(), 0
            for piece in self.pieces(name, at_most=_most_bytes(name)):
                found.update(piece)
                n_bytes += len(piece)
                done += len(piece)
                told(min(done, total), total)
            if (n_bytes, found.hexdigest()) != (seal.n_bytes, seal.sha256):
                problem = "The file is not as the manifest says: its SHA-256 is another."
                remedy = f"Something changed it after it was made. {_AGAIN}"
                raise DiaryError(problem, file=self.where(name), remedy=remedy)

    def _read_manifest(self, form: str) -> Manifest | None:
        if MANIFEST not in self._members:
            return None
        return Manifest.read(self.whole(MANIFEST), file=self._file, form=form)


@contextmanager
def opened(path: Path, *, form: str = DIARY) -> Iterator[ArchiveReader]:
    """Open an archive to read.

    Raises
    ------
    DiaryError
        If it is not a zip archive, damaged, encrypted or oversized, holds names that lead outside, is of
        another form, or was written by a newer version.
    """
    with _zip(path) as file:
        yield ArchiveReader(path.name, file, _members(file, path.name), form=form)


def holds_records(path: Path) -> bool:
    """Return whether at `path` there is the archive of a whole diary, with every record; never raises.

    One whose manifest says so is, also where the records themselves are missing: that is damage.
    """
    try:
        with zipfile.ZipFile(path) as file:
            names = {PurePosixPath(name).name: name for name in file.namelist()}
            return RECORDS in names or (MANIFEST in names and _is_named(file, names[MANIFEST]))
    except DAMAGE:
        return False


def _is_named(file: zipfile.ZipFile, manifest: str) -> bool:
    with file.open(manifest) as opened:
        return RECORDS.encode() in opened.read(FILE_BYTES)


@contextmanager
def _zip(path: Path) -> Iterator[zipfile.ZipFile]:
    try:
        archive.refuse_oversized(path)
        file = zipfile.ZipFile(path)
    except (DiaryError, FileNotFoundError, PermissionError, IsADirectoryError) as error:
        raise error if isinstance(error, DiaryError) else unreadable(path, error) from None
    except DAMAGE:
        problem = "This is not a zip archive, or it is damaged."
        raise DiaryError(problem, file=path.name, remedy=_AGAIN) from None
    with file:
        yield file


def _members(file: zipfile.ZipFile, name: str) -> dict[str, zipfile.ZipInfo]:
    """Return the files of an archive by their names within its one folder, or within it itself."""
    entries = archive.entries_of(file, name)
    tops = {PurePosixPath(entry.filename).parts[0] for entry in entries}
    within = len(tops) == 1 and all(len(PurePosixPath(entry.filename).parts) > 1 for entry in entries)
    members: dict[str, zipfile.ZipInfo] = {}
    for entry in entries:
        parts = PurePosixPath(entry.filename).parts
        called = "/".join(parts[1:] if within and tops != {PHOTOS} else parts)
        if called in members:
            problem = "The archive holds a file of the same name twice."
            raise DiaryError(problem, file=f"{name}: {shown(called)}", remedy=_AGAIN)
        members[called] = entry
    return members


def _most_bytes(name: str) -> int:
    return WITH_PHOTOS_BYTES if archive.is_read_apart(name) else FILE_BYTES
