"""The styleguide's address; in development only."""

from __future__ import annotations

from django.urls import path

from fodro.web.design import views

app_name = "design"
urlpatterns = [path("", views.styleguide, name="styleguide")]
