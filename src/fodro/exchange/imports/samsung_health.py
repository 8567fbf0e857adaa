"""Samsung Health: the CSV files of *Download personal data*.

Each begins with a line that names its kind, then the header. ``step_daily_trend`` holds one row for each
device and one for all together (``source_type`` -2), which alone is read; ``day_time`` is the local day.
``sleep`` gives when one fell asleep and got up; waking in between is not told and stays in. ``weight`` is
in kilos. Whether the times of sleep and weighings are local or universal is told differently by those who
read them: a day is kept only where both readings fall on the same one.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from fodro.domain.diary import DiaryError
from fodro.exchange.cells import CellError, number, shown
from fodro.exchange.imported import Imported, Told, silent
from fodro.exchange.imports import bounds
from fodro.exchange.imports.gathering import SLEEP, STEPS, WEIGHT, Gathering
from fodro.exchange.imports.heads import beginnings, first_rows
from fodro.exchange.imports.members import members
from fodro.exchange.imports.persons import only_one
from fodro.exchange.imports.sheet import Sheet, read_sheet
from fodro.exchange.imports.spans import union_hours
from fodro.exchange.readings import EARLIEST, LATEST
from fodro.exchange.table import Column, Table

SOURCE = "Samsung Health"
_STEPS = "com.samsung.shealth.step_daily_trend"
_SLEEPS = ("com.samsung.shealth.sleep", "com.samsung.health.sleep")
_WEIGHT = "com.samsung.health.weight"
_KINDS = (_STEPS, *_SLEEPS, _WEIGHT)
_ALL_DEVICES = -2.0
_OFFSET = re.compile(r"UTC([+-])(\d{2}):?(\d{2})", re.ASCII)
_LONGEST = timedelta(hours=24)
_MILLIS = re.compile(r"\d{12,13}", re.ASCII)

Night = tuple[datetime, datetime]


def read_samsung_health(path: Path, *, person: str | None = None, told: Told = silent) -> Imported:
    """Read the folder or zip archive of an export, or one CSV file of it.

    Raises
    ------
    DiaryError
        If it cannot be read; nothing is kept then.
    """
    only_one(person, path)
    gathering, nights, n_read = Gathering(path.name), defaultdict[date, list[Night]](list), 0
    for member in members(path, _is_wanted, told=told):
        sheet = read_sheet(member.data, file=member.base)
        n_read += _gather(sheet, gathering, nights)
    if not n_read:
        problem = "It holds neither daily steps nor sleep nor weight of Samsung Health."
        raise DiaryError(problem, file=path.name, remedy=bounds.AGAIN)
    for day, of_day in sorted(nights.items()):
        gathering.total(day, SLEEP, round(union_hours(of_day), 4), source=SOURCE)
    return gathering.imported()


def recognises_samsung_health(path: Path) -> bool:
    """Return whether it is a file of a Samsung Health export, or holds one; never raises."""
    try:
        heads = (first_rows(head)[:1] for head in beginnings(path, _is_wanted))
        return any(rows and rows[0][:1] and rows[0][0] in _KINDS for rows in heads)
    except (OSError, ValueError):
        return False


def _is_wanted(name: str) -> bool:
    base = name.rpartition("/")[2].lower()
    return base.endswith(".csv") and base.startswith(tuple(f"{kind}." for kind in _KINDS))


def _gather(sheet: Sheet, gathering: Gathering, nights: dict[date, list[Night]]) -> bool:
    kind = sheet.rows[0][1][0].strip()
    if kind not in _KINDS:
        return False
    table = _short(sheet.table(1))
    if kind == _STEPS:
        _steps(table, gathering)
    elif kind == _WEIGHT:
        _weights(table, gathering)
    else:
        _sleeps(table, gathering, nights)
    return True


def _short(table: Table) -> Table:
    """Return the table with ``com.samsung.health.sleep.start_time`` called ``start_time``."""
    long = [name for name in table.header if "." in name]
    names = {name: name.rpartition(".")[2] for name in long}
    header = tuple(
        names.get(name, f"own {name}" if name in names.values() else name) for name in table.header
    )
    return Table(table.file, header, table.rows)


def _steps(table: Table, gathering: Gathering) -> None:
    table.require("day_time", "count", "source_type")
    days, counts = Column(table, "day_time", _read_day), Column(table, "count", _read_number)
    kinds = Column(table, "source_type", _read_number)

    def row(cells: Sequence[str]) -> None:
        if kinds.of(cells) == _ALL_DEVICES:
            gathering.total(days.of(cells), STEPS, counts.of(cells), source=SOURCE)

    table.each(row)


def _weights(table: Table, gathering: Gathering) -> None:
    table.require("start_time", "weight")
    when, offsets = Column(table, "start_time", _read_time), Column(table, "time_offset", _read_offset)
    weights = Column(table, "weight", _read_number)

    def row(cells: Sequence[str]) -> tuple[datetime, date | None, float]:
        return when.of(cells), _sure_day(when.of(cells), offsets.of(cells)), weights.of(cells)

    for _, day, weight in sorted(table.each(row), key=lambda one: one[0]):
        if day is None:
            gathering.left_out("weighing(s) left out: their day depends on a time zone.")
        else:
            gathering.latest(day, WEIGHT, weight, source=SOURCE)


def _sleeps(table: Table, gathering: Gathering, nights: dict[date, list[Night]]) -> None:
    table.require("start_time", "end_time")
    starts, ends = Column(table, "start_time", _read_time), Column(table, "end_time", _read_time)
    offsets = Column(table, "time_offset", _read_offset)

    def row(cells: Sequence[str]) -> None:
        start, end = starts.of(cells), ends.of(cells)
        day = _sure_day(end, offsets.of(cells))
        if not start < end <= start + _LONGEST:
            gathering.left_out("sleep(s) left out: they end before they begin, or last longer than a day.")
        elif day is None:
            gathering.left_out("sleep(s) left out: their day depends on a time zone.")
        else:
            nights[day].append((start, end))

    table.each(row)
    gathering.said("Sleep is from falling asleep to getting up; being awake in between is not told.")


def _sure_day(at: datetime, offset: timedelta | None) -> date | None:
    """Return the day of `at` if it is the same whether `at` is local or universal time."""
    local = at + (offset or timedelta())
    return at.date() if offset is not None and at.date() == local.date() else None


def _read_number(cell: str) -> float:
    value = number(cell.strip())
    if value is None:
        raise CellError(problem=f"{shown(cell.strip())} is not a number.", remedy=bounds.AGAIN)
    return value


def _read_day(cell: str) -> date:
    """Return the day of ``2024-06-01 00:00:00.000``, or of thousandths of a second since 1970."""
    return _read_time(cell).date()


def _read_time(cell: str) -> datetime:
    text = cell.strip()
    try:
        if _MILLIS.fullmatch(text):
            at = datetime.fromtimestamp(int(text) / 1000, tz=UTC).replace(tzinfo=None)
        else:
            at = datetime.fromisoformat(text).replace(tzinfo=None)
    except (ValueError, OverflowError, OSError):
        raise CellError(problem=f"{shown(text)} is not a time.", remedy=bounds.AGAIN) from None
    if not EARLIEST.year < at.year < LATEST.year:
        raise CellError(problem=f"{shown(text)} is not a plausible year.", remedy=bounds.AGAIN)
    return at


def _read_offset(cell: str) -> timedelta | None:
    found = _OFFSET.fullmatch(cell.strip())
    if found is None:
        return None
    ahead = timedelta(hours=int(found[2]), minutes=int(found[3]))
    return -ahead if found[1] == "-" else ahead
