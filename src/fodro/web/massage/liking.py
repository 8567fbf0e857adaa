"""What helped this person before, read from their own sessions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from fodro.domain.diary import REST
from fodro.knowledge.composer import Complaint, Routine, RoutineError
from fodro.knowledge.learning import Liking, PastSession, liking, shares_of
from fodro.web.diary.models import Checkin
from fodro.web.massage.models import MassageSession
from fodro.web.massage.planning import complaints
from fodro.web.massage.queries import rated_sessions
from fodro.web.people.models import Person

REMEMBERED = 120
"""So many of the latest sessions count: what helped years ago says little of today."""


def liking_of(person: Person, for_complaints: Sequence[Complaint], *, turn: int | None = None) -> Liking:
    """Return what to prefer for `person`; without a `turn`, the count of their rated sessions is it."""
    rows = list(rated_sessions(person).order_by("-started_at", "-id")[:REMEMBERED])[::-1]
    checkins = _checkins_by_day(person, {row.day for row in rows})
    past = [session for row in rows if (session := _past(row, checkins.get(row.day, ())))]
    taken = rated_sessions(person).count() if turn is None else turn
    return liking(past, for_complaints, turn=taken)


def _past(row: MassageSession, checkins: Iterable[Checkin]) -> PastSession | None:
    shares = _shares(row)
    if row.before_nrs is None or shares is None:
        return None
    before = [checkin for checkin in checkins if checkin.noted_at <= row.started_at]
    return PastSession(
        before_nrs=row.before_nrs,
        after_nrs=row.after_nrs,
        later_nrs=row.later_nrs,
        shares=shares,
        complaints=complaints(before[-1].spots.all()) if before else (),
    )


def _shares(row: MassageSession) -> Mapping[str, float] | None:
    """Return the techniques of a session; None where what was kept of it cannot be read."""
    if row.technique == REST:
        return {}
    if not row.routine:
        return {row.technique: 1.0}
    try:
        return shares_of(Routine.from_dict(row.routine))
    except RoutineError:
        return None


def _checkins_by_day(person: Person, days: set[date]) -> dict[date, list[Checkin]]:
    noted: dict[date, list[Checkin]] = {}
    for checkin in Checkin.objects.filter(person=person, day__in=days).prefetch_related("spots"):
        noted.setdefault(checkin.day, []).append(checkin)
    return noted
