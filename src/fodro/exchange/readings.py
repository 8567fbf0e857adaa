"""What the cells of a diary say: scores, days, clock times, sides. Blank is not recorded, never zero."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime, time
from difflib import get_close_matches
from enum import StrEnum
from typing import TypeVar

from fodro.domain.body import Side, View
from fodro.domain.civil import DayPart, part_of
from fodro.domain.scores import ScoreError, nrs
from fodro.exchange.cells import CellError, number, shown, text_of

NOON = time(12)
EARLIEST, LATEST = date(1900, 1, 1), date(2199, 12, 31)
Kind = TypeVar("Kind", bound=StrEnum)
UNKNOWN_PART = "unknown"
"""The word for a day part that is not known although a clock time is given."""

_SOME = 8
_MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}(?:[Tt ]\S+)?", re.ASCII)
_ISO_DAY = "Write dates as year-month-day (ISO 8601), such as 2024-05-30"
_ISO_MOMENT = f"{_ISO_DAY}, and clock times after a T, such as 2024-05-30T20:15."


def read_number(cell: str) -> float:
    """Return the number a cell writes.

    Raises
    ------
    CellError
        If it is not a plain number with a decimal point.
    """
    text = cell.strip()
    value = number(text)
    if value is None:
        hint = f" with a decimal point ({with_point(text)})" if with_point(text) else ""
        remedy = f"Write a number{hint}, or leave the cell blank if it was not recorded."
        raise CellError(problem=f"{shown(text)} is not a number.", remedy=remedy)
    return value


def with_point(text: str) -> str:
    """Return `text` with a decimal point if it is a number with a decimal comma, otherwise nothing."""
    pointed = text.strip().replace(",", ".")
    return pointed if "," in text and number(pointed) is not None else ""


def read_score(cell: str) -> float | None:
    """Return a 0–10 rating, or ``None`` for a blank cell.

    Raises
    ------
    CellError
        If it is neither.
    """
    if not cell.strip():
        return None
    value = read_number(cell)
    try:
        return nrs(value)
    except ScoreError:
        remedy = "Write a number from 0 to 10, or leave the cell blank if it was not recorded."
        raise CellError(problem=f"{cell.strip()} is outside 0 to 10.", remedy=remedy) from None


def read_minutes(cell: str) -> float:
    """Return a duration in minutes, above 0 and at most a day.

    Raises
    ------
    CellError
        If it is not.
    """
    if not cell.strip():
        raise CellError(
            problem="The duration is blank.", remedy="Write the minutes, such as 10, or take the row out."
        )
    minutes = read_number(cell)
    if not 0 < minutes <= 24 * 60:
        remedy = "Write the minutes as a number above 0, such as 10."
        raise CellError(problem=f"{cell.strip()} minutes is not a plausible duration.", remedy=remedy)
    return minutes


def read_day(cell: str) -> date:
    """Return a civil day.

    Raises
    ------
    CellError
        If it is not an ISO 8601 date that exists.
    """
    text = cell.strip()
    if len(text) == 10 and _MOMENT.fullmatch(text):
        return _plausible(_parsed(text), text).date()
    raise _not_a_moment(text, "date", f"{_ISO_DAY}.")


def read_maybe_day(cell: str) -> date | None:
    """Return a civil day, or ``None`` for a blank cell.

    Raises
    ------
    CellError
        If it is neither.
    """
    return read_day(cell) if cell.strip() else None


def read_moment(cell: str) -> tuple[datetime, DayPart | None]:
    """Return a wall-clock time and the day part it implies; noon and ``None`` where only the day is given.

    Raises
    ------
    CellError
        If it is not an ISO 8601 date or date and time that exists.
    """
    text = cell.strip()
    if not _MOMENT.fullmatch(text):
        raise _not_a_moment(text, "time", _ISO_MOMENT)
    moment = _plausible(_parsed(text), text)
    return (datetime.combine(moment, NOON), None) if len(text) == 10 else (moment, part_of(moment))


def _parsed(text: str) -> datetime:
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        raise _not_a_moment(text, "date" if len(text) == 10 else "time", _ISO_MOMENT) from None


def _plausible(moment: datetime, text: str) -> datetime:
    if EARLIEST.year <= moment.year <= LATEST.year:
        return moment
    raise CellError(
        problem=f"{text} is not within {EARLIEST.year} to {LATEST.year}.", remedy="Correct the year."
    )


def _not_a_moment(text: str, kind: str, remedy: str) -> CellError:
    said = f"{shown(text)} is not a {kind} that exists in ISO 8601." if text else f"The {kind} is blank."
    return CellError(said, remedy=remedy)


def read_clock(cell: str) -> datetime:
    """Return a wall-clock time that has a clock.

    Raises
    ------
    CellError
        If it is no ISO 8601 time or only a day.
    """
    moment, part = read_moment(cell)
    if part is None:
        raise CellError(problem=f"{shown(cell.strip())} has no clock time.", remedy=_ISO_MOMENT)
    return moment


def read_text(cell: str) -> str:
    """Return the text of a cell that must not be blank.

    Raises
    ------
    CellError
        If it is blank.
    """
    text = text_of(cell)
    if not text:
        raise CellError(problem="The cell is blank.", remedy="Fill it in, or take the row out.")
    return text


def read_side(cell: str) -> Side | None:
    """Return the side, or ``None`` for a blank cell.

    Raises
    ------
    CellError
        If it is neither ``L`` nor ``R``.
    """
    return _one_of(Side, cell.upper())


def read_view(cell: str) -> View | None:
    """Return the view of the foot, or ``None`` for a blank cell.

    Raises
    ------
    CellError
        If there is no such view.
    """
    return _one_of(View, cell)


def read_part(cell: str) -> DayPart | str | None:
    """Return the day part, ``"unknown"`` where that is said, or ``None`` for a blank cell: ask the clock.

    Raises
    ------
    CellError
        If there is no such part.
    """
    return UNKNOWN_PART if cell.strip() == UNKNOWN_PART else _one_of(DayPart, cell, UNKNOWN_PART)


def _one_of(kind: type[Kind], cell: str, *also: str) -> Kind | None:
    text = cell.strip()
    if not text:
        return None
    if text in set(kind):
        return kind(text)
    remedy = f"Write {', '.join((*kind, *also))} – or leave the cell blank if it was not recorded."
    raise CellError(problem=f"{shown(text)} is not one of the words of this column.", remedy=remedy)


def nearest(word: str, known: Sequence[str]) -> str:
    """Return up to three of the `known` names that look most like `word`, or the first few of them."""
    near = get_close_matches(word.lower(), known, n=3, cutoff=0.5)
    return ", ".join(near) if near else ", ".join((*known[:_SOME], "…"))
