"""What the diary shows."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from fodro.web.patterns.picturing import patterns_page
from fodro.web.patterns.queries import findings_of
from fodro.web.person import person_of
from fodro.web.rendering import show


@require_safe
def patterns(request: HttpRequest) -> HttpResponse:
    """Findings as sentences, each with its picture and its table."""
    return show(request, patterns_page(findings_of(person_of(request))))
