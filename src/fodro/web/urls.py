"""Addresses of the app, room by room."""

from __future__ import annotations

from django.conf import settings
from django.urls import include, path

urlpatterns = [
    path("", include("fodro.web.people.urls")),
    path("", include("fodro.web.diary.urls")),
    path("massage/", include("fodro.web.massage.urls")),
    path("patterns/", include("fodro.web.patterns.urls")),
    path("", include("fodro.web.sync.urls")),
    path("day/", include("fodro.web.day.urls")),
    path("shift/", include("fodro.web.shift.urls")),
    path("first-steps/", include("fodro.web.first_steps.urls")),
    path("shoes/", include("fodro.web.footwear.urls")),
    path("photos/", include("fodro.web.photos.urls")),
    path("signs/", include("fodro.web.signs.urls")),
    path("safety/", include("fodro.web.safety.urls")),
    path("calendar/", include("fodro.web.calendar.urls")),
    path("reminders/", include("fodro.web.reminders.urls")),
    path("learn/", include("fodro.web.learn.urls")),
    path("try/", include("fodro.web.trials.urls")),
    path("report/", include("fodro.web.report.urls")),
    path("more/bring-in/", include("fodro.web.bringing_in.urls")),
    path("massage/own/", include("fodro.web.own_routines.urls")),
    path("more/data/", include("fodro.web.my_data.urls")),
    path("share/", include("fodro.web.share.urls")),
]
if settings.DEBUG:
    urlpatterns.append(path("styleguide/", include("fodro.web.design.urls")))
