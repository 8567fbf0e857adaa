"""Addresses about people."""

from __future__ import annotations

from django.urls import path

from fodro.web.people import views

app_name = "people"
urlpatterns = [
    path("welcome/", views.welcome, name="welcome"),
    path("welcome/start/", views.start, name="start"),
    path("welcome/look-around/", views.look, name="look-around"),
    path("more/", views.more, name="more"),
    path("more/erase/", views.erase, name="erase"),
    path("more/export/", views.export, name="export"),
    path("language/", views.language, name="language"),
]
