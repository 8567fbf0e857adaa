"""Addresses of this slice."""

from __future__ import annotations

from django.urls import path

from fodro.web.shift import views

app_name = "shift"
urlpatterns = [
    path("", views.shift, name="shift"),
    path("sat-down/", views.sat_down, name="sat-down"),
    path("new/", views.new, name="new"),
    path("<uuid:stretch_id>/", views.stretch, name="stretch"),
]
