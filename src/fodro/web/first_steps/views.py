"""The first ten steps of a morning, and the steps ten minutes later."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from fodro.domain.scores import nrs
from fodro.web.clock import now, zone_on_device
from fodro.web.first_steps import flows
from fodro.web.first_steps.asking import getting_up_day
from fodro.web.first_steps.forms import (
    MorningDraft,
    draft_of,
    read_morning,
    read_rating,
    read_side,
    read_which_day,
)
from fodro.web.first_steps.pages import MorningPage
from fodro.web.first_steps.queries import first_steps_of, side_of_last_time
from fodro.web.first_steps.saying import day_name, words
from fodro.web.first_steps.showing import first_steps_page
from fodro.web.person import person_of
from fodro.web.rendering import show
from fodro.web.toasts import toast


@require_http_methods(["GET", "POST"])
def first_steps(request: HttpRequest) -> HttpResponse:
    """Rate the first steps; ten minutes later, the steps once more."""
    if request.method == "GET":
        return _page(request)
    name = "later" if "later" in request.POST else "first"
    typed, error = read_rating(request.POST, name)
    if error:
        return _page(request, error=error)
    toast(request, _noted(request, name, typed))
    return redirect("first_steps:first-steps")


@require_http_methods(["GET", "POST"])
def morning(request: HttpRequest) -> HttpResponse:
    """Correct a morning, add an earlier one, or take one away."""
    person, zone = person_of(request), zone_on_device(request)
    sent = request.POST if request.method == "POST" else request.GET
    day, error = read_which_day(sent, getting_up_day(now(), zone))
    draft = draft_of(day, zone, first_steps_of(person, day), side=side_of_last_time(person))
    if request.method == "GET" or error:
        return _morning_page(request, draft, error=error)
    if request.POST.get("do") == "take-away":
        flows.forget_morning(person, day)
        toast(request, _("Taken away."))
        return redirect("first_steps:first-steps")
    return _kept(request, read_morning(request.POST, draft, now()))


def _kept(request: HttpRequest, draft: MorningDraft) -> HttpResponse:
    if not draft.is_valid:
        return _morning_page(request, draft, status=422)
    flows.keep_morning(person_of(request), draft.entry)
    toast(request, _("Noted."))
    return redirect("first_steps:first-steps")


def _noted(request: HttpRequest, name: str, typed: str) -> str:
    person, at, zone = person_of(request), now().replace(microsecond=0), zone_on_device(request)
    day, said = getting_up_day(at, zone), words()
    if name == "later":
        was_asked = flows.note_later(person, day, nrs(typed), at=at)
        return str(said["laterNoted" if was_asked else "firstMissing"]) % {"number": typed}
    draft = MorningDraft(day, zone, read_side(request.POST), first=typed)
    is_new = flows.note_first(person, draft.entry_at(at))
    return str(said["firstNoted" if is_new else "already"]) % {"number": typed}


def _page(request: HttpRequest, *, error: str = "") -> HttpResponse:
    page = first_steps_page(person_of(request), now=now(), zone=zone_on_device(request), error=error)
    return show(request, page, status=422 if error else 200)


def _morning_page(
    request: HttpRequest, draft: MorningDraft, *, error: str = "", status: int = 200
) -> HttpResponse:
    page = MorningPage(draft=draft, day_name=day_name(draft.day), error=error)
    return show(request, page, status=422 if error and request.method == "POST" else status)
