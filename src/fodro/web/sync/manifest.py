"""The app as a phone keeps it on its home screen."""

from __future__ import annotations

from typing import Any

from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import gettext as _

from fodro.web.words import language

PAPER = "#fbf7f2"


def installed_app() -> dict[str, Any]:
    """Return the web app manifest in the language of the request."""
    return {
        "id": "/",
        "name": "Fodro",
        "short_name": "Fodro",
        "description": _("A companion for sore feet: massage, a diary of both feet, and honest patterns."),
        "lang": language(),
        "start_url": "/",
        "scope": "/",
        "display": "standalone",
        "background_color": PAPER,
        "theme_color": PAPER,
        "icons": [
            {"src": static("design/icon.svg"), "sizes": "any", "type": "image/svg+xml"},
            _icon("192"),
            _icon("512"),
            _icon("512-maskable") | {"sizes": "512x512", "purpose": "maskable"},
        ],
        "shortcuts": [
            {"name": _("Check in"), "url": reverse("diary:checkin")},
            {"name": _("Massage"), "url": reverse("massage:plan")},
        ],
    }


def _icon(size: str) -> dict[str, str]:
    return {"src": static(f"design/icon-{size}.png"), "sizes": f"{size}x{size}", "type": "image/png"}
