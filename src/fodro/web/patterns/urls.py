"""Addresses of the patterns room."""

from __future__ import annotations

from django.urls import path

from fodro.web.patterns import views

app_name = "patterns"
urlpatterns = [
    path("", views.patterns, name="patterns"),
    path("with/<slug:mark>/", views.with_factor, name="with"),
    path("together/<slug:mark>/", views.together, name="together"),
    path("in-the-day/", views.in_the_day, name="in-the-day"),
    path("in-the-week/", views.in_the_week, name="in-the-week"),
    path("days/", views.days, name="days"),
    path("massage/", views.massage, name="massage"),
    path("shoes/", views.shoes, name="shoes"),
    path("findings.json", views.findings_json, name="findings-json"),
]
