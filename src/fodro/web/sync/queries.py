"""Every read of records, always by person."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from fodro.web.people.models import Person
from fodro.web.sync.models import Record, Version

ROWS_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Cursor:
    """How far a device has read: everything up to a revision, and within it up to a row."""

    seq: int = 0
    row: int = 0

    def __str__(self) -> str:
        return f"{self.seq}.{self.row}"

    @classmethod
    def read(cls, text: object) -> Cursor:
        """Return the cursor written as `text`; anything else is the beginning, where any device can go."""
        seq, _dot, row = str(text).partition(".")
        known = seq.isascii() and seq.isdigit() and row.isascii() and row.isdigit() and len(str(text)) < 40
        return cls(int(seq), int(row)) if known else cls()


def record_of(person: Person, kind: str, key: str) -> Record | None:
    """Return one record of `person`, also one that was taken away."""
    return Record.objects.filter(person=person, kind=kind, key=key).first()


def records_of_day(person: Person, day: date) -> list[Record]:
    """Return every record of `day`, also those taken away, in the order they were first noted."""
    return list(Record.objects.filter(person=person, day=day))


def versions_of(person: Person, kind: str, key: str) -> list[Version]:
    """Return the earlier and the losing versions of a record, the latest first."""
    return list(Version.objects.filter(record__person=person, record__kind=kind, record__key=key))


def rows_after(person: Person, cursor: Cursor) -> tuple[list[Record], bool]:
    """Return the next records a device has not read, and whether there are more."""
    rows = Record.objects.filter(person=person, seq__gte=cursor.seq).exclude(
        seq=cursor.seq, id__lte=cursor.row
    )
    found = list(rows.order_by("seq", "id")[: ROWS_AT_ONCE + 1])
    return found[:ROWS_AT_ONCE], len(found) > ROWS_AT_ONCE
