"""Records of one person as an archive tells them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import groupby
from operator import attrgetter

from fodro.exchange.archive_entries import ToldRecord, ToldVersion
from fodro.web.people.models import Person
from fodro.web.sync.models import Record, Version

AT_ONCE = 500


def told_records(person: Person) -> Iterator[ToldRecord]:
    """Yield every record of `person` with its history, also those taken away, in the order they came."""
    last, rows = 0, _next(person, 0)
    while rows:
        earlier = _earlier(rows)
        for row in rows:
            yield ToldRecord(row.kind, row.key, _version(row), tuple(earlier.get(row.pk, ())))
        last = rows[-1].pk
        rows = _next(person, last)


def counted(person: Person) -> Counter[str]:
    """Return how many records of each kind stand, those taken away left out."""
    return Counter(Record.objects.filter(person=person, gone=False).values_list("kind", flat=True))


def _next(person: Person, after: int) -> list[Record]:
    return list(Record.objects.filter(person=person, pk__gt=after).order_by("pk")[:AT_ONCE])


def _earlier(rows: list[Record]) -> dict[int, list[ToldVersion]]:
    versions = Version.objects.filter(record__in=[row.pk for row in rows]).order_by("record_id", "clock")
    return {
        record: [_version(version) for version in group]
        for record, group in groupby(versions, key=attrgetter("record_id"))
    }


def _version(row: Record | Version) -> ToldVersion:
    return ToldVersion({} if row.gone else row.body, row.gone, row.clock, row.sent, row.recorded_at)
