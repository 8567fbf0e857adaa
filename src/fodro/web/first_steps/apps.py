"""The first-step test."""

from __future__ import annotations

from django.apps import AppConfig


class FirstStepsConfig(AppConfig):
    """The first steps after getting up."""

    name = "fodro.web.first_steps"
    label = "first_steps"
    default_auto_field = "django.db.models.BigAutoField"
