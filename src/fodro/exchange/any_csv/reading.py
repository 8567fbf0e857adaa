"""Any table, read by what its columns were said to mean."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from statistics import fmean

from fodro.domain.body import Side
from fodro.domain.civil import part_of
from fodro.domain.diary import Diary, DiaryError, Rating
from fodro.exchange.any_csv.guessing import propose
from fodro.exchange.any_csv.meaning import ColumnMapping, Meaning, Role, Together, Worse
from fodro.exchange.any_csv.sniffing import Written, rows, written
from fodro.exchange.any_csv.writing_of import read_clock, read_decimal, read_moment, read_yes_no
from fodro.exchange.cells import CellError, shown
from fodro.exchange.days import LARGEST
from fodro.exchange.imported import Found, Imported, Told, silent
from fodro.exchange.readings import NOON

LONGEST_WORD = 128
WORST = 10.0

Value = float | str
Place = tuple[str, Side | None]


def read_csv(
    path: Path, *, person: str | None = None, told: Told = silent, mapping: ColumnMapping | None = None
) -> Imported:
    """Read a table.

    Parameters
    ----------
    path : Path
        The file, of any usual encoding, with any usual mark between cells.
    person : str or None
        A table is of one person; none can be chosen.
    told : callable
        Told how many bytes are read of how many.
    mapping : ColumnMapping or None
        What its columns mean; as proposed where it is left out.

    Raises
    ------
    DiaryError
        If it is no table, no column is its date, or a cell does not say what its column is for.
    """
    if person is not None:
        problem = "A table holds the diary of one person, so none can be chosen."
        raise DiaryError(problem, file=path.name, remedy="Leave --person out.")
    how = written(path)
    reader = _Reader(how, mapping or propose(path).mapping, path.name)
    for line, cells in rows(path, how, told=told):
        reader.take(line, cells)
    return reader.imported()


@dataclass(slots=True)
class _Gathered:
    """What the rows held."""

    ratings: dict[tuple[datetime, Place], list[float]] = field(default_factory=lambda: defaultdict(list))
    dated: dict[datetime, bool] = field(default_factory=dict)
    values: dict[tuple[date, str], list[Value]] = field(default_factory=lambda: defaultdict(list))
    refused: list[tuple[int, CellError]] = field(default_factory=list)
    n_refused: int = 0
    n_undated: int = 0


class _Reader:
    """Takes one row after the other."""

    def __init__(self, how: Written, mapping: ColumnMapping, file: str) -> None:
        self._file, self._mapping, self._got = file, mapping, _Gathered()
        at = {name: index for index, name in enumerate(how.header)}
        self._date, self._time = self._one(Role.DATE, at), self._one(Role.TIME, at)
        if self._date is None:
            problem = "No column is said to be the date."
            raise DiaryError(problem, file=file, line=how.header_line, remedy="Say which column is the date.")
        wanted = [one for one in mapping.columns if one.role not in {Role.DATE, Role.TIME, Role.LEAVE_OUT}]
        missing = next((one.column for one in wanted if one.column not in at), None)
        if missing is not None:
            problem = f"The column {shown(missing)} is missing."
            raise DiaryError(
                problem, file=file, line=how.header_line, remedy="Say again what the columns mean."
            )
        if not wanted:
            problem = "Every column but the date is left out, so there is nothing to bring in."
            raise DiaryError(
                problem, file=file, line=how.header_line, remedy="Say what one more column means."
            )
        self._columns = [(at[one.column], one, self._reads(one)) for one in wanted]

    def _one(self, role: Role, at: Mapping[str, int]) -> tuple[int, str] | None:
        there = [one.column for one in self._mapping.columns if one.role is role and one.column in at]
        if len(there) > 1:
            problem = f"Both {shown(there[0])} and {shown(there[1])} are said to be the {role}."
            raise DiaryError(problem, file=self._file, column=there[1], remedy="Leave one of them out.")
        return (at[there[0]], there[0]) if there else None

    def _reads(self, one: Meaning) -> Callable[[str], Value]:
        if one.role is Role.PAIN:
            return lambda cell: _score(read_decimal(cell, self._mapping.decimal), one)
        if one.role is Role.NUMBER:
            return lambda cell: _sized(read_decimal(cell, self._mapping.decimal))
        return read_yes_no if one.role is Role.YES_NO else _word

    def take(self, line: int, cells: Sequence[str]) -> None:
        """Take one row; what cannot be read in it is told at the end."""
        try:
            self._take(cells)
        except CellError as error:
            self._got.n_refused += 1
            if not self._got.refused:
                self._got.refused.append((line, error))

    def _take(self, cells: Sequence[str]) -> None:
        filled = [(one, read, cells[index].strip()) for index, one, read in self._columns]
        filled = [(one, read, cell) for one, read, cell in filled if cell]
        assert self._date is not None  # noqa: S101  # the reader was not made without one
        if not filled and not cells[self._date[0]].strip():
            self._got.n_undated += 1
            return
        day, at = self._moment(cells)
        for one, read, cell in filled:
            value = _in_column(one.column, read, cell)
            if one.role is Role.PAIN and isinstance(value, float):
                moment = at or datetime.combine(day, NOON)
                self._got.dated[moment] = at is not None
                self._got.ratings[moment, _place(one)].append(value)
            else:
                self._got.values[day, one.factor].append(value)

    def _moment(self, cells: Sequence[str]) -> tuple[date, datetime | None]:
        assert self._date is not None  # noqa: S101  # the reader was not made without one
        index, name = self._date
        day, at = _in_column(name, lambda cell: read_moment(cell, self._mapping.order), cells[index])
        if self._time and cells[self._time[0]].strip():
            clock = _in_column(self._time[1], read_clock, cells[self._time[0]])
            at = datetime.combine(day, clock)
        return day, at

    def imported(self) -> Imported:
        """Return what the table held.

        Raises
        ------
        DiaryError
            For the first row that cannot be read, with the count of all others.
        """
        if self._got.refused:
            line, first = self._got.refused[0]
            more = self._got.n_refused - 1
            others = f" ({more:,} more row{'s have' if more > 1 else ' has'} a problem.)" if more else ""
            raise DiaryError(
                first.problem + others, file=self._file, line=line, column=first.column, remedy=first.remedy
            )
        days: dict[date, dict[str, Value]] = {}
        how = {one.factor: one.together for _index, one, _read in self._columns}
        for (day, factor), values in sorted(self._got.values.items()):
            days.setdefault(day, {})[factor] = _together(values, how[factor])
        diary = Diary(ratings=self._ratings(), factors=days)
        return Imported(diary, self._notes(), _found(diary))

    def _ratings(self) -> tuple[Rating, ...]:
        return tuple(
            Rating(
                at=moment,
                region=region,
                side=side,
                intensity_nrs=fmean(scores),
                part=part_of(moment) if self._got.dated[moment] else None,
            )
            for (moment, (region, side)), scores in sorted(
                self._got.ratings.items(), key=lambda item: (item[0][0].replace(tzinfo=None), item[0][1][0])
            )
        )

    def _notes(self) -> tuple[str, ...]:
        left = [one.column for one in self._mapping.columns if one.role is Role.LEAVE_OUT]
        turned = [
            one.column for _i, one, _r in self._columns if one.role is Role.PAIN and one.worse is Worse.LOW
        ]
        many = Counter(factor for (_day, factor), values in self._got.values.items() if len(values) > 1)
        told = [f"{shown(name)}: turned round, since a low number is the bad one there." for name in turned]
        if left:
            told.append(f"Left out as you said: {', '.join(shown(name) for name in left[:20])}.")
        for factor, n_days in sorted(many.items()):
            how = next(one.together for _i, one, _r in self._columns if one.factor == factor)
            word = {Together.MEAN: "mean", Together.SUM: "sum", Together.LAST: "last one"}[how]
            told.append(f"{shown(factor)}: {n_days:,} day(s) held several values; their {word} was taken.")
        if any(not timed for timed in self._got.dated.values()):
            told.append("Ratings without a clock time: the time of day stays unknown.")
        return tuple(told)


def _in_column(name: str, read: Callable[[str], object], cell: str):  # type: ignore[no-untyped-def]
    try:
        return read(cell)
    except CellError as error:
        error.column = name
        raise


def _place(one: Meaning) -> Place:
    return one.region, Side(one.side) if one.side else None


def _score(value: float, one: Meaning) -> float:
    if not 0 <= value <= WORST:
        remedy = "Keep it as a number of the day instead, or correct the cell."
        raise CellError(problem=f"{value:g} is not a rating of pain from 0 to 10.", remedy=remedy)
    return WORST - value if one.worse is Worse.LOW else value


def _sized(value: float) -> float:
    if abs(value) > LARGEST:
        raise CellError(problem=f"{value:g} is too large.", remedy="Correct the number.")
    return value


def _word(cell: str) -> str:
    plain = " ".join(cell.split())
    if len(plain) > LONGEST_WORD:
        remedy = "Leave this column out: notes in sentences are not kept as what a day was like."
        raise CellError(problem=f"{shown(plain)} is longer than {LONGEST_WORD} letters.", remedy=remedy)
    return plain


def _together(values: Sequence[Value], how: Together) -> Value:
    numbers = [value for value in values if isinstance(value, float)]
    if how is Together.LAST or len(numbers) != len(values):
        return values[-1]
    return sum(numbers) if how is Together.SUM else fmean(numbers)


def _found(diary: Diary) -> tuple[Found, ...]:
    days: dict[str, list[date]] = defaultdict(list)
    for day, values in diary.factors.items():
        for factor in values:
            days[factor].append(day)
    found = [Found(factor, "", len(on), on[0], on[-1]) for factor, on in sorted(days.items())]
    if diary.ratings:
        rated = [rating.day for rating in diary.ratings]
        found.insert(0, Found("ratings", "", len(rated), min(rated), max(rated)))
    return tuple(found)
