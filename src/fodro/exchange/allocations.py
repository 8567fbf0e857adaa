"""An experiment kept elsewhere: one table says when which of two was done, another when what was rated."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from fodro.domain.diary import DiaryError
from fodro.exchange.cells import CellError, shown, text_of
from fodro.exchange.contents import file_bytes
from fodro.exchange.readings import read_moment, read_number
from fodro.exchange.table import Column, Table, read_table

T = TypeVar("T")
Moments = tuple[tuple[datetime, T], ...]


@dataclass(frozen=True, slots=True)
class Allocation:
    """When which of two things was done, in order of time; one a day."""

    a: str
    b: str
    rows: Moments[str]


def read_allocation(path: Path, *, arm: str = "", time: str = "", a: str = "") -> Allocation:
    """Return what was done when, from a CSV table with a row each time.

    Parameters
    ----------
    path : Path
    arm : str
        The column that says which of the two; if empty, the first with two different words.
    time : str
        The column with the time; if empty, the first that is one in every row.
    a : str
        The word that is A; if empty, the first in alphabetical order.

    Raises
    ------
    DiaryError
        If there are not two words, a time cannot be read, or a day is there twice.
    """
    table = read_table(file_bytes(path), file=path.name)
    when = _time_column(table, time)
    which = _known(table, arm) if arm else _two_words(table, when)
    rows = _in_order(table, when, Column(table, which, text_of))
    words = sorted({word for _, word in rows})
    if len(words) != 2:
        problem = f"It holds {len(words)} different words where there should be two."
        remedy = "Name the column that says which of the two was done with --arm."
        raise DiaryError(problem, file=table.file, column=which, remedy=remedy)
    if a and a not in words:
        problem = f"{shown(a)} is not one of the two: {words[0]}, {words[1]}."
        raise DiaryError(problem, file=table.file, column=which, remedy="Give one of them to --a.")
    first = a or words[0]
    return Allocation(first, next(word for word in words if word != first), rows)


def read_rated(path: Path, *, value: str, time: str = "") -> Moments[float]:
    """Return what was rated when, in order of time; rows without a rating are left out.

    Raises
    ------
    DiaryError
        If a column is missing, a time cannot be read, or a rating is not a number.
    """
    table = read_table(file_bytes(path), file=path.name)
    rows = _in_order(table, _time_column(table, time), Column(table, _known(table, value), _maybe_number))
    rated = tuple((at, number) for at, number in rows if number is not None)
    if not rated:
        problem = "There is no rating in it."
        raise DiaryError(problem, file=table.file, column=value, remedy="Give the column with the ratings.")
    return rated


def check_clocks(allocation: Allocation, rated: Moments[float]) -> None:
    """Raise ``DiaryError`` where some of the times have an offset from UTC and others have none."""
    known = {at.tzinfo is not None for at, _ in (*allocation.rows, *rated)}
    if len(known) > 1:
        problem = "Some times have an offset from UTC and others have none, so their order is not known."
        raise DiaryError(problem, remedy="Write all of them with an offset, or none.")


def check_days(path: Path, allocation: Allocation) -> None:
    """Raise ``DiaryError`` where a day was allotted twice."""
    days = [at.date() for at, _ in allocation.rows]
    twice = next((day for n, day in enumerate(days) if day in days[:n]), None)
    if twice:
        problem, remedy = f"{twice} is there twice.", "An experiment has one row a day; keep one of them."
        raise DiaryError(problem, file=path.name, remedy=remedy)


def _maybe_number(cell: str) -> float | None:
    return read_number(cell) if cell.strip() else None


def _moment(cell: str) -> datetime:
    return read_moment(cell)[0]


def _in_order(table: Table, when: str, what: Column[T]) -> Moments[T]:
    at = Column(table, when, _moment)
    rows = table.each(lambda cells: (at.of(cells), what.of(cells)))
    with_offset = all(moment.tzinfo is not None for moment, _ in rows)
    return tuple(sorted(rows, key=lambda row: row[0] if with_offset else row[0].replace(tzinfo=None)))


def _known(table: Table, column: str) -> str:
    table.require(column)
    return column


def _time_column(table: Table, named: str) -> str:
    if named:
        return _known(table, named)
    return _first(table, _all_times, "a time in every row", "--time or --rated-at")


def _two_words(table: Table, when: str) -> str:
    def two(name: str, cells: Sequence[str]) -> bool:
        return name != when and len(set(cells)) == 2

    return _first(table, two, "two different words", "--arm")


def _all_times(_: str, cells: Sequence[str]) -> bool:
    try:
        return bool([_moment(cell) for cell in cells])
    except CellError:
        return False


def _first(table: Table, fits: Callable[[str, Sequence[str]], bool], what: str, option: str) -> str:
    for n, name in enumerate(table.header):
        if fits(name, [cells[n] for _, cells in table.rows]):
            return name
    problem = f"No column has {what}."
    raise DiaryError(problem, file=table.file, line=1, remedy=f"Name the column with {option}.")
