"""Loop Habit Tracker: the CSV export, a folder or zip archive with ``Checkmarks.csv`` and ``Habits.csv``.

What a mark means stands in Loop's own source. ``YES_MANUAL`` (2 in older exports): done. ``NO`` (0) and
``YES_AUTO`` (1): not done; with the latter it was not due. ``UNKNOWN`` (-1) and ``SKIP`` (-3, 3): nothing
is known. In older exports 0 also stands where nobody answered; so a 0 counts as no only between the first
and the last time the habit was done. Amounts are written a thousand times as large.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from fodro.domain.diary import DiaryError
from fodro.exchange import looking
from fodro.exchange.cells import CellError, number, shown
from fodro.exchange.imported import Imported, Told, silent
from fodro.exchange.imports import bounds
from fodro.exchange.imports.columns import day_column
from fodro.exchange.imports.gathering import Gathering
from fodro.exchange.imports.heads import beginnings, first_rows, has_header
from fodro.exchange.imports.members import Member, members
from fodro.exchange.imports.naming import Naming
from fodro.exchange.imports.persons import only_one
from fodro.exchange.imports.sheet import read_sheet
from fodro.exchange.imports.ticks import NO, YES
from fodro.exchange.table import Column, Table

SOURCE = "Loop"
_MARKS, _HABITS = "checkmarks.csv", "habits.csv"
_DATE, _OF_ONE_HABIT = "Date", ("Date", "Value")
_NUMERICAL = ("NUMERICAL", "NUMERIC")
_THOUSAND = 1000
_WORDS = {"YES_MANUAL": 2.0, "YES_AUTO": 1.0, "NO": 0.0, "UNKNOWN": -1.0, "SKIP": -3.0}
_NOTHING_KNOWN = (-1.0, -3.0)
_SKIP_OF_OLD = 3.0
_HABIT_WORDS = {"UNKNOWN", "YES_MANUAL", "YES_AUTO", "NO", "SKIP"}


def read_loop(path: Path, *, person: str | None = None, told: Told = silent) -> Imported:
    """Read the folder or zip archive of an export, or its ``Checkmarks.csv`` alone.

    Raises
    ------
    DiaryError
        If it cannot be read; nothing is kept then.
    """
    only_one(person, path)
    found = {member.base.lower(): member for member in _top(list(members(path, _is_wanted, told=told)))}
    marks = found.get(_MARKS) or next(iter(found.values()))
    table = read_sheet(marks.data, file=marks.base).table()
    table.require(_DATE)
    if table.header[:2] == _OF_ONE_HABIT:
        problem = "This is the file of one habit, without its name."
        raise DiaryError(problem, file=marks.base, line=1, remedy="Give the whole folder or archive.")
    if len(table.header) > bounds.FACTORS:
        problem = f"It has more than {bounds.FACTORS} habits."
        raise DiaryError(problem, file=marks.base, line=1, remedy="Check that it is the right file.")
    gathering = Gathering(path.name)
    _gather(table, _amounts(found.get(_HABITS)), gathering)
    return gathering.imported()


def recognises_loop(path: Path) -> bool:
    """Return whether it is an export of Loop, or its table of marks; never raises."""
    try:
        by_marks = any(_looks_like_marks(first_rows(head)) for head in beginnings(path, _is_marks))
        return by_marks or (not looking.is_plain_file(path) and has_header(path, _is_habits, _names_habits))
    except (OSError, ValueError):
        return False


def _looks_like_marks(rows: list[list[str]]) -> bool:
    body = {cell for row in rows[1:] for cell in row[1:] if cell and not cell.isdecimal()}
    return rows[:1] != [] and rows[0][:1] == [_DATE] and bool(body) and body <= _HABIT_WORDS


def _is_marks(name: str) -> bool:
    return name.rpartition("/")[2].lower() == _MARKS


def _is_habits(name: str) -> bool:
    return name.rpartition("/")[2].lower() == _HABITS


def _names_habits(row: list[str]) -> bool:
    return {"Position", "Name", "Question"} <= set(row)


def _is_wanted(name: str) -> bool:
    return name.rpartition("/")[2].lower() in (_MARKS, _HABITS)


def _top(found: list[Member]) -> list[Member]:
    """Return those that lie highest; those of single habits lie one folder deeper."""
    depth = min(member.name.count("/") for member in found)
    return [member for member in found if member.name.count("/") == depth]


def _amounts(habits: Member | None) -> dict[str, bool]:
    """Return for each habit whether it is an amount, as far as the table of habits says."""
    if habits is None:
        return {}
    table = read_sheet(habits.data, file=habits.base).table()
    if not {"Name", "Type"} <= set(table.header):
        return {}
    name, kind = table.header.index("Name"), table.header.index("Type")
    return {cells[name].strip(): cells[kind].strip().upper() in _NUMERICAL for _, cells in table.rows}


@dataclass(slots=True)
class _Habit:
    slug: str
    marks: Column[float | None]
    is_amount: bool
    values: dict[date, float]


def _gather(table: Table, amounts: dict[str, bool], gathering: Gathering) -> None:
    days, naming = day_column(table, _DATE), Naming("loop")
    habits = [
        _Habit(slug, Column(table, name, _read_mark), amounts.get(name, False), {})
        for name in table.header
        if name != _DATE and (slug := naming.slug(name))
    ]

    def row(cells: Sequence[str]) -> None:
        day = days.of(cells)
        for habit in habits:
            mark = habit.marks.of(cells)
            if mark is not None and mark not in _NOTHING_KNOWN:
                habit.values[day] = mark

    table.each(row)
    for habit in habits:
        _put(habit, gathering)


def _read_mark(cell: str) -> float | None:
    text = cell.strip().upper()
    if not text:
        return None
    value = _WORDS.get(text, number(text))
    if value is None:
        raise CellError(problem=f"{shown(cell.strip())} is no mark of Loop.", remedy=bounds.AGAIN)
    return value


def _put(habit: _Habit, gathering: Gathering) -> None:
    is_amount = habit.is_amount or any(value > _SKIP_OF_OLD for value in habit.values.values())
    read: Callable[[float], float | None] = _amount if is_amount else _done
    known = {day: value for day, mark in habit.values.items() if (value := read(mark)) is not None}
    done = [day for day, value in known.items() if value]
    for day, value in sorted(known.items()):
        if value or (done and min(done) <= day <= max(done)):
            gathering.latest(day, habit.slug, value, source=SOURCE)


def _amount(mark: float) -> float:
    return mark / _THOUSAND


def _done(mark: float) -> float | None:
    return None if mark == _SKIP_OF_OLD else (YES if mark == _WORDS["YES_MANUAL"] else NO)
