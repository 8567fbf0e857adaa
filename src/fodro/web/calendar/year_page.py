"""A year put together: twelve small months, drawn here because they have no words of their own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set
from datetime import date

from django.utils.dates import MONTHS
from django.utils.safestring import SafeString, mark_safe

from fodro.charts.feet import pain_level
from fodro.web.calendar.months import Month
from fodro.web.calendar.pages import SmallMonth, YearPage
from fodro.web.calendar.queries import levels_of_days, noted_days, years_noted
from fodro.web.people.models import Person

STEP_PX, SQUARE_PX = 12, 10


def year_page(person: Person, year: int, *, today: date, until: date) -> YearPage:
    """Return `year` of `person`, and every year from the first note to now."""
    first, last = date(year, 1, 1), date(year, 12, 31)
    levels, noted = levels_of_days(person, first, last), noted_days(person, first, last)
    return YearPage(
        year=year,
        years=tuple(sorted({*years_noted(person), today.year, year}, reverse=True)),
        months=tuple(_small(Month(year, n), levels, noted | set(levels), until) for n in range(1, 13)),
    )


def _small(month: Month, levels: Mapping[date, float], noted: Set[date], until: date) -> SmallMonth:
    name = str(MONTHS[month.number])
    return SmallMonth(
        month=str(month),
        name=name[:1].upper() + name[1:],
        picture=_picture(month, levels, noted, until),
        noted_days=sum(day in noted for day in month.days),
        is_ahead=month > Month.of(until),
    )


def _picture(month: Month, levels: Mapping[date, float], noted: Set[date], until: date) -> SafeString:
    """Draw a month: a square in the hue of the pain, an outline where nothing was rated, a dot for a gap."""
    drawn = "".join(
        _day(day, column * STEP_PX, row * STEP_PX, levels=levels, noted=noted)
        for day, column, row in _placed(month)
        if day <= until
    )
    size = f'viewBox="0 0 {7 * STEP_PX - 2} {6 * STEP_PX - 2}"'
    return mark_safe(f'<svg class="small-month" {size} aria-hidden="true" focusable="false">{drawn}</svg>')  # noqa: S308  # numbers alone


def _placed(month: Month) -> Iterator[tuple[date, int, int]]:
    weeks = enumerate(month.weeks)
    return ((day, column, row) for row, week in weeks for column, day in enumerate(week) if day)


def _day(day: date, x: int, y: int, *, levels: Mapping[date, float], noted: Set[date]) -> str:
    if day in levels:
        look = f'class="square pain-{pain_level(levels[day])}"'
    elif day in noted:
        look = 'class="outlined"'
    else:
        return f'<circle class="gap" cx="{x + SQUARE_PX // 2}" cy="{y + SQUARE_PX // 2}" r="1.5"/>'
    return f'<rect {look} x="{x}" y="{y}" width="{SQUARE_PX}" height="{SQUARE_PX}" rx="3"/>'
