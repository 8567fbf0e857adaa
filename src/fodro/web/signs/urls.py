"""Addresses of this slice."""

from __future__ import annotations

from django.urls import URLPattern

app_name = "signs"
urlpatterns: list[URLPattern] = []
