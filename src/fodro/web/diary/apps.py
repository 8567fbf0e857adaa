"""The diary slice."""

from __future__ import annotations

from django.apps import AppConfig


class DiaryConfig(AppConfig):
    """Check-ins and day factors."""

    name = "fodro.web.diary"
    label = "diary"
    default_auto_field = "django.db.models.BigAutoField"
