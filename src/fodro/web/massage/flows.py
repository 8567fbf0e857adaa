"""Every write about a massage: begun, rated, and what came of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime

from django.shortcuts import get_object_or_404

from fodro.domain.civil import lived_day
from fodro.exchange.entries import Ask, SessionEntry
from fodro.exchange.entries.rest_consent import KEY as REST_KEY
from fodro.exchange.entries.rest_consent import RestConsentEntry
from fodro.knowledge.composer import Routine
from fodro.knowledge.harm import Harm
from fodro.web.massage.forms import PlanDraft
from fodro.web.massage.kinds import entry_of
from fodro.web.massage.models import MassageSession
from fodro.web.people.models import Person
from fodro.web.sync.flows import keep
from fodro.web.sync.queries import record_of
from fodro.web.wall_time import wall_time
from fodro.web.writing import recording, writing

SESSION, REST_CONSENT = "session", "rest-consent"


def begin_session(
    person: Person, draft: PlanDraft, *, routine: Routine, started_at: datetime, zone: str
) -> MassageSession:
    """Keep the beginning of a massage, once: sent again with the same id it is the same massage.

    Raises
    ------
    NotYours
        If the id belongs to another person's massage.
    """
    at, key = wall_time(started_at, zone), str(draft.id)
    begun = SessionEntry(
        key=key,
        at=at,
        zone=zone,
        day=lived_day(at),
        minutes=draft.minutes,
        technique=main_technique(routine),
        routine=routine.to_dict(),
        before_nrs=draft.before_nrs,
    )
    with recording(person):
        if record_of(person, SESSION, key) is None:
            keep(person, SESSION, key, begun.plain())
    return get_object_or_404(MassageSession, person=person, pk=key)


def rate_after(
    session: MassageSession,
    after_nrs: float,
    *,
    finished_at: datetime,
    minutes: float,
    harm: Harm | None = None,
) -> None:
    """Keep how the feet are right after the massage, how long it really was, and what is new.

    A clock that was set back meanwhile ends it at its beginning, never before.
    """
    ended = _not_before(session, finished_at)

    def rated(entry: SessionEntry) -> SessionEntry:
        after = replace(entry, after_nrs=after_nrs, minutes=minutes, finished_at=ended)
        return _with_harm(after, harm)

    _change(session, rated)


def rate_later(
    session: MassageSession, ask: Ask, nrs: float, *, at: datetime, harm: Harm | None = None
) -> None:
    """Keep how the feet are an hour later or the next morning, with the real time, and what is new."""
    rated_at = _not_before(session, at)

    def rated(entry: SessionEntry) -> SessionEntry:
        if ask is Ask.LATER:
            return _with_harm(replace(entry, later_nrs=nrs, later_at=rated_at), harm)
        return _with_harm(replace(entry, next_morning_nrs=nrs, next_morning_at=rated_at), harm)

    _change(session, rated)


def decline(session: MassageSession, ask: Ask) -> None:
    """Keep that a question was answered with "Not now"."""
    _change(session, lambda entry: replace(entry, declined=tuple(dict.fromkeys((*entry.declined, ask)))))


def say_gone(session: MassageSession, *, at: datetime) -> None:
    """Keep that what was new after a massage is gone; nothing changes where nothing was."""

    def gone(entry: SessionEntry) -> SessionEntry:
        if entry.harm is None or not entry.harm.is_open:
            return entry
        return replace(entry, harm=replace(entry.harm, gone_at=max(_not_before(session, at), entry.harm.at)))

    _change(session, gone)


def _change(session: MassageSession, change: Callable[[SessionEntry], SessionEntry]) -> None:
    """Keep a massage changed; read anew inside, so that nothing another device kept meanwhile is lost."""
    with writing():
        session.refresh_from_db()
        there = entry_of(session)
        changed = change(there)
        if changed != there:
            keep(session.person, SESSION, changed.key, changed.plain())
    session.refresh_from_db()


def _not_before(session: MassageSession, at: datetime) -> datetime:
    return wall_time(max(at, session.started_at), session.zone)


def _with_harm(entry: SessionEntry, harm: Harm | None) -> SessionEntry:
    if harm is None:
        return entry
    said = replace(harm, at=max(harm.at, entry.at))
    return replace(entry, harm=entry.harm.and_then(said) if entry.harm else said)


def main_technique(routine: Routine) -> str:
    """Return the technique with the most time in the deeper part: what the session is called in the diary."""
    seconds: dict[str, float] = {}
    for step in routine.steps:
        if step.phase == "deeper":
            seconds[step.technique] = seconds.get(step.technique, 0) + step.seconds
    return max(seconds, key=lambda slug: seconds[slug]) if seconds else routine.steps[0].technique


def answer_rest(person: Person, *, agreed: bool, said_on: date) -> None:
    """Keep whether `person` wants to be offered a sit-down now and then; it can be said anew at any time."""
    keep(person, REST_CONSENT, REST_KEY, RestConsentEntry(REST_KEY, agreed, said_on).plain())
