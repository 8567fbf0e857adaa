"""Stop and ask: the room of answers."""

from __future__ import annotations

from django.apps import AppConfig


class SafetyConfig(AppConfig):
    """What is asked before a massage."""

    name = "fodro.web.safety"
    label = "safety"
    default_auto_field = "django.db.models.BigAutoField"
