"""Addresses devices use."""

from __future__ import annotations

from django.urls import path

from fodro.web.sync import views
from fodro.web.sync.rooms import ROOMS
from fodro.web.sync.shells import LANGUAGES

app_name = "sync"
urlpatterns = [
    path("api/v1/hello", views.hello, name="hello"),
    path("api/v1/sync", views.sync, name="sync"),
    path("worker.js", views.worker, name="worker"),
    path("manifest.webmanifest", views.manifest, name="manifest"),
    path("attention/", views.attention, name="attention"),
    path("away/", views.away, name="away"),
    *(
        path(
            f"shell/{language}/{room}/",
            views.shell,
            {"room": room, "language": language},
            name=f"shell-{language}-{room}",
        )
        for language in LANGUAGES
        for room in ROOMS
    ),
]
