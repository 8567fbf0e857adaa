"""The Day slice."""

from __future__ import annotations

from django.apps import AppConfig


class DayConfig(AppConfig):
    """What a day was like, and what a person wants to note of their days."""

    name = "fodro.web.day"
    label = "day"
    default_auto_field = "django.db.models.BigAutoField"
