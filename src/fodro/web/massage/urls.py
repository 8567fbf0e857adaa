"""Addresses of the massage room."""

from __future__ import annotations

from django.urls import path

from fodro.web.massage import views

app_name = "massage"
urlpatterns = [
    path("", views.plan, name="plan"),
    path("carry/", views.carry, name="carry"),
    path("now/", views.carried_player, name="now"),
    path("<uuid:session_id>/", views.play, name="play"),
    path("<uuid:session_id>/after/", views.after, name="after"),
]
