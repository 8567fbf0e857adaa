"""Where records are read back from: the archive of a whole diary, or the tables of one."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any, Protocol

from fodro.domain.diary import DiaryError
from fodro.exchange.archive_entries import ToldRecord, read_line
from fodro.exchange.archive_reading import ArchiveReader, holds_records, opened
from fodro.exchange.contents import contents
from fodro.exchange.imported import Told
from fodro.exchange.limits import PHOTO_BYTES
from fodro.exchange.names import PHOTOS, READ, RECORDS, SETTINGS
from fodro.exchange.record_tables import kind_of, read_kind_table, table_name
from fodro.web.archive.landing import SEVERAL_LANDINGS

Found = tuple[str, int, ToldRecord]
"""The file and the line a record stands in, for messages, and the record."""


class Source(Protocol):
    """Gives records as often as it is asked, and photos by name."""

    name: str
    n_bytes: int

    def verify(self, told: Told) -> None:
        """Refuse what is not as it was made."""

    def records(self) -> Iterator[Found]:
        """Yield every record."""

    def photo(self, name: str) -> bytes | None:
        """Return a photo, or None where it is known to be missing; refuse one that ought to be here."""

    def where(self, name: str) -> str:
        """Return how a message calls a photo."""

    def settings(self) -> Any:
        """Return what the person had set up, or None."""


@contextmanager
def source_at(path: Path) -> Iterator[Source]:
    """Open what holds records at `path`.

    Raises
    ------
    DiaryError
        If it cannot be read.
    """
    if holds_records(path):
        with opened(path) as archive:
            yield _Archive(archive, path.name)
    else:
        yield _Tables(path)


class _Archive:
    def __init__(self, archive: ArchiveReader, name: str) -> None:
        self._archive, self.name = archive, name
        self.n_bytes = archive.n_bytes
        told = archive.manifest.told if archive.manifest else {}
        missing = told.get("photos_missing")
        self._missing = frozenset(missing if isinstance(missing, list) else ())

    def verify(self, told: Told) -> None:
        self._archive.verify(told)

    def records(self) -> Iterator[Found]:
        where = self.where(RECORDS)
        for number, line in self._archive.lines(RECORDS):
            yield where, number, read_line(line, file=where, number=number)

    def photo(self, name: str) -> bytes | None:
        member = f"{PHOTOS}/{name}"
        if member not in self._archive.names and name in self._missing:
            return None
        return self._archive.whole(member, at_most=PHOTO_BYTES)

    def where(self, name: str) -> str:
        return self._archive.where(name)

    def settings(self) -> Any:
        if SETTINGS not in self._archive.names:
            return None
        return json.loads(self._archive.whole(SETTINGS))


class _Tables:
    """Tables carry no photos: those that are not here already are left out."""

    def __init__(self, path: Path) -> None:
        self.name = path.name
        names = contents(path, READ).names
        self._kinds = sorted(kind for kind in map(kind_of, names) if kind)
        if not self._kinds:
            problem = "There are no records in it."
            raise DiaryError(problem, file=self.name, remedy="Check that it is the right file.")
        held = contents(path, [*READ, *map(table_name, self._kinds)])
        self._files = {kind: held.files[table_name(kind)] for kind in self._kinds}
        self.n_bytes = sum(map(len, self._files.values()))

    def verify(self, told: Told) -> None:
        told(0, self.n_bytes)

    def records(self) -> Iterator[Found]:
        for kind in self._kinds:
            file = table_name(kind)
            rows = read_kind_table(self._files[kind], kind=kind, file=file)
            if kind in SEVERAL_LANDINGS:
                yield from _one_after_the_other(file, rows)
            else:
                yield from ((file, line, record) for line, record in rows)

    def photo(self, name: str) -> bytes | None:
        return None

    def where(self, name: str) -> str:
        return name

    def settings(self) -> Any:
        return None


def _one_after_the_other(file: str, rows: Iterable[tuple[int, ToldRecord]]) -> Iterator[Found]:
    """Yield records of which a table holds several rows: the last one stands, the others came before."""
    by_key: dict[str, list[tuple[int, ToldRecord]]] = {}
    for line, record in rows:
        by_key.setdefault(record.key, []).append((line, record))
    for told in by_key.values():
        *before, (line, last) = told
        yield file, line, replace(last, earlier=tuple(record.now for _line, record in before))
