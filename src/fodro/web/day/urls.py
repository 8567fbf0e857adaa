"""Addresses of the Day slice."""

from __future__ import annotations

from django.urls import path

from fodro.web.day import views

app_name = "day"
urlpatterns = [
    path("", views.day, name="day"),
    path("own/", views.own, name="own"),
    path("own/change/", views.change, name="change"),
    path("own/move/", views.move, name="move"),
    path("own/rest/", views.rest, name="rest"),
]
