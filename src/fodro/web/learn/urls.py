"""Addresses of the Learn room."""

from __future__ import annotations

from django.urls import path

from fodro.web.learn import views

app_name = "learn"
urlpatterns = [
    path("", views.overview, name="overview"),
    path("techniques/<slug:slug>/", views.technique, name="technique"),
    path("tools/<slug:slug>/", views.tool, name="tool"),
    path("evidence/", views.evidence, name="evidence"),
    path("questions/", views.questions, name="questions"),
    path("when-to-leave-it/", views.leave, name="leave"),
]
