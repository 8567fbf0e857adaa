"""The refusal of a record body: where, what, and what stood there."""

from __future__ import annotations

from enum import StrEnum


class Problem(StrEnum):
    """Everything that can be wrong with one field, as a machine says it."""

    MISSING = "missing"
    WRONG_TYPE = "wrong-type"
    NOT_A_NUMBER = "not-a-number"
    NOT_WHOLE = "not-whole"
    NOT_TEXT = "not-text"
    NOT_A_DATE = "not-a-date"
    NOT_A_TIME = "not-a-time"
    NOT_A_KEY = "not-a-key"
    OUT_OF_RANGE = "out-of-range"
    UNKNOWN = "unknown"
    TOO_LONG = "too-long"
    TOO_MANY = "too-many"
    TWICE = "twice"
    ENDS_BEFORE_IT_BEGINS = "ends-before-it-begins"


LONGEST_QUOTE = 40
LARGEST_SHOWN = 10**15


class EntryError(ValueError):
    """A record body that does not say what its kind holds; nothing of it was kept.

    Parameters
    ----------
    problem : Problem
        What is wrong, for a machine.
    value : object
        What stood there; kept shortened.
    field : str
        Where, such as ``"spots[2].intensity"``; empty for the body as a whole, ``"key"`` for the key.
    """

    def __init__(self, problem: Problem, value: object = None, *, field: str = "") -> None:
        self.problem, self.field = problem, field
        self.value = _short(value)
        super().__init__(f"{field or 'body'}: {problem} ({self.value})")

    def under(self, path: str) -> EntryError:
        """Return the same refusal seen from one level further out."""
        return EntryError(self.problem, self.value, field=f"{path}.{self.field}" if self.field else path)


def _short(value: object) -> str:
    """Return scalars as they are and the name of the type of everything else: bodies can be large."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value if len(value) <= LONGEST_QUOTE else value[: LONGEST_QUOTE - 1] + "…"
    is_scalar = isinstance(value, float) or (isinstance(value, int) and abs(value) < LARGEST_SHOWN)
    return str(value) if is_scalar else type(value).__name__
