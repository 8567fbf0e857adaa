"""The shelf of shoes, one pair, and what was worn on a day."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from fodro.domain.wearing import Held, held_by
from fodro.web.clock import day_on_device
from fodro.web.diary.today import day_name
from fodro.web.footwear import flows, queries
from fodro.web.footwear.forms import (
    blank_draft,
    day_of,
    draft_of,
    read_footwear,
    read_retired,
)
from fodro.web.footwear.listing import form_page, in_use, pair_page, shelves_page
from fodro.web.footwear.pages import WornPage, WornPart
from fodro.web.footwear.worn_forms import read_worn_day
from fodro.web.footwear.worn_listing import worn_as_sent, worn_part
from fodro.web.footwear.worn_request import day_asked_for, return_address
from fodro.web.person import person_of
from fodro.web.rendering import show
from fodro.web.toasts import toast


@require_safe
def shelves(request: HttpRequest) -> HttpResponse:
    """Everything for the feet, kind by kind."""
    return show(request, shelves_page(person_of(request), day_on_device(request)))


@require_http_methods(["GET", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Put a new pair on the shelf."""
    person, today = person_of(request), day_on_device(request)
    if request.method == "GET":
        return show(request, form_page(person, blank_draft(request.GET), today, is_new=True))
    draft = read_footwear(request.POST, today, others=queries.footwear_of(person))
    if draft.errors:
        return show(request, form_page(person, draft, today, is_new=True), status=422)
    flows.keep_footwear(person, draft, today)
    toast(request, _("It stands on your shelf now."))
    return redirect("footwear:pair", footwear_id=draft.id)


@require_safe
def pair(request: HttpRequest, footwear_id: UUID) -> HttpResponse:
    """One pair: what it has been through, and how it felt."""
    person = person_of(request)
    footwear = queries.footwear_or_404(person, footwear_id)
    return show(request, pair_page(person, footwear, day_on_device(request)))


@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, footwear_id: UUID) -> HttpResponse:
    """Change what is known of a pair."""
    person, today = person_of(request), day_on_device(request)
    there = queries.footwear_or_404(person, footwear_id)
    if request.method == "GET":
        held = held_by(in_use(queries.usual_pairs(person), today), today).get(str(there.pk), Held())
        return show(request, form_page(person, draft_of(there, held), today, is_new=False))
    draft = read_footwear(request.POST, today, others=queries.footwear_of(person), there=there)
    if draft.errors:
        return show(request, form_page(person, draft, today, is_new=False), status=422)
    flows.keep_footwear(person, draft, today)
    toast(request, _("Noted."))
    return redirect("footwear:pair", footwear_id=draft.id)


@require_POST
def retire(request: HttpRequest, footwear_id: UUID) -> HttpResponse:
    """Take a pair out of use."""
    person, today = person_of(request), day_on_device(request)
    footwear = queries.footwear_or_404(person, footwear_id)
    draft = read_retired(request.POST, today, footwear)
    if draft.error:
        return show(request, pair_page(person, footwear, today, retire=draft), status=422)
    flows.retire(person, footwear, on=day_of(draft.typed) or today)
    toast(request, _("Retired. What you noted about it stays."))
    return redirect("footwear:shelves")


@require_POST
def unretire(request: HttpRequest, footwear_id: UUID) -> HttpResponse:
    """Take a pair back into use."""
    person = person_of(request)
    flows.unretire(person, queries.footwear_or_404(person, footwear_id))
    toast(request, _("Back in use."))
    return redirect("footwear:pair", footwear_id=footwear_id)


@require_POST
def take_away(request: HttpRequest, footwear_id: UUID) -> HttpResponse:
    """Take away a pair that was never worn."""
    person = person_of(request)
    if flows.take_footwear_away(person, queries.footwear_or_404(person, footwear_id)):
        toast(request, _("Taken away."))
        return redirect("footwear:shelves")
    toast(request, _("You noted days with it, so it stays. Retire it instead."))
    return redirect("footwear:pair", footwear_id=footwear_id)


@require_http_methods(["GET", "POST"])
def worn(request: HttpRequest) -> HttpResponse:
    """What was worn on a day."""
    person, today = person_of(request), day_on_device(request)
    if request.method == "GET":
        day = day_asked_for(request.GET, today)
        return _worn_page(request, worn_part(person, day, more="more" in request.GET))
    sent, back = read_worn_day(request.POST, today), return_address(request)
    if not sent.is_valid:
        return _worn_page(request, worn_as_sent(person, sent, return_to=back), status=422)
    said = flows.keep_worn(person, sent)
    toast(request, _("Noted.") if said else _("Nothing was noted: choose a pair first."))
    return redirect(back)


def _worn_page(request: HttpRequest, part: WornPart, *, status: int = 200) -> HttpResponse:
    return show(request, WornPage(day_name(part.day) if part.day else "", part), status=status)
