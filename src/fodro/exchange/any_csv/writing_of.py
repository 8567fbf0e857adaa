"""How days, clock times and numbers are written in tables of all kinds.

Nothing is guessed cell by cell: the order of day, month and year, and the decimal mark, hold for all of it.
"""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from fodro.exchange.cells import CellError, number, shown
from fodro.exchange.readings import EARLIEST, LATEST


class Order(StrEnum):
    """In which order a date gives its day, month and year; or that it is a spreadsheet's number of days."""

    YMD = "year-month-day"
    DMY = "day-month-year"
    MDY = "month-day-year"
    SERIAL = "serial"


_PARTS = re.compile(r"(\d{1,4})\s?[-./\s,]\s?(\d{1,2})\s?[-./\s,]\s?(\d{2,4})(?!\d)")
_MONTH_WORD = re.compile(r"([^\W\d_]{3,9})")
_CLOCK = re.compile(
    r"(?:kl\.?\s*)?(\d{1,2})[:.](\d{2})(?:[:.](\d{2})(?:[.,]\d+)?)?\s*([ap]\.?m\.?)?", re.IGNORECASE
)
_ZONED = re.compile(r"\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}.*(?:Z|[+-]\d{2}:?\d{2})$")
_DURATION = re.compile(r"(\d{1,3}):(\d{2})(?::(\d{2}))?")
_NUMBER = re.compile(r"([+-]?[\d.,\u00a0\u202f' ]*\d)\s*([^\d\s.,;+-][^\d;]{0,11})?")
_EPOCH = date(1899, 12, 30)
_SERIAL = re.compile(r"\d{5}(?:[.,]\d+)?")
_MONTHS = {
    name: number
    for names in (
        ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"),
        ("jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec"),
    )
    for number, name in enumerate(names, 1)
}
YES, NO = ("yes", "ja", "true", "sand", "x", "✓", "1"), ("no", "nej", "false", "falsk", "0")


def orders_of(text: str) -> frozenset[Order]:
    """Return in which orders `text` is a day."""
    return frozenset(order for order in Order if _is_day(text, order))


def _is_day(text: str, order: Order) -> bool:
    try:
        read_moment(text, order)
    except CellError:
        return False
    return True


def read_moment(text: str, order: Order) -> tuple[date, datetime | None]:
    """Return the day a cell gives, and the moment where it gives a clock time too.

    Raises
    ------
    CellError
        If it is no day in that order.
    """
    plain = " ".join(text.split())
    if order is Order.SERIAL:
        return _serial(plain)
    if _ZONED.fullmatch(plain):
        moment = _iso(plain)
        if moment is not None and order is Order.YMD:
            return _plausible(moment.date(), plain), moment
    day, rest = _day(plain, order)
    rest = re.sub(r"^[T,\s]+(?:kl\.?\s*)?", "", rest).strip()
    if not rest or not any(sign.isdigit() for sign in rest):
        return day, None
    return day, datetime.combine(day, read_clock(rest))


def _iso(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None


def _day(text: str, order: Order) -> tuple[date, str]:
    worded = _with_month_number(text)
    found = _PARTS.search(worded)
    if found is None or any(sign.isdigit() for sign in worded[: found.start()]):
        raise _no_day(text, order)
    parts = {Order.YMD: (1, 2, 3), Order.DMY: (3, 2, 1), Order.MDY: (3, 1, 2)}[order]
    year, month, day = (found[part] for part in parts)
    if (len(year), len(day) <= 2) not in {(4, True), (2, True)} or (len(year) == 2 and order is Order.YMD):
        raise _no_day(text, order)
    try:
        made = date(int(year) + (2000 if len(year) == 2 else 0), int(month), int(day))
    except ValueError:
        raise _no_day(text, order) from None
    return _plausible(made, text), worded[found.end() :]


def _with_month_number(text: str) -> str:
    """Return `text` with the name of a month as its number, and names of weekdays left out."""

    def numbered(found: re.Match[str]) -> str:
        month = _MONTHS.get(found[1][:3].lower())
        return f" {month} " if month else found[1] if len(found[1]) < 3 else " "

    if not _MONTH_WORD.search(text):
        return text
    return re.sub(r"\s*[.,]?\s+", " ", _MONTH_WORD.sub(numbered, text)).strip(" .,")


def _serial(text: str) -> tuple[date, datetime | None]:
    if not _SERIAL.fullmatch(text):
        raise _no_day(text, Order.SERIAL)
    days = float(text.replace(",", "."))
    day = _plausible(_EPOCH + timedelta(days=int(days)), text)
    clock = timedelta(days=days - int(days))
    return day, datetime.combine(day, time()) + clock if clock else None


def _plausible(day: date, text: str) -> date:
    if EARLIEST <= day <= LATEST:
        return day
    raise CellError(
        problem=f"{shown(text)} is not within {EARLIEST.year} to {LATEST.year}.", remedy="Correct the year."
    )


def _no_day(text: str, order: Order) -> CellError:
    said = "The date is blank." if not text else f"{shown(text)} is not a date written as {order}."
    return CellError(said, remedy="Say in which order the dates are written, or correct the cell.")


def read_clock(text: str) -> time:
    """Return the clock time a cell gives.

    Raises
    ------
    CellError
        If it gives none.
    """
    found = _CLOCK.fullmatch(text.strip())
    hour = int(found[1]) if found else 99
    if found and found[4]:
        hour = hour % 12 + (12 if found[4].lower().startswith("p") else 0) if 1 <= hour <= 12 else 99
    if not found or hour > 23 or int(found[2]) > 59 or int(found[3] or 0) > 59:
        raise CellError(problem=f"{shown(text.strip())} is not a clock time.", remedy="Write it as 20:15.")
    return time(hour, int(found[2]), int(found[3] or 0))


def read_decimal(text: str, decimal: str) -> float:
    """Return the number a cell gives, with ``,`` or ``.`` as its decimal mark; 7:30 is seven and a half.

    A unit after it, such as ``kg``, is let stand.

    Raises
    ------
    CellError
        If it is no number.
    """
    plain = text.strip()
    if duration := _DURATION.fullmatch(plain):
        return int(duration[1]) + int(duration[2]) / 60 + int(duration[3] or 0) / 3600
    found = _NUMBER.fullmatch(plain)
    value = number(_pointed(found[1], decimal)) if found else None
    if value is None:
        mark = "comma" if decimal == "," else "point"
        raise CellError(
            problem=f"{shown(plain)} is not a number with a decimal {mark}.", remedy="Correct the cell."
        )
    return value


def _pointed(digits: str, decimal: str) -> str:
    """Return a number with a decimal point and without marks between thousands."""
    thousands = "." if decimal == "," else ","
    plain = re.sub(r"[\u00a0\u202f' ]", "", digits)
    if thousands in plain:
        whole, _mark, rest = plain.partition(decimal)
        if thousands in rest or not re.fullmatch(rf"[+-]?\d{{1,3}}(?:[{thousands}]\d{{3}})+", whole):
            return "?"
        plain = plain.replace(thousands, "")
    return plain.replace(decimal, ".")


def read_yes_no(text: str) -> float:
    """Return 1 for yes and 0 for no.

    Raises
    ------
    CellError
        If it is neither.
    """
    plain = text.strip().casefold()
    if plain in YES or plain in NO:
        return float(plain in YES)
    raise CellError(problem=f"{shown(text.strip())} is neither yes nor no.", remedy="Write yes or no.")
