"""The card on Today that asks how a massage was an hour later, or the next morning."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from fodro.domain.diary import REST
from fodro.exchange.entries import Ask
from fodro.web.massage.asking import asked
from fodro.web.massage.kinds import entry_of
from fodro.web.massage.models import MassageSession
from fodro.web.people.models import Person
from fodro.web.wall_time import wall_time

LATELY = timedelta(hours=40)
"""Nothing is asked about a massage that ended longer ago."""


@dataclass(frozen=True, slots=True)
class LaterAsk:
    """One question about the latest massage; `was` says which, `known` is the record a device keeps of it."""

    ask: Ask
    key: str
    is_rest: bool
    was: str
    known: dict[str, Any]


def words() -> dict[str, str]:
    """Return every word the device needs to fill in the card."""
    return {
        "ended": _("Massage until %(time)s"),
        "rested": _("Rest until %(time)s"),
        "before": _("%(number)s before"),
        "after": _("%(number)s right after"),
        "noted": _("Noted: %(number)s."),
        "notNow": _("It is not asked again."),
    }


def ask_for(person: Person, now: datetime, zone: str) -> LaterAsk | None:
    """Return the one question there is at `now` for `person`, or None.

    Only the latest massage is asked about: what came of an earlier one can no longer be told from it.
    """
    lately = MassageSession.objects.filter(person=person, finished_at__gte=now - LATELY)
    session = lately.order_by("finished_at", "id").last()
    ask = asked(session, now, zone) if session else None
    return _ask(session, ask, zone) if session and ask else None


def _ask(session: MassageSession, ask: Ask, zone: str) -> LaterAsk:
    return LaterAsk(
        ask=ask,
        key=str(session.pk),
        is_rest=session.technique == REST,
        was=_was(session, zone),
        known={"key": str(session.pk), "body": entry_of(session).plain()},
    )


def _was(session: MassageSession, zone: str) -> str:
    said = words()
    ended = wall_time(session.finished_at or session.started_at, zone)
    began = said["rested" if session.technique == REST else "ended"] % {"time": f"{ended:%H:%M}"}
    rated = (("before", session.before_nrs), ("after", session.after_nrs))
    return " · ".join(
        (began, *(said[when] % {"number": _number(nrs)} for when, nrs in rated if nrs is not None))
    )


def _number(nrs: float) -> str:
    return number_format(nrs, decimal_pos=None if nrs % 1 else 0)
