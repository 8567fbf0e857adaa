"""Every write of the calendar: take away, bring back, set several days right, and undo."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from uuid import UUID

from django.http import Http404

from fodro.exchange.entries.day_value import key_of
from fodro.web.calendar.choices import SHOES
from fodro.web.calendar.fixing import Fix
from fodro.web.calendar.telling import TELLERS
from fodro.web.calendar.undo import Change
from fodro.web.footwear.flows import set_pair
from fodro.web.people.models import Person
from fodro.web.sync.flows import keep, keep_all, take_away
from fodro.web.sync.models import Record
from fodro.web.sync.queries import record_of, versions_of
from fodro.web.writing import recording

DAY_VALUE = "day-value"


def take_record_away(person: Person, kind: str, key: str) -> Change:
    """Take a record away and return what changed.

    Raises
    ------
    Http404
        If `person` has no such record.
    """
    with recording(person):
        there = _told(person, kind, key)
        if there.gone:
            raise Http404
        take_away(person, kind, key)
        return Change(kind, key, there.clock, _clock_now(person, kind, key))


def bring_back(person: Person, kind: str, key: str, *, clock: str) -> Change:
    """Keep an earlier version of a record as the newest one, and return what changed.

    Raises
    ------
    Http404
        If `person` has no such version.
    EntryError
        If the version can no longer be read.
    """
    with recording(person):
        there = _told(person, kind, key)
        wanted = next((each for each in versions_of(person, kind, key) if each.clock == clock), None)
        if wanted is None or wanted.gone:
            raise Http404
        return Change(kind, key, there.clock, keep(person, kind, key, wanted.body).clock)


def fix_days(person: Person, fix: Fix, days: Sequence[date]) -> list[Change]:
    """Do what `fix` says on `days`, all or none, and return what changed."""
    if fix.choice is None or not days:
        return []
    if fix.choice.slug == SHOES:
        return _set_shoes(person, UUID(fix.typed), days)
    return _set_factor(person, fix.choice.slug, dict.fromkeys(days, fix.value))


def _set_factor(person: Person, factor: str, values: Mapping[date, float | str | None]) -> list[Change]:
    bodies = {key_of(day, factor): _value_body(day, factor, value) for day, value in values.items()}
    with recording(person):
        before = clocks_of(person, DAY_VALUE, bodies)
        kept = keep_all(person, [(DAY_VALUE, key, body) for key, body in bodies.items()])
    return [Change(each.kind, each.key, before.get(each.key, ""), each.clock) for each in kept]


def _value_body(day: date, factor: str, value: float | str | None) -> dict[str, float | str] | None:
    return None if value is None else {"day": day.isoformat(), "factor": factor, "value": value}


def _set_shoes(person: Person, shoes: UUID, days: Sequence[date]) -> list[Change]:
    with recording(person):
        before = dict(
            Record.objects.filter(person=person, kind="wear", day__in=days).values_list("key", "clock")
        )
        changed = set_pair(person, days, shoes)
    return [Change(each.kind, each.key, before.get(each.key, ""), each.clock) for each in changed]


def take_back(person: Person, changes: Iterable[Change]) -> int:
    """Restore what `changes` changed, all or none; what changed again since stays. Return how many stayed.

    Raises
    ------
    EntryError
        If what was there before can no longer be read.
    """
    wanted = list(changes)
    with recording(person):
        mine = [change for change in wanted if _clock_now(person, change.kind, change.key) == change.after]
        keep_all(person, [(each.kind, each.key, _body_at(person, each)) for each in mine])
    return len(wanted) - len(mine)


def clocks_of(person: Person, kind: str, keys: Iterable[str]) -> dict[str, str]:
    """Return the clock of each record that is there."""
    rows = Record.objects.filter(person=person, kind=kind, key__in=list(keys))
    return dict(rows.values_list("key", "clock"))


def _told(person: Person, kind: str, key: str) -> Record:
    """Return a record the calendar tells, also one that was taken away, or answer "not found"."""
    there = record_of(person, kind, key) if kind in TELLERS else None
    if there is None:
        raise Http404
    return there


def _clock_now(person: Person, kind: str, key: str) -> str:
    return clocks_of(person, kind, [key]).get(key, "")


def _body_at(person: Person, change: Change) -> Mapping[str, object] | None:
    """Return the body of the version before; None where there was none, or it was taken away."""
    versions = versions_of(person, change.kind, change.key) if change.before else []
    before = next((each for each in versions if each.clock == change.before), None)
    return before.body if before and not before.gone else None
