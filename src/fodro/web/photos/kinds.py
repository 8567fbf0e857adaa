"""Photos as records. The file comes first: a record without it is refused."""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction

from fodro.exchange.entries import EntryError, PhotoEntry, Problem
from fodro.exchange.pictures import PictureError, size_of
from fodro.web.people.models import Person
from fodro.web.photos import storage
from fodro.web.photos.models import Photo
from fodro.web.sync.kinds import Kind, own_or_new
from fodro.web.wall_time import instant_of


def land(person: Person, key: str, entry: PhotoEntry) -> None:
    """Write the row of a photo, new or changed.

    Raises
    ------
    EntryError
        If this person has no such file here.
    """
    own_or_new(Photo.objects.all(), person, key)
    width, height = _size(person, entry.file)
    _clear_later(person, key)
    Photo.objects.update_or_create(
        pk=key,
        person=person,
        defaults={
            "day": entry.day,
            "zone": entry.zone,
            "taken_at": instant_of(entry.at),
            "about": entry.about,
            "side": entry.side or "",
            "view": entry.view or "",
            "file": entry.file,
            "note": entry.note,
            "width": width,
            "height": height,
        },
    )


def remove(person: Person, key: str) -> None:
    """Take the row of a photo away, and its file where no other photo is the same."""
    with suppress(ValidationError):  # a key that is no id names no row
        _clear_later(person, key)
        Photo.objects.filter(person=person, pk=key).delete()


def _size(person: Person, name: str) -> tuple[int, int]:
    data = storage.picture(person.pk, name)
    if data is None:
        raise EntryError(Problem.UNKNOWN, name, field="file")
    try:
        return size_of(data)
    except PictureError:
        raise EntryError(Problem.UNKNOWN, name, field="file") from None


def _clear_later(person: Person, key: str) -> None:
    """Once the change is on disk, delete the file this photo had, unless a photo still has it."""
    for name in Photo.objects.filter(person=person, pk=key).values_list("file", flat=True):
        transaction.on_commit(partial(discard_unless_used, person.pk, name), robust=True)


def discard_unless_used(person_id: UUID, name: str) -> None:
    """Delete a file that no photo of this person is made of."""
    if not Photo.objects.filter(person=person_id, file=name).exists():
        storage.discard(person_id, name)


KINDS = (Kind("photo", PhotoEntry.read, land=land, remove=remove),)
