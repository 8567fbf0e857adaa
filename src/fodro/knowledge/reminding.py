"""When Fodro says something by itself: one thing at most, never in quiet hours, never what is noted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta, tzinfo
from enum import StrEnum
from functools import cache
from types import MappingProxyType
from typing import Any

from fodro.domain.civil import lived_day, utc
from fodro.domain.standing import DAY_BEGINS
from fodro.knowledge.content import Bilingual, bilingual, table

MOST_A_DAY = 3
"""More things than this are not said on one day, whatever was turned on."""

BETWEEN = timedelta(minutes=30)
"""After one thing was said, nothing else is for this long."""

EVERY_DAY = frozenset(range(7))
_A_DAY_MIN = 24 * 60


class Period(StrEnum):
    """What an occasion comes round with."""

    DAY = "day"
    WEEK = "week"
    MASSAGE = "massage"


@dataclass(frozen=True, slots=True)
class Occasion:
    """Something Fodro can remind of.

    Parameters
    ----------
    slug : str
        Permanent.
    names, abouts, asks, actions : Bilingual
        What it is called, what it is and when it stays silent, what is said in the app, and the word on its
        button.
    period : Period
    at : time
        Wall-clock time it starts with; midnight, and without meaning, for one that follows a massage.
    weekdays : frozenset of int
        Lived days it starts with, Monday 0.
    lasts_min : int
        Minutes during which it may still be said.
    counts_before_min : int
        A check-in at most this many minutes before the time counts as noted; 0 where check-ins do not count.
    after_min : tuple of int
        Choices in minutes after a massage, the first is the one it starts with; empty for other occasions.
    """

    slug: str
    names: Bilingual
    abouts: Bilingual
    asks: Bilingual
    actions: Bilingual
    period: Period
    at: time
    weekdays: frozenset[int]
    lasts_min: int
    counts_before_min: int
    after_min: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Reminder:
    """An occasion that a person turned on, with the times they chose.

    Parameters
    ----------
    occasion : Occasion
    at : time
        Wall-clock time; until four in the morning it still belongs to the day before.
    weekdays : frozenset of int
        Lived days, Monday 0.
    after_min : int
        Minutes after a massage.
    """

    occasion: Occasion
    at: time
    weekdays: frozenset[int]
    after_min: int = 0


@dataclass(frozen=True, slots=True)
class Quiet:
    """Hours in which nothing is said, by the clock on the wall; from and until the same time means none."""

    start: time = time(22)
    end: time = time(7)

    def holds(self, at: time) -> bool:
        """Return whether `at` lies in the quiet hours, the end not included."""
        if self.start <= self.end:
            return self.start <= at < self.end
        return at >= self.start or at < self.end


@dataclass(frozen=True, slots=True)
class Settings:
    """What a person turned on, and when nothing may be said."""

    reminders: tuple[Reminder, ...] = ()
    quiet: Quiet = field(default_factory=Quiet)


@dataclass(frozen=True, slots=True)
class Cue:
    """One thing that may be said, between two instants (UTC, half-open).

    `key` is the lived day, or the key of the massage: an occasion is said once for each of them.
    """

    occasion: Occasion
    key: str
    opens: datetime
    closes: datetime


@dataclass(frozen=True, slots=True)
class Massage:
    """A finished massage (or rest) that has no later rating yet."""

    key: str
    finished_at: datetime


@dataclass(frozen=True, slots=True)
class Said:
    """What was said already; `closed` once it is not to be said again."""

    slug: str
    key: str
    at: datetime
    closed: bool = True


@dataclass(frozen=True, slots=True)
class Logged:
    """What is known of today, and of the last day or two.

    Parameters
    ----------
    done : frozenset of str
        Slugs of the occasions for which this lived day, or this week, has something already.
    last_checkin : datetime or None
        Aware; when the latest check-in was.
    massages : tuple of Massage
    said : tuple of Said
    """

    done: frozenset[str] = frozenset()
    last_checkin: datetime | None = None
    massages: tuple[Massage, ...] = ()
    said: tuple[Said, ...] = ()


def cue(now: datetime, settings: Settings, logged: Logged) -> Cue | None:
    """Return the one thing to say at `now`, or None.

    Parameters
    ----------
    now : datetime
        Aware, on the clock of the wall the person lives by; its zone decides what the day and the hours are.
    settings : Settings
    logged : Logged

    Returns
    -------
    Cue or None
        Never in quiet hours, never for what is noted already, never again once it was closed, never within
        `BETWEEN` of something else and never more than `MOST_A_DAY` things on one lived day.

    Raises
    ------
    ValueError
        If `now` is naive.

    Notes
    -----
    Times are instants: a time that the clocks skip in spring comes an hour later by the wall, and one that
    comes twice in autumn is the first of the two.
    """
    if now.tzinfo is None:
        message = "a reminder needs a clock with its zone"
        raise ValueError(message)
    if settings.quiet.holds(now.time()):
        return None
    return next((one for one in open_cues(now, settings, logged) if _may_be_said(one, now, logged)), None)


def open_cues(now: datetime, settings: Settings, logged: Logged) -> Iterator[Cue]:
    """Yield what is due at `now` and not noted already, the most urgent first."""
    ranked = sorted(settings.reminders, key=lambda reminder: list(occasions()).index(reminder.occasion.slug))
    for reminder in ranked:
        for one in _cues(reminder, now, logged.massages):
            if one.opens <= utc(now) < one.closes and not is_done(one, logged):
                yield one


def is_done(one: Cue, logged: Logged) -> bool:
    """Return whether what `one` asks for is noted already."""
    counts_before = timedelta(minutes=one.occasion.counts_before_min)
    last = logged.last_checkin
    lately = bool(counts_before) and last is not None and utc(last) >= one.opens - counts_before
    return lately or one.occasion.slug in logged.done


def calendar_day(day: date, at: time) -> date:
    """Return the day in the calendar on which the lived `day` has the time `at`."""
    return day + timedelta(days=at < DAY_BEGINS)


def daily_cue(reminder: Reminder, day: date, where: tzinfo) -> Cue:
    """Return when `reminder` may be said on the lived `day` in `where`, whatever weekday it is."""
    opens = utc(datetime.combine(calendar_day(day, reminder.at), reminder.at, where))
    ends = utc(datetime.combine(day + timedelta(days=1), DAY_BEGINS, where))
    lasts = timedelta(minutes=reminder.occasion.lasts_min)
    return Cue(reminder.occasion, day.isoformat(), opens, min(opens + lasts, ends))


def usual_time(reminder: Reminder, quiet: Quiet) -> time | None:
    """Return the time by the wall at which `reminder` is said on an ordinary day.

    One that falls in the quiet hours waits until they end, and is dropped (None) if that is too late for it.
    """
    if not quiet.holds(reminder.at):
        return reminder.at
    begins, ends = _lived_min(reminder.at), _lived_min(quiet.end)
    return quiet.end if begins < ends < begins + reminder.occasion.lasts_min else None


def week_of(day: date) -> tuple[date, ...]:
    """Return the seven days, Monday to Sunday, that `day` is one of."""
    monday = day - timedelta(days=day.weekday())
    return tuple(monday + timedelta(days=n) for n in range(7))


@cache
def occasions() -> Mapping[str, Occasion]:
    """Return everything Fodro can remind of by its slug, the most urgent first."""
    return MappingProxyType({slug: _occasion(slug, entry) for slug, entry in table("reminders").items()})


def _cues(reminder: Reminder, now: datetime, massages: Iterable[Massage]) -> Iterator[Cue]:
    if reminder.occasion.period is Period.MASSAGE:
        yield from (_after_massage(reminder, massage) for massage in massages)
    elif (day := lived_day(now)).weekday() in reminder.weekdays and now.tzinfo is not None:
        yield daily_cue(reminder, day, now.tzinfo)


def _after_massage(reminder: Reminder, massage: Massage) -> Cue:
    finished = utc(massage.finished_at)
    opens = finished + timedelta(minutes=reminder.after_min)
    closes = finished + timedelta(minutes=reminder.occasion.lasts_min)
    return Cue(reminder.occasion, massage.key, opens, closes)


def _may_be_said(one: Cue, now: datetime, logged: Logged) -> bool:
    before = [said for said in logged.said if (said.slug, said.key) == (one.occasion.slug, one.key)]
    if before:
        return not any(said.closed for said in before)
    today = {(said.slug, said.key) for said in logged.said if _is_same_day(said.at, now)}
    return len(today) < MOST_A_DAY and all(utc(now) - utc(said.at) >= BETWEEN for said in logged.said)


def _is_same_day(at: datetime, now: datetime) -> bool:
    return lived_day(at.astimezone(now.tzinfo)) == lived_day(now)


def _lived_min(at: time) -> int:
    """Return the minutes from the beginning of the lived day to `at`."""
    return (at.hour * 60 + at.minute - DAY_BEGINS.hour * 60 - DAY_BEGINS.minute) % _A_DAY_MIN


def _occasion(slug: str, entry: Mapping[str, Any]) -> Occasion:
    return Occasion(
        slug=slug,
        names=bilingual(entry["name"]),
        abouts=bilingual(entry["about"]),
        asks=bilingual(entry["ask"]),
        actions=bilingual(entry["action"]),
        period=Period(entry["period"]),
        at=time.fromisoformat(entry.get("at", "00:00")),
        weekdays=frozenset(entry.get("weekdays", EVERY_DAY)),
        lasts_min=entry.get("lasts_min", entry.get("until_min", 0)),
        counts_before_min=entry.get("counts_before_min", 0),
        after_min=tuple(entry.get("after_min", ())),
    )
