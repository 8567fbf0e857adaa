"""The shift slice."""

from __future__ import annotations

from django.apps import AppConfig


class ShiftConfig(AppConfig):
    """Stretches on the feet."""

    name = "fodro.web.shift"
    label = "shift"
    default_auto_field = "django.db.models.BigAutoField"
