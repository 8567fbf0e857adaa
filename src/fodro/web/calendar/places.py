"""Where a record is changed, and where its picture lies: the addresses of the rooms that keep them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from django.urls import NoReverseMatch, reverse


def edit_url(kind: str, key: str, day: date) -> str:
    """Return where a record can be changed; empty where its room has no place for that."""
    found = EDITED_AT.get(kind)
    try:
        return found(key, day) if found else ""
    except NoReverseMatch:
        return ""


def photo_url(key: str) -> str:
    """Return where a picture lies."""
    try:
        return reverse("photos:thumb", args=[key]) if key else ""
    except NoReverseMatch:
        return ""


EDITED_AT: Mapping[str, Callable[[str, date], str]] = {
    "checkin": lambda key, _day: f"{reverse('diary:checkin')}?edit={key}",
    "first-steps": lambda _key, day: f"{reverse('first_steps:first-steps')}?day={day.isoformat()}",
    "stretch": lambda key, _day: reverse("shift:stretch", args=[key]),
    "wear": lambda _key, day: f"{reverse('footwear:worn')}?day={day.isoformat()}",
    "photo": lambda key, _day: reverse("photos:photo", args=[key]),
    "swelling": lambda key, _day: reverse("signs:swelling-again", args=[key]),
    "sign": lambda key, _day: reverse("signs:change-again", args=[key]),
    "day-value": lambda _key, day: f"{reverse('day:day')}?day={day.isoformat()}",
}
