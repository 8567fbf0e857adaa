"""The massage slice."""

from __future__ import annotations

from django.apps import AppConfig


class MassageConfig(AppConfig):
    """Massage sessions."""

    name = "fodro.web.massage"
    label = "massage"
    default_auto_field = "django.db.models.BigAutoField"
