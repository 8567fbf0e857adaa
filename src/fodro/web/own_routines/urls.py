"""Addresses of the room of one's own routines."""

from __future__ import annotations

from django.urls import path

from fodro.web.own_routines import views

app_name = "own_routines"
urlpatterns = [
    path("", views.routines, name="routines"),
    path("new/", views.new, name="new"),
    path("undo/", views.undo, name="undo"),
    path("<uuid:routine_id>/", views.routine, name="routine"),
    path("<uuid:routine_id>/steps/", views.steps, name="steps"),
    path("<uuid:routine_id>/name/", views.name, name="name"),
    path("<uuid:routine_id>/add/", views.add, name="add"),
    path("<uuid:routine_id>/copy/", views.copy, name="copy"),
    path("<uuid:routine_id>/rest/", views.rest, name="rest"),
    path("<uuid:routine_id>/take-away/", views.take_away, name="take-away"),
    path("<uuid:routine_id>/play/", views.play, name="play"),
]
