"""A table in a CSV file: a header row, then rows that keep the number of the line they stand on."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from operator import itemgetter
from typing import Any, Generic, TypeVar

from fodro.domain.diary import DiaryError
from fodro.exchange.cells import CellError, shown, text_of
from fodro.exchange.decoding import decoded

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Table:
    """The checked content of one CSV file.

    Parameters
    ----------
    file : str
        Name of the file.
    header : tuple of str
        Column names; no two are the same.
    rows : tuple of (int, sequence of str)
        Line number (from 1, the header being line 1) and one cell for each column.
    """

    file: str
    header: tuple[str, ...]
    rows: tuple[tuple[int, Sequence[str]], ...]

    def require(self, *columns: str) -> None:
        """Raise ``DiaryError`` for the first of `columns` the header does not have."""
        for column in columns:
            if column not in self.header:
                raise DiaryError(
                    problem=f"The column {shown(column)} is missing.",
                    file=self.file,
                    line=1,
                    column=column,
                    remedy=_missing_column_remedy(self.header, columns),
                )

    def each(self, read_row: Callable[[Sequence[str]], T]) -> list[T]:
        """Return what `read_row` makes of the cells of each row.

        Raises
        ------
        DiaryError
            For the first row that cannot be read, with the count of all others.
        """
        values: list[T] = []
        refused: list[tuple[int, CellError]] = []
        for line, cells in self.rows:
            try:
                values.append(read_row(cells))
            except CellError as error:
                refused.append((line, error))
        if refused:
            raise self.refusal(refused)
        return values

    def refusal(self, refused: Sequence[tuple[int, CellError]]) -> DiaryError:
        """Return the error that tells of the first of the `refused` (line, error) and counts the rest."""
        line, first = refused[0]
        problem = first.problem + _others(len(refused) - 1)
        return DiaryError(problem, file=self.file, line=line, column=first.column, remedy=first.remedy)


class Column(Generic[T]):
    """One column of a table, read by one function; a column that is absent reads as blank in every row.

    Parameters
    ----------
    table : Table
        Where it stands.
    name : str
        Its name in the header.
    read : callable
        Makes a value of a cell, or raises ``CellError``; called once for each different text.
    """

    def __init__(self, table: Table, name: str, read: Callable[[str], T]) -> None:
        self.name = name
        self._index = table.header.index(name) if name in table.header else None
        self._known = _Known(name, read)

    def of(self, cells: Sequence[str]) -> T:
        """Return the value of this column in the row of `cells`."""
        return self._known["" if self._index is None else cells[self._index]]


class Together:
    """Several columns read at once, in their order; each different combination of texts once.

    Parameters
    ----------
    table : Table
        Where they stand.
    columns : sequence of Column
        Few combinations come often where no column is about time.
    """

    def __init__(self, table: Table, columns: Sequence[Column[Any]]) -> None:
        self._columns = columns
        there = [table.header.index(column.name) for column in columns if column.name in table.header]
        self._texts_of = itemgetter(*there) if there else len
        self._known: dict[object, tuple[Any, ...]] = {}

    def of(self, cells: Sequence[str]) -> tuple[Any, ...]:
        """Return the values of these columns in the row of `cells`."""
        texts = self._texts_of(cells)
        values = self._known.get(texts)
        if values is None:
            self._known[texts] = values = tuple([column.of(cells) for column in self._columns])
        return values


class _Known(dict[str, T]):
    """What the texts of one column say, each read when it is first met; what cannot be read is not kept."""

    def __init__(self, name: str, read: Callable[[str], T]) -> None:
        super().__init__()
        self._name, self._read = name, read

    def __missing__(self, cell: str) -> T:
        try:
            self[cell] = value = self._read(cell)
        except CellError as error:
            error.column = error.column or self._name
            raise
        return value


def read_table(data: bytes, *, file: str) -> Table:
    """Return the table in the bytes of one CSV file.

    Raises
    ------
    DiaryError
        If it is not UTF-8, not well-formed CSV, or its header or the length of a row is wrong.
    """
    rows = iter(_rows(decoded(data, file=file), file))
    line, names = next(rows, (1, []))
    header = tuple(text_of(name) for name in names)
    _check_header(header, file, line)
    return Table(file, header, tuple(_full_rows(rows, header, file)))


def table_bytes(header: Iterable[str], rows: Iterable[Iterable[str]]) -> bytes:
    """Return a CSV file in UTF-8 with the line ends of RFC 4180."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(header)
    writer.writerows(rows)
    return text.getvalue().encode()


