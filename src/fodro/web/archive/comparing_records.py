"""What bringing back an archive would do, told before anything is written."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import islice
from pathlib import Path

from fodro.exchange.entries import DayValueEntry
from fodro.exchange.imported import EXPERIMENTS, RATINGS, SESSIONS, WEARINGS, Told, silent
from fodro.web.archive.comparing import Change
from fodro.web.archive.reading import entry_of, survey
from fodro.web.archive.sources import Found, source_at
from fodro.web.archive.there import NotedOtherwise
from fodro.web.people.models import Person
from fodro.web.sync.models import Record

AT_ONCE = 500
OF_KIND = "kind:"
_CALLED = {"checkin": RATINGS, "session": SESSIONS, "wear": WEARINGS, "trial": EXPERIMENTS}


@dataclass(slots=True)
class _Counted:
    new: int = 0
    changed: int = 0
    same: int = 0
    differing: int = 0
    away: int = 0
    days: list[date] = field(default_factory=list)


def compared_records(person: Person, path: Path, told: Told = silent) -> tuple[Change, ...]:
    """Return what bringing back the records at `path` would do now: by factor, and by kind of record.

    What the archive took away itself is left out: there is nothing to see of it.

    Raises
    ------
    DiaryError
        If anything in it could not be brought back.
    """
    counted: dict[str, _Counted] = defaultdict(_Counted)
    with source_at(path) as source:
        source.verify(told)
        otherwise = NotedOtherwise(person, survey(source, told).keys)
        records = source.records()
        while batch := list(islice(records, AT_ONCE)):
            for what, standing, day in _each(person, batch, otherwise):
                one = counted[what]
                setattr(one, standing, getattr(one, standing) + 1)
                one.days += [day] if day else []
    return tuple(_change(what, one) for what, one in counted.items())


def _each(
    person: Person, batch: list[Found], otherwise: NotedOtherwise
) -> Iterator[tuple[str, str, date | None]]:
    """Yield what each record is of, what would become of it, and its day."""
    keys = [record.key for _file, _line, record in batch]
    there = {(row.kind, row.key): row for row in Record.objects.filter(person=person, key__in=keys)}
    for file, line, record in batch:
        entry = entry_of(file, line, record)
        if entry is None:
            continue
        called = _CALLED.get(record.kind, OF_KIND + record.kind)
        what = entry.factor if isinstance(entry, DayValueEntry) else called
        row = there.get((record.kind, record.key))
        if row is None:
            standing = "same" if otherwise.has(entry) else "new"
        else:
            standing = _against(row, record.now.clock, is_same=row.body == entry.plain())
        yield what, standing, entry.day


def _against(row: Record, clock: str, *, is_same: bool) -> str:
    is_later = clock > row.clock if clock else row.gone
    if is_later and not is_same:
        return "new" if row.gone else "changed"
    if row.gone:
        return "away"
    return "same" if is_same else "differing"


def _change(what: str, one: _Counted) -> Change:
    first, last = min(one.days, default=None), max(one.days, default=None)
    return Change(what, one.new, first, last, one.same, one.changed, one.differing, one.away)
