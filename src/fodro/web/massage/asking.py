"""What is asked about a massage once it is over, and when: an hour later, and the next morning."""

from __future__ import annotations

from datetime import datetime, timedelta

from fodro.domain.civil import lived_day
from fodro.exchange.entries import Ask
from fodro.web.massage.models import MassageSession
from fodro.web.wall_time import wall_time

LATER_FROM = timedelta(minutes=60)
LATER_UNTIL = timedelta(minutes=120)
MORNING_H = range(4, 12)
SLEPT = timedelta(hours=4)
"""So long after a massage a morning is another one: who ends at three has not slept at four."""


def asked(session: MassageSession, now: datetime, zone: str) -> Ask | None:
    """Return what is asked about `session` at `now`, by the clock where the person is; mostly nothing.

    It is asked until it was answered once, also with "Not now". A clock that was set back asks nothing.
    """
    if session.finished_at is None:
        return None
    passed = now - session.finished_at
    if LATER_FROM <= passed <= LATER_UNTIL and _is_open(session, Ask.LATER, session.later_nrs):
        return Ask.LATER
    is_morning = passed >= SLEPT and _is_next_morning(session.finished_at, now, zone)
    if is_morning and _is_open(session, Ask.NEXT_MORNING, session.next_morning_nrs):
        return Ask.NEXT_MORNING
    return None


def _is_open(session: MassageSession, ask: Ask, nrs: float | None) -> bool:
    return nrs is None and ask not in session.declined


def _is_next_morning(ended: datetime, now: datetime, zone: str) -> bool:
    here, ended_here = wall_time(now, zone), wall_time(ended, zone)
    return here.hour in MORNING_H and lived_day(here) - lived_day(ended_here) == timedelta(days=1)
