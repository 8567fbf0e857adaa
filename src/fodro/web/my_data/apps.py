"""The slice about a person's own data."""

from __future__ import annotations

from django.apps import AppConfig


class MyDataConfig(AppConfig):
    """What is kept of a person."""

    name = "fodro.web.my_data"
    label = "my_data"
    default_auto_field = "django.db.models.BigAutoField"
