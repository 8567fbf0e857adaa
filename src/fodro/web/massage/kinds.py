"""Massage sessions as records."""

from __future__ import annotations

from datetime import datetime

from fodro.exchange.entries import RestConsentEntry, SessionEntry
from fodro.exchange.entries.session import plain_harm
from fodro.web.massage.models import MassageSession
from fodro.web.people.models import Person
from fodro.web.sync.kinds import Kind, own_or_new
from fodro.web.wall_time import instant_of, wall_time


def row_of(person: Person, entry: SessionEntry) -> MassageSession:
    """Return the row of a session, not yet written."""
    return MassageSession(
        id=entry.key,
        person=person,
        day=entry.day,
        zone=entry.zone,
        started_at=instant_of(entry.at),
        minutes=entry.minutes,
        technique=entry.technique,
        tool=entry.tool,
        side=entry.side or "",
        routine=dict(entry.routine),
        before_nrs=entry.before_nrs,
        after_nrs=entry.after_nrs,
        later_nrs=entry.later_nrs,
        next_morning_nrs=entry.next_morning_nrs,
        finished_at=_instant(entry.finished_at),
        later_at=_instant(entry.later_at),
        next_morning_at=_instant(entry.next_morning_at),
        harm=plain_harm(entry.harm) if entry.harm else None,
        declined=[ask.value for ask in entry.declined],
    )


def entry_of(row: MassageSession) -> SessionEntry:
    """Return the entry a row was made from."""
    return SessionEntry.read(
        str(row.pk),
        {
            "at": wall_time(row.started_at, row.zone).isoformat(),
            "zone": row.zone,
            "day": row.day.isoformat(),
            "minutes": row.minutes,
            "technique": row.technique,
            "tool": row.tool,
            "side": row.side,
            "routine": row.routine,
            "before": row.before_nrs,
            "after": row.after_nrs,
            "later": row.later_nrs,
            "next_morning": row.next_morning_nrs,
            "finished_at": _wall(row, row.finished_at),
            "later_at": _wall(row, row.later_at),
            "next_morning_at": _wall(row, row.next_morning_at),
            "harm": row.harm,
            "declined": row.declined,
        },
    )


def _instant(at: datetime | None) -> datetime | None:
    return instant_of(at) if at else None


def _wall(row: MassageSession, at: datetime | None) -> str | None:
    return wall_time(at, row.zone).isoformat() if at else None


def _land(person: Person, key: str, entry: SessionEntry) -> None:
    own_or_new(MassageSession.objects.all(), person, key)
    MassageSession.objects.filter(person=person, pk=key).delete()
    row_of(person, entry).save(force_insert=True)


def _remove(person: Person, key: str) -> None:
    MassageSession.objects.filter(person=person, pk=key).delete()


def _nothing_to_land(person: Person, key: str, entry: RestConsentEntry) -> None:
    """The record says everything; it is read as it is (`queries.rest_consent`)."""


def _nothing_to_remove(person: Person, key: str) -> None:
    """There is no row beside the record."""


KINDS = (
    Kind("session", SessionEntry.read, land=_land, remove=_remove),
    Kind("rest-consent", RestConsentEntry.read, land=_nothing_to_land, remove=_nothing_to_remove),
)
