"""The people slice."""

from __future__ import annotations

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """People and their language."""

    name = "fodro.web.people"
    label = "people"
    default_auto_field = "django.db.models.BigAutoField"
