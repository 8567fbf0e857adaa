"""Every read of how much is kept of a person, always by person."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, Max, Min, Sum, TextField
from django.db.models.functions import Cast, Length

from fodro.web.my_data.models import SafeCopy
from fodro.web.people.models import Person
from fodro.web.photos.storage import pictures_of
from fodro.web.sync.models import Record, Version


@dataclass(frozen=True, slots=True)
class Kept:
    """How much is kept: records by kind, days, bytes of the notes and of the photos, and what is history."""

    counts: Counter[str]
    first: date | None
    last: date | None
    history: int
    notes_bytes: int
    photo_bytes: int


def kept_of(person: Person) -> Kept:
    """Return how much is kept of `person`."""
    records = Record.objects.filter(person=person)
    standing = records.filter(gone=False)
    counts = standing.values_list("kind").annotate(n=Count("pk")).order_by()
    days = standing.aggregate(first=Min("day"), last=Max("day"))
    versions = Version.objects.filter(record__person=person)
    written = Sum(Length(Cast("body", TextField())))
    return Kept(
        counts=Counter(dict(counts)),
        first=days["first"],
        last=days["last"],
        history=versions.count() + records.filter(gone=True).count(),
        notes_bytes=(records.aggregate(n=written)["n"] or 0) + (versions.aggregate(n=written)["n"] or 0),
        photo_bytes=_photo_bytes(person),
    )


def last_copy(person: Person) -> SafeCopy | None:
    """Return the newest safe copy of `person`, or None where none was made yet."""
    return SafeCopy.objects.filter(person=person).first()


def is_behind(person: Person, since: datetime) -> bool:
    """Return whether anything was noted after `since`."""
    return Record.objects.filter(person=person, recorded_at__gt=since).exists()


def _photo_bytes(person: Person) -> int:
    folder = pictures_of(person.pk)
    return sum(file.stat().st_size for file in folder.glob("*.jpg")) if folder.is_dir() else 0
