"""The share room."""

from __future__ import annotations

from django.apps import AppConfig


class ShareConfig(AppConfig):
    """Links that show one report to whoever has them."""

    name = "fodro.web.share"
    label = "share"
    default_auto_field = "django.db.models.BigAutoField"
