"""The patterns slice."""

from __future__ import annotations

from django.apps import AppConfig


class PatternsConfig(AppConfig):
    """Findings shown."""

    name = "fodro.web.patterns"
    label = "patterns"
