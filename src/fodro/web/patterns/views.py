"""What the diary shows."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from fodro.knowledge.factors import OwnName
from fodro.web.clock import day_on_device
from fodro.web.day.queries import own_names_of
from fodro.web.patterns import opened
from fodro.web.patterns.asking import asked
from fodro.web.patterns.pages import MassagePage, OpenedPage
from fodro.web.patterns.picturing import patterns_page
from fodro.web.patterns.queries import Latest
from fodro.web.person import person_of
from fodro.web.rendering import HtmxRequest, show


@require_safe
def patterns(request: HtmxRequest) -> HttpResponse:
    """Findings as cards, each with its picture; nothing is worked out here."""
    person = person_of(request)
    latest = asked(person)
    if request.htmx and latest.is_stale and not latest.has_trouble:
        return HttpResponse(status=204)  # still being worked out: the page stays as it is
    # A name can change where no finding does, so names are asked for every time.
    return show(request, patterns_page(latest, own_names_of(person), day_on_device(request)))


@require_safe
def with_factor(request: HttpRequest, mark: str) -> HttpResponse:
    """One factor that goes together with pain."""
    return _opened(request, lambda latest, own: opened.factor_page(latest, own, mark))


@require_safe
def together(request: HttpRequest, mark: str) -> HttpResponse:
    """Two factors that do something together."""
    return _opened(request, lambda latest, own: opened.pair_page(latest, own, mark))


@require_safe
def in_the_day(request: HttpRequest) -> HttpResponse:
    """When in the day it hurts."""
    return _opened(request, opened.in_the_day_page)


@require_safe
def in_the_week(request: HttpRequest) -> HttpResponse:
    """On which days of the week it hurts."""
    return _opened(request, opened.in_the_week_page)


@require_safe
def days(request: HttpRequest) -> HttpResponse:
    """The days one after the other."""
    return _opened(request, opened.days_page)


@require_safe
def massage(request: HttpRequest) -> HttpResponse:
    """Massage: right after, over the days, and which kind."""
    return _opened(request, opened.massage_page)


@require_safe
def shoes(request: HttpRequest) -> HttpResponse:
    """The shoes."""
    return _opened(request, opened.shoes_page)


@require_safe
def findings_json(request: HttpRequest) -> HttpResponse:
    """Give the findings as the command line prints them."""
    latest = asked(person_of(request))
    if latest.understood is None:
        return redirect("patterns:patterns")
    headers = {
        "Content-Disposition": 'attachment; filename="fodro-findings.json"',
        "Cache-Control": "no-store",
    }
    return HttpResponse(latest.text.encode(), content_type="application/json", headers=headers)


def _opened(
    request: HttpRequest, page_of: Callable[[Latest, Mapping[str, OwnName]], OpenedPage | MassagePage]
) -> HttpResponse:
    person = person_of(request)
    return show(request, page_of(asked(person), own_names_of(person)))
