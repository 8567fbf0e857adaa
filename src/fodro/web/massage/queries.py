"""Every read of massage sessions, always by person."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import Q, QuerySet
from django.http import Http404

from fodro.domain.diary import REST
from fodro.exchange.entries.rest_consent import KEY as REST_KEY
from fodro.web.massage.models import MassageSession
from fodro.web.people.models import Person
from fodro.web.sync.queries import record_of


def session_or_404(person: Person, session_id: UUID) -> MassageSession:
    """Return the session of `person` with this id, or answer "not found"; an imported one has no routine."""
    session = MassageSession.objects.filter(person=person, pk=session_id).first()
    if session is None or not session.routine:
        raise Http404
    return session


def latest_massage(person: Person) -> MassageSession | None:
    """Return the latest massage of `person` that was composed from wishes, or None."""
    composed = MassageSession.objects.filter(person=person, routine__tools__0__isnull=False)
    return composed.order_by("started_at", "id").last()


def massaged_on(person: Person, day: date) -> bool:
    """Return whether `person` finished a massage on `day`."""
    return (
        MassageSession.objects.filter(person=person, day=day).exclude(technique=REST)
        .filter(after_nrs__isnull=False).exists()
    )  # fmt: skip


MORNINGS_AGO = timedelta(days=4)


def with_aftermath(person: Person, now: datetime) -> QuerySet[MassageSession]:
    """Return massages after which something new was said, or a morning rated lately; the oldest first."""
    rated = Q(next_morning_at__gte=now - MORNINGS_AGO)
    return MassageSession.objects.filter(Q(harm__isnull=False) | rated, person=person)


def rated_massages(person: Person) -> QuerySet[MassageSession]:
    """Return the massages of `person` with a rating before and after, without sit-downs, the oldest first."""
    return rated_sessions(person).exclude(technique=REST)


def rated_sessions(person: Person) -> QuerySet[MassageSession]:
    """Return the massages and sit-downs of `person` rated before and afterwards, the oldest first."""
    afterwards = Q(after_nrs__isnull=False) | Q(later_nrs__isnull=False)
    return MassageSession.objects.filter(afterwards, person=person, before_nrs__isnull=False)


def last_was_rest(person: Person) -> bool:
    """Return whether the latest session that was ended was a sit-down."""
    ended = MassageSession.objects.filter(person=person, finished_at__isnull=False)
    return ended.order_by("finished_at", "id").values_list("technique", flat=True).last() == REST


def rest_consent(person: Person) -> bool | None:
    """Return whether `person` agreed to be offered sit-downs; None before they were asked."""
    record = record_of(person, "rest-consent", REST_KEY)
    return None if record is None or record.gone else bool(record.body["agreed"])
