"""Answers kept beside the table as they come, so that a run that was ended goes on where it was.

One file: a line that says whose answers these are, then one record after another. A record is the length of
its head and of its body, a checksum of both, the head (name and fingerprint of the diary, as JSON) and the
body. A record that was being written when the power went is found by its checksum and written anew.
"""

from __future__ import annotations

import json
import os
import struct
import time
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import BinaryIO

from fodro.cohort.diaries import Entry, Fingerprint
from fodro.domain.diary import DiaryError

_LENGTHS = struct.Struct(">III")
_LONGEST_BYTES = 2**28
_SYNC_EVERY_S = 5.0
_NOT_WORTH_TIDYING_BYTES = 2**20

Owner = Mapping[str, str | int]
"""What all kept answers have in common: program, seed, format of the file."""


@dataclass(frozen=True, slots=True)
class _Place:
    """Where the answer for one state of a diary stands in the file."""

    fingerprint: Fingerprint
    start: int
    length: int


class Kept:
    """The file of kept answers, open for reading and for more.

    Parameters
    ----------
    path : Path
        Where it is, or is to be.
    owner : Owner
        Answers of another owner are forgotten.
    restart : bool
        Whether all answers are forgotten.

    Raises
    ------
    DiaryError
        If it cannot be written, or another run is writing it.
    """

    def __init__(self, path: Path, owner: Owner, *, restart: bool = False) -> None:
        self.path = path
        self._places: dict[str, _Place] = {}
        self._synced_at = time.monotonic()
        try:
            self._file: BinaryIO = path.open("a+b")
        except OSError as error:
            problem = f"It cannot be written: {error.strerror}."
            raise DiaryError(problem, file=str(path), remedy="Choose another place with --out.") from None
        self._claim()
        self._header = json.dumps(dict(owner), sort_keys=True).encode() + b"\n"
        self._read_on(restart)

    def __enter__(self) -> Kept:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.flush()
        os.fsync(self._file.fileno())
        self._file.close()

    def __len__(self) -> int:
        return len(self._places)

    def has(self, entry: Entry, fingerprint: Fingerprint) -> bool:
        """Return whether there is an answer for this state of a diary."""
        place = self._places.get(entry.name)
        return place is not None and bool(fingerprint) and place.fingerprint == fingerprint

    def body(self, name: str) -> bytes:
        """Return the answer for the diary of this name."""
        place = self._places[name]
        self._file.seek(place.start)
        return self._file.read(place.length)

    def keep(self, name: str, fingerprint: Fingerprint, body: bytes) -> None:
        """Write one more answer; a later one for the same name takes the place of the earlier."""
        head = json.dumps([name, fingerprint], ensure_ascii=False).encode()
        start = self._file.seek(0, os.SEEK_END) + _LENGTHS.size + len(head)
        self._file.write(_record(head, body))
        self._file.flush()
        self._places[name] = _Place(fingerprint, start, len(body))
        if time.monotonic() - self._synced_at > _SYNC_EVERY_S:
            os.fsync(self._file.fileno())
            self._synced_at = time.monotonic()

    def tidy(self) -> None:
        """Take out the answers for earlier states of diaries, once they are more than half of the file."""
        live = sum(place.length for place in self._places.values())
        if self._file.seek(0, os.SEEK_END) < 2 * live + _NOT_WORTH_TIDYING_BYTES:
            return
        draft = self.path.with_name(f".{self.path.name}.draft")
        with draft.open("wb") as tidied:
            tidied.write(self._header)
            for name, place in self._places.items():
                head = json.dumps([name, place.fingerprint], ensure_ascii=False).encode()
                tidied.write(_record(head, self.body(name)))
        draft.replace(self.path)

    def _claim(self) -> None:
        """Make sure that no other run writes this file at the same time."""
        try:
            import fcntl
        except ImportError:  # Windows has none; there it is left to the person
            return
        try:
            fcntl.flock(self._file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            self._file.close()
            remedy = "Wait until it is done, or choose another --out."
            problem = "Another run is writing the same table."
            raise DiaryError(problem, file=str(self.path), remedy=remedy) from None

    def _read_on(self, restart: bool) -> None:
        self._file.seek(0)
        if restart or self._file.readline() != self._header:
            self._file.truncate(0)
            self._file.write(self._header)
            self._file.flush()
            return
        whole = self._file.tell()
        while record := self._next():
            name, place = record
            self._places[name] = place
            whole = self._file.tell()
        self._file.truncate(whole)

    def _next(self) -> tuple[str, _Place] | None:
        """Return the record that begins here; nothing at the end, or where a record is not whole."""
        lengths = self._file.read(_LENGTHS.size)
        if len(lengths) < _LENGTHS.size:
            return None
        head_length, body_length, checksum = _LENGTHS.unpack(lengths)
        if not head_length or max(head_length, body_length) > _LONGEST_BYTES:
            return None
        head, start = self._file.read(head_length), self._file.tell()
        if zlib.crc32(self._file.read(body_length), zlib.crc32(head)) != checksum:
            return None
        name, fingerprint = json.loads(head)
        return name, _Place(fingerprint, start, body_length)


def _record(head: bytes, body: bytes) -> bytes:
    return _LENGTHS.pack(len(head), len(body), zlib.crc32(body, zlib.crc32(head))) + head + body
