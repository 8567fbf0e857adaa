"""The photos room."""

from __future__ import annotations

from django.apps import AppConfig


class PhotosConfig(AppConfig):
    """Photos of the feet."""

    name = "fodro.web.photos"
    label = "photos"
    default_auto_field = "django.db.models.BigAutoField"
