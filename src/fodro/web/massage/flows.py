"""Every write about a massage: begun, and rated afterwards."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from django.shortcuts import get_object_or_404

from fodro.domain.civil import lived_day
from fodro.exchange.entries import SessionEntry
from fodro.knowledge.composer import Routine
from fodro.web.massage.forms import PlanDraft
from fodro.web.massage.kinds import entry_of
from fodro.web.massage.models import MassageSession
from fodro.web.people.models import Person
from fodro.web.sync.flows import keep
from fodro.web.sync.queries import record_of
from fodro.web.wall_time import wall_time
from fodro.web.writing import recording

SESSION = "session"


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


def rate_after(session: MassageSession, after_nrs: float, *, finished_at: datetime, minutes: float) -> None:
    """Keep how the feet are right after the massage, and how long it really was.

    A clock that was set back meanwhile ends it at its beginning, never before.
    """
    begun = entry_of(session)
    ended = wall_time(max(finished_at, session.started_at), session.zone)
    rated = replace(begun, after_nrs=after_nrs, minutes=minutes, finished_at=ended)
    keep(session.person, SESSION, rated.key, rated.plain())
    session.refresh_from_db()


def main_technique(routine: Routine) -> str:
    """Return the technique with the most time in the deeper part: what the session is called in the diary."""
    seconds: dict[str, float] = {}
    for step in routine.steps:
        if step.phase == "deeper":
            seconds[step.technique] = seconds.get(step.technique, 0) + step.seconds
    return max(seconds, key=lambda slug: seconds[slug]) if seconds else routine.steps[0].technique
