"""Moments as an export writes them, many at once: ``2024-01-05 22:10:00 +0100``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Final

import numpy as np
from numpy.typing import NDArray

Seconds = NDArray[np.int64]
Minutes = NDArray[np.int16]

UNREADABLE: Final = -1
"""The second of a moment that cannot be read; no phone noted anything before 1970."""

FIRST_YEAR, YEARS = 1970, 130
DAY_S: Final = 86_400

_LENGTH = 25
_PATTERN = b"0000-00-00 00:00:00 +0000"
_DIGITS = np.array([byte == ord("0") for byte in _PATTERN])
_DIGITS[20] = False
_MARKS = ~_DIGITS
_MARKS[20] = False
_SIGN = 20


def _weights() -> NDArray[np.float64]:
    """Return what each character counts for in: months, day, seconds of the day, minutes of the offset."""
    weights = np.zeros((_LENGTH, 4))
    weights[[0, 1, 2, 3], 0] = np.array([1000, 100, 10, 1]) * 12
    weights[[5, 6], 0] = 10, 1
    weights[[8, 9], 1] = 10, 1
    weights[[11, 12, 14, 15, 17, 18], 2] = 36_000, 3_600, 600, 60, 10, 1
    weights[[21, 22, 23, 24], 3] = 600, 60, 10, 1
    return weights


_WEIGHTS = _weights()
_MONTHS = np.arange(np.datetime64(f"{FIRST_YEAR}-01"), np.datetime64(f"{FIRST_YEAR + YEARS}-01"))
_MONTH_STARTS = np.append(
    _MONTHS.astype("datetime64[D]").astype(np.int64),
    np.datetime64(f"{FIRST_YEAR + YEARS}-01-01").astype("datetime64[D]").astype(np.int64),
)
_OLD = re.compile(rb"(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)([+-]\d{4})")


def moments(texts: Sequence[bytes]) -> tuple[Seconds, Minutes]:
    """Return the seconds since 1970 of each of `texts`, `UNREADABLE` where it is no moment, and its offset.

    Parameters
    ----------
    texts : sequence of bytes
        As the file writes them.

    Returns
    -------
    seconds : (n,) int64
    offset : (n,) int16
        Minutes that the clock it was written by was ahead of UTC.
    """
    joined = b"".join(texts)
    if len(joined) == _LENGTH * len(texts):
        seconds, offset = _read(joined)
        if (seconds != UNREADABLE).all():
            return seconds, offset
    return _read(b"".join(map(_as_usual, texts)))


def _read(joined: bytes) -> tuple[Seconds, Minutes]:
    letters = np.frombuffer(joined, np.uint8).reshape(-1, _LENGTH)
    digits = letters - np.uint8(ord("0"))
    is_well = (digits[:, _DIGITS] <= 9).all(axis=1)
    is_well &= (letters[:, _MARKS] == np.frombuffer(_PATTERN, np.uint8)[_MARKS]).all(axis=1)
    sign = letters[:, _SIGN]
    is_well &= (sign == ord("+")) | (sign == ord("-"))
    month = digits[:, 5] * np.uint8(10) + digits[:, 6]
    is_well &= (month >= 1) & (month <= 12) & (digits[:, [14, 17]] <= 5).all(axis=1)
    parts = (np.where(_DIGITS, digits, 0).astype(np.float64) @ _WEIGHTS).astype(np.int64)
    return _checked(parts, np.where(sign == ord("-"), -1, 1), is_well)


def _checked(parts: Seconds, sign: NDArray[np.int64], is_well: NDArray[np.bool_]) -> tuple[Seconds, Minutes]:
    month = parts[:, 0] - 12 * FIRST_YEAR - 1
    is_well = is_well & (month >= 0) & (month < len(_MONTHS))
    month = np.where(is_well, month, 0)
    day, second, offset = parts[:, 1], parts[:, 2], sign * parts[:, 3]
    is_well &= (day >= 1) & (day <= _MONTH_STARTS[month + 1] - _MONTH_STARTS[month])
    is_well &= (second < DAY_S) & (np.abs(offset) <= 15 * 60)
    seconds = (_MONTH_STARTS[month] + day - 1) * DAY_S + second - offset * 60
    is_well &= seconds >= 0
    return np.where(is_well, seconds, UNREADABLE), np.where(is_well, offset, 0).astype(np.int16)


def _as_usual(text: bytes) -> bytes:
    """Return a moment written in another way (the earliest files, or ISO 8601) as today's files write it."""
    if len(text) == _LENGTH and text[10:11] == b" ":
        return text
    old = _OLD.fullmatch(text)
    iso = b"%b-%b-%bT%b:%b:%b%b" % old.groups() if old else text
    try:
        at = datetime.fromisoformat(iso.decode("ascii"))
    except ValueError:
        return b"?" * _LENGTH
    if at.tzinfo is None:
        at = at.replace(tzinfo=UTC)
    return f"{at:%Y-%m-%d %H:%M:%S %z}"[:_LENGTH].rjust(_LENGTH, "?").encode()