def _rows(text: str, file: str) -> Iterable[tuple[int, list[str]]]:
    """Return the rows that are not blank, each with the line it begins on."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    every: list[list[str]] = []
    with suppress(csv.Error):  # met again, with its line, by who reads on
        every.extend(reader)
    if reader.line_num != len(every):
        return _rows_over_lines(text, file)
    return [(line, cells) for line, cells in enumerate(every, 1) if "".join(cells).strip()]


def _rows_over_lines(text: str, file: str) -> Iterator[tuple[int, list[str]]]:
    """Yield the same where a row may go over several lines, or is broken; that takes longer."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    line = 1
    try:
        for cells in reader:
            if "".join(cells).strip():
                yield line, cells
            line = reader.line_num + 1
    except csv.Error as error:
        raise _malformed(str(error), file, line) from None


def _malformed(reason: str, file: str, line: int) -> DiaryError:
    if "field limit" in reason:
        problem = f"A cell that begins in this row is longer than {csv.field_size_limit():,} characters."
        return DiaryError(problem, file=file, line=line, remedy="A closing quotation mark may be missing.")
    if "end of data" in reason:
        problem = "A quotation mark opened in this row is never closed."
        return DiaryError(problem, file=file, line=line, remedy="Close it, or take it out.")
    problem = "The quotation marks in this row do not match."
    remedy = "Put a text with quotation marks in quotation marks and double those inside."
    return DiaryError(problem, file=file, line=line, remedy=remedy)


def _check_header(header: Sequence[str], file: str, line: int) -> None:
    if not header:
        raise DiaryError(
            problem="The file has no header row.", file=file, line=1, remedy="Put column names first."
        )
    for index, name in enumerate(header):
        if not name:
            problem, remedy = f"Column {index + 1} has no name.", "Name it, or take it out."
            raise DiaryError(problem, file=file, line=line, column=str(index + 1), remedy=remedy)
        if name in header[:index]:
            problem, remedy = f"The column {shown(name)} stands there twice.", "Keep one of the two."
            raise DiaryError(problem, file=file, line=line, column=name, remedy=remedy)


def _missing_column_remedy(header: Sequence[str], columns: Sequence[str]) -> str:
    if len(header) == 1 and (";" in header[0] or "\t" in header[0]):
        return "The columns are not separated by commas; save the file as CSV with commas."
    return f"The header needs {', '.join(columns)}."


def _full_rows(
    rows: Iterable[tuple[int, list[str]]], header: Sequence[str], file: str
) -> Iterator[tuple[int, list[str]]]:
    width = len(header)
    for line, cells in rows:
        if len(cells) != width:
            raise _wrong_width(line, cells, header=header, file=file)
        yield line, cells


def _wrong_width(line: int, cells: Sequence[str], *, header: Sequence[str], file: str) -> DiaryError:
    if len(cells) < len(header):
        problem = f"The row has {len(cells)} cells where the header has {len(header)}."
        remedy = "Write every comma, also those of blank cells at the end."
        return DiaryError(problem, file=file, line=line, column=header[len(cells)], remedy=remedy)
    extra = shown(cells[len(header)])
    problem = f"The row has {len(cells)} cells where the header has {len(header)}; {extra} is one too many."
    remedy = "Put a text with a comma in quotation marks, and write numbers with a decimal point."
    return DiaryError(problem, file=file, line=line, column=str(len(header) + 1), remedy=remedy)


def _others(count: int) -> str:
    if not count:
        return ""
    return (
        " (1 more row of this file has a problem.)"
        if count == 1
        else f" ({count:,} more rows have problems.)"
    )
