"""Every read of photos, always by person."""

from __future__ import annotations

from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404

from fodro.exchange.entries import PhotoAbout
from fodro.web.people.models import Person
from fodro.web.photos import storage
from fodro.web.photos.models import Photo


def photos_of(person: Person) -> QuerySet[Photo]:
    """Return every photo of `person`, the newest first."""
    return Photo.objects.filter(person=person).order_by("-taken_at", "-id")


def photo_or_404(person: Person, photo_id: UUID) -> Photo:
    """Return the photo of `person` with this id, or answer "not found"."""
    photo = photos_of(person).filter(pk=photo_id).first()
    if photo is None:
        raise Http404
    return photo


def series_of(person: Person, photo: Photo) -> list[Photo]:
    """Return the photos of the same side from the same angle, the newest first; `photo` is among them."""
    return list(photos_of(person).filter(about=photo.about, side=photo.side, view=photo.view))


def last_of_each(person: Person) -> dict[tuple[str, str], Photo]:
    """Return the newest photo of each foot from each angle."""
    feet = photos_of(person).filter(about=PhotoAbout.FEET)
    return {(photo.side, photo.view): photo for photo in reversed(feet)}


def file_or_404(person: Person, photo_id: UUID, *, small: bool) -> bytes:
    """Return the picture, or its thumbnail, of a photo of `person`, or answer "not found"."""
    photo = photo_or_404(person, photo_id)
    data = (storage.small if small else storage.picture)(person.pk, photo.file)
    if data is None:
        raise Http404
    return data
