"""Every write to the diary's check-ins."""

from __future__ import annotations

from django.shortcuts import get_object_or_404

from fodro.exchange.entries import CheckinEntry
from fodro.web.diary.models import Checkin
from fodro.web.people.models import Person
from fodro.web.sync.flows import keep, take_away
from fodro.web.sync.queries import record_of
from fodro.web.writing import recording

CHECKIN = "checkin"


def record_checkin(person: Person, entry: CheckinEntry) -> Checkin:
    """Keep a new check-in, once: sent again with the same key it is the same check-in.

    Raises
    ------
    NotYours
        If the key belongs to another person's check-in.
    Http404
        If it was taken away meanwhile: sending the old form again does not bring it back.
    """
    with recording(person):
        if record_of(person, CHECKIN, entry.key) is None:
            keep(person, CHECKIN, entry.key, entry.plain())
    return get_object_or_404(Checkin, person=person, pk=entry.key)


def amend_checkin(person: Person, entry: CheckinEntry) -> Checkin:
    """Keep a check-in as it now is; how it was before stays in its history.

    Raises
    ------
    NotYours
        If the key belongs to another person's check-in.
    """
    keep(person, CHECKIN, entry.key, entry.plain())
    return Checkin.objects.get(person=person, pk=entry.key)


def take_away_checkin(person: Person, key: str) -> None:
    """Take a check-in away; its history stays."""
    take_away(person, CHECKIN, key)
