"""Pages are values: a frozen dataclass names its template and holds exactly what the template needs."""

from __future__ import annotations

from typing import Protocol

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django_htmx.middleware import HtmxDetails


class HtmxRequest(HttpRequest):
    """A request that knows whether it asks for a part of the page."""

    htmx: HtmxDetails


class Page(Protocol):
    """A page to render."""

    @property
    def template(self) -> str:
        """The template's name."""


def show(request: HttpRequest, page: Page, *, status: int = 200, partial: str = "") -> HttpResponse:
    """Render `page`, or only its named `partial`."""
    template = f"{page.template}#{partial}" if partial else page.template
    response = render(request, template, {"page": page}, status=status)
    response["Cache-Control"] = "no-store"
    return response
