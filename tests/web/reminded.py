"""People who turned reminders on, at a time of the clock on their wall."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import time_machine
from django.http import HttpResponse
from django.test import Client

from fodro.web.massage.models import MassageSession
from fodro.web.people.models import Person
from fodro.web.reminders.pages import CueCard
from fodro.web.reminders.queries import cue_for
from fodro.web.sync.models import Record

COPENHAGEN = "Europe/Copenhagen"
HERE = ZoneInfo(COPENHAGEN)
SUNDAY = date(2026, 11, 22)
QUIET = {"quiet_from": "22:00", "quiet_until": "07:00", "in_app": "on"}
DAYS = {f"day:{slug}": [*"0123456"] for slug in ("first-steps", "checkin", "day", "photo")}
TIMES = {"at:first-steps": "07:00", "at:checkin": "20:00", "at:day": "20:30", "at:photo": "10:00"}
UNTOUCHED = {**QUIET, **DAYS, **TIMES, "after:later": "75"}


def at(clock: str, day: date = SUNDAY) -> datetime:
    return datetime.combine(day, datetime.strptime(clock, "%H:%M").time(), HERE).astimezone(UTC)  # noqa: DTZ007


def turn_on(client: Client, *slugs: str, when: datetime | None = None, **changed: object) -> HttpResponse:
    fields = {**UNTOUCHED, **{f"on:{slug}": "on" for slug in slugs}, **changed}
    with time_machine.travel(when or at("08:00", SUNDAY - timedelta(days=1)), tick=False):
        return client.post("/reminders/", fields)


def said(person: Person, clock: str, day: date = SUNDAY) -> CueCard | None:
    return cue_for(person, at(clock, day), COPENHAGEN)


def slug_of(card: CueCard | None) -> str | None:
    return card and card.slug


def keep_record(person: Person, kind: str, key: str, day: date, **more: object) -> Record:
    clock = "0" * 26
    return Record.objects.create(
        person=person, kind=kind, key=key, day=day, clock=clock, sent=clock, seq=1, recorded_at=at("12:00"),
        gone=bool(more.pop("gone", False)), body=more,
    )  # fmt: skip


def massaged(person: Person, finished: datetime, **more: object) -> MassageSession:
    return MassageSession.objects.create(
        person=person, day=SUNDAY, zone=COPENHAGEN, started_at=finished - timedelta(minutes=5), minutes=5,
        technique="kneading", finished_at=finished, **more,
    )  # fmt: skip
