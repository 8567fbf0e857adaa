"""Read about techniques, tools, what is known, and when to leave it."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from fodro.knowledge.library import techniques
from fodro.knowledge.tools import tools
from fodro.web.learn.evidence_page import evidence_page, questions_page
from fodro.web.learn.leave_page import leave_page
from fodro.web.learn.overview import overview_page
from fodro.web.learn.technique_page import technique_page
from fodro.web.learn.tool_page import tool_page
from fodro.web.rendering import show


@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    """Show the library, or the part of it that was asked for."""
    return show(request, overview_page(request.GET.get("where", ""), request.GET.get("with", "")))


@require_safe
def technique(request: HttpRequest, slug: str) -> HttpResponse:
    """Show one technique."""
    if slug not in techniques():
        raise Http404
    return show(request, technique_page(slug))


@require_safe
def tool(request: HttpRequest, slug: str) -> HttpResponse:
    """Show one tool."""
    if slug not in tools():
        raise Http404
    return show(request, tool_page(slug))


@require_safe
def evidence(request: HttpRequest) -> HttpResponse:
    """Show what is known about foot massage, and what is not."""
    return show(request, evidence_page())


@require_safe
def questions(request: HttpRequest) -> HttpResponse:
    """Show common questions."""
    return show(request, questions_page())


@require_safe
def leave(request: HttpRequest) -> HttpResponse:
    """Show every sign and condition that changes or stops a massage."""
    return show(request, leave_page())
