"""What the diary shows."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from fodro.web.day.queries import own_names_of
from fodro.web.patterns.picturing import patterns_page
from fodro.web.patterns.queries import findings_of
from fodro.web.person import person_of
from fodro.web.rendering import show


@require_safe
def patterns(request: HttpRequest) -> HttpResponse:
    """Findings as sentences, each with its picture and its table."""
    person = person_of(request)
    # A name can change where no finding does, so names are asked for every time.
    return show(request, patterns_page(findings_of(person), own_names_of(person)))
