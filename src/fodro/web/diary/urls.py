"""Addresses of the diary."""

from __future__ import annotations

from django.urls import path

from fodro.web.diary import views

app_name = "diary"
urlpatterns = [
    path("", views.today, name="today"),
    path("checkin/", views.checkin, name="checkin"),
]
