"""A page to give away."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_safe

from fodro.report import pdf
from fodro.web.clock import day_on_device
from fodro.web.person import person_of
from fodro.web.rendering import HtmxRequest, show
from fodro.web.report.flows import keep_choices
from fodro.web.report.forms import draft_of, kind_of, read_draft
from fodro.web.report.queries import choices_of, report_of
from fodro.web.report.showing import file_name, room_page
from fodro.web.words import language


@require_http_methods(["GET", "HEAD", "POST"])
def room(request: HtmxRequest) -> HttpResponse:
    """Choose what is on the page, and look at it."""
    person, today = person_of(request), day_on_device(request)
    if request.method != "POST":
        kind = kind_of(request.GET)
        return show(request, room_page(person, draft_of(choices_of(person, kind), kind), today))
    draft = read_draft(request.POST)
    if not draft.is_valid:
        partial = "leaf" if request.htmx else ""
        return show(request, room_page(person, draft, today), status=422, partial=partial)
    keep_choices(person, draft)
    if request.htmx:
        return show(request, room_page(person, draft, today), partial="leaf")
    return redirect(f"{request.path}?kind={draft.kind.value}#page")


@require_safe
def page_pdf(request: HtmxRequest) -> HttpResponse:
    """Give the page as a PDF, made of what was chosen."""
    person, today, kind = person_of(request), day_on_device(request), kind_of(request.GET)
    draft = draft_of(choices_of(person, kind), kind)
    made = pdf(report_of(person, draft.asked(today), today), language=language())
    headers = {
        "Content-Disposition": f'attachment; filename="{file_name(draft, today)}"',
        "Cache-Control": "no-store",
    }
    return HttpResponse(made, content_type="application/pdf", headers=headers)
