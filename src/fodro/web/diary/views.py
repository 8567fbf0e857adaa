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
from fodro.web.diary.day_form import DayDraft, draft_of, read_day, read_which_day
from fodro.web.diary.forms import BLANK, CheckinDraft, chosen_places, read_checkin
from fodro.web.diary.pages import CheckinPage, DayPage
from fodro.web.diary.queries import day_factors, words_used
from fodro.web.diary.today import day_name, noted_moment, today_page
from fodro.web.ids import new_id
from fodro.web.person import person_of
from fodro.web.rendering import show
from fodro.web.toasts import toast
from fodro.web.words import language


@require_safe
def today(request: HttpRequest) -> HttpResponse:
    """How the feet are today."""
    return show(request, today_page(person_of(request), day_on_device(request), zone_on_device(request)))


@require_http_methods(["GET", "POST"])
def day(request: HttpRequest) -> HttpResponse:
    """Note what the day was like."""
    person, today = person_of(request), day_on_device(request)
    if request.method == "GET":
        on_day = read_which_day(request.GET, today)
        return _day_page(request, draft_of(on_day, day_factors(person, on_day), language()))
    draft = read_day(request.POST, today)
    if not draft.is_valid:
        return _day_page(request, draft, status=422)
    flows.record_day(person, draft.day, draft.changed)
    toast(request, _("Noted."))
    return redirect("diary:today")


@require_http_methods(["GET", "POST"])
def checkin(request: HttpRequest) -> HttpResponse:
    """Note where it hurts."""
    if request.method == "GET":
        return _checkin_page(request, CheckinDraft(id=new_id(), spots=chosen_places(request.GET)))
    draft = read_checkin(request.POST)
    if not draft.is_valid:
        return _checkin_page(request, draft, status=422)
    kept = flows.record_checkin(
        person_of(request), draft, noted_at=now().replace(microsecond=0), zone=zone_on_device(request)
    )
    toast(request, _("Noted at %(time)s.") % {"time": noted_moment(kept).at.strftime("%H:%M")})
    return redirect("diary:today")


def _day_page(request: HttpRequest, draft: DayDraft, *, status: int = 200) -> HttpResponse:
    shoes = words_used(person_of(request), "shoe")
    page = DayPage(day_name=day_name(draft.day), draft=draft, shoes=tuple(shoes))
    return show(request, page, status=status)


def _checkin_page(request: HttpRequest, draft: CheckinDraft, *, status: int = 200) -> HttpResponse:
    keys = {view.value: key_map(view) for view in View}
    page = CheckinPage(draft=draft, key_map=keys, blank=BLANK, was_sent=request.method == "POST")
    return show(request, page, status=status)
