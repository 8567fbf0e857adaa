"""Resources from a bundle, an NDJSON file, or a folder or zip archive of them, each with where it stands."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

import orjson

from fodro.domain.diary import DiaryError
from fodro.exchange import archive, looking
from fodro.exchange.cells import shown
from fodro.exchange.fhir.walking import each_resource
from fodro.exchange.imported import Told
from fodro.exchange.zip_end import DAMAGE

BUNDLE_BYTES = 128 * 2**20
"""Of a bundle, which is read whole: some 60,000 ratings."""
LINES_BYTES = 1024 * 2**20
"""Of all NDJSON files together, which are read line by line."""
LINE_BYTES = 64 * 2**20
"""Of one line: a resource with a page in it."""
FILES = 1_000
_PEEK_BYTES = 4096
_MARKED = b'"resourceType"'
_MARK = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class Held:
    """One resource and where it stands: the file, and the line or the entry of a bundle."""

    resource: Mapping[str, Any]
    file: str
    line: int | None = None
    entry: int | None = None


@dataclass(frozen=True, slots=True)
class Broken:
    """One line that holds no resource."""

    file: str
    line: int


def recognises(path: Path) -> bool:
    """Return whether what is at `path` holds resources of FHIR; quick, and never raises."""
    if not looking.is_folder(path) and not looking.is_zip(path):
        return _MARKED in looking.beginning(path, n_bytes=_PEEK_BYTES)
    lines = [name for name in looking.names(path) if name.endswith(".ndjson")]
    return any(_MARKED in looking.beginning(path, name, n_bytes=_PEEK_BYTES) for name in lines[:3])


def bundle_in(path: Path, told: Told) -> Mapping[str, Any] | None:
    """Return the bundle that is the whole file at `path`, or None where it is something else.

    Raises
    ------
    DiaryError
        If it is too large, or begins as one and is no JSON.
    """
    if not looking.is_plain_file(path):
        return None
    begin = looking.beginning(path, n_bytes=_PEEK_BYTES).removeprefix(_MARK).lstrip()
    if path.suffix.lower() == ".ndjson" or not begin.startswith(b"{"):
        return None
    size = path.stat().st_size
    if size > BUNDLE_BYTES:
        return None  # whatever it is, it is read line by line
    told(0, size)
    data = path.read_bytes()
    told(len(data), size)
    return _one(data, path.name)


def _one(data: bytes, file: str) -> Mapping[str, Any] | None:
    try:
        held = orjson.loads(data.removeprefix(_MARK))
    except orjson.JSONDecodeError as error:
        if b"\n{" in data:
            return None
        remedy = "The file is damaged or cut off; export it again from where it came."
        raise DiaryError(problem="This is no JSON.", file=file, line=error.lineno, remedy=remedy) from None
    if isinstance(held, dict) and held.get("resourceType") == "Bundle":
        return held
    return {"resourceType": "Bundle", "type": "collection", "entry": [{"resource": held}]}


def of_bundle(bundle: Mapping[str, Any], file: str) -> Iterator[Held]:
    """Yield the resources of a bundle."""
    for entry, resource in each_resource(bundle):
        yield Held(resource, file, entry=entry)


def of_lines(path: Path, told: Told) -> Iterator[Held | Broken]:
    """Yield the resources of NDJSON at `path` one by one, and what is none, line by line.

    Raises
    ------
    DiaryError
        If there is nothing to read, or it is more than any diary.
    """
    found = False
    done = 0
    for file, chunks, size in _files(path):
        found = True
        told(min(done, size), size)
        for line, data in enumerate(_lines(chunks, file), 1):
            done += len(data) + 1
            if done > LINES_BYTES:
                raise archive.bomb(file, "The files are larger than any diary.")
            if line % 1000 == 0:
                told(min(done, size), size)
            if text := data.removeprefix(_MARK).strip():
                yield _resource(text, file, line)
    if not found:
        remedy = "Give a FHIR bundle (.json), or NDJSON files, their folder, or a zip archive of it."
        raise DiaryError(problem="There is no FHIR file in it.", file=path.name, remedy=remedy)


def _resource(text: bytes, file: str, line: int) -> Held | Broken:
    try:
        held = orjson.loads(text)
    except orjson.JSONDecodeError:
        return Broken(file, line)
    return Held(held, file, line=line) if isinstance(held, dict) else Broken(file, line)


def _lines(chunks: Iterable[bytes], file: str) -> Iterator[bytes]:
    begun, n_bytes = [], 0
    for chunk in chunks:
        first, *more = chunk.split(b"\n")
        begun.append(first)
        n_bytes += len(first)
        if n_bytes > LINE_BYTES:
            raise archive.bomb(file, "A line is longer than any resource.")
        if more:
            yield b"".join(begun)
            yield from more[:-1]
            begun, n_bytes = [more[-1]], len(more[-1])
    yield b"".join(begun)


def _files(path: Path) -> Iterator[tuple[str, Iterable[bytes], int]]:
    """Yield each NDJSON file at `path`: its name, its bytes in pieces, and how many there are in all."""
    if looking.is_zip(path):
        yield from _packed(path)
        return
    single = [path] if looking.is_plain_file(path) else []
    plain = sorted(path.glob("*.ndjson"))[:FILES] if looking.is_folder(path) else single
    size = sum(each.stat().st_size for each in plain)
    for each in plain:
        yield each.name, _chunks(each), size


def _chunks(path: Path) -> Iterator[bytes]:
    try:
        with path.open("rb") as file:
            while chunk := file.read(2**20):
                yield chunk
    except OSError as error:
        problem = f"It cannot be read: {error.strerror}."
        raise DiaryError(problem, file=path.name, remedy="Check the path.") from None


def _packed(path: Path) -> Iterator[tuple[str, Iterable[bytes], int]]:
    with _damage_told(path):
        archive.refuse_oversized(path)
        with zipfile.ZipFile(path) as packed:
            entries = [one for one in packed.infolist() if one.filename.endswith(".ndjson")][:FILES]
            size = sum(entry.file_size for entry in entries)
            for entry in entries:
                name = f"{path.name}: {shown(PurePosixPath(entry.filename).name)}"
                yield name, _unpacked(packed, entry, path), size


def _unpacked(packed: zipfile.ZipFile, entry: zipfile.ZipInfo, path: Path) -> Iterator[bytes]:
    with _damage_told(path):
        yield from archive.chunks_of(packed, entry, file=path.name, at_most=LINES_BYTES)


@contextmanager
def _damage_told(path: Path) -> Iterator[None]:
    try:
        yield
    except DiaryError:
        raise
    except DAMAGE:
        problem = "This is not a zip archive, or it is damaged."
        raise DiaryError(problem, file=path.name, remedy=archive.MAKE_AGAIN) from None
