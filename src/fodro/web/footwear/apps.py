"""The shoes room."""

from __future__ import annotations

from django.apps import AppConfig


class FootwearConfig(AppConfig):
    """Shoes, insoles and socks, and when they were worn."""

    name = "fodro.web.footwear"
    label = "footwear"
    default_auto_field = "django.db.models.BigAutoField"
