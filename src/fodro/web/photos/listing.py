"""Photos as they are read on the pages."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from fodro.domain.body import Side
from fodro.exchange.entries import PhotoAbout, PhotoView
from fodro.web.people.models import Person
from fodro.web.photos.forms import Correction, PhotoDraft
from fodro.web.photos.ghosts import ghosts
from fodro.web.photos.models import Photo
from fodro.web.photos.naming import angle_hints, angle_name, photo_name
from fodro.web.photos.pages import (
    Angle,
    Choice,
    ComparePage,
    Half,
    NewPhotoPage,
    OtherFoot,
    PhotoPage,
    PhotosPage,
    Series,
    Shown,
)
from fodro.web.photos.queries import last_of_each, photos_of, series_of
from fodro.web.words import side_name

COUNTDOWNS_S = (3, 5, 10)


def photos_page(person: Person) -> PhotosPage:
    """Return every photo of `person`, by angle and side; what is of neither stands by itself."""
    photos = list(photos_of(person))
    angles = tuple(_angle(photos, view) for view in PhotoView)
    grouped = {shown.id for angle in angles for series in angle.both for shown in series.photos}
    return PhotosPage(
        angles=angles,
        others=tuple(shown(photo) for photo in photos if photo.pk not in grouped),
        is_empty=not photos,
    )


def new_page(person: Person, draft: PhotoDraft, today: date, *, was_sent: bool) -> NewPhotoPage:
    """Return the page to take a photo on; what is missing is said once it was sent."""
    last = last_of_each(person) if draft.is_of_feet else {}
    return NewPhotoPage(
        draft=draft,
        heading=_("New photo") if draft.is_of_feet else photo_name(draft.about, "", ""),
        sides=side_choices(),
        angles=angle_choices(),
        ghosts=ghosts(),
        last={
            f"{side}.{view}": reverse("photos:file", kwargs={"photo_id": photo.pk})
            for (side, view), photo in last.items()
        },
        countdowns_s=COUNTDOWNS_S,
        today=today.isoformat(),
        side_error=draft.side_error if was_sent else "",
    )


def photo_page(person: Person, photo: Photo, draft: Correction | None = None) -> PhotoPage:
    """Return one photo with its neighbours in time."""
    half = half_of(person, photo)
    is_of_feet = photo.about == PhotoAbout.FEET
    return PhotoPage(
        photo=half.photo,
        draft=draft or Correction(side=photo.side, view=photo.view, note=photo.note),
        sides=side_choices() if is_of_feet else (),
        angles=angle_choices() if is_of_feet else (),
        older=half.older,
        newer=half.newer,
        other_foot=_other_foot(person, photo),
    )


def compare_page(person: Person, a: Photo, b: Photo) -> ComparePage:
    """Return two photos to compare."""
    return ComparePage(a=half_of(person, a), b=half_of(person, b))


def half_of(person: Person, photo: Photo) -> Half:
    """Return a photo with the one before it and the one after it in its series."""
    series = series_of(person, photo)
    at = [other.pk for other in series].index(photo.pk)
    return Half(
        photo=shown(photo),
        older=shown(series[at + 1]) if at + 1 < len(series) else None,
        newer=shown(series[at - 1]) if at else None,
    )


def shown(photo: Photo) -> Shown:
    """Return a photo as it is shown."""
    return Shown(
        id=UUID(str(photo.pk)),
        name=photo_name(photo.about, photo.side, photo.view),
        day_name=date_format(photo.day, pgettext("short date format", "j M Y")),
        day=photo.day.isoformat(),
        width=photo.width,
        height=photo.height,
    )


def side_choices() -> tuple[Choice, ...]:
    """Return both feet to choose from, left on the left."""
    return tuple(Choice(side.value, side_name(side).capitalize()) for side in Side)


def angle_choices() -> tuple[Choice, ...]:
    """Return the angles to choose from, each with how to take it."""
    hints = angle_hints()
    return tuple(Choice(view.value, angle_name(view), hints[view]) for view in PhotoView)


def _other_foot(person: Person, photo: Photo) -> OtherFoot | None:
    if photo.about != PhotoAbout.FEET or not (photo.side and photo.view):
        return None
    side = Side.RIGHT if photo.side == Side.LEFT else Side.LEFT
    same_day = photos_of(person).filter(about=photo.about, day=photo.day, side=side, view=photo.view)
    name = photo_name(photo.about, side, photo.view)
    return None if same_day.exists() else OtherFoot(name, side.value, photo.view)


def _angle(photos: Iterable[Photo], view: PhotoView) -> Angle:
    left, right = (_series(photos, side, view) for side in Side)
    return Angle(name=angle_name(view), view=view.value, left=left, right=right)


def _series(photos: Iterable[Photo], side: Side, view: PhotoView) -> Series:
    same = (
        photo for photo in photos if (photo.about, photo.side, photo.view) == (PhotoAbout.FEET, side, view)
    )
    return Series(
        name=photo_name(PhotoAbout.FEET, side, view),
        side=side.value,
        view=view.value,
        photos=tuple(shown(photo) for photo in same),
    )
