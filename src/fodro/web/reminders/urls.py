"""Addresses of the reminders."""

from __future__ import annotations

from django.urls import path

from fodro.web.reminders import views

app_name = "reminders"
urlpatterns = [
    path("", views.settings, name="settings"),
    path("not-now/", views.not_now, name="not-now"),
    path("calendar/<uuid:token>.ics", views.calendar, name="calendar"),
    path("push/key/", views.push_key, name="push-key"),
    path("push/subscribe/", views.push_subscribe, name="push-subscribe"),
    path("push/unsubscribe/", views.push_unsubscribe, name="push-unsubscribe"),
]
