"""Addresses of the room for bringing in files."""

from __future__ import annotations

from django.urls import path

from fodro.web.bringing_in import views

app_name = "bringing_in"
urlpatterns = [
    path("", views.choose, name="choose"),
    path("<uuid:import_id>/", views.one_import, name="import"),
    path("<uuid:import_id>/kind/", views.kind, name="kind"),
    path("<uuid:import_id>/columns/", views.columns, name="columns"),
    path("<uuid:import_id>/bring-in/", views.bring_in, name="bring-in"),
    path("<uuid:import_id>/cancel/", views.cancel, name="cancel"),
    path("<uuid:import_id>/take-back/", views.take_back, name="take-back"),
]
