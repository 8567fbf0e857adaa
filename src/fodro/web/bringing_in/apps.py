"""The room for bringing in files."""

from __future__ import annotations

from django.apps import AppConfig


class BringingInConfig(AppConfig):
    """Files brought in."""

    name = "fodro.web.bringing_in"
    label = "bringing_in"
    default_auto_field = "django.db.models.BigAutoField"
