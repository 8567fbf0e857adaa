"""Fitbit: the monthly CSV exports with their sections, and the JSON files of a Takeout.

A CSV has sections under a line with their name. *Activities* gives steps and floors of a day; *Sleep* gives
minutes asleep, which belong to the day one woke up on. *Body* holds a weight for every day, also for days
nobody weighed, in a unit it does not name: it is left out. Distance has no unit either. Dates, decimal
marks and separators are those of the account's country.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from fodro.domain.diary import DiaryError
from fodro.exchange.imported import Imported, Told, silent
from fodro.exchange.imports import bounds
from fodro.exchange.imports.columns import cells_of, number_columns
from fodro.exchange.imports.days import ReadDay, day_reader
from fodro.exchange.imports.fitbit_tables import SLEEP_HEADER, STEPS_HEADER, is_table
from fodro.exchange.imports.fitbit_takeout import Takeout, is_takeout
from fodro.exchange.imports.gathering import SLEEP, STAIRS, STEPS, Gathering
from fodro.exchange.imports.heads import has_header, has_words
from fodro.exchange.imports.members import Member, members
from fodro.exchange.imports.persons import only_one
from fodro.exchange.imports.sheet import Sheet, read_sheet
from fodro.exchange.table import Column, Table

SOURCE = "Fitbit"
_ACTIVITIES, _SLEEP = "Activities", "Sleep"
_READ = {_ACTIVITIES: ("Date", "Steps"), _SLEEP: ("End Time", "Minutes Asleep")}
_RECOGNISED = (
    ("Date", "Calories Burned", "Steps"),
    ("Start Time", "End Time", "Minutes Asleep"),
    STEPS_HEADER,
    SLEEP_HEADER,
)
_NOT_READ = ("Body", "Foods")
_DATED = ("Date", "End Time")
_FOOD_LOG = "Food Log"


def read_fitbit(path: Path, *, person: str | None = None, told: Told = silent) -> Imported:
    """Read one CSV export, or a folder or zip archive of several or of a Takeout.

    Raises
    ------
    DiaryError
        If it cannot be read; nothing is kept then.
    """
    only_one(person, path)
    gathering, monthly, takeout = Gathering(path.name), _Monthly(), Takeout()
    for member in members(path, _is_wanted, told=told):
        if not takeout.takes(member):
            monthly.take(member, alone=member.name == path.name)
    monthly.into(gathering)
    takeout.into(gathering)
    if not (monthly.n_sections or takeout.n_records):
        problem = "It holds neither an Activities nor a Sleep section of Fitbit, nor files of a Takeout."
        raise DiaryError(problem, file=path.name, remedy=bounds.AGAIN)
    return gathering.imported()


def recognises_fitbit(path: Path) -> bool:
    """Return whether it is an export of Fitbit, or holds one; never raises."""
    words = (("dateOfSleep", "minutesAsleep"), ("logId", "bmi"), ("dateTime", "value"))
    tables = any(has_header(path, wanted, _is_section_header) for wanted in (is_table, _is_csv))
    return tables or any(has_words(path, _is_takeout_log, *of_one) for of_one in words)


def _is_csv(name: str) -> bool:
    return name.lower().endswith(".csv")


def _is_takeout_log(name: str) -> bool:
    return is_takeout(name) and name.lower().endswith(".json")


def _is_wanted(name: str) -> bool:
    return is_takeout(name) or _is_csv(name)


def _is_section_header(row: list[str]) -> bool:
    return any(set(names) <= set(row) for names in _RECOGNISED)


@dataclass(slots=True)
class _Monthly:
    """The sections of all CSV exports; dates are read once all are known."""

    sections: list[tuple[str, Sheet, Table]] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)

    @property
    def n_sections(self) -> int:
        return len(self.sections)

    def take(self, member: Member, *, alone: bool) -> None:
        sheet = read_sheet(member.data, file=member.base)
        for name, start, end in _sections(sheet):
            if name in _READ:
                table = sheet.table(start, end)
                table.require(*_READ[name])
                self.sections.append((name, sheet, table))
            else:
                self.left_out.append(name)
        if alone and not (self.sections or self.left_out):
            problem = f"No line says {' or '.join(_READ)}."
            raise DiaryError(problem, file=sheet.file, line=1, remedy=bounds.AGAIN)

    def into(self, gathering: Gathering) -> None:
        read_day = day_reader(cell for _, _, table in self.sections for cell in cells_of(table, *_DATED))
        naps = _Sums()
        for name, sheet, table in self.sections:
            table.each(
                _activity(sheet, table, read_day, gathering)
                if name == _ACTIVITIES
                else _sleep(sheet, table, read_day, naps)
            )
        for day, minutes in naps.of_days().items():
            gathering.total(day, SLEEP, minutes / 60, source=SOURCE)
        for name in self.left_out:
            gathering.left_out(f"section(s) “{name}” left out.")


@dataclass(slots=True)
class _Sums:
    """Minutes asleep by when a sleep ended; a sleep that stands in two exports counts once."""

    sleeps: dict[tuple[date, str], float] = field(default_factory=dict)

    def of_days(self) -> dict[date, float]:
        sums: dict[date, float] = {}
        for (day, _), minutes in self.sleeps.items():
            sums[day] = sums.get(day, 0.0) + minutes
        return sums


def _sections(sheet: Sheet) -> list[tuple[str, int, int]]:
    """Return name, first and last row of each section."""
    starts = [n for n, (_, cells) in enumerate(sheet.rows) if _title(cells)]
    ends = [*starts[1:], len(sheet.rows)] if starts else []
    return [(_title(sheet.rows[n][1]), n + 1, end) for n, end in zip(starts, ends, strict=True)]


def _title(cells: Sequence[str]) -> str:
    first, rest = cells[0].strip(), any(cell.strip() for cell in cells[1:])
    known = first in (*_READ, *_NOT_READ) or first.startswith(_FOOD_LOG)
    return (_FOOD_LOG if first.startswith(_FOOD_LOG) else first) if known and not rest else ""


def _activity(
    sheet: Sheet, table: Table, read_day: ReadDay, gathering: Gathering
) -> Callable[[Sequence[str]], None]:
    days = Column(table, "Date", read_day)
    # every number of the section shows how numbers are written, also those that are not kept
    names = [name for name in table.header if name != "Date"]
    numbers = dict(zip(names, number_columns(sheet, table, names), strict=True))
    steps, floors = numbers["Steps"], numbers.get("Floors")

    def row(cells: Sequence[str]) -> None:
        day, n_steps = days.of(cells), steps.of(cells)
        if n_steps is not None:
            gathering.total(day, STEPS, n_steps, source=SOURCE)
        n_floors = floors.of(cells) if floors else None
        if n_floors is not None and n_steps:
            gathering.total(day, STAIRS, n_floors, source=SOURCE)

    return row


def _sleep(sheet: Sheet, table: Table, read_day: ReadDay, naps: _Sums) -> Callable[[Sequence[str]], None]:
    days, ends = Column(table, "End Time", read_day), Column(table, "End Time", str.strip)
    (minutes,) = number_columns(sheet, table, ("Minutes Asleep",))

    def row(cells: Sequence[str]) -> None:
        asleep = minutes.of(cells)
        if asleep is not None:
            naps.sleeps[days.of(cells), ends.of(cells)] = asleep

    return row
