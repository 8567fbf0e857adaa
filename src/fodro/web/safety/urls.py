"""Addresses of this slice."""

from __future__ import annotations

from django.urls import path

from fodro.web.safety import views

app_name = "safety"
urlpatterns = [
    path("", views.about, name="about"),
    path("ask/", views.ask, name="ask"),
    path("said/", views.said, name="said"),
    path("forget/", views.forget, name="forget"),
]
