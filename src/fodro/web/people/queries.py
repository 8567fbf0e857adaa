"""Reads about people."""

from __future__ import annotations

from fodro.web.people.models import Person

LOCAL_HANDLE = "local"


def local_person() -> Person | None:
    """Return the person of this computer, or None before their diary was started."""
    return Person.objects.filter(handle=LOCAL_HANDLE).first()
