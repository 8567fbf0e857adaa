"""Addresses of a person's own data."""

from __future__ import annotations

from django.urls import path

from fodro.web.my_data import views

app_name = "my_data"
urlpatterns = [
    path("", views.my_data, name="my-data"),
    path("download/", views.download, name="download"),
    path("erase/", views.erase, name="erase"),
]
