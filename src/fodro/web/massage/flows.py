"""Every write about a massage: begun, and rated afterwards."""

from __future__ import annotations

from datetime import datetime

from fodro.knowledge.composer import Routine
from fodro.web.diary.queries import NotYours
from fodro.web.massage.forms import PlanDraft
from fodro.web.massage.models import MassageSession
from fodro.web.people.models import Person
from fodro.web.wall_time import wall_time
from fodro.web.writing import recording


def begin_session(
    person: Person, draft: PlanDraft, *, routine: Routine, started_at: datetime, zone: str
) -> MassageSession:
    """Keep the beginning of a massage, once: sent again with the same id it is the same massage.

    Raises
    ------
    NotYours
        If the id belongs to another person's massage.
    """
    with recording(person):
        session, _new = MassageSession.objects.get_or_create(
            id=draft.id,
            defaults={
                "person": person,
                "day": wall_time(started_at, zone).date(),
                "zone": zone,
                "started_at": started_at,
                "minutes": draft.minutes,
                "technique": main_technique(routine),
                "routine": routine.to_dict(),
                "before_nrs": draft.before_nrs,
            },
        )
        if session.person_id != person.pk:
            raise NotYours
    return session


def rate_after(session: MassageSession, after_nrs: float, *, finished_at: datetime, minutes: float) -> None:
    """Keep how the feet are right after the massage, and how long it really was."""
    with recording(session.person):
        session.after_nrs, session.finished_at, session.minutes = after_nrs, finished_at, minutes
        session.save(update_fields=["after_nrs", "finished_at", "minutes"])


def main_technique(routine: Routine) -> str:
    """Return the technique with the most time in the deeper part: what the session is called in the diary."""
    seconds: dict[str, float] = {}
    for step in routine.steps:
        if step.phase == "deeper":
            seconds[step.technique] = seconds.get(step.technique, 0) + step.seconds
    return max(seconds, key=lambda slug: seconds[slug]) if seconds else routine.steps[0].technique
