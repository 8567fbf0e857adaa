"""Addresses of the report room."""

from __future__ import annotations

from django.urls import path

from fodro.web.report import views

app_name = "report"
urlpatterns = [
    path("", views.room, name="room"),
    path("page.pdf", views.page_pdf, name="pdf"),
]
