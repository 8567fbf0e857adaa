"""The report slice."""

from __future__ import annotations

from django.apps import AppConfig


class ReportConfig(AppConfig):
    """Pages to give away."""

    name = "fodro.web.report"
    label = "report"
