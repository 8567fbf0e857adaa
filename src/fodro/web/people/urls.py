"""Addresses about people."""

from __future__ import annotations

from django.urls import path
from django.views.generic import RedirectView

from fodro.web.people import views

app_name = "people"
urlpatterns = [
    path("welcome/", views.welcome, name="welcome"),
    path("welcome/start/", views.start, name="start"),
    path("welcome/look-around/", views.look, name="look-around"),
    path("more/", views.more, name="more"),
    path("more/erase/", RedirectView.as_view(pattern_name="my_data:erase"), name="erase"),
    path("more/export/", RedirectView.as_view(pattern_name="my_data:my-data"), name="export"),
    path("language/", views.language, name="language"),
]
