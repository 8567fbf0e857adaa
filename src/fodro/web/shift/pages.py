"""What the pages of this room show."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from fodro.web.shift.changes import UNSAID, Underfoot
from fodro.web.shift.forms import StretchDraft
from fodro.web.shift.saying import floor_choices, words


@dataclass(frozen=True, slots=True)
class Pair:
    """A pair of shoes to choose."""

    key: str
    name: str


@dataclass(frozen=True, slots=True)
class StretchLine:
    """A stretch as it is listed; an empty end is one that still runs, an empty length is not known."""

    id: UUID
    start: str
    end: str
    length: str
    underfoot: str


@dataclass(frozen=True, slots=True)
class ShiftPage:
    """One huge button, what the day comes to, and its stretches.

    ``state`` is on, off, ask (one may be forgotten), or empty where only the device knows.
    """

    template = "shift/shift.html"
    state: str = ""
    day: date | None = None
    is_today: bool = True
    day_name: str = ""
    since: str = ""
    hours: int = 0
    minutes: int = 0
    total: str = ""
    longest: str = ""
    lines: tuple[StretchLine, ...] = ()
    pairs: tuple[Pair, ...] = ()
    underfoot: Underfoot = UNSAID
    known: tuple[Mapping[str, Any], ...] = ()
    may_go_on: bool = True
    sat_typed: str = ""
    error: str = ""
    floors: tuple[tuple[str, str], ...] = field(default_factory=floor_choices)
    words: Mapping[str, object] = field(default_factory=words)


@dataclass(frozen=True, slots=True)
class StretchPage:
    """One stretch to correct, or one that was forgotten to add."""

    template = "shift/stretch.html"
    draft: StretchDraft
    day_name: str
    is_new: bool
    pairs: tuple[Pair, ...]
    floors: tuple[tuple[str, str], ...] = field(default_factory=floor_choices)


def blank_shift() -> ShiftPage:
    """Return the page with nobody's data: the device fills it in."""
    return ShiftPage()
