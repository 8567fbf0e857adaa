"""What the pages of the calendar show."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.safestring import SafeString

from fodro.web.calendar.finding import Question
from fodro.web.calendar.fixing import Fix, Preview
from fodro.web.calendar.history import Turn
from fodro.web.calendar.spelling import Bit
from fodro.web.calendar.telling import Line, Told
from fodro.web.calendar.undo import Undo


@dataclass(frozen=True, slots=True)
class DayCell:
    """One day of the month: how bad its worst place was and where, or that it is a gap."""

    day: date
    name: str
    worst_nrs: float | None
    place: str
    place_short: str
    noted: bool
    is_today: bool = False
    is_ahead: bool = False
    is_chosen: bool = False


@dataclass(frozen=True, slots=True)
class MonthGrid:
    """A month from Monday to Sunday. ``before`` and ``after`` are the months beside it, or empty."""

    month: str
    year: int
    name: str
    weekdays: tuple[tuple[str, str], ...]
    weeks: tuple[tuple[DayCell | None, ...], ...]
    before: str
    after: str
    is_now: bool
    noted_days: int
    lived_days: int


@dataclass(frozen=True, slots=True)
class EarlierLine:
    """An earlier version of a record, or one that never counted."""

    turn: Turn
    when: str
    clock: str
    told: Told | None


@dataclass(frozen=True, slots=True)
class NotedRecord:
    """One record of a day. `clock` names the version to bring back, where the record was taken away."""

    kind: str
    key: str
    told: Told
    edit_url: str = ""
    photo_url: str = ""
    earlier: tuple[EarlierLine, ...] = ()
    clock: str = ""


@dataclass(frozen=True, slots=True)
class DayNotes:
    """Everything noted on one day: by the clock, about the day as a whole, and what was taken away."""

    day: date
    name: str
    month: str
    moments: tuple[NotedRecord, ...]
    worn: tuple[NotedRecord, ...]
    about: tuple[NotedRecord, ...]
    taken_away: tuple[NotedRecord, ...]
    before: date | None
    after: date | None
    is_today: bool

    @property
    def is_gap(self) -> bool:
        """Whether nothing is noted."""
        return not (self.moments or self.worn or self.about)


@dataclass(frozen=True, slots=True)
class CalendarPage:
    """The month, and the chosen day beside it where there is room. On a phone one of them is shown."""

    template: str
    grid: MonthGrid
    notes: DayNotes | None
    undo: Undo | None


@dataclass(frozen=True, slots=True)
class SmallMonth:
    """One of twelve: its days as small squares."""

    month: str
    name: str
    picture: SafeString
    noted_days: int
    is_ahead: bool


@dataclass(frozen=True, slots=True)
class YearPage:
    """Twelve small months, and every year there is something in."""

    template = "calendar/year.html"
    year: int
    years: tuple[int, ...]
    months: tuple[SmallMonth, ...]
    scale: tuple[int, ...] = tuple(range(11))


@dataclass(frozen=True, slots=True)
class FoundDay:
    """A day that was found: its worst level, and the words that were found on it."""

    day: date
    name: str
    worst_nrs: float | None
    places: tuple[Line, ...]
    excerpts: tuple[tuple[str, tuple[Bit, ...]], ...]


@dataclass(frozen=True, slots=True)
class SearchPage:
    """A question, and the days that answer it."""

    template = "calendar/search.html"
    question: Question
    found: tuple[FoundDay, ...]
    days: int
    newer: str
    older: str
    regions: Sequence[tuple[str, str]]
    sides: Sequence[tuple[str, str]]
    qualities: Sequence[tuple[str, str]]
    levels: tuple[int, ...] = tuple(range(1, 11))


@dataclass(frozen=True, slots=True)
class SelectPage:
    """The month with a tick box for each day; ``elsewhere`` are the days ticked in other months."""

    template = "calendar/select.html"
    grid: MonthGrid
    elsewhere: tuple[date, ...]
    ticked: frozenset[date]


@dataclass(frozen=True, slots=True)
class FixPage:
    """What to set for the chosen days, and what will change."""

    template = "calendar/fix.html"
    fix: Fix
    days_name: str
    month: str
    preview: Preview | None
    offered: Sequence[tuple[str, Sequence[tuple[str, str]]]] = ()
