"""Addresses of this slice."""

from __future__ import annotations

from django.urls import URLPattern

app_name = "first_steps"
urlpatterns: list[URLPattern] = []
