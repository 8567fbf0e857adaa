"""MyAIGuide: pain by place, steps and happiness by day, tidied to ``participant,date,variable,value``.

The export gives days without a clock, and places without a side. Both stay unknown. Its pain scale is uneven
(1, 2, 3, 3.2 … 3.8, 4.5, 6, 8, 9.5) but lies within 0–10 with more as worse, so the numbers stay as they are.
A day without a pain row is missing, not a day without pain. Days of exactly 0 steps come in runs, among
people who walk thousands: nobody wore the counter, so they are not recorded.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from statistics import fmean

from fodro.domain.diary import Diary, DiaryError, Rating
from fodro.exchange.cells import shown
from fodro.exchange.contents import file_bytes
from fodro.exchange.imported import Imported, Told, silent
from fodro.exchange.looking import beginning
from fodro.exchange.readings import NOON, read_day, read_number, read_score, read_text
from fodro.exchange.table import Column, Table, read_table

NEEDED = ("participant", "date", "variable", "value")
_PAIN, _TICK = "pain: ", "obs: "
_PLACES: dict[str, tuple[str, tuple[str, ...]]] = {
    f"{_PAIN}ankle pain": ("ankle", ()),
    f"{_PAIN}back pain": ("back", ()),
    f"{_PAIN}foot pain": ("foot", ()),
    f"{_PAIN}hip pain": ("hip", ()),
    f"{_PAIN}knee pain": ("knee", ()),
    f"{_PAIN}patellar tendon throbbing": ("knee", ("throbbing",)),
    f"{_PAIN}shoulder pain": ("shoulder", ()),
}
_PEOPLE_NAMED = 20
_FACTORS = ("happiness", "steps")


@dataclass(frozen=True, slots=True)
class _Row:
    person: str
    day: date
    variable: str
    value: float


def recognises(path: Path) -> bool:
    """Return whether the file begins with the header of a MyAIGuide export."""
    header = beginning(path).partition(b"\n")[0].decode(errors="replace").removeprefix("\ufeff").strip()
    return set(NEEDED) <= set(header.split(","))


def read_myaiguide(path: Path, *, person: str | None = None, told: Told = silent) -> Imported:
    """Read the diary of one person.

    Parameters
    ----------
    path : Path
        The CSV file.
    person : str or None
        Which participant; may be left out where the file holds only one.
    told : callable
        Told how many bytes are read of how many.

    Returns
    -------
    Imported
        Ratings stand at noon with no part of the day, since only the day is known. Several ratings of one
        place, or several values of one factor, on a day become their mean. The notes say what was left out.

    Raises
    ------
    DiaryError
        If the file cannot be read, or it is not clear whose diary is meant.
    """
    data = file_bytes(path)
    told(0, len(data))
    table = read_table(data, file=path.name)
    told(len(data), len(data))
    table.require(*NEEDED)
    rows = [row for row in table.each(_row_reader(table)) if row is not None]
    return _imported(_of_person(rows, person, table.file))


def _row_reader(table: Table) -> Callable[[Sequence[str]], _Row | None]:
    person, day = Column(table, "participant", read_text), Column(table, "date", read_day)
    variable = Column(table, "variable", read_text)
    score, number = Column(table, "value", read_score), Column(table, "value", _read_number)

    def row(cells: Sequence[str]) -> _Row | None:
        name = variable.of(cells)
        value = (score if name.startswith(_PAIN) else number).of(cells)
        whose, when = person.of(cells), day.of(cells)
        return None if value is None else _Row(whose, when, name, value)

    return row


def _read_number(cell: str) -> float | None:
    return read_number(cell) if cell.strip() else None


def _of_person(rows: Sequence[_Row], person: str | None, file: str) -> list[_Row]:
    people = sorted({row.person for row in rows})
    chosen = person or (people[0] if len(people) == 1 else None)
    if chosen in people:
        return [row for row in rows if row.person == chosen]
    held = f"The file holds the diaries of {', '.join(people[:_PEOPLE_NAMED]) or 'nobody'}."
    problem = f"{shown(chosen)} is not in it." if chosen else "It is not clear whose diary is meant."
    remedy = f"{held} Say whose it is with --person."
    raise DiaryError(problem, file=file, column="participant", remedy=remedy)


def _imported(rows: Sequence[_Row]) -> Imported:
    counted = [row for row in rows if not _counter_not_worn(row)]
    values: dict[tuple[date, str], list[float]] = defaultdict(list)
    for row in counted:
        values[row.day, row.variable].append(row.value)
    ratings: list[Rating] = []
    factors: dict[date, dict[str, float | str]] = defaultdict(dict)
    for (day, variable), noted in sorted(values.items()):
        if variable in _PLACES:
            ratings.append(_rating(day, _PLACES[variable], fmean(noted)))
        elif slug := _factor(variable):
            factors[day][slug] = fmean(noted)
    notes = _notes(counted, values.values(), unworn=len(rows) - len(counted))
    return Imported(Diary(tuple(ratings), (), dict(factors)), notes)


def _counter_not_worn(row: _Row) -> bool:
    return row.variable == "steps" and row.value == 0


def _rating(day: date, place: tuple[str, tuple[str, ...]], intensity_nrs: float) -> Rating:
    region, qualities = place
    at = datetime.combine(day, NOON)
    return Rating(at, region, side=None, intensity_nrs=intensity_nrs, part=None, qualities=qualities)


def _factor(variable: str) -> str | None:
    if variable.startswith(_TICK):
        return "_".join(variable.removeprefix(_TICK).lower().split())
    return variable if variable in _FACTORS else None


def _notes(rows: Iterable[_Row], noted: Iterable[Sequence[float]], *, unworn: int) -> tuple[str, ...]:
    meant = (row.variable for row in rows)
    left_out = Counter(name for name in meant if name not in _PLACES and not _factor(name))
    averaged = sum(len(values) > 1 for values in noted)
    counts = (
        (unworn, "day(s) with 0 steps: the counter was not worn, so nothing was recorded."),
        (averaged, "time(s) a day held several values of one kind; their mean was taken."),
    )
    return (
        "The file gives days without a clock: the time of day stays unknown.",
        "The file gives no side: left and right stay unknown.",
        *(_left_out_note(variable, count) for variable, count in sorted(left_out.items())),
        *(f"{count} {said}" for count, said in counts if count),
    )


def _left_out_note(variable: str, count: int) -> str:
    why = "the body map has no such place" if variable.startswith(_PAIN) else "its meaning is not known here"
    return f"{shown(variable)}: {count} row(s) left out, {why}."
