"""Whose request it is."""

from __future__ import annotations

from typing import cast

from django.http import HttpRequest

from fodro.web.people.models import Person


def person_of(request: HttpRequest) -> Person:
    """Return the person whose diary is open; only for views behind the door."""
    return cast("Person", request.user)
