"""Today and the check-in."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from fodro.charts.feet import key_map
from fodro.domain.body import View
from fodro.web.clock import day_on_device, now, zone_on_device
from fodro.web.diary import flows
from fodro.web.diary.entering import entry_from
from fodro.web.diary.forms import BLANK, CheckinDraft, chosen_places, read_checkin
from fodro.web.diary.pages import CheckinPage
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
    if request.method == "GET":
        return _checkin_page(request, CheckinDraft(id=new_id(), spots=chosen_places(request.GET)))
    draft = read_checkin(request.POST)
    if not draft.is_valid:
        return _checkin_page(request, draft, status=422)
    entry = entry_from(draft, noted_at=now().replace(microsecond=0), zone=zone_on_device(request))
    kept = flows.record_checkin(person_of(request), entry)
    toast(request, _("Noted at %(time)s.") % {"time": noted_moment(kept).at.strftime("%H:%M")})
    return redirect("diary:today")


def _checkin_page(request: HttpRequest, draft: CheckinDraft, *, status: int = 200) -> HttpResponse:
    keys = {view.value: key_map(view) for view in View}
    page = CheckinPage(draft=draft, key_map=keys, blank=BLANK, was_sent=request.method == "POST")
    return show(request, page, status=status)
