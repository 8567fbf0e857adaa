"""The room of one's own routines."""

from __future__ import annotations

from django.apps import AppConfig


class OwnRoutinesConfig(AppConfig):
    """Routines a person made."""

    name = "fodro.web.own_routines"
    label = "own_routines"
    default_auto_field = "django.db.models.BigAutoField"
