"""Columns of a table whose numbers and dates are written as some country writes them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from fodro.exchange.imports.days import day_reader
from fodro.exchange.imports.numbers import number_reader
from fodro.exchange.imports.sheet import Sheet
from fodro.exchange.table import Column, Table


def first_of(table: Table, names: Sequence[str]) -> str:
    """Return the first of `names` that is a column.

    Raises
    ------
    DiaryError
        If none is.
    """
    found = next((name for name in names if name in table.header), names[0])
    table.require(found)
    return found


def cells_of(table: Table, *names: str) -> Iterator[str]:
    """Yield the cells of some columns; of those that are not there, none."""
    places = [table.header.index(name) for name in names if name in table.header]
    for _, cells in table.rows:
        for place in places:
            yield cells[place]


def day_column(table: Table, name: str, *, usual: str = "") -> Column[date]:
    """Return a column of dates; `usual` is as for `day_reader`."""
    return Column(table, name, day_reader(cells_of(table, name), usual=usual))


def number_columns(sheet: Sheet, table: Table, names: Sequence[str]) -> list[Column[float | None]]:
    """Return columns of numbers, all written alike; one that is not there reads as blank."""
    read = number_reader(cells_of(table, *names), mark=sheet.mark)
    return [Column(table, name, read) for name in names]
