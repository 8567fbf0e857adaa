"""The notes of one day put together: by the clock, about the day, taken away; each with its history."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta

from django.utils.formats import date_format
from django.utils.translation import pgettext

from fodro.web.calendar.history import Earlier, earlier, last_words
from fodro.web.calendar.months import EARLIEST_YEAR, Month
from fodro.web.calendar.pages import DayNotes, EarlierLine, NotedRecord
from fodro.web.calendar.places import edit_url, photo_url
from fodro.web.calendar.queries import names_of, versions_of_all
from fodro.web.calendar.telling import TELLERS, Names, tell
from fodro.web.diary.today import day_name
from fodro.web.people.models import Person
from fodro.web.sync.models import Record, Version
from fodro.web.sync.queries import records_of_day
from fodro.web.wall_time import wall_time

WORN, DAY_VALUE = "wear", "day-value"
"""Kinds that belong to the day as a whole; every other has its moment."""

_ONE_DAY = timedelta(days=1)
Versions = Mapping[int, list[Version]]


def day_notes(person: Person, day: date, *, today: date, until: date, zone: str) -> DayNotes:
    """Return everything `person` noted on `day`; times of changes are told on the clock of `zone`."""
    records = [record for record in records_of_day(person, day) if record.kind in TELLERS]
    names, versions = names_of(person), versions_of_all(records)
    standing = [
        _noted(record, versions.get(record.pk, ()), names=names, zone=zone)
        for record in records
        if not record.gone
    ]
    return DayNotes(
        day=day,
        name=day_title(day, today),
        month=str(Month.of(day)),
        moments=tuple(sorted((n for n in standing if n.kind not in {WORN, DAY_VALUE}), key=_by_the_clock)),
        worn=tuple(noted for noted in standing if noted.kind == WORN),
        about=tuple(
            sorted((n for n in standing if n.kind == DAY_VALUE), key=lambda n: n.told.what.casefold())
        ),
        taken_away=tuple(_taken_away([record for record in records if record.gone], versions, names)),
        before=day - _ONE_DAY if day > date(EARLIEST_YEAR, 1, 1) else None,
        after=day + _ONE_DAY if day < until else None,
        is_today=day == today,
    )


def day_title(day: date, today: date) -> str:
    """Return such as "Sunday 22 November", with the year where it is another."""
    if day.year == today.year:
        return day_name(day)
    return date_format(day, pgettext("date format", "l j F Y"))


def _noted(record: Record, versions: Sequence[Version], *, names: Names, zone: str) -> NotedRecord:
    told = tell(record.kind, record.key, record.body, names)
    return NotedRecord(
        kind=record.kind,
        key=record.key,
        told=told,
        edit_url=edit_url(record.kind, record.key, record.day) if record.day else "",
        photo_url=photo_url(told.photo),
        earlier=tuple(_line(each, zone) for each in earlier(record, versions, names)),
    )


def _taken_away(records: Iterable[Record], versions: Versions, names: Names) -> Iterable[NotedRecord]:
    for record in records:
        last = last_words(record, versions.get(record.pk, ()), names)
        if last:
            yield NotedRecord(record.kind, record.key, last[0], clock=last[1])


def _line(each: Earlier, zone: str) -> EarlierLine:
    return EarlierLine(each.turn, _when(each.at, zone), each.clock, each.told)


def _when(at: datetime, zone: str) -> str:
    return date_format(wall_time(at, zone).replace(tzinfo=None), pgettext("date and time", "j M, H:i"))


def _by_the_clock(noted: NotedRecord) -> str:
    """Order by the clock on the wall; what has no known clock comes first."""
    return noted.told.at.isoformat() if noted.told.at else ""
