"""Addresses of the photos room."""

from __future__ import annotations

from django.urls import path

from fodro.web.photos import views

app_name = "photos"
urlpatterns = [
    path("", views.photos, name="photos"),
    path("new/", views.new, name="new"),
    path("compare/", views.compare, name="compare"),
    path("<uuid:photo_id>/", views.photo, name="photo"),
    path("<uuid:photo_id>/delete/", views.delete, name="delete"),
    path("<uuid:photo_id>/file/", views.file, name="file"),
    path("<uuid:photo_id>/thumb/", views.thumb, name="thumb"),
]
