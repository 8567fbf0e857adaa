"""The reminders of one person as a calendar (RFC 5545): times and days, and not a word about feet."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from icalendar import Alarm, Calendar, Event, Timezone

from fodro.domain.civil import lived_day
from fodro.domain.civil import zone as named_zone
from fodro.knowledge.reminding import (
    Logged,
    Period,
    Reminder,
    Settings,
    calendar_day,
    daily_cue,
    is_done,
    usual_time,
    week_of,
)
from fodro.web.reminders.models import CalendarFeed, Preferences
from fodro.web.reminders.tokens import token_of

NEUTRAL = "Fodro"
"""All that a calendar shows: whoever looks over a shoulder learns nothing."""

LASTS = timedelta(minutes=10)
CODES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
YEARS_AHEAD = 5


def calendar_text(
    feed: CalendarFeed, preferences: Preferences, settings: Settings, *, here: datetime, logged: Logged
) -> bytes:
    """Return the calendar as it is fetched at `here`, the clock on the wall of the person.

    What follows a massage is not in it: nobody knows when one will end. The same settings and the same notes
    give the same text.
    """
    calendar = Calendar()
    calendar.add("prodid", "-//Fodro//Fodro//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", NEUTRAL)
    calendar.add("refresh-interval", timedelta(hours=1), parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", "PT1H")
    calendar.add_component(_timezone(str(here.tzinfo), preferences.told_at.year, here.year + YEARS_AHEAD))
    events = _events(feed, preferences, settings, here=here, logged=logged)
    for event in sorted(events, key=lambda event: str(event["uid"])):
        calendar.add_component(event)
    return bytes(calendar.to_ical())


def _events(
    feed: CalendarFeed, preferences: Preferences, settings: Settings, *, here: datetime, logged: Logged
) -> Iterator[Event]:
    where, today = named_zone(str(here.tzinfo)), lived_day(here)
    since = lived_day(preferences.told_at.astimezone(where))
    for reminder in settings.reminders:
        at = usual_time(reminder, settings.quiet)
        if reminder.occasion.period is not Period.MASSAGE and at is not None:
            event = _event(reminder, at, since=since, where=where)
            for day in _left_out(reminder, today, where=where, logged=logged):
                event.add("exdate", datetime.combine(calendar_day(day, at), at, where))
            event.add("uid", f"{token_of(feed.salt + reminder.occasion.slug)}@fodro")
            event.add("dtstamp", preferences.told_at)
            yield event


def _event(reminder: Reminder, at: time, *, since: date, where: ZoneInfo) -> Event:
    days = sorted(reminder.weekdays)
    first = next(day for n in range(7) if (day := since + timedelta(days=n)).weekday() in days)
    event = Event()
    event.add("dtstart", datetime.combine(calendar_day(first, at), at, where))
    event.add("duration", LASTS)
    event.add("rrule", {"freq": "weekly", "byday": list(_codes(days, at))})
    event.add("summary", NEUTRAL)
    event.add("class", "PRIVATE")
    event.add("transp", "TRANSPARENT")
    event.add_component(_alarm())
    return event


def _left_out(reminder: Reminder, today: date, *, where: ZoneInfo, logged: Logged) -> tuple[date, ...]:
    """Return the lived days whose reminder is not needed any more, today or for the rest of the week."""
    if not is_done(daily_cue(reminder, today, where), logged):
        return ()
    days = week_of(today) if reminder.occasion.period is Period.WEEK else (today,)
    return tuple(day for day in days if day >= today and day.weekday() in reminder.weekdays)


def _codes(days: list[int], at: time) -> Iterator[str]:
    """Yield the days as a calendar counts them: one o'clock belongs to the evening before only for people."""
    monday = date(2026, 1, 5)
    yield from (CODES[calendar_day(monday + timedelta(days=day), at).weekday()] for day in days)


def _alarm() -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", NEUTRAL)
    alarm.add("trigger", timedelta())
    return alarm


@lru_cache(maxsize=8)
def _timezone(zone: str, first_year: int, last_year: int) -> Timezone:
    return Timezone.from_tzinfo(
        named_zone(zone), zone, first_date=date(first_year - 1, 1, 1), last_date=date(last_year, 1, 1)
    )
