"""Addresses of this slice."""

from __future__ import annotations

from django.urls import path

from fodro.web.first_steps import views

app_name = "first_steps"
urlpatterns = [
    path("", views.first_steps, name="first-steps"),
    path("morning/", views.morning, name="morning"),
]
