"""Rooms that open with the server gone: the same templates with nobody's data, filled in by the device."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.contrib.staticfiles.storage import staticfiles_storage
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.urls import resolve, reverse
from django.utils import translation

from fodro.web.rendering import Page
from fodro.web.sync.rooms import ROOMS

LANGUAGES = tuple(code for code, _name in settings.LANGUAGES)
AWAY = "away"
NOT_OFFLINE = (
    "django_htmx/",
    "people/",
    "patterns/",
    "design/styleguide",
    "photos/",
    "calendar/",
    "reminders/",
    "own_routines/",
    "bringing_in/",
    "my_data/",
)
"""Files of rooms that need the server."""


@dataclass(frozen=True, slots=True)
class Worker:
    """What the service worker is told: its version, the files to keep, and the page of each room."""

    version: str
    assets: tuple[str, ...]
    rooms: Mapping[str, Mapping[str, str]]
    icon: str


@cache
def shell(room: str, language: str) -> str:
    """Return the page of `room` without anyone's data, in `language`."""
    request = HttpRequest()
    request.method, request.path = "GET", reverse(ROOMS[room].view)
    request.resolver_match = resolve(request.path)
    with translation.override(language):
        page: Page = ROOMS[room].page()
        context = {"page": page, "request": request, "user": AnonymousUser(), "is_shell": True}
        return render_to_string(page.template, context)


@cache
def worker() -> Worker:
    """Return what the service worker is told; a change in any page or file makes another version."""
    assets = tuple(sorted(_assets()))
    pages = [shell(room, language) for room in ROOMS for language in LANGUAGES]
    said = hashlib.sha256(json.dumps([assets, pages]).encode()).hexdigest()[:16]
    return Worker(
        version=said,
        assets=assets,
        rooms={_path(room): _shells(room) for room in ROOMS},
        icon=static("design/icon-192.png"),
    )


def _path(room: str) -> str:
    return AWAY if room == AWAY else reverse(ROOMS[room].view)


def _shells(room: str) -> dict[str, str]:
    return {language: reverse(f"sync:shell-{language}-{room}") for language in LANGUAGES}


def _assets() -> list[str]:
    """Return the addresses of every script, style, drawing and font a room needs; none in development."""
    stored = getattr(staticfiles_storage, "hashed_files", {})
    return [staticfiles_storage.url(name) for name in stored if not name.startswith(NOT_OFFLINE)]
