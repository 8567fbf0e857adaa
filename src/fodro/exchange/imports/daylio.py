"""Daylio: the CSV export, one row for each entry of a day.

The moods Daylio comes with become the factor *daylio_mood*, 5 the best and 1 the worst; where a person uses
names of their own, whose order the file does not tell, they stay words. An activity is yes on a day it was
ticked on; it is no on a day with other activities ticked, between the first and the last time it was used.
Before and after nobody knows whether it was on the list.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, time
from pathlib import Path
from statistics import fmean

from fodro.domain.diary import DiaryError
from fodro.exchange.cells import text_of
from fodro.exchange.imported import Imported, Told, silent
from fodro.exchange.imports import bounds
from fodro.exchange.imports.columns import day_column
from fodro.exchange.imports.days import read_clock
from fodro.exchange.imports.gathering import Gathering
from fodro.exchange.imports.heads import has_header
from fodro.exchange.imports.members import members
from fodro.exchange.imports.naming import Naming
from fodro.exchange.imports.persons import only_one
from fodro.exchange.imports.sheet import read_sheet
from fodro.exchange.imports.ticks import Ticks
from fodro.exchange.table import Column, Table

SOURCE = "Daylio"
MOODS: Mapping[str, float] = {"rad": 5, "good": 4, "meh": 3, "bad": 2, "awful": 1}
NEEDED = ("full_date", "mood", "activities")
_MOOD, _MOOD_WORD = "daylio_mood", "daylio_mood_word"
_BETWEEN = "|"


def read_daylio(path: Path, *, person: str | None = None, told: Told = silent) -> Imported:
    """Read one CSV export, or a folder or zip archive of several.

    Raises
    ------
    DiaryError
        If it cannot be read; nothing is kept then.
    """
    only_one(person, path)
    entries, gathering = _Entries(), Gathering(path.name)
    for member in members(path, _is_csv, told=told):
        table = read_sheet(member.data, file=member.base).table()
        table.require(*NEEDED)
        entries.take(table)
    if entries.ticks.naming.n_names > bounds.FACTORS:
        problem = f"It has more than {bounds.FACTORS} different activities."
        raise DiaryError(
            problem, file=path.name, column="activities", remedy="Check that it is the right file."
        )
    entries.into(gathering)
    return gathering.imported()


def recognises_daylio(path: Path) -> bool:
    """Return whether it is an export of Daylio, or holds one; never raises."""
    return has_header(path, _is_csv, lambda row: set(NEEDED) <= set(row))


def _is_csv(name: str) -> bool:
    return name.lower().endswith(".csv")


@dataclass(slots=True)
class _Entries:
    """All entries of all files; the same entry of two exports counts once."""

    moods: dict[date, dict[tuple[time, str], str]] = field(default_factory=lambda: defaultdict(dict))
    ticks: Ticks = field(default_factory=lambda: Ticks(Naming("daylio")))
    n_notes: int = 0

    def take(self, table: Table) -> None:
        days, times = day_column(table, "full_date"), Column(table, "time", read_clock)
        moods, activities = Column(table, "mood", text_of), Column(table, "activities", _activities)
        notes = [Column(table, name, str.strip) for name in ("note_title", "note")]

        def row(cells: Sequence[str]) -> None:
            day, clock = days.of(cells), times.of(cells) or time()
            if mood := " ".join(moods.of(cells).split()):
                self.moods[day][clock, mood] = mood
            self.ticks.tick(day, activities.of(cells))
            self.n_notes += any(note.of(cells) for note in notes)

        table.each(row)

    def into(self, gathering: Gathering) -> None:
        known = all(mood.lower() in MOODS for of_day in self.moods.values() for mood in of_day.values())
        for day, of_day in sorted(self.moods.items()):
            if known:
                numbers = [MOODS[mood.lower()] for mood in of_day.values()]
                gathering.latest(day, _MOOD, fmean(numbers), source=SOURCE)
            else:
                gathering.latest(day, _MOOD_WORD, of_day[max(of_day)], source=SOURCE)
        self.ticks.into(gathering, source=SOURCE)
        gathering.said(
            "daylio_mood runs from 1, the worst, to 5, the best; several of one day became their mean."
            if known
            else "The file does not tell the order of the moods: they stay words, the last of each day."
        )
        if self.n_notes:
            gathering.left_out("note(s) in your own words left out.", self.n_notes)


def _activities(cell: str) -> tuple[str, ...]:
    return tuple(name for part in cell.split(_BETWEEN) if (name := " ".join(part.split())))
