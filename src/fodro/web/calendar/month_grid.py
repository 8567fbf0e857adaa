"""A month put together: each day with its worst place and level, and the months around it."""

from __future__ import annotations

from collections.abc import Mapping, Set
from datetime import date

from django.utils.dates import WEEKDAYS, WEEKDAYS_ABBR
from django.utils.formats import date_format
from django.utils.translation import pgettext

from fodro.knowledge.regions import region
from fodro.web.calendar.months import EARLIEST_YEAR, Month
from fodro.web.calendar.pages import DayCell, MonthGrid
from fodro.web.calendar.queries import Worst, noted_days, worst_of_days
from fodro.web.diary.today import day_name
from fodro.web.people.models import Person
from fodro.web.words import language, place_name, side_letter


def month_grid(
    person: Person, month: Month, *, today: date, until: date, chosen: date | None = None
) -> MonthGrid:
    """Return `month` of `person`; the calendar ends with the month of `until`."""
    worst = worst_of_days(person, month.first, month.last)
    noted = noted_days(person, month.first, month.last) | set(worst)
    cells = {day: _cell(day, worst, noted, today=today, chosen=chosen) for day in month.days}
    return MonthGrid(
        month=str(month),
        year=month.year,
        name=month_name(month),
        weekdays=tuple((str(WEEKDAYS_ABBR[n]), str(WEEKDAYS[n])) for n in range(7)),
        weeks=tuple(tuple(cells[day] if day else None for day in week) for week in month.weeks),
        before=str(month.shifted(-1)) if month > Month(EARLIEST_YEAR, 1) else "",
        after=str(month.shifted(1)) if month < Month.of(until) else "",
        is_now=month == Month.of(today),
        noted_days=len(noted),
        lived_days=sum(day <= today or day in noted for day in month.days),
    )


def month_name(month: Month) -> str:
    """Return such as "November 2026"."""
    name = date_format(month.first, pgettext("date format, month", "F Y"))
    return name[:1].upper() + name[1:]


def _cell(
    day: date, worst: Mapping[date, Worst], noted: Set[date], *, today: date, chosen: date | None
) -> DayCell:
    there = worst.get(day)
    return DayCell(
        day=day,
        name=day_name(day),
        worst_nrs=there.intensity_nrs if there else None,
        place=_place(there) if there else "",
        place_short=_place_short(there) if there else "",
        noted=day in noted,
        is_today=day == today,
        is_ahead=day > today and day not in noted,
        is_chosen=day == chosen,
    )


def _place(worst: Worst) -> str:
    """Return where it was worst; nowhere, where nothing hurt."""
    return place_name(worst.region, worst.side) if worst.intensity_nrs else ""


def _place_short(worst: Worst) -> str:
    if not worst.intensity_nrs:
        return ""
    letter = f"{side_letter(worst.side)} " if worst.side else ""
    return f"{letter}{region(worst.region).short(language())}"
