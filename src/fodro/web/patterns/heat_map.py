"""A year of days in the hue of their pain, each a link. Written here: a template takes ten times as long."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from functools import cache

from django.urls import reverse
from django.utils.dates import WEEKDAYS_ABBR
from django.utils.formats import date_format
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from fodro.charts.feet import pain_level
from fodro.charts.tables import Chart, number
from fodro.domain.findings import DailyPain, Findings
from fodro.web.patterns.pages import HeatMap
from fodro.web.words import language

WEEKS = 53
DAYS_PER_WEEK = 7


def heat_map(findings: Findings, *, sentence: str, chart: Chart) -> HeatMap:
    """Return the last year of `findings`; the table of `chart` tells all of it in numbers."""
    return HeatMap(
        sentence=sentence,
        weeks=_weeks({date.fromisoformat(day.day): day for day in findings.daily}),
        weekdays=tuple(str(WEEKDAYS_ABBR[n]) for n in range(DAYS_PER_WEEK)),
        table=chart.table,
        address=reverse("patterns:days"),
    )


def _weeks(days: Mapping[date, DailyPain]) -> SafeString:
    first, last = min(days), max(days)
    earliest = _monday(last) - timedelta(weeks=WEEKS - 1)
    written = "".join(_week(monday, days, first, last) for monday in _mondays(max(first, earliest), last))
    return mark_safe(written)  # noqa: S308  # dates and numbers, written here


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _mondays(first: date, last: date) -> Iterator[date]:
    weeks = (_monday(last) - _monday(first)).days // DAYS_PER_WEEK
    return (_monday(first) + timedelta(weeks=n) for n in range(weeks + 1))


def _week(monday: date, days: Mapping[date, DailyPain], first: date, last: date) -> str:
    each = [monday + timedelta(days=n) for n in range(DAYS_PER_WEEK)]
    begun = next((day for day in each if day.day == 1), each[0] if monday <= first else None)
    name = escape(_month_name(begun)) if begun else ""
    cells = "".join(_cell(day, days.get(day)) if first <= day <= last else "<li></li>" for day in each)
    return f'<div class="week"><span class="month-name">{name}</span><ol>{cells}</ol></div>'


@cache
def _calendar_day() -> str:
    return reverse("calendar:day")


def _month_name(day: date) -> str:
    if day.month == 1 and day.day == 1:
        return date_format(day, "Y")
    # Months begin with a small letter in Danish.
    return date_format(day, "b" if language() == "da" else "M")


def _cell(day: date, there: DailyPain | None) -> str:
    if there is None or not there.n:
        look, told = 'class="gap"', _("nothing noted")
    elif there.pain_nrs is None:
        look, told = 'class="unrated"', _("noted, nothing rated")
    else:
        look, told = f'data-pain="{pain_level(there.pain_nrs)}"', number(there.pain_nrs, language())
    spoken = escape(f"{date_format(day, 'j. F')}: {told}")
    link = f'<a href="{_calendar_day()}?day={day.isoformat()}" {look} title="{spoken}">'
    return f'<li>{link}<span class="unseen">{spoken}</span></a></li>'
