"""Hybrid logical clocks: which of two versions of a record is the later one, whatever clocks on walls say.

A clock is written in fixed width, so that the order of the texts is the order of time.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

SERVER_NODE = "00000000"
COUNT_MAX = 0xFFFF
AHEAD_MS = 5 * 60_000
"""How far a device's clock may run ahead before its versions are dated by the server instead."""

_MS_MAX = 0xFFFFFFFFFFFF
_WRITTEN = re.compile(r"([0-9a-f]{12})-([0-9a-f]{4})-([0-9a-f]{8})")


class ClockError(ValueError):
    """A text that is not a clock."""


@dataclass(frozen=True, slots=True, order=True)
class Clock:
    """One tick of a hybrid logical clock (Kulkarni and others, 2014).

    Parameters
    ----------
    ms : int
        Milliseconds since 1970, UTC.
    count : int
        Tells ticks of the same millisecond apart; 0–65535.
    node : str
        Eight hexadecimal digits that name the device; they break what ties remain.
    """

    ms: int
    count: int
    node: str

    def __str__(self) -> str:
        return f"{self.ms:012x}-{self.count:04x}-{self.node}"

    def is_ahead(self, now_ms: int) -> bool:
        """Return whether this clock runs further ahead of `now_ms` than a usual clock does."""
        return self.ms > now_ms + AHEAD_MS


def clock(text: object) -> Clock:
    """Return the clock that was written as `text`.

    Raises
    ------
    ClockError
        If it is not one.
    """
    written = _WRITTEN.fullmatch(text) if isinstance(text, str) else None
    if written is None:
        message = f"{str(text)[:60]!r} is not a clock"
        raise ClockError(message)
    return Clock(int(written[1], 16), int(written[2], 16), written[3])


def tick(last: Clock | None, now_ms: int, node: str) -> Clock:
    """Return a clock later than `last`, and at `now_ms` if that is later still: it never goes back."""
    if last is None or now_ms > last.ms:
        return Clock(now_ms, 0, node)
    if last.count < COUNT_MAX:
        return Clock(last.ms, last.count + 1, node)
    return Clock(min(last.ms + 1, _MS_MAX), 0, node)
