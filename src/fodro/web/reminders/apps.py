"""The reminders slice."""

from __future__ import annotations

from django.apps import AppConfig


class RemindersConfig(AppConfig):
    """Reminders that are silent when there is nothing to remind of."""

    name = "fodro.web.reminders"
    label = "reminders"
    default_auto_field = "django.db.models.BigAutoField"
