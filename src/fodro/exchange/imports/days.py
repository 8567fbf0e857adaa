"""Dates as a country writes them: which of 03-04-2019 is the month, the whole column says."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date, time
from itertools import pairwise

from fodro.exchange.cells import CellError, shown
from fodro.exchange.readings import EARLIEST, LATEST

_YEAR_FIRST = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)", re.ASCII)
_YEAR_LAST = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{2})(?!\d)", re.ASCII)
_CLOCK = re.compile(r"(\d{1,2})[:.](\d{2})(?:[:.](\d{2})(?:[.,]\d+)?)?\s*([AaPp]\.?[Mm]\.?)?", re.ASCII)
_CENTURY = 2000

DAY_FIRST, MONTH_FIRST = "day first", "month first"
ReadDay = Callable[[str], date]


def day_reader(cells: Iterable[str], *, usual: str = "") -> ReadDay:
    """Return a reader of dates written like those in `cells`; what stands after the date is let be.

    Parameters
    ----------
    cells : iterable of str
        All dates of one file. A 13 shows which part is the month; otherwise the reading that lets the days
        follow each other most closely is taken.
    usual : str
        `DAY_FIRST` or `MONTH_FIRST`, where both readings are as good; without it such a date is refused.
    """
    order = _order({found.groups() for cell in cells if (found := _YEAR_LAST.match(cell.strip()))}, usual)

    def read(cell: str) -> date:
        text = cell.strip()
        if found := _YEAR_FIRST.match(text):
            year, month, day = found.groups()
            return _day(year, month, day, text)
        if found := _YEAR_LAST.match(text):
            first, second, year = found.groups()
            if not order and first != second:
                remedy = "Bring in a longer stretch of days."
                raise CellError(problem=f"{shown(text)} can be two days.", remedy=remedy)
            return _day(year, *((first, second) if order == MONTH_FIRST else (second, first)), text)
        said = f"{shown(text)} is not a date." if text else "The date is blank."
        raise CellError(said, remedy="Write dates as year-month-day, such as 2024-05-30.")

    return read


def read_clock(text: str) -> time | None:
    """Return the time of day in `text`, such as ``22:15`` or ``10:15 pm``; ``None`` where there is none.

    Raises
    ------
    CellError
        If there is no such time.
    """
    found = _CLOCK.search(text)
    if found is None:
        return None
    hour, minute, second = int(found[1]), int(found[2]), int(found[3] or 0)
    if found[4]:
        hour = hour % 12 + 12 * (found[4][0] in "Pp") if 1 <= hour <= 12 else 99
    if hour > 23 or minute > 59 or second > 59:
        raise CellError(problem=f"{shown(text.strip())} is not a time of day.", remedy="Write it as 22:15.")
    return time(hour, minute, second)


def after_date(text: str) -> str:
    """Return what stands after the date in `text`."""
    found = _YEAR_FIRST.match(text.strip()) or _YEAR_LAST.match(text.strip())
    return text.strip()[found.end() :] if found else text


def _order(found: set[tuple[str, ...]], usual: str) -> str:
    days = {DAY_FIRST: _readings(found, 1, 0), MONTH_FIRST: _readings(found, 0, 1)}
    possible = {order: read for order, read in days.items() if read}
    if len(possible) < 2:
        return next(iter(possible), usual or DAY_FIRST)
    gaps = {order: _gaps(read) for order, read in possible.items()}
    least = [order for order, gap in gaps.items() if gap == min(gaps.values())]
    return least[0] if len(least) == 1 else usual


def _readings(found: set[tuple[str, ...]], month: int, day: int) -> list[date]:
    """Return the dates if every one exists with these parts as month and day, otherwise none."""
    try:
        return sorted(date(_year(parts[2]), int(parts[month]), int(parts[day])) for parts in found)
    except ValueError:
        return []


def _gaps(days: list[date]) -> int:
    """Return over how many days the dates are spread, counting a stretch without any as long as it is."""
    return sum((b - a).days ** 2 for a, b in pairwise(days))


def _year(text: str) -> int:
    return int(text) + (_CENTURY if len(text) == 2 else 0)


def _day(year: str, month: str, day: str, text: str) -> date:
    try:
        found = date(_year(year), int(month), int(day))
    except ValueError:
        remedy = "Export the file again, or correct the date."
        raise CellError(problem=f"{shown(text)} is not a date that exists.", remedy=remedy) from None
    if not EARLIEST <= found <= LATEST:
        problem = f"{shown(text)} is not within {EARLIEST.year} to {LATEST.year}."
        raise CellError(problem, remedy="Correct the year.")
    return found
