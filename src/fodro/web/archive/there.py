"""Moments that are noted already under other keys, from an import of tables that had none."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from fodro.exchange.entries import CheckinEntry, Entry, SessionEntry
from fodro.web.diary.models import Checkin
from fodro.web.massage.models import MassageSession
from fodro.web.people.models import Person
from fodro.web.wall_time import instant_of


class NotedOtherwise:
    """Knows the check-ins and massages of a person that none of the `keys` to be brought in names.

    A check-in at the same instant and part of the day, or a massage of the same beginning, is the same one.
    """

    def __init__(self, person: Person, keys: Mapping[str, set[str]]) -> None:
        checkins = Checkin.objects.filter(person=person).values_list("pk", "noted_at", "part")
        massages = MassageSession.objects.filter(person=person).values_list("pk", "started_at")
        named, begun = keys.get("checkin", set()), keys.get("session", set())
        self._moments: set[tuple[datetime, str]] = {
            (at, part) for pk, at, part in checkins if str(pk) not in named
        }
        self._massages: set[datetime] = {at for pk, at in massages if str(pk) not in begun}

    def has(self, entry: Entry | None) -> bool:
        """Return whether what `entry` says is noted already."""
        if isinstance(entry, CheckinEntry):
            return (instant_of(entry.at), entry.part or "") in self._moments
        return isinstance(entry, SessionEntry) and instant_of(entry.at) in self._massages
