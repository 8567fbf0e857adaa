"""On my feet, off my feet; and the stretches of a day, corrected."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from fodro.web.clock import day_on_device, now, zone_on_device
from fodro.web.ids import new_id
from fodro.web.person import person_of
from fodro.web.rendering import show
from fodro.web.shift import flows
from fodro.web.shift.forms import (
    StretchDraft,
    draft_of,
    read_sat_down,
    read_stretch,
    read_underfoot,
    read_which_day,
)
from fodro.web.shift.queries import open_stretches, stretch_or_404, stretches_near
from fodro.web.shift.saying import became
from fodro.web.shift.showing import shift_page, stretch_page
from fodro.web.toasts import toast


@require_http_methods(["GET", "POST"])
def shift(request: HttpRequest) -> HttpResponse:
    """Say that one is on one's feet, or off them."""
    if request.method == "GET":
        return _shift_page(request)
    try:
        said = _carried_out(request, request.POST.get("do", ""))
    except flows.EndUnknownError:
        return _shift_page(request, error=_("Say first how the last time ended."))
    toast(request, said)
    return redirect("shift:shift")


@require_http_methods(["GET", "POST"])
def sat_down(request: HttpRequest) -> HttpResponse:
    """Say when one sat down: the button was forgotten."""
    if request.method == "GET":
        return redirect("shift:shift")
    person, typed = person_of(request), request.POST.get("at", "").strip()
    at, error = read_sat_down(typed, open_stretches(person), now())
    if at is None:
        return _shift_page(request, error=error, sat_typed=typed)
    toast(request, became(flows.sat_down(person, at=at)))
    return redirect("shift:shift")


@require_http_methods(["GET", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Add a stretch that was forgotten."""
    day = read_which_day(request.GET, day_on_device(request))
    return _edited(request, StretchDraft(id=new_id(), day=day, zone=zone_on_device(request)))


@require_http_methods(["GET", "POST"])
def stretch(request: HttpRequest, stretch_id: UUID) -> HttpResponse:
    """Correct a stretch, or take it away."""
    row = stretch_or_404(person_of(request), stretch_id)
    if request.method == "POST" and request.POST.get("do") == "take-away":
        flows.forget_stretch(person_of(request), row)
        toast(request, _("Taken away."))
        return redirect(f"{reverse('shift:shift')}?day={row.day}")
    return _edited(request, draft_of(row))


def _carried_out(request: HttpRequest, order: str) -> str:
    person, at, zone = person_of(request), now().replace(microsecond=0), zone_on_device(request)
    if order == "on":
        return became(flows.get_up(person, read_underfoot(request.POST), at=at, zone=zone))
    if order == "off":
        return became(flows.sit_down(person, at=at))
    if order == "still":
        flows.go_on(person, at=at, zone=zone)
        return _("Noted. Your time goes on.")
    if order == "unknown":
        flows.leave_unknown(person)
        return _("Taken out. That time stays unknown.")
    return _("Nothing was changed.")


def _edited(request: HttpRequest, draft: StretchDraft) -> HttpResponse:
    person = person_of(request)
    if request.method == "GET":
        return show(request, stretch_page(person, draft))
    typed = read_stretch(request.POST, draft, others=stretches_near(person, draft.day), now=now())
    if not typed.is_valid:
        return show(request, stretch_page(person, typed), status=422)
    flows.keep_draft(person, typed)
    toast(request, _("Noted."))
    return redirect(f"{reverse('shift:shift')}?day={typed.day}")


def _shift_page(request: HttpRequest, *, error: str = "", sat_typed: str = "") -> HttpResponse:
    today = day_on_device(request)
    page = shift_page(
        person_of(request),
        day=read_which_day(request.GET, today),
        today=today,
        zone=zone_on_device(request),
        sat_typed=sat_typed,
        error=error,
    )
    return show(request, page, status=422 if error else 200)
