"""The first rows of a file, to see what kind it is: nothing is trusted, nothing is raised."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path

from fodro.exchange import looking
from fodro.exchange.imports.sheet import mark_of

_ROWS = 8
_FILES = 6
_NAMES_MARK = "sep="


def beginnings(path: Path, wanted: Callable[[str], bool]) -> Iterator[bytes]:
    """Yield how a file begins, or how the first few `wanted` files of a folder or zip archive do."""
    if looking.is_plain_file(path):
        yield looking.beginning(path)
        return
    for name in islice((name for name in looking.names(path) if wanted(name)), _FILES):
        yield looking.beginning(path, name)


def first_rows(head: bytes) -> list[list[str]]:
    """Return the first rows of a table, cells stripped; none where it is no table."""
    encoding = "utf-16" if head[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    text = head.decode(encoding, errors="replace")
    lines = [line for line in text.splitlines()[: 2 * _ROWS] if line.strip()]
    lines = lines[lines[:1] != [] and lines[0].lower().startswith(_NAMES_MARK) :]
    try:
        rows = list(csv.reader(lines[:_ROWS], delimiter=mark_of(text)))
    except csv.Error:
        return []
    return [[cell.strip() for cell in row] for row in rows]


def has_header(path: Path, wanted: Callable[[str], bool], fits: Callable[[list[str]], bool]) -> bool:
    """Return whether one of the first rows of a `wanted` file is the header that `fits`; never raises."""
    try:
        return any(fits(row) for head in beginnings(path, wanted) for row in first_rows(head))
    except (OSError, ValueError):
        return False


def has_words(path: Path, wanted: Callable[[str], bool], *words: str) -> bool:
    """Return whether all `words` stand in the beginning of a `wanted` file; never raises."""
    try:
        heads = beginnings(path, wanted)
        return any(all(f'"{word}"'.encode() in head for word in words) for head in heads)
    except (OSError, ValueError):
        return False
