"""Addresses of the massage room."""

from __future__ import annotations

from django.urls import path

from fodro.web.massage import afterwards, views

app_name = "massage"
urlpatterns = [
    path("", views.plan, name="plan"),
    path("carry/", views.carry, name="carry"),
    path("now/", views.carried_player, name="now"),
    path("<uuid:session_id>/", views.play, name="play"),
    path("<uuid:session_id>/after/", views.after, name="after"),
    path("<uuid:session_id>/gone/", afterwards.gone, name="gone"),
    path("later/", afterwards.later, name="later"),
    path("rest/", afterwards.rest, name="rest"),
    path("rest/begin/", afterwards.begin_rest, name="begin-rest"),
    path("rest/not-this-time/", afterwards.not_this_time, name="not-this-time"),
    path("past/", afterwards.past, name="past"),
]
