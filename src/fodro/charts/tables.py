"""A finished chart and the table below it, and how numbers and days are written in a language."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache

MINUS = "−"
"""A true minus sign: as wide as a plus, and read aloud as "minus"."""


@dataclass(frozen=True, slots=True)
class Table:
    """The numbers of one chart as text.

    Parameters
    ----------
    caption : str
        What the table shows.
    columns : tuple of str
        Headings; the first column names the row.
    rows : tuple of tuple of str
        One text per column, written in the reader's language.
    """

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """One picture and the same numbers as text.

    Parameters
    ----------
    svg : str
        An ``svg`` element to be put into a page as it is: no style, no script, colours from the page.
    table : Table
        The numbers, to stand below the picture.
    width_px, height_px : int
        Natural size; the ``viewBox`` lets the page scale it.
    """

    svg: str
    table: Table
    width_px: int
    height_px: int


# Babel is imported where it is used: loading it takes longer than everything else in this package together.


def number(value: float, locale: str) -> str:
    """Return `value` with at most one decimal (``"4.2"``, Danish ``"4,2"``)."""
    from babel.numbers import format_decimal

    return format_decimal(round(value, 1) + 0.0, format="0.#", locale=locale)


def tenths(value: float, locale: str) -> str:
    """Return `value` with one decimal, so that numbers beside each other look alike (``"4.0"``)."""
    from babel.numbers import format_decimal

    return format_decimal(round(value, 1) + 0.0, format="0.0", locale=locale)


def round_number(value: float, locale: str) -> str:
    """Return a round `value` as it is, for an axis: ``"0.25"``, ``"20,000"``, Danish ``"20.000"``."""
    from babel.numbers import format_decimal

    return format_decimal(value + 0.0, format="#,##0.######", locale=locale).replace("-", MINUS)


def signed(value: float, locale: str) -> str:
    """Return `value` with one decimal and its sign (``"+0.8"``, ``"−0.3"``); a rounded zero has none."""
    from babel.numbers import format_decimal

    tenths = round(value, 1) + 0.0
    return format_decimal(tenths, format=f"+0.0;{MINUS}0.0" if tenths else "0.0", locale=locale)


def full_day(day: date, locale: str) -> str:
    """Return `day` with weekday and year, short enough for a table cell."""
    from babel.dates import format_skeleton

    return format_skeleton("yMMMEd", day, locale=locale)


def full_month(day: date, locale: str) -> str:
    """Return month and year of `day`, for a table cell."""
    from babel.dates import format_skeleton

    return format_skeleton("yMMM", day, locale=locale)


def short_day(day: date, locale: str) -> str:
    """Return `day` as day and month, for an axis."""
    from babel.dates import format_skeleton

    return format_skeleton("MMMd", day, locale=locale)


def month(day: date, locale: str) -> str:
    """Return the month of `day` for an axis; January carries its year instead."""
    from babel.dates import format_skeleton

    return format_skeleton("y" if day.month == 1 else "MMM", day, locale=locale)


@cache
def weekday_letters(locale: str) -> tuple[str, ...]:
    """Return the seven one-letter weekdays, Monday first."""
    from babel.dates import get_day_names

    names = get_day_names("narrow", "stand-alone", locale)
    return tuple(names[weekday] for weekday in range(7))
