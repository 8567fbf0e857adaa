"""Addresses of the patterns room."""

from __future__ import annotations

from django.urls import path

from fodro.web.patterns import views

app_name = "patterns"
urlpatterns = [path("", views.patterns, name="patterns")]
