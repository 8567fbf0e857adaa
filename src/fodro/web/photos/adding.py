"""A photo that was sent: kept, or given back with what is wrong beside it."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import urlencode
from uuid import UUID

from django.core.files.uploadedfile import UploadedFile
from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _

from fodro.exchange.entries import PhotoAbout, PhotoEntry
from fodro.exchange.pictures import PictureError
from fodro.web.footwear.flows import set_photo
from fodro.web.people.models import Person
from fodro.web.photos.flows import add_photo
from fodro.web.photos.forms import PhotoDraft
from fodro.web.photos.naming import problem_text

Taken = tuple[PhotoDraft, UUID | None]


def taken_in(
    person: Person, draft: PhotoDraft, upload: UploadedFile[bytes] | None, shot: PhotoEntry
) -> Taken:
    """Keep the picture that was sent and return its id, or None and the draft with what is wrong."""
    if upload is None:
        return replace(draft, picture_error=_("Take a picture first, or choose one.")), None
    if not draft.is_valid:
        return draft, None
    try:
        return draft, add_photo(person, upload.read(), shot)
    except PictureError as refused:
        return replace(draft, picture_error=problem_text(refused)), None
    except OSError:
        full = _("The picture could not be written: the disk of the computer Fodro runs on may be full.")
        return replace(draft, picture_error=full), None


def after_adding(person: Person, draft: PhotoDraft, photo_id: UUID) -> str:
    """Give the photo to the shoes it is of, and return where to go on."""
    if draft.about is PhotoAbout.SHOES and draft.footwear and _given(person, draft.footwear, photo_id):
        return reverse("footwear:pair", kwargs={"footwear_id": draft.footwear})
    if draft.back:
        joined = "&" if "?" in draft.back else "?"
        return f"{draft.back}{joined}{urlencode({'photo': photo_id})}"
    return reverse("photos:photo", kwargs={"photo_id": photo_id})


def _given(person: Person, footwear_id: UUID, photo_id: UUID) -> bool:
    """Make the photo the picture of a pair; one that is gone meanwhile loses no photo."""
    try:
        set_photo(person, footwear_id, photo_id)
    except Http404:
        return False
    return True
