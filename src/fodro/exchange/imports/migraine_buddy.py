"""Migraine Buddy: the CSV export, a list of attacks under a header that begins with ``#``, Started, Lasted.

The pain of an attack, 0 to 10, is pain of the head: it becomes the factor *migraine_pain*, the worst of the
day, and never a rating of a foot. *migraine_hours* are cut at midnight. A day without an attack is not in
the list and stays unknown. Places, triggers, symptoms, medication and notes are left out: they stand only
beside attacks, and where a person was is nobody's business.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime, time, timedelta
from pathlib import Path

from fodro.domain.diary import DiaryError
from fodro.exchange.cells import CellError, shown
from fodro.exchange.imported import Imported, Told, silent
from fodro.exchange.imports import bounds
from fodro.exchange.imports.columns import cells_of
from fodro.exchange.imports.days import MONTH_FIRST, after_date, day_reader, read_clock
from fodro.exchange.imports.gathering import Gathering, Several
from fodro.exchange.imports.heads import has_header
from fodro.exchange.imports.members import members
from fodro.exchange.imports.persons import only_one
from fodro.exchange.imports.sheet import Sheet, read_sheet
from fodro.exchange.imports.spans import Span, totals
from fodro.exchange.readings import read_score
from fodro.exchange.table import Column, Table

SOURCE = "Migraine Buddy"
PAIN, HOURS = "migraine_pain", "migraine_hours"
HEADER = ("#", "Started", "Lasted")
_PAIN = "Pain Level"
_LASTED = re.compile(
    r"\s*(?:(\d{1,4})\s*d)?\s*(?:(\d{1,4})\s*h)?\s*(?:(\d{1,4})\s*m(?:in)?)?\s*", re.IGNORECASE | re.ASCII
)

Attack = tuple[datetime, timedelta | None, float | None]


def read_migraine_buddy(path: Path, *, person: str | None = None, told: Told = silent) -> Imported:
    """Read one CSV export, or a folder or zip archive of several.

    Raises
    ------
    DiaryError
        If it cannot be read; nothing is kept then.
    """
    only_one(person, path)
    attacks: dict[datetime, Attack] = {}
    for member in members(path, _is_csv, told=told):
        for attack in _attacks(read_sheet(member.data, file=member.base)):
            attacks[attack[0]] = attack
    return _imported([attacks[start] for start in sorted(attacks)], Gathering(path.name))


def recognises_migraine_buddy(path: Path) -> bool:
    """Return whether it is an export of Migraine Buddy, or holds one; never raises."""
    return has_header(path, _is_csv, lambda row: tuple(row[:3]) == HEADER and _PAIN in row)


def _is_csv(name: str) -> bool:
    return name.lower().endswith(".csv")


def _attacks(sheet: Sheet) -> list[Attack]:
    start = next((n for n, (_, cells) in enumerate(sheet.rows) if _is_header(cells)), None)
    if start is None:
        problem = f"No row begins with {', '.join(HEADER)}."
        raise DiaryError(problem, file=sheet.file, line=1, remedy=bounds.AGAIN)
    table = sheet.table(start)
    table.require(*HEADER, _PAIN)
    return table.each(_AttackReader(table))


def _is_header(cells: Sequence[str]) -> bool:
    return tuple(cell.strip() for cell in cells[:3]) == HEADER


class _AttackReader:
    """Reads when an attack began, how long it lasted and how bad it was."""

    def __init__(self, table: Table) -> None:
        started = HEADER[1]
        self._day = Column(table, started, day_reader(cells_of(table, started), usual=MONTH_FIRST))
        self._clock = Column(table, started, lambda cell: read_clock(after_date(cell)))
        self._lasted = Column(table, HEADER[2], _read_lasted)
        self._pain = Column(table, _PAIN, read_score)

    def __call__(self, cells: Sequence[str]) -> Attack:
        start = datetime.combine(self._day.of(cells), self._clock.of(cells) or time())
        return start, self._lasted.of(cells), self._pain.of(cells)


def _read_lasted(cell: str) -> timedelta | None:
    found = _LASTED.fullmatch(cell)
    if cell.strip() and (found is None or not any(found.groups())):
        raise CellError(problem=f"{shown(cell.strip())} is not a duration.", remedy="Write it as 1d 02h 15m.")
    days, hours, minutes = (int(part or 0) for part in found.groups()) if found else (0, 0, 0)
    return timedelta(days=days, hours=hours, minutes=minutes) if cell.strip() else None


def _imported(attacks: Sequence[Attack], gathering: Gathering) -> Imported:
    worst, hours = Several(max), Several(sum)
    spans: list[Span] = []
    for start, lasted, pain in attacks:
        if pain is not None:
            worst.put(start.date(), PAIN, pain)
        if lasted and lasted <= timedelta(days=2):
            spans.append(Span(start, start + lasted, lasted / timedelta(hours=1)))
        elif lasted:
            gathering.left_out("attack(s) longer than two days: how long they lasted was left out.")
    for (day, _), length in totals(spans).items():
        hours.put(day, HOURS, length)
    worst.into(gathering, source=SOURCE)
    hours.into(gathering, source=SOURCE)
    gathering.said("Pain of the head stays a factor of the day, 10 the worst; it is no rating of a foot.")
    gathering.said("A day without an attack is not in the file and stays unknown.")
    return gathering.imported()
