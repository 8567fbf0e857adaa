"""What each day was like, merged: what would change is worked out before anything is written.

A phone brings ten thousand days at once, and while they are written nobody else can write. So the comparing
is done outside the transaction, and inside it rows are written by the thousand.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.db import connection

from fodro.exchange.entries.day_value import DayValueEntry, key_of
from fodro.web.archive.origin import Origin
from fodro.web.archive.queries import factors_of
from fodro.web.day.kinds import DAY_VALUE
from fodro.web.people.models import Person
from fodro.web.sync.bulk import Plain, write_plainly
from fodro.web.sync.models import Record
from fodro.web.sync.versions import Writer

BATCH = 5_000

Value = float | str
Days = Mapping[date, Mapping[str, Value]]
Valued = tuple[date, str, Value]


@dataclass(slots=True)
class DayChanges:
    """What merging values of days would do, by factor.

    `new` and `changed` are to be written; `same` are there already, `differing` are there with another value
    that stands, `away` were taken away by the person and stay away.
    """

    new: list[Valued] = field(default_factory=list)
    changed: list[Valued] = field(default_factory=list)
    same: Counter[str] = field(default_factory=Counter)
    differing: Counter[str] = field(default_factory=Counter)
    away: Counter[str] = field(default_factory=Counter)

    def n_new(self) -> Counter[str]:
        """How many are new, by factor."""
        return Counter(factor for _day, factor, _value in self.new)

    def n_changed(self) -> Counter[str]:
        """How many are changed, by factor."""
        return Counter(factor for _day, factor, _value in self.changed)

    @property
    def kept(self) -> int:
        """How many are left as they are."""
        return self.same.total() + self.differing.total() + self.away.total()


def day_changes(person: Person, days: Days, origin: Origin) -> DayChanges:
    """Return what merging `days` would do now."""
    there, mine = factors_of(person), _keys(person, origin.revisions)
    away = _taken_away(person, origin)
    changes = DayChanges()
    for day, values in days.items():
        noted = there.get(day, {})
        for factor, value in values.items():
            if value == "":
                continue  # an empty word says nothing
            if factor not in noted:
                _missing(changes, (day, factor, value), away)
            elif noted[factor] == value:
                changes.same[factor] += 1
            elif key_of(day, factor) in mine:
                changes.changed.append((day, factor, value))
            else:
                changes.differing[factor] += 1
    return changes


def _missing(changes: DayChanges, valued: Valued, away: frozenset[str]) -> None:
    if away and key_of(valued[0], valued[1]) in away:
        changes.away[valued[1]] += 1
    else:
        changes.new.append(valued)


def _keys(person: Person, revisions: frozenset[int]) -> frozenset[str]:
    rows = Record.objects.filter(person=person, kind=DAY_VALUE, gone=False, seq__in=revisions)
    return frozenset(rows.values_list("key", flat=True).iterator()) if revisions else frozenset()


def _taken_away(person: Person, origin: Origin) -> frozenset[str]:
    if origin.taken_back is None:
        return frozenset()
    rows = Record.objects.filter(person=person, kind=DAY_VALUE, gone=True).exclude(seq__in=origin.taken_back)
    return frozenset(rows.values_list("key", flat=True).iterator())


def write_days(writer: Writer, changes: DayChanges, origin: Origin) -> None:
    """Write what `changes` says, in the transaction of `writer`."""
    todo = [*changes.new, *changes.changed]
    for start in range(0, len(todo), BATCH):
        remove_rows(
            writer.person, (valued[:2] for valued in todo[max(start, len(changes.new)) : start + BATCH])
        )
        write_values(writer, todo[start : start + BATCH])
        origin.told(min(start + BATCH, len(todo)), len(todo))


def write_values(writer: Writer, values: Sequence[Valued]) -> None:
    """Write `values` that have no rows; a record that is there, changed or taken away, stays as history."""
    versions = [
        Plain(key_of(day, factor), day, DayValueEntry("", day, factor, value).plain())
        for day, factor, value in values
    ]
    person = writer.person.pk.hex
    write_plainly(writer, DAY_VALUE, versions)
    with connection.cursor() as cursor:
        cursor.executemany(_ROW, [_row(person, *valued) for valued in values])


def add_rows(person: Person, values: Iterable[tuple[date, str, Value]]) -> None:
    """Write rows of factors of days that have none yet."""
    with connection.cursor() as cursor:
        cursor.executemany(_ROW, [_row(person.pk.hex, *valued) for valued in values])


def remove_rows(person: Person, values: Iterable[tuple[date, str]]) -> None:
    """Remove the rows of factors of days."""
    with connection.cursor() as cursor:
        cursor.executemany(_NO_ROW, [(person.pk.hex, day.isoformat(), factor) for day, factor in values])


_ROW = "INSERT INTO diary_dayfactor (person_id, day, factor, number, word) VALUES (%s, %s, %s, %s, %s)"
_NO_ROW = "DELETE FROM diary_dayfactor WHERE person_id = %s AND day = %s AND factor = %s"


def _row(person: str, day: date, factor: str, value: Value) -> tuple[str | float | None, ...]:
    is_word = isinstance(value, str)
    return person, day.isoformat(), factor, None if is_word else value, value if is_word else ""
