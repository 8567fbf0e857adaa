"""The pages of this room put together from what is noted."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from fodro.charts.first_steps import Morning, first_steps_chart
from fodro.charts.tables import Chart
from fodro.web.first_steps import queries
from fodro.web.first_steps.asking import LATER_AFTER, Asking, asking, getting_up_day, is_morning
from fodro.web.first_steps.flows import entry_of
from fodro.web.first_steps.models import FirstSteps
from fodro.web.first_steps.pages import FirstStepsPage, Noted, TodayCard
from fodro.web.first_steps.saying import chart_labels, day_name, short_day, side_choices
from fodro.web.people.models import Person
from fodro.web.wall_time import wall_time
from fodro.web.words import language


def first_steps_page(person: Person, *, now: datetime, zone: str, error: str = "") -> FirstStepsPage:
    """Return the page of this morning and the last ones."""
    day = getting_up_day(now, zone)
    rows = queries.last_mornings(person, day)
    row = next((row for row in rows if row.day == day), None)
    return FirstStepsPage(
        asking=asking(row, now),
        day=day,
        day_name=day_name(day),
        is_morning=is_morning(now, zone),
        noted=noted_morning(row) if row else None,
        side=row.side if row else queries.side_of_last_time(person),
        error=error,
        mornings=tuple(noted_morning(row) for row in reversed(rows)),
        chart=_chart(rows, day),
        known=tuple(as_record(row) for row in rows),
    )


def today_card(person: Person, *, now: datetime, zone: str) -> TodayCard:
    """Return what Today says of the first steps; in the afternoon, and once both are noted, nothing."""
    row = queries.first_steps_of(person, getting_up_day(now, zone))
    asked = asking(row, now)
    known = (as_record(row),) if row else ()
    quiet = asked is Asking.FIRST and not is_morning(now, zone)
    if quiet or asked in {Asking.STILL, Asking.NOTHING}:
        return TodayCard(known=known)
    return TodayCard(asked, noted_morning(row) if row else None, known)


def noted_morning(row: FirstSteps) -> Noted:
    """Return a morning as it is told."""
    return Noted(
        day=row.day,
        day_name=day_name(row.day),
        short_day=short_day(row.day),
        first=row.first_nrs,
        first_clock=_clock(row.first_at, row.zone),
        side=dict(side_choices()).get(row.side, ""),
        later=row.later_nrs,
        later_clock=_clock(row.later_at, row.zone) if row.later_at else "",
        after=_after(_to_minute(row.later_at) - _to_minute(row.first_at)) if row.later_at else "",
        due=_clock(row.first_at + LATER_AFTER, row.zone),
    )


def as_record(row: FirstSteps) -> dict[str, Any]:
    """Return a morning as the device keeps it."""
    return {"key": row.day.isoformat(), "body": entry_of(row).plain()}


def _after(passed: timedelta) -> str:
    hours, minutes = divmod(int(passed / timedelta(minutes=1)), 60)
    return (_("%(h)s h %(min)s min later") if hours else _("%(min)s min later")) % {
        "h": hours,
        "min": minutes,
    }


def _to_minute(instant: datetime) -> datetime:
    return instant.replace(second=0, microsecond=0)


def _clock(instant: datetime, zone: str) -> str:
    return wall_time(instant, zone).strftime("%H:%M")


def _chart(rows: Sequence[FirstSteps], until: date) -> Chart | None:
    noted = {row.day: row for row in rows}
    days = [until - timedelta(days=n) for n in range(queries.SHOWN_DAYS - 1, -1, -1)]
    mornings = [_morning(day, noted.get(day)) for day in days]
    return first_steps_chart(mornings, labels=chart_labels(), locale=language())


def _morning(day: date, row: FirstSteps | None) -> Morning:
    name = date_format(day, "D")[:1]
    return Morning(day, name, row.first_nrs, row.later_nrs) if row else Morning(day, name)
