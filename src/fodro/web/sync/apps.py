"""Every version of everything a person noted, and how devices come to agree."""

from __future__ import annotations

from django.apps import AppConfig


class SyncConfig(AppConfig):
    """Records and their versions."""

    name = "fodro.web.sync"
    label = "sync"
    default_auto_field = "django.db.models.BigAutoField"
