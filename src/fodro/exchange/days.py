"""``days.csv``: one row for each day and one column for each factor.

Numbers are numeric factors, words are categories. A word among numbers (or a number among words) is taken for
a slip and refused, unless a leading apostrophe says that it is meant as text.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from fodro.exchange.cells import TEXT_MARK, CellError, number, number_cell, shown, text_cell, text_of
from fodro.exchange.readings import read_day, with_point
from fodro.exchange.table import Column, Table

NEEDED = ("date",)
LARGEST = 1e12
"""Numbers beyond this are slips of the pen: no day's factor is this large in any unit."""

Value = float | str
Days = dict[date, dict[str, Value]]


def factors(table: Table) -> Days:
    """Return the factors recorded of each day; a blank cell and a day of blanks are not recorded.

    Raises
    ------
    DiaryError
        If the date column is missing, a day is wrong or there twice, or a column mixes words and numbers.
    """
    table.require(*NEEDED)
    days = table.each(_DayReader(Column(table, NEEDED[0], read_day)))
    names = [name for name in table.header if name != NEEDED[0]]
    columns = [_values(table, table.header.index(name)) for name in names]
    rows = zip(*columns, strict=True) if columns else [()] * len(days)
    recorded = {day: _recorded(names, row) for day, row in zip(days, rows, strict=True)}
    return {day: recorded[day] for day in sorted(recorded) if recorded[day]}


def _recorded(names: Sequence[str], row: Sequence[Value | None]) -> dict[str, Value]:
    return {name: value for name, value in zip(names, row, strict=True) if value is not None}


class _DayReader:
    """Reads the date of a row and refuses one that was there before."""

    def __init__(self, column: Column[date]) -> None:
        self._column = column
        self._seen: set[date] = set()

    def __call__(self, cells: Sequence[str]) -> date:
        day = self._column.of(cells)
        if day in self._seen:
            remedy = "Keep one row for each day."
            raise CellError(problem=f"{day} stands there twice.", remedy=remedy, column=self._column.name)
        self._seen.add(day)
        return day


def _values(table: Table, index: int) -> list[Value | None]:
    """Return the values of one column, row by row; ``None`` where nothing was recorded."""
    known = _Cells()
    values = [known[cells[index]] for _, cells in table.rows]
    if known.may_hold_slips():
        recorded = {row: value for row, value in enumerate(values) if value is not None}
        _refuse_slips(table, index, values=recorded)
    return values


class _Cells(dict[str, Value | None]):
    """What the cells of one column say, each different text read once; ``None`` for a blank."""

    def __missing__(self, cell: str) -> Value | None:
        self[cell] = value = _value(cell) if cell.strip() else None
        return value

    def may_hold_slips(self) -> bool:
        """Return whether both numbers and words were met, or a number too large."""
        numbers = [value for value in self.values() if isinstance(value, float)]
        words = any(isinstance(value, str) for value in self.values())
        return bool(numbers) and (words or max(map(abs, numbers)) > LARGEST)


def _value(cell: str) -> Value:
    if cell.startswith(TEXT_MARK):
        return text_of(cell)
    value = number(cell.strip())
    return cell.strip() if value is None else value


def _refuse_slips(table: Table, index: int, *, values: Mapping[int, Value]) -> None:
    name = table.header[index]
    numbers = [row for row, value in values.items() if isinstance(value, float)]
    words = [
        row
        for row, value in values.items()
        if isinstance(value, str) and not table.rows[row][1][index].startswith(TEXT_MARK)
    ]
    slips = min(words, numbers, key=len) if numbers and words else _beyond(values)
    refused = [(table.rows[row][0], _slip(table.rows[row][1][index].strip(), name)) for row in slips]
    if refused:
        raise table.refusal(refused)


def _beyond(values: Mapping[int, Value]) -> list[int]:
    return [row for row, value in values.items() if isinstance(value, float) and abs(value) > LARGEST]


def _slip(cell: str, column: str) -> CellError:
    value = number(cell)
    if value is None:
        wanted = (
            f"Write a number with a decimal point ({with_point(cell)})"
            if with_point(cell)
            else "Write a number"
        )
        remedy = f"{wanted}, or leave the cell blank if it was not recorded."
        return CellError(f"{shown(cell)} stands in a column of numbers.", remedy=remedy, column=column)
    if abs(value) > LARGEST:
        return CellError(f"{shown(cell)} is too large.", remedy="Correct the number.", column=column)
    remedy = f"Write a word, or {TEXT_MARK}{cell} if the number is meant as a name."
    return CellError(f"The number {cell} stands in a column of words.", remedy=remedy, column=column)


def day_header(days: Mapping[date, Mapping[str, Value]]) -> tuple[str, ...]:
    """Return the header: the date, then every factor in alphabetical order."""
    names = sorted({name for values in days.values() for name in values})
    return (*NEEDED, *(text_cell(name) for name in names))


def day_rows(days: Mapping[date, Mapping[str, Value]]) -> Iterator[tuple[str, ...]]:
    """Yield one row of cells for each day with anything recorded, in the order of `day_header`."""
    names = sorted({name for values in days.values() for name in values})
    numeric = {
        name for values in days.values() for name, value in values.items() if not isinstance(value, str)
    }
    for day, values in sorted(days.items(), key=lambda item: item[0]):
        if values:
            yield (
                day.isoformat(),
                *(_cell(values.get(name), among_numbers=name in numeric) for name in names),
            )


def _cell(value: Value | None, *, among_numbers: bool) -> str:
    if value is None:
        return ""
    return text_cell(value, marked=among_numbers) if isinstance(value, str) else number_cell(value)
