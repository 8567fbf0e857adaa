"""Swelling and small signs."""

from __future__ import annotations

from django.apps import AppConfig


class SignsConfig(AppConfig):
    """Swelling and small signs."""

    name = "fodro.web.signs"
    label = "signs"
    default_auto_field = "django.db.models.BigAutoField"
