"""Bearable: the CSV export, one row for each thing noted at some part of a day.

Mood, energy and sleep quality keep their numbers as factors, more being better; sleep is hours and minutes.
A symptom keeps its number, 0 none to 4 unbearable, as a factor named after it, more being worse: it is no
pain from 0 to 10. Of several on one day a symptom takes the worst, the others their mean. Bearable writes
no row for a symptom that was none, so a day without one is not known. Factors, medication, food and notes
are left out, and said.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from fodro.domain.diary import DiaryError
from fodro.exchange.cells import CellError, number, shown
from fodro.exchange.imported import Imported, Told, silent
from fodro.exchange.imports import bounds
from fodro.exchange.imports.columns import cells_of
from fodro.exchange.imports.days import ReadDay, day_reader
from fodro.exchange.imports.gathering import SLEEP, Gathering, Several
from fodro.exchange.imports.heads import has_header
from fodro.exchange.imports.members import members
from fodro.exchange.imports.naming import Naming
from fodro.exchange.imports.persons import only_one
from fodro.exchange.imports.sheet import read_sheet
from fodro.exchange.readings import EARLIEST, LATEST
from fodro.exchange.table import Column, Table

SOURCE = "Bearable"
_DATE, _CATEGORY, _DETAIL = "date", "category", "detail"
_AMOUNTS = ("rating/amount", "rating_or_amount", "rating or amount")
_WORN_WORDS = re.compile(r"\W*\([^()]*\)\s*$")
_SPELT = re.compile(r"(\d{1,2})(?:st|nd|rd|th) ([A-Z][a-z]{2})[a-z]* (\d{4})", re.ASCII)
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_HOURS = re.compile(r"(\d{1,2}):(\d{2})(?::\d{2})?", re.ASCII)
_RATED = {
    "mood": "bearable_mood",
    "energy": "bearable_energy",
    "sleep quality": "bearable_sleep_quality",
}
_SYMPTOM, _SLEEP = "symptom", "sleep"
_NONE = "none"
_WORST_SYMPTOM, _BEST_RATING = 4.0, 10.0


def read_bearable(path: Path, *, person: str | None = None, told: Told = silent) -> Imported:
    """Read one CSV export, or a folder or zip archive of several.

    Raises
    ------
    DiaryError
        If it cannot be read; nothing is kept then.
    """
    only_one(person, path)
    kept, gathering = _Kept(), Gathering(path.name)
    for member in members(path, _is_csv, told=told):
        kept.take(read_sheet(member.data, file=member.base).table())
    if kept.naming.n_names > bounds.FACTORS:
        problem = f"It has more than {bounds.FACTORS} different things that bother."
        raise DiaryError(problem, file=path.name, column=_DETAIL, remedy="Check that it is the right file.")
    kept.into(gathering)
    return gathering.imported()


def recognises_bearable(path: Path) -> bool:
    """Return whether it is an export of Bearable, or holds one; never raises."""
    return has_header(path, _is_csv, _fits)


def _is_csv(name: str) -> bool:
    return name.lower().endswith(".csv")


def _fits(row: list[str]) -> bool:
    names = {cell.lower() for cell in row}
    return {_DATE, _CATEGORY, _DETAIL} <= names and bool(names & set(_AMOUNTS))


@dataclass(slots=True)
class _Kept:
    """What all files hold, until all are read; the same row of two files counts once."""

    naming: Naming = field(default_factory=lambda: Naming("bearable"))
    rows: dict[tuple[str, ...], tuple[date, str, str, float]] = field(default_factory=dict)
    left_out: dict[str, int] = field(default_factory=dict)

    def take(self, table: Table) -> None:
        lower = Table(table.file, tuple(name.lower() for name in table.header), table.rows)
        lower.require(_DATE, _CATEGORY, _DETAIL)
        amount = next((name for name in _AMOUNTS if name in lower.header), _AMOUNTS[0])
        lower.require(amount)
        days = Column(lower, _DATE, _spelt_day_or(day_reader(cells_of(lower, _DATE))))
        categories, details = Column(lower, _CATEGORY, str.strip), Column(lower, _DETAIL, str.strip)
        amounts = Column(lower, amount, str.strip)

        def row(cells: Sequence[str]) -> None:
            category, value = categories.of(cells), amounts.of(cells)
            read = _value(category.lower(), value, amount)
            if read is None:
                self.left_out[category] = self.left_out.get(category, 0) + 1
            else:
                self.rows[tuple(cells)] = (days.of(cells), category.lower(), details.of(cells), read)

        lower.each(row)

    def into(self, gathering: Gathering) -> None:
        worst, means, nights = Several(max), Several(), Several(max)
        for day, category, detail, value in self.rows.values():
            if category == _SLEEP:
                nights.put(day, SLEEP, value)
            elif category == _SYMPTOM:
                if slug := self.naming.slug(f"bearable {_WORN_WORDS.sub('', detail)}"):
                    worst.put(day, slug, value)
            else:
                means.put(day, _RATED[category], value)
        for several in (worst, means, nights):
            several.into(gathering, source=SOURCE)
        gathering.said(
            "What bothers runs from 0, none, to 4, the worst; mood, energy and sleep quality: more is better."
        )
        gathering.said("Bearable writes no row for what was none: a day without one is not known.")
        for category, n in sorted(self.left_out.items()):
            gathering.left_out(f"row(s) of {shown(category)} left out: their meaning is not known here.", n)


def _value(category: str, cell: str, column: str) -> float | None:
    """Return the number of a row, ``None`` where the category is not read or nothing was put down."""
    if category == _SLEEP:
        hours = _HOURS.fullmatch(cell)
        return int(hours[1]) + int(hours[2]) / 60 if hours else number(cell)
    if category != _SYMPTOM and category not in _RATED:
        return None
    value = 0.0 if cell.lower() == _NONE else number(cell)
    most = _WORST_SYMPTOM if category == _SYMPTOM else _BEST_RATING
    if cell and (value is None or not 0 <= value <= most):
        problem = f"{shown(cell)} is not a number from 0 to {most:.0f}."
        raise CellError(problem, remedy=bounds.AGAIN, column=column)
    return value


def _spelt_day_or(read: ReadDay) -> ReadDay:
    """Return a reader of days such as “30th Nov 2021”, and of those that `read` reads."""

    def day(cell: str) -> date:
        found = _SPELT.fullmatch(cell.strip())
        if found is None or found[2] not in _MONTHS:
            return read(cell)
        try:
            spelt = date(int(found[3]), _MONTHS.index(found[2]) + 1, int(found[1]))
        except ValueError:
            raise CellError(
                problem=f"{shown(cell)} is not a date that exists.", remedy=bounds.AGAIN
            ) from None
        if not EARLIEST <= spelt <= LATEST:
            raise CellError(problem=f"{shown(cell)} is not a plausible day.", remedy="Correct the year.")
        return spelt

    return day
