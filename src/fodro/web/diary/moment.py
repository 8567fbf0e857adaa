"""When a check-in was: now unless the person says otherwise, on the wall clock of where they are."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum

from django.http import QueryDict
from django.utils.translation import gettext as _

from fodro.domain.civil import NIGHT_ENDS_H, DayPart, lived_day, part_of, zone
from fodro.exchange.entries import CheckinEntry
from fodro.exchange.readings import EARLIEST

_CLOCK = re.compile(r"(\d{1,2})[:.](\d{2})(?::\d{2})?", re.ASCII)

CLOCKS_APART = timedelta(minutes=5)
"""How far the clock of a device may be ahead of this one before its time is called not yet come."""


class When(StrEnum):
    """What the person said about when it was."""

    NOW = "now"
    NEW_DAY = "new-day"
    """Now, in the small hours, as the beginning of the day on the calendar."""
    TODAY = "today"
    YESTERDAY = "yesterday"
    DATE = "date"
    KEPT = "kept"
    """As it was noted: of a check-in that is changed."""


@dataclass(frozen=True, slots=True)
class Here:
    """The instant it is, and the zone the person is in."""

    now: datetime
    zone: str

    @property
    def wall(self) -> datetime:
        """The clock on the wall, to the second."""
        return self.now.astimezone(zone(self.zone)).replace(microsecond=0)

    @property
    def is_small_hours(self) -> bool:
        """Whether the evening before still goes on."""
        return self.wall.hour < NIGHT_ENDS_H


@dataclass(frozen=True, slots=True)
class Moment:
    """A moment as a check-in keeps it; ``part`` is None where no time of day is known."""

    at: datetime
    zone: str
    day: date
    part: DayPart | None


@dataclass(frozen=True, slots=True)
class MomentDraft:
    """When it was, as it was sent; ``came_twice`` asks which of two equal clock times is meant."""

    when: When = When.NOW
    clock: str = ""
    date: str = ""
    part: str = ""
    fold: str = ""
    error: str = ""
    came_twice: bool = False
    moment: Moment | None = None


class NoMomentError(ValueError):
    """No moment can be read from what was sent; the message is for the person."""

    def __init__(self, message: str, *, came_twice: bool = False) -> None:
        self.came_twice = came_twice
        super().__init__(message)


def read_moment(sent: QueryDict, here: Here, kept: CheckinEntry | None = None) -> MomentDraft:
    """Read when it was; `kept` is the check-in that is changed."""
    said = {name: sent.get(name, "").strip() for name in ("clock", "date", "part", "fold")}
    draft = MomentDraft(
        _when(sent.get("when", ""), kept),
        clock=said["clock"],
        date=said["date"],
        part=said["part"],
        fold=said["fold"],
    )
    try:
        return replace(draft, moment=_moment(draft, here, kept))
    except NoMomentError as error:
        return replace(draft, error=str(error), came_twice=error.came_twice)


def asked_moment(asked: QueryDict) -> MomentDraft:
    """Return the draft for an address that names a day, such as ``?day=2026-11-18``; now without one."""
    try:
        day = date.fromisoformat(asked.get("day", ""))
    except ValueError:
        return MomentDraft()
    return MomentDraft(When.DATE, date=day.isoformat())


def moment_kept(kept: CheckinEntry) -> MomentDraft:
    """Return the draft that leaves a check-in where it is."""
    moment = Moment(kept.at, kept.zone, kept.day, kept.part)
    return MomentDraft(When.KEPT, part=kept.part or "", moment=moment)


def moment_now(here: Here) -> Moment:
    """Return this moment: in the small hours the day before still goes on."""
    return Moment(here.wall, here.zone, lived_day(here.wall), part_of(here.wall))


def _when(said: str, kept: CheckinEntry | None) -> When:
    known = When(said) if said in set(When) else (When.KEPT if kept else When.NOW)
    return When.NOW if known is When.KEPT and kept is None else known


def _moment(draft: MomentDraft, here: Here, kept: CheckinEntry | None) -> Moment:
    said = DayPart(draft.part) if draft.part in set(DayPart) else None
    if draft.when is When.KEPT and kept is not None:
        by_clock = part_of(kept.at) if kept.part else None
        return Moment(kept.at, kept.zone, kept.day, said or by_clock)
    if draft.when is When.NOW:
        return replace(moment_now(here), part=said or part_of(here.wall))
    if draft.when is When.NEW_DAY:
        return Moment(here.wall, here.zone, here.wall.date(), said or _part_of_new_day(here.wall))
    at = _told(_day(draft.when, draft.date, here), _clock(draft.clock), here=here, fold=draft.fold)
    return Moment(at, here.zone, lived_day(at), said or part_of(at))


def _part_of_new_day(wall: datetime) -> DayPart:
    part = part_of(wall)
    return DayPart.MORNING if part is DayPart.NIGHT else part


def _day(when: When, typed: str, here: Here) -> date:
    today = lived_day(here.wall)
    if when is When.TODAY:
        return today
    if when is When.YESTERDAY:
        return today - timedelta(days=1)
    try:
        day = date.fromisoformat(typed)
    except ValueError:
        raise NoMomentError(_("Which day was it? Choose one up to today.")) from None
    if not EARLIEST <= day <= today:
        raise NoMomentError(_("Which day was it? Choose one up to today."))
    return day


def _clock(typed: str) -> time:
    written = _CLOCK.fullmatch(typed)
    hour, minute = map(int, written.groups()) if written else (24, 0)
    if hour >= 24 or minute >= 60:
        raise NoMomentError(_("What time was it? Write it like 14:30."))
    return time(hour, minute)


def _told(day: date, clock: time, *, here: Here, fold: str) -> datetime:
    """Return the moment of `clock` on a lived `day`: its small hours come at the end of it."""
    next_day = datetime.combine(day + timedelta(days=1), clock)
    if clock.hour < NIGHT_ENDS_H and next_day <= here.wall.replace(tzinfo=None):
        return _existing(next_day.date(), clock, here=here, fold=fold)
    at = _existing(day, clock, here=here, fold=fold)
    if at.astimezone(UTC) > here.now + CLOCKS_APART:
        raise NoMomentError(_("That time has not come yet. Choose an earlier one."))
    return at


def _existing(day: date, clock: time, *, here: Here, fold: str) -> datetime:
    """Return the wall time, which may not exist or come twice when the clocks are changed."""
    first, second = (datetime.combine(day, clock, zone(here.zone)).replace(fold=n) for n in (0, 1))
    if first.utcoffset() == second.utcoffset():
        return first
    if first.astimezone(UTC).astimezone(zone(here.zone)).time() != clock:
        raise NoMomentError(
            _("{clock} never came that night: the clocks were put forward. Choose another time.").format(
                clock=f"{clock:%H:%M}"
            )
        )
    if second.astimezone(UTC) > here.now or fold == "0":
        return first
    if fold == "1":
        return second
    raise NoMomentError(
        _("{clock} came twice that night, when the clocks were put back. Which one was it?").format(
            clock=f"{clock:%H:%M}"
        ),
        came_twice=True,
    )
