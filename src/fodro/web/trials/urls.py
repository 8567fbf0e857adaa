"""Addresses of this slice."""

from __future__ import annotations

from django.urls import path

from fodro.web.trials import views

app_name = "trials"
urlpatterns = [
    path("", views.room, name="room"),
    path("plan/", views.plan, name="plan"),
    path("note/", views.note, name="note"),
    path("<uuid:trial_id>/", views.result, name="result"),
    path("<uuid:trial_id>/change/", views.change, name="change"),
    path("<uuid:trial_id>/stop/", views.stop, name="stop"),
    path("<uuid:trial_id>/take-away/", views.take_away, name="take-away"),
]
