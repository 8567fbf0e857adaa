"""The pages of the calendar put together for whoever asks, on their day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.http import Http404, HttpRequest, QueryDict
from django.urls import reverse

from fodro.web.calendar.choices import offered
from fodro.web.calendar.day_notes import day_notes
from fodro.web.calendar.fixing import Fix, days_named, preview_of, read_days
from fodro.web.calendar.month_grid import month_grid
from fodro.web.calendar.months import Month, read_day
from fodro.web.calendar.pages import CalendarPage, DayNotes, FixPage, MonthGrid, SelectPage
from fodro.web.calendar.queries import noted_span
from fodro.web.calendar.undo import Undo
from fodro.web.clock import day_on_device, zone_on_device
from fodro.web.people.models import Person
from fodro.web.person import person_of


@dataclass(frozen=True, slots=True)
class Here:
    """Whose calendar it is, their day and zone, and the last day of the calendar.

    That is today, or a later day with a note: a clock ran ahead, or the person flew over the date line.
    """

    person: Person
    today: date
    until: date
    zone: str


def here(request: HttpRequest) -> Here:
    """Return who asks, and when."""
    person, today = person_of(request), day_on_device(request)
    span = noted_span(person)
    return Here(person, today, max(today, span[1]) if span else today, zone_on_device(request))


def asked_month(sent: QueryDict, now: Here) -> Month:
    """Return the month asked for; this one where there is none such, or it lies ahead."""
    month = Month.read(sent.get("month", ""))
    return month if month and month <= Month.of(now.until) else Month.of(now.today)


def month_page(now: Here, month: Month, undo: Undo | None) -> CalendarPage:
    """Return the page of a month; beside it its last noted day, or today."""
    grid = month_grid(now.person, month, today=now.today, until=now.until)
    beside = now.today if month == Month.of(now.today) else _last_noted(grid)
    return CalendarPage(
        "calendar/month.html", grid, _notes(now, beside) if beside else None, _on(str(month), undo)
    )


def day_page(now: Here, day: date, undo: Undo | None) -> CalendarPage:
    """Return the page of a day, with its month beside it."""
    grid = month_grid(now.person, Month.of(day), today=now.today, until=now.until, chosen=day)
    return CalendarPage("calendar/day.html", grid, _notes(now, day), _on(str(day), undo))


def asked_day(sent: QueryDict, now: Here) -> date:
    """Return the day asked for.

    Raises
    ------
    Http404
        If there is none such, or it lies ahead and nothing is noted on it.
    """
    day = read_day(sent.get("day", "")) if "day" in sent else now.today
    if day is None or day > now.until:
        raise Http404
    return day


def select_page(now: Here, asked: QueryDict, month: Month) -> SelectPage:
    """Return a month to tick days in; days ticked in other months stay ticked."""
    ticked = read_days(asked, now.until)
    return SelectPage(
        grid=month_grid(now.person, month, today=now.today, until=now.until),
        elsewhere=tuple(day for day in ticked if Month.of(day) != month),
        ticked=frozenset(ticked),
    )


def fix_page(now: Here, fix: Fix) -> FixPage:
    """Return what can be set for the chosen days, the control for it, or what will change."""
    return FixPage(
        fix=fix,
        days_name=days_named(fix.days),
        month=str(Month.of(fix.days[-1])),
        preview=preview_of(now.person, fix) if fix.is_whole else None,
        offered=() if fix.choice else offered(now.person, now.until),
    )


def day_url(day: date) -> str:
    """Return the address of a day."""
    return f"{reverse('calendar:day')}?day={day.isoformat()}"


def month_url(month: Month) -> str:
    """Return the address of a month."""
    return f"{reverse('calendar:month')}?month={month}"


def back_url(sent: QueryDict, now: Here) -> str:
    """Return where a form was sent from: a day, or a month."""
    day = read_day(sent.get("day", ""))
    return day_url(day) if day and day <= now.until else month_url(asked_month(sent, now))


def _notes(now: Here, day: date) -> DayNotes:
    return day_notes(now.person, day, today=now.today, until=now.until, zone=now.zone)


def _on(where: str, undo: Undo | None) -> Undo | None:
    return undo if undo and undo.where == where else None


def _last_noted(grid: MonthGrid) -> date | None:
    days = [cell.day for week in grid.weeks for cell in week if cell and cell.noted]
    return max(days, default=None)
