"""Every write about photos: taken, corrected, deleted."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from fodro.exchange.entries import PhotoEntry
from fodro.exchange.pictures import cleaned
from fodro.web.ids import new_id
from fodro.web.people.models import Person
from fodro.web.photos import storage
from fodro.web.photos.kinds import discard_unless_used
from fodro.web.photos.models import Photo
from fodro.web.sync.flows import keep, take_away
from fodro.web.sync.queries import record_of


def add_photo(person: Person, upload: bytes, shot: PhotoEntry) -> UUID:
    """Keep a picture, cleaned and scaled, and what `shot` says of it; return the id it is kept under.

    The file is on disk before the record is. An id that another picture already has is left to it: a form
    that was gone back to takes a second photo, it never replaces the first.

    Raises
    ------
    PictureError
        If `upload` is no picture that can be kept.
    EntryError
        If something in `shot` is wrong.
    OSError
        If the picture could not be written; nothing was kept.
    """
    _sweep(person)
    name = storage.store(person.pk, cleaned(upload))
    there = record_of(person, "photo", shot.key)
    is_taken = there is not None and there.body.get("file") != name
    kept = replace(shot, key=str(new_id()) if is_taken else shot.key, file=name)
    try:
        keep(person, "photo", kept.key, kept.plain())
    except Exception:
        discard_unless_used(person.pk, name)
        raise
    return UUID(kept.key)


def correct_photo(person: Person, photo: Photo, *, side: str, view: str, note: str) -> None:
    """Keep which foot it is, from where it was taken, and what there is to say about it.

    Raises
    ------
    EntryError
        If one of them is wrong.
    """
    record = record_of(person, "photo", str(photo.pk))
    body = record.body if record else {}
    keep(person, "photo", str(photo.pk), {**body, "side": side, "view": view, "note": note})


def delete_photo(person: Person, photo: Photo) -> None:
    """Take a photo away, and its file with it."""
    take_away(person, "photo", str(photo.pk))


def forget_photos(person_id: UUID) -> None:
    """Delete every picture of a person who was erased."""
    storage.forget(person_id)


def _sweep(person: Person) -> None:
    named = Photo.objects.filter(person=person).values_list("file", flat=True)
    storage.discard_strays(person.pk, named=set(named))
