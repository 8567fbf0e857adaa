"""Addresses of the shoes room."""

from __future__ import annotations

from django.urls import path

from fodro.web.footwear import views

app_name = "footwear"
urlpatterns = [
    path("", views.shelves, name="shelves"),
    path("new/", views.new, name="new"),
    path("worn/", views.worn, name="worn"),
    path("<uuid:footwear_id>/", views.pair, name="pair"),
    path("<uuid:footwear_id>/edit/", views.edit, name="edit"),
    path("<uuid:footwear_id>/retire/", views.retire, name="retire"),
    path("<uuid:footwear_id>/unretire/", views.unretire, name="unretire"),
    path("<uuid:footwear_id>/take-away/", views.take_away, name="take-away"),
]
