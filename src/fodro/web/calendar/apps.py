"""The calendar room."""

from __future__ import annotations

from django.apps import AppConfig


class CalendarConfig(AppConfig):
    """A month of days, and what was noted on each."""

    name = "fodro.web.calendar"
    label = "calendar"
    default_auto_field = "django.db.models.BigAutoField"
