"""The Learn room."""

from __future__ import annotations

from django.apps import AppConfig


class LearnConfig(AppConfig):
    """The Learn room; it keeps nothing."""

    name = "fodro.web.learn"
    label = "learn"
