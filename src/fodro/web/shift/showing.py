"""The pages of this room put together from what is noted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from django.utils.translation import gettext as _

from fodro.domain.standing import FORGOTTEN_AFTER, SILENT_AFTER, OnFeet
from fodro.domain.wearing import usual_on
from fodro.web.clock import now
from fodro.web.footwear.queries import footwear_of, usual_pairs
from fodro.web.people.models import Person
from fodro.web.shift import queries
from fodro.web.shift.changes import Underfoot, body_of, underfoot_of
from fodro.web.shift.forms import StretchDraft, clock_of
from fodro.web.shift.models import Stretch
from fodro.web.shift.pages import Pair, ShiftPage, StretchLine, StretchPage
from fodro.web.shift.saying import NOT_NOTED, day_name, floor_choices, hours_and_minutes, length, since


def shift_page(
    person: Person, *, day: date, today: date, zone: str, sat_typed: str = "", error: str = ""
) -> ShiftPage:
    """Return the page of `day`; the button is there today."""
    at, pairs = now(), pairs_of(person)
    rows, opened = queries.stretches_of_day(person, day), queries.open_stretches(person)
    found = queries.on_feet_among(queries.stretches_near(person, day), day)
    began = found.running_since or found.unanswered_since or (opened[0].started_at if opened else at)
    total, longest = _sums(found, bool(rows))
    hours, minutes = hours_and_minutes((at - began) / timedelta(minutes=1))
    return ShiftPage(
        state=state_of(opened, at),
        day=day,
        is_today=day == today,
        day_name=day_name(day),
        since=since(began, zone, today) if opened else "",
        hours=hours,
        minutes=minutes,
        total=total,
        longest=longest,
        lines=tuple(_line(row, pairs, at) for row in rows),
        pairs=tuple(pairs.values()),
        underfoot=usual_underfoot(person, today, opened),
        known=tuple(as_record(row) for row in {row.pk: row for row in [*rows, *opened]}.values()),
        may_go_on=not opened or at - opened[0].started_at <= SILENT_AFTER,
        sat_typed=sat_typed,
        error=error,
    )


def stretch_page(person: Person, draft: StretchDraft) -> StretchPage:
    """Return the page on which a stretch is corrected."""
    pairs = pairs_of(person, also=draft.underfoot.shoes)
    return StretchPage(
        draft=draft, day_name=day_name(draft.day), is_new=draft.row is None, pairs=tuple(pairs.values())
    )


def state_of(opened: Sequence[Stretch], at: datetime) -> str:
    """Return whether the person is on their feet, off them, or to be asked."""
    if not opened:
        return "off"
    return "ask" if any(at - row.started_at > FORGOTTEN_AFTER for row in opened) else "on"


def pairs_of(person: Person, *, also: str = "") -> dict[str, Pair]:
    """Return the pairs of shoes in use, by key; a retired one only where it is asked for."""
    rows = footwear_of(person, "shoes")
    return {
        str(row.pk): Pair(str(row.pk), row.name) for row in rows if not row.retired_on or str(row.pk) == also
    }


def usual_underfoot(person: Person, today: date, opened: Sequence[Stretch]) -> Underfoot:
    """Return what is underfoot now, or what probably will be: as last time today, else the usual pair."""
    latest = opened[-1] if opened else queries.latest_stretch(person)
    last = underfoot_of(latest) if latest else Underfoot()
    if latest and (opened or latest.day == today):
        return last
    return Underfoot(last.floor, usual_on(usual_pairs(person), today, shift=True) or last.shoes)


def as_record(row: Stretch) -> dict[str, Any]:
    """Return a stretch as the device keeps it."""
    body = body_of(row.started_at, row.ended_at, zone=row.zone, underfoot=underfoot_of(row))
    return {"key": str(row.pk), "body": body}


def _sums(found: OnFeet, noted: bool) -> tuple[str, str]:
    """Return what the day comes to and its longest time; a day without a note is no zero."""
    if not noted:
        return NOT_NOTED, NOT_NOTED
    if found.minutes is not None and found.longest_min is not None:
        return length(found.minutes), length(found.longest_min)
    at_least = _("at least %(length)s") % {"length": length(found.known_min)}
    return at_least if found.known_min else _("not known yet"), _("not known yet")


def _line(row: Stretch, pairs: Mapping[str, Pair], at: datetime) -> StretchLine:
    ends = row.ended_at or at
    known = row.ended_at is not None or at - row.started_at <= FORGOTTEN_AFTER
    passed_min = (ends - row.started_at) / timedelta(minutes=1)
    shoes = pairs[row.shoes].name if row.shoes in pairs else ""
    named = (dict(floor_choices()).get(row.floor, ""), shoes)
    return StretchLine(
        id=row.pk,
        start=clock_of(row.started_at, row.zone),
        end=clock_of(row.ended_at, row.zone) if row.ended_at else "",
        length=length(passed_min if row.ended_at else int(passed_min)) if known else "",
        underfoot=" · ".join(name for name in named if name),
    )
