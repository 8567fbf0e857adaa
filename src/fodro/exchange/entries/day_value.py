"""``day-value``: what one day was like in one respect."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Self

from fodro.exchange.entries import values
from fodro.exchange.entries.body import Body
from fodro.exchange.entries.error import EntryError, Problem

WORD_LETTERS = 128

_read_number = values.number(-values.LARGEST, values.LARGEST)
_read_word = values.filled(WORD_LETTERS)


@dataclass(frozen=True, slots=True)
class DayValueEntry:
    """One factor of one day: a number or a word. The factor may be the name of a column that was imported."""

    key: str
    day: date
    factor: str
    value: float | str

    @classmethod
    def read(cls, key: str, body: Mapping[str, object]) -> Self:
        """Return the value `body` holds.

        Raises
        ------
        EntryError
            If it does not hold one, or the key names another day or factor.
        """
        read = Body(body)
        day = read.needed("day", values.day)
        factor = read.needed("factor", values.filled(values.FACTOR_LETTERS))
        if key != key_of(day, factor):
            raise EntryError(Problem.NOT_A_KEY, key, field="key")
        return cls(key=key, day=day, factor=factor, value=read.needed("value", _number_or_word))

    def plain(self) -> dict[str, Any]:
        """Return the body."""
        return {"day": self.day.isoformat(), "factor": self.factor, "value": self.value}


def key_of(day: date, factor: str) -> str:
    """Return the key of the value of `factor` on `day`."""
    return f"{day.isoformat()}.{factor}"


def _number_or_word(value: object) -> float | str:
    return _read_word(value) if isinstance(value, str) else _read_number(value)
