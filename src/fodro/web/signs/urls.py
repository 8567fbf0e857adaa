"""Addresses of this slice."""

from __future__ import annotations

from django.urls import path

from fodro.web.signs import views

app_name = "signs"
urlpatterns = [
    path("", views.signs, name="signs"),
    path("watched/<slug:name>/", views.watched, name="watched"),
    path("swelling/", views.swelling, name="swelling"),
    path("swelling/<uuid:swelling_id>/", views.swelling_again, name="swelling-again"),
    path("swelling/<uuid:swelling_id>/away/", views.swelling_away, name="swelling-away"),
    path("change/", views.change, name="change"),
    path("change/<uuid:sign_id>/", views.change_again, name="change-again"),
    path("change/<uuid:sign_id>/away/", views.change_away, name="change-away"),
]
