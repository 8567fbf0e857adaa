"""Addresses of the share room. Those of a link are open to all (``middleware.OPEN_TO_ALL``)."""

from __future__ import annotations

from django.urls import path

from fodro.web.share import public, views

app_name = "share"
urlpatterns = [
    path("", views.links, name="links"),
    path("new/", views.new, name="new"),
    path("new/<uuid:draft_id>/", views.preview, name="preview"),
    path("new/<uuid:draft_id>/page.pdf", views.preview_pdf, name="preview-pdf"),
    path("link/<uuid:link_id>/", views.link, name="link"),
    path("link/<uuid:link_id>/take-back/", views.revoke, name="revoke"),
    path("view", public.view, name="view"),
    path("m/<str:token>", public.manifest, name="manifest"),
    path("f/<str:ticket>", public.file, name="file"),
]
