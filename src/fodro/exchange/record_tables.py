"""Records as tables: one CSV file for each kind, with a column for each field of its bodies.

Numbers, ``true`` and ``false`` stand as JSON writes them, lists and objects as JSON too, texts as they are.
A text that would read as one of those, or that a spreadsheet would take for a formula, is marked with one
leading apostrophe, and the reader takes it off. A blank cell is a field that says nothing.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NoReturn

from fodro.domain.diary import DiaryError
from fodro.exchange.archive_entries import ToldRecord, ToldVersion
from fodro.exchange.cells import FORMULA_STARTS, TEXT_MARK, shown
from fodro.exchange.names import TABLE_OF_KIND
from fodro.exchange.table import read_table, table_bytes

KEY = "key"
_FILE = re.compile(TABLE_OF_KIND.format(kind="([a-z]+(?:-[a-z]+)*)"))
_READS_AS_JSON = ("[", "{", '"')


def table_name(kind: str) -> str:
    """Return the name of the file with the records of a kind."""
    return TABLE_OF_KIND.format(kind=kind)


def kind_of(name: str) -> str:
    """Return the kind whose records a file holds by its name; empty where it holds none."""
    found = _FILE.fullmatch(name)
    return found[1] if found else ""


def kind_table(bodies: Sequence[tuple[str, Mapping[str, Any]]]) -> bytes:
    """Return the CSV file of the records of one kind.

    Parameters
    ----------
    bodies : sequence of (str, mapping)
        Key and body of each record. Rows of the same key are what it said one after the other.

    Raises
    ------
    DiaryError
        If a body holds a number that is none.
    """
    fields = list(dict.fromkeys(name for _key, body in bodies for name in body))
    rows = ([_cell(key), *(_cell(body.get(name)) for name in fields)] for key, body in bodies)
    return table_bytes([KEY, *map(_cell, fields)], rows)


def read_kind_table(data: bytes, *, kind: str, file: str) -> Iterator[tuple[int, ToldRecord]]:
    """Yield the records a CSV file holds, each with the line it stands in.

    Raises
    ------
    DiaryError
        If it is no table, or has no column ``key``.
    """
    table = read_table(data, file=file)
    table.require(KEY)
    index = table.header.index(KEY)
    for line, cells in table.rows:
        key = str(_value(cells[index]))
        if not key:
            problem, remedy = "The record has no key.", "Write one, or take the row out."
            raise DiaryError(problem, file=file, line=line, column=KEY, remedy=remedy)
        yield line, ToldRecord(kind, key, ToldVersion(_body(table.header, cells)))


def _body(header: Iterable[str], cells: Iterable[str]) -> dict[str, Any]:
    told = ((name, cell) for name, cell in zip(header, cells, strict=True) if name != KEY)
    return {name: _value(cell) for name, cell in told if cell != ""}


def _cell(value: object) -> str:
    if value is None or value == "":
        return ""
    if isinstance(value, str):
        return _text_cell(value)
    try:
        return _encodable(json.dumps(value, ensure_ascii=False, allow_nan=False))
    except ValueError:
        problem = f"The diary holds {shown(str(value))}, which is no number."
        raise DiaryError(problem, remedy="Write that number again in the diary.") from None


def _encodable(written: str) -> str:
    halved = any("\ud800" <= letter <= "\udfff" for letter in written)
    return json.dumps(json.loads(written)) if halved else written


def _text_cell(text: str) -> str:
    if "\0" in text or any("\ud800" <= letter <= "\udfff" for letter in text):
        return json.dumps(text)  # what no CSV file can carry as it is
    is_plain = (
        text == text.strip()
        and not text.startswith((*FORMULA_STARTS, *_READS_AS_JSON))
        and _value(text) == text
    )
    return text if is_plain else TEXT_MARK + text


def _value(cell: str) -> Any:
    if cell.startswith(TEXT_MARK):
        return cell[1:]
    try:
        return json.loads(cell, parse_constant=_refuse_constant)
    except (ValueError, RecursionError):
        return cell


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(name)
