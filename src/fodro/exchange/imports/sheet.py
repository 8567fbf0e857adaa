"""Tables as apps and spreadsheets write them: any usual encoding, commas, semicolons or tabs.

A spreadsheet in Danish writes ``;`` between cells, decimal commas, and Windows-1252 or UTF-16.
"""

from __future__ import annotations

import csv
import io
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from fodro.domain.diary import DiaryError
from fodro.exchange.cells import shown, text_of
from fodro.exchange.decoding import decoded
from fodro.exchange.imports import bounds
from fodro.exchange.table import Table

_MARKS = (",", ";", "\t")
_NAMES_MARK = "sep="
_LOOKED_AT = 8

Row = tuple[int, list[str]]


@dataclass(frozen=True, slots=True)
class Sheet:
    """The rows of one file, without blank ones.

    Parameters
    ----------
    file : str
        Its name, for messages.
    mark : str
        What stands between cells.
    rows : tuple of (int, list of str)
        Number of the line, and its cells.
    """

    file: str
    mark: str
    rows: tuple[Row, ...]

    def table(self, start: int = 0, end: int | None = None) -> Table:
        """Return rows `start` to `end` as a table, the first of them being its header.

        Raises
        ------
        DiaryError
            If there is no header, a name stands in it twice, or a row is shorter or longer than it.
        """
        rows = self.rows[start:end]
        line, names = rows[0] if rows else (1, [""])
        header = _without_blank_end([text_of(name) for name in names])
        if not header:
            raise DiaryError(
                problem="The file has no header row.", file=self.file, line=line, remedy=bounds.AGAIN
            )
        twice = next((name for n, name in enumerate(header) if name in header[:n]), None)
        if twice is not None:
            problem = f"The column {shown(twice)} stands there twice."
            raise DiaryError(problem, file=self.file, line=line, column=twice, remedy="Keep one of the two.")
        full = tuple((at, self._full(at, cells, header)) for at, cells in rows[1:])
        return Table(self.file, tuple(header), full)

    def _full(self, line: int, cells: Sequence[str], header: Sequence[str]) -> list[str]:
        width = len(header)
        if len(cells) >= width and not any(cell.strip() for cell in cells[width:]):
            return list(cells[:width])
        problem = f"The row has {len(cells)} cells where the header has {width}."
        column = header[len(cells)] if len(cells) < width else str(width + 1)
        remedy = f"The file may be cut short. {bounds.AGAIN}"
        raise DiaryError(problem, file=self.file, line=line, column=column, remedy=remedy)


def read_sheet(data: bytes, *, file: str) -> Sheet:
    """Return the rows of a file in UTF-8, UTF-16 or Windows-1252.

    Raises
    ------
    DiaryError
        If it is no text, its quotation marks do not match, or it is larger than a table of days can be.
    """
    text = read_text(data, file=file)
    mark = mark_of(text)
    rows = tuple(_rows(text, mark, file))
    rows = rows[bool(rows) and rows[0][1][0].lower().startswith(_NAMES_MARK) :]
    if not rows:
        raise DiaryError(problem="The file has no rows.", file=file, line=1, remedy=bounds.AGAIN)
    return Sheet(file, mark, rows)


def read_text(data: bytes, *, file: str) -> str:
    """Return the text of a file in UTF-8, UTF-16 with its mark, or Windows-1252.

    Raises
    ------
    DiaryError
        If it is empty or none of them.
    """
    if data.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        return _one(data, "utf-16", file)
    # A file that has letters in UTF-8 and one byte that is not is damaged, not Windows-1252.
    if 0 not in data and data.strip() and not _is_utf8(data) and data.decode(errors="ignore").isascii():
        return _one(data, "cp1252", file)
    return decoded(data, file=file)


def mark_of(text: str) -> str:
    """Return what stands between cells: whichever mark the first lines hold most of."""
    head = "\n".join(text[: 2**14].splitlines()[:_LOOKED_AT])
    if head.lower().startswith(_NAMES_MARK) and head[len(_NAMES_MARK) : len(_NAMES_MARK) + 1] in _MARKS:
        return head[len(_NAMES_MARK)]
    bare = "".join(head.split('"')[::2])
    return max(_MARKS, key=bare.count)


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True


def _one(data: bytes, encoding: str, file: str) -> str:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        text = "\0"
    if "\0" in text or not text.strip():
        problem = f"The file is not text, though it begins like {encoding.upper()}."
        raise DiaryError(problem, file=file, line=1, remedy="Save it again as “CSV UTF-8” and try once more.")
    return text


def _rows(text: str, mark: str, file: str) -> Iterator[Row]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=mark, strict=True)
    line = n = 1
    try:
        for cells in reader:
            if "".join(cells).strip():
                n += 1
                _refuse_oversized(n, len(cells), file, line)
                yield line, cells
            line = reader.line_num + 1
    except csv.Error as error:
        problem = f"The quotation marks from this row on do not match ({error})."
        raise DiaryError(problem, file=file, line=line, remedy=bounds.AGAIN) from None


def _refuse_oversized(n_rows: int, n_cells: int, file: str, line: int) -> None:
    if n_rows > bounds.ROWS or n_cells > bounds.COLUMNS:
        problem = f"The file has more than {bounds.ROWS:,} rows or {bounds.COLUMNS:,} columns."
        raise DiaryError(problem, file=file, line=line, remedy="Check that it is the right file.")


def _without_blank_end(cells: list[str]) -> list[str]:
    end = len(cells)
    while end and not cells[end - 1].strip():
        end -= 1
    return cells[:end]
