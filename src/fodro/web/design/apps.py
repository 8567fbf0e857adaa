"""The design slice."""

from __future__ import annotations

from django.apps import AppConfig


class DesignConfig(AppConfig):
    """Tokens, elements and the styleguide."""

    name = "fodro.web.design"
    label = "design"
