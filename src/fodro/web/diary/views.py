"""Today and the check-in."""

from __future__ import annotations

from dataclasses import replace

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from fodro.domain.civil import lived_day
from fodro.web.clock import day_on_device, now, zone_on_device
from fodro.web.diary import flows
from fodro.web.diary.checkin_page import change_page, checkin_page, chosen_too
from fodro.web.diary.entering import entry_from
from fodro.web.diary.forms import CheckinDraft, chosen_places, draft_of, read_checkin
from fodro.web.diary.moment import Here, asked_moment
from fodro.web.diary.queries import interference_noted, latest_checkin, own_checkin_or_404
from fodro.web.diary.today import noted_moment, today_page
from fodro.web.ids import new_id
from fodro.web.person import person_of
from fodro.web.rendering import show
from fodro.web.toasts import toast


@require_safe
def today(request: HttpRequest) -> HttpResponse:
    """How the feet are today."""
    return show(request, today_page(person_of(request), day_on_device(request), zone_on_device(request)))


@require_http_methods(["GET", "POST"])
def checkin(request: HttpRequest) -> HttpResponse:
    """Note where it hurts."""
    if "edit" in request.GET or "editing" in request.POST:
        return _change(request)
    person, here = person_of(request), here_on_device(request)
    if request.method == "GET":
        chosen = chosen_places(request.GET)
        return _new(request, CheckinDraft(id=new_id(), spots=chosen, moment=asked_moment(request.GET)), here)
    again = own_checkin_or_404(person, request.POST["again"])[0] if "again" in request.POST else None
    draft = read_checkin(request.POST, here, again=again)
    if not draft.is_valid:
        return _new(request, draft, here, status=422)
    kept = flows.record_checkin(person, entry_from(draft, noted_at=here.now, zone=here.zone))
    toast(request, _("Noted at {time}.").format(time=f"{noted_moment(kept).at:%H:%M}"))
    return redirect("diary:today")


def _new(request: HttpRequest, draft: CheckinDraft, here: Here, *, status: int = 200) -> HttpResponse:
    person = person_of(request)
    noted_nrs = interference_noted(person, lived_day(here.wall))
    page = checkin_page(draft, here, last=latest_checkin(person), noted_nrs=noted_nrs, was_sent=status != 200)
    return show(request, page, status=status)


def _change(request: HttpRequest) -> HttpResponse:
    """Change a check-in or take it away; one that was taken away can be put back."""
    person, here = person_of(request), here_on_device(request)
    kept, is_gone = own_checkin_or_404(person, request.GET.get("edit") or request.POST.get("id", ""))
    if request.method == "GET":
        draft = draft_of(kept)
        draft = replace(draft, spots=chosen_too(draft, chosen_places(request.GET)))
        return show(request, change_page(draft, here, kept, is_gone=is_gone))
    if "delete" in request.POST:
        flows.take_away_checkin(person, kept.key)
        toast(request, _("Deleted."))
        return redirect(f"{request.path}?edit={kept.key}")
    draft = read_checkin(request.POST, here, kept=kept)
    if not draft.is_valid:
        return show(request, change_page(draft, here, kept, is_gone=is_gone, was_sent=True), status=422)
    flows.amend_checkin(person, entry_from(draft, noted_at=here.now, zone=here.zone))
    toast(request, _("Changed."))
    return redirect("diary:today")


def here_on_device(request: HttpRequest) -> Here:
    """Return the instant it is, and the zone the device is in."""
    return Here(now().replace(microsecond=0), zone_on_device(request))
