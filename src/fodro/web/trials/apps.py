"""Try it out."""

from __future__ import annotations

from django.apps import AppConfig


class TrialsConfig(AppConfig):
    """Randomised experiments of one person."""

    name = "fodro.web.trials"
    label = "trials"
    default_auto_field = "django.db.models.BigAutoField"
