"""What single values of a record body say. Each reader returns the typed value or raises `EntryError`."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from enum import StrEnum
from math import isnan
from typing import Any, TypeGuard, TypeVar
from uuid import UUID

from fodro.domain.scores import NRS_MAX, NRS_MIN
from fodro.exchange.entries.error import EntryError, Problem
from fodro.exchange.readings import EARLIEST, LATEST
from fodro.knowledge.regions import is_known

NAME_LETTERS = 80
NOTE_LETTERS = 2_000
SLUG_LETTERS = 32
FACTOR_LETTERS = 64
LARGEST = 1e12
"""No day's value is this large in any unit; so in ``days.csv``."""

Choice = TypeVar("Choice", bound=StrEnum)

_SLUG = re.compile(r"[^\W_]+(?:[-_][^\W_]+)*")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}[Tt]\S+", re.ASCII)
_FILE = re.compile(r"[0-9a-f]{64}\.jpg")


def number(low: float, high: float, *, whole: bool = False) -> Callable[[object], float]:
    """Return a reader of finite numbers from `low` to `high`; truth values are no numbers."""

    def read(value: object) -> float:
        if not _is_number(value):
            raise EntryError(Problem.NOT_A_NUMBER, value)
        if not low <= value <= high:
            raise EntryError(Problem.OUT_OF_RANGE, value)
        if whole and value != int(value):
            raise EntryError(Problem.NOT_WHOLE, value)
        return float(value) + 0.0  # -0.0 is no other zero

    return read


def _is_number(value: object) -> TypeGuard[int | float]:
    if isinstance(value, float):
        return not isnan(value)
    return isinstance(value, int) and not isinstance(value, bool)


score = number(NRS_MIN, NRS_MAX)
"""A rating on the 0–10 scale."""


def whole(low: int, high: int) -> Callable[[object], int]:
    """Return a reader of whole numbers from `low` to `high`."""
    read = number(low, high, whole=True)
    return lambda value: int(read(value))


def text(longest: int) -> Callable[[object], str]:
    """Return a reader of texts that a database and a file can hold."""

    def read(value: object) -> str:
        if not isinstance(value, str):
            raise EntryError(Problem.WRONG_TYPE, value)
        if len(value) > longest:
            raise EntryError(Problem.TOO_LONG, value)
        if "\0" in value or any("\ud800" <= letter <= "\udfff" for letter in value):
            raise EntryError(Problem.NOT_TEXT)
        return value

    return read


note = text(NOTE_LETTERS)
"""What a person wrote in their own words."""


def filled(longest: int) -> Callable[[object], str]:
    """Return a reader of texts that say something, left as they are."""
    read_text = text(longest)

    def read(value: object) -> str:
        if value == "":
            raise EntryError(Problem.MISSING)
        return read_text(value)

    return read


def named(longest: int) -> Callable[[object], str]:
    """Return a reader of names: one line, not blank, without blanks at the ends."""
    read_text = text(longest)

    def read(value: object) -> str:
        words = " ".join(read_text(value).split())
        if not words:
            raise EntryError(Problem.MISSING)
        return words

    return read


def slug(longest: int = SLUG_LETTERS) -> Callable[[object], str]:
    """Return a reader of slugs; imports bring ones that no content file knows."""
    read_text = text(longest)

    def read(value: object) -> str:
        word = read_text(value)
        if not _SLUG.fullmatch(word) or word != word.lower():
            raise EntryError(Problem.UNKNOWN, word)
        return word

    return read


def one_of(choices: type[Choice]) -> Callable[[object], Choice]:
    """Return a reader of the words of `choices`."""

    def read(value: object) -> Choice:
        if not isinstance(value, str):
            raise EntryError(Problem.WRONG_TYPE, value)
        if value not in set(choices):
            raise EntryError(Problem.UNKNOWN, value)
        return choices(value)

    return read


def region(value: object) -> str:
    """Return the slug of a region of the body map."""
    if not isinstance(value, str):
        raise EntryError(Problem.WRONG_TYPE, value)
    if not is_known(value):
        raise EntryError(Problem.UNKNOWN, value)
    return value


def flag(value: object) -> bool:
    """Return a truth value."""
    if not isinstance(value, bool):
        raise EntryError(Problem.WRONG_TYPE, value)
    return value


def key(value: object) -> str:
    """Return a UUID as it is always written: in lower case, with hyphens."""
    if not isinstance(value, str):
        raise EntryError(Problem.WRONG_TYPE, value)
    try:
        known = str(UUID(value)) == value
    except ValueError:
        known = False
    if not known:
        raise EntryError(Problem.NOT_A_KEY, value)
    return value


def file_name(value: object) -> str:
    """Return the name of a stored picture: its SHA-256 and ``.jpg``."""
    if not isinstance(value, str):
        raise EntryError(Problem.WRONG_TYPE, value)
    if not _FILE.fullmatch(value):
        raise EntryError(Problem.UNKNOWN, value)
    return value


def day(value: object) -> date:
    """Return a civil day of the years 1900–2199."""
    if not isinstance(value, str):
        raise EntryError(Problem.WRONG_TYPE, value)
    try:
        read = date.fromisoformat(value) if _DAY.fullmatch(value) else None
    except ValueError:
        read = None
    if read is None:
        raise EntryError(Problem.NOT_A_DATE, value)
    return plausible(read)


def moment(value: object) -> datetime:
    """Return the clock on the wall, with its offset where it has one."""
    if not isinstance(value, str):
        raise EntryError(Problem.WRONG_TYPE, value)
    try:
        read = datetime.fromisoformat(value) if _MOMENT.fullmatch(value) else None
    except ValueError:
        read = None
    if read is None:
        raise EntryError(Problem.NOT_A_TIME, value)
    plausible(read.date())
    return read


def plausible(read: date) -> date:
    """Return `read` if it lies in the years a diary can hold."""
    if not EARLIEST <= read <= LATEST:
        raise EntryError(Problem.OUT_OF_RANGE, read.isoformat())
    return read


def document(longest: int) -> Callable[[object], Mapping[str, Any]]:
    """Return a reader of a JSON object of any shape, at most `longest` letters when written."""

    def read(value: object) -> Mapping[str, Any]:
        if not isinstance(value, Mapping):
            raise EntryError(Problem.WRONG_TYPE, value)
        try:
            written = json.dumps(value, allow_nan=False)
        except (ValueError, TypeError, RecursionError):
            raise EntryError(Problem.WRONG_TYPE, value) from None
        if len(written) > longest:
            raise EntryError(Problem.TOO_LONG, value)
        plain: dict[str, Any] = json.loads(written)
        return plain

    return read
