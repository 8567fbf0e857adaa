"""See what is watched; note swelling, note a change, see what was noted lately."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from fodro.exchange.entries import EntryError
from fodro.web.clock import day_on_device, now, zone_on_device
from fodro.web.day.queries import own_names_of
from fodro.web.patterns.asking import asked
from fodro.web.person import person_of
from fodro.web.rendering import HtmxRequest, show
from fodro.web.signs import flows
from fodro.web.signs.entering import Noted, new_swelling, sign_draft, swelling_draft
from fodro.web.signs.forms import SignDraft, SwellingDraft, new_sign, read_day, read_sign, read_swelling
from fodro.web.signs.listing import change_page, remembered_method, signs_page, swelling_page
from fodro.web.signs.models import Sign, Swelling
from fodro.web.signs.queries import noted_together, sign_or_404, swellings_lately
from fodro.web.signs.watching import watched_page, watching
from fodro.web.toasts import toast
from fodro.web.words import entry_problem


@require_safe
def signs(request: HtmxRequest) -> HttpResponse:
    """The room: what to read first, what is watched, the feet as they were last, what was noted lately."""
    person = person_of(request)
    latest = asked(person)
    if request.htmx and latest.is_stale and not latest.has_trouble:
        return HttpResponse(status=204)  # still being worked out: the page stays as it is
    return show(request, signs_page(person, day_on_device(request), watching(latest, own_names_of(person))))


@require_safe
def watched(request: HttpRequest, name: str) -> HttpResponse:
    """One thing that is watched, over the whole diary."""
    person = person_of(request)
    return show(request, watched_page(asked(person), own_names_of(person), name))


@require_http_methods(["GET", "POST"])
def swelling(request: HttpRequest) -> HttpResponse:
    """Note how swollen both feet are."""
    today, noted = day_on_device(request), _now(request)
    if request.method == "POST":
        return _keep_swelling(request, read_swelling(request.POST, today), noted=noted)
    day, _error = read_day(request.GET.get("day", ""), today)
    method = remembered_method(swellings_lately(person_of(request)))
    return _swelling_page(request, new_swelling(method, noted, day))


@require_http_methods(["GET", "POST"])
def swelling_again(request: HttpRequest, swelling_id: UUID) -> HttpResponse:
    """Change what was noted of both feet at one moment."""
    rows = noted_together(person_of(request), swelling_id)
    if request.method == "GET":
        return _swelling_page(request, swelling_draft(rows), rows)
    draft = read_swelling(request.POST, day_on_device(request))
    return _keep_swelling(request, draft, noted=Noted.in_row(rows[0]), rows=rows)


@require_POST
def swelling_away(request: HttpRequest, swelling_id: UUID) -> HttpResponse:
    """Take away what was noted of both feet at one moment."""
    person = person_of(request)
    flows.take_away_swellings(person, noted_together(person, swelling_id))
    toast(request, _("Taken away."))
    return redirect("signs:signs")


@require_http_methods(["GET", "POST"])
def change(request: HttpRequest) -> HttpResponse:
    """Note one change of skin or shape."""
    today = day_on_device(request)
    if request.method == "POST":
        return _keep_change(request, read_sign(request.POST, today), noted=_now(request))
    day, _error = read_day(request.GET.get("day", ""), today)
    return _change_page(request, new_sign(day))


@require_http_methods(["GET", "POST"])
def change_again(request: HttpRequest, sign_id: UUID) -> HttpResponse:
    """Change what was noted of one change."""
    row = sign_or_404(person_of(request), sign_id)
    if request.method == "GET":
        return _change_page(request, sign_draft(row), row)
    draft = read_sign(request.POST, day_on_device(request), sign_id=row.pk)
    return _keep_change(request, draft, noted=Noted.in_row(row), row=row)


@require_POST
def change_away(request: HttpRequest, sign_id: UUID) -> HttpResponse:
    """Take a sign away."""
    person = person_of(request)
    flows.take_away_sign(person, sign_or_404(person, sign_id))
    toast(request, _("Taken away."))
    return redirect("signs:signs")


def _keep_swelling(
    request: HttpRequest, draft: SwellingDraft, *, noted: Noted, rows: Sequence[Swelling] = ()
) -> HttpResponse:
    if draft.is_valid:
        try:
            flows.keep_swelling(person_of(request), draft, noted)
        except EntryError as error:
            draft = draft.refused(entry_problem(error))
        else:
            toast(request, _("Noted."))
            return redirect("signs:signs")
    return _swelling_page(request, draft, rows, status=422)


def _keep_change(
    request: HttpRequest, draft: SignDraft, *, noted: Noted, row: Sign | None = None
) -> HttpResponse:
    if draft.is_valid:
        try:
            flows.keep_sign(person_of(request), draft, noted)
        except EntryError as error:
            draft = draft.refused(entry_problem(error))
        else:
            toast(request, _("Noted."))
            return redirect("signs:signs")
    return _change_page(request, draft, row, status=422)


def _swelling_page(
    request: HttpRequest, draft: SwellingDraft, rows: Sequence[Swelling] = (), *, status: int = 200
) -> HttpResponse:
    before = () if rows else swellings_lately(person_of(request))
    page = swelling_page(draft, before, today=day_on_device(request), rows=rows)
    return show(request, page, status=status)


def _change_page(
    request: HttpRequest, draft: SignDraft, row: Sign | None = None, *, status: int = 200
) -> HttpResponse:
    page = change_page(person_of(request), draft, today=day_on_device(request), row=row)
    return show(request, page, status=status)


def _now(request: HttpRequest) -> Noted:
    return Noted.of(now().replace(microsecond=0), zone_on_device(request))
