"""Track & Graph: the CSV export of a group, one row for each thing tracked.

A plain value becomes a factor named after the tracker, several of one day their mean. A duration, written
as hours, minutes and seconds, becomes minutes, several of one day their sum. A day is the one on the clock
of the entry. The label and the note of an entry are left out.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from fodro.domain.diary import DiaryError
from fodro.exchange.cells import CellError, number, shown, text_of
from fodro.exchange.imported import Imported, Told, silent
from fodro.exchange.imports import bounds
from fodro.exchange.imports.columns import day_column
from fodro.exchange.imports.gathering import Gathering, Several
from fodro.exchange.imports.heads import has_header
from fodro.exchange.imports.members import members
from fodro.exchange.imports.naming import Naming
from fodro.exchange.imports.persons import only_one
from fodro.exchange.imports.sheet import read_sheet
from fodro.exchange.table import Column, Table

SOURCE = "Track & Graph"
NEEDED = ("FeatureName", "Timestamp", "Value")
_DURATION = re.compile(r"(-?\d{1,12}):(-?\d{1,2}):(-?\d{1,2})(?::.*)?", re.ASCII | re.DOTALL)
_LABELLED = re.compile(r"([^:]*)(?::.*)?", re.DOTALL)
_MINUTES = " min"

Entry = tuple[str, date, str, float]


def read_track_and_graph(path: Path, *, person: str | None = None, told: Told = silent) -> Imported:
    """Read one CSV export, or a folder or zip archive of several.

    Raises
    ------
    DiaryError
        If it cannot be read; nothing is kept then.
    """
    only_one(person, path)
    entries: dict[tuple[str, str, float, str], Entry] = {}
    for member in members(path, _is_csv, told=told):
        table = read_sheet(member.data, file=member.base).table()
        table.require(*NEEDED)
        _take(table, entries)
    gathering = Gathering(path.name)
    _gather(list(entries.values()), gathering, path.name)
    return gathering.imported()


def recognises_track_and_graph(path: Path) -> bool:
    """Return whether it is an export of Track & Graph, or holds one; never raises."""
    return has_header(path, _is_csv, lambda row: set(NEEDED) <= set(row))


def _is_csv(name: str) -> bool:
    return name.lower().endswith(".csv")


def _take(table: Table, entries: dict[tuple[str, str, float, str], Entry]) -> None:
    """Read the rows of one file; the same row of two files counts once."""
    names, days = Column(table, "FeatureName", _read_name), day_column(table, "Timestamp")
    times, values = Column(table, "Timestamp", str.strip), Column(table, "Value", _read_value)

    def row(cells: Sequence[str]) -> None:
        name, (value, is_duration) = names.of(cells), values.of(cells)
        key = (name, times.of(cells), value, table.file if len(times.of(cells)) <= len("2022-09-14") else "")
        entries[key] = (name + _MINUTES * is_duration, days.of(cells), times.of(cells), value)

    table.each(row)


def _gather(entries: Sequence[Entry], gathering: Gathering, file: str) -> None:
    naming, means, sums = Naming("track_and_graph"), Several(), Several(sum)
    for name, day, _, value in entries:
        slug = naming.slug(name)
        if slug:
            (sums if name.endswith(_MINUTES) else means).put(day, slug, value)
        else:
            gathering.left_out("value(s) left out: the name of their tracker has no letters.")
    if naming.n_names > bounds.FACTORS:
        problem = f"It has more than {bounds.FACTORS} trackers."
        raise DiaryError(problem, file=file, column=NEEDED[0], remedy="Check that it is the right file.")
    for several in (means, sums):
        several.into(gathering, source=SOURCE)
    if means.n_joined:
        gathering.left_out(
            "time(s) a day held several values of one tracker; their mean was taken.", means.n_joined
        )


def _read_name(cell: str) -> str:
    name = text_of(cell)
    if not name:
        raise CellError(problem="The tracker has no name.", remedy=bounds.AGAIN)
    return name


def _read_value(cell: str) -> tuple[float, bool]:
    """Return the value and whether it is a duration, in minutes then."""
    duration = _DURATION.fullmatch(cell.strip())
    if duration:
        hours, minutes, seconds = (int(part) for part in duration.groups())
        return _finite(60.0 * hours + minutes + seconds / 60, cell), True
    plain = _LABELLED.fullmatch(cell.strip())
    value = number(plain[1].strip()) if plain else None
    if value is None:
        problem = f"{shown(cell.strip())} is neither a number nor a duration."
        raise CellError(problem, remedy=bounds.AGAIN)
    return _finite(value, cell), False


def _finite(value: float, cell: str) -> float:
    if abs(value) > bounds.LARGEST:
        raise CellError(problem=f"{shown(cell.strip())} is too large.", remedy="Correct the number.")
    return value
