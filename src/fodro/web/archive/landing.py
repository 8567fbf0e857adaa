"""Many records landed at once: rows of the kinds there are most of are written by the hundred."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from fodro.exchange.entries import Entry
from fodro.web.archive.valued import add_rows
from fodro.web.day.kinds import DAY_VALUE
from fodro.web.diary.kinds import row_of as checkin_row
from fodro.web.diary.kinds import spots_of
from fodro.web.diary.models import Checkin, Spot
from fodro.web.footwear.kinds import worn_row
from fodro.web.footwear.models import WornCombination
from fodro.web.massage.kinds import row_of as session_row
from fodro.web.massage.models import MassageSession
from fodro.web.people.models import Person
from fodro.web.sync.kinds import NotYours
from fodro.web.sync.registry import kinds

SEVERAL_LANDINGS = frozenset({"footwear"})
"""Kinds whose rows follow from more than the version that stands: the usual pair has a history."""

Stood = tuple[str, Sequence[Entry | None]]
"""The key of a record, and what it said at one time after the other; None is that it was taken away."""

Landed = Sequence[Any]
"""Entries of one kind, none of which has a row yet."""


def land_all(person: Person, kind: str, stood: Sequence[Stood]) -> None:
    """Write the rows of records, all of one kind and new to `person`.

    Raises
    ------
    NotYours
        If a key belongs to another person.
    EntryError
        If a photo has no file.
    """
    if kind in SEVERAL_LANDINGS:
        for key, versions in stood:
            for entry in versions:
                _land(person, kind, key, entry)
        return
    last = [versions[-1] for _key, versions in stood]
    entries = [entry for entry in last if entry is not None]
    if many := _MANY.get(kind):
        many(person, entries)
        return
    for entry in entries:
        kinds()[kind].land(person, entry.key, entry)


def _land(person: Person, kind: str, key: str, entry: Entry | None) -> None:
    if entry is None:
        kinds()[kind].remove(person, key)
    else:
        kinds()[kind].land(person, key, entry)


def _refuse_anothers(model: type[Any], person: Person, entries: Landed) -> None:
    keys = [entry.key for entry in entries]
    if model._default_manager.filter(pk__in=keys).exclude(person=person).exists():
        raise NotYours


def _checkins(person: Person, entries: Landed) -> None:
    _refuse_anothers(Checkin, person, entries)
    rows = [(checkin_row(person, entry), entry) for entry in entries]
    Checkin.objects.bulk_create(row for row, _entry in rows)
    Spot.objects.bulk_create(spot for row, entry in rows for spot in spots_of(row, entry))


def _sessions(person: Person, entries: Landed) -> None:
    _refuse_anothers(MassageSession, person, entries)
    MassageSession.objects.bulk_create(session_row(person, entry) for entry in entries)


def _day_values(person: Person, entries: Landed) -> None:
    add_rows(person, [(entry.day, entry.factor, entry.value) for entry in entries])


def _worn(person: Person, entries: Landed) -> None:
    _refuse_anothers(WornCombination, person, entries)
    WornCombination.objects.bulk_create(worn_row(person, entry) for entry in entries)


_MANY: Mapping[str, Callable[[Person, Landed], None]] = {
    "checkin": _checkins,
    "session": _sessions,
    DAY_VALUE: _day_values,
    "wear": _worn,
}
