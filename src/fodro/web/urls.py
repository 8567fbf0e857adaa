"""Addresses of the app, room by room."""

from __future__ import annotations

from django.conf import settings
from django.urls import include, path

urlpatterns = [
    path("", include("fodro.web.people.urls")),
    path("", include("fodro.web.diary.urls")),
    path("massage/", include("fodro.web.massage.urls")),
    path("patterns/", include("fodro.web.patterns.urls")),
]
if settings.DEBUG:
    urlpatterns.append(path("styleguide/", include("fodro.web.design.urls")))
