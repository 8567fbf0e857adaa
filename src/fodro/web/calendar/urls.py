"""Addresses of the calendar."""

from __future__ import annotations

from django.urls import path

from fodro.web.calendar import views

app_name = "calendar"
urlpatterns = [
    path("", views.month, name="month"),
    path("year/", views.year, name="year"),
    path("day/", views.day, name="day"),
    path("search/", views.search, name="search"),
    path("select/", views.select, name="select"),
    path("fix/", views.fix, name="fix"),
    path("take-away/", views.take_away, name="take-away"),
    path("bring-back/", views.bring_back, name="bring-back"),
    path("undo/", views.undo, name="undo"),
]
