"""Answers after a massage: later, the next morning, "It is gone"; sit-downs; the massages of before."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from fodro.domain.scores import nrs
from fodro.knowledge.resting import rest_routine
from fodro.web.clock import day_on_device, now, zone_on_device
from fodro.web.massage import flows
from fodro.web.massage.forms import read_plan
from fodro.web.massage.past import past_page
from fodro.web.massage.queries import session_or_404
from fodro.web.massage.resting import decline_rest, rest_page
from fodro.web.massage.told import read_ask, read_harm, read_session_id
from fodro.web.person import person_of
from fodro.web.rendering import show
from fodro.web.sent import scale_error
from fodro.web.toasts import toast


@require_POST
def later(request: HttpRequest) -> HttpResponse:
    """Keep the answer to a question after a massage, or that it is not answered."""
    session = session_or_404(person_of(request), read_session_id(request.POST))
    ask, typed, at = read_ask(request.POST), request.POST.get("nrs", ""), now().replace(microsecond=0)
    if "decline" in request.POST:
        flows.decline(session, ask)
    elif error := scale_error(typed):
        toast(request, error)
    else:
        flows.rate_later(session, ask, nrs(typed), at=at, harm=read_harm(request.POST, at))
        toast(request, _("Noted: %(number)s.") % {"number": typed})
    return redirect("massage:past" if request.POST.get("back") == "past" else "diary:today")


@require_POST
def gone(request: HttpRequest, session_id: UUID) -> HttpResponse:
    """Keep that what was new after a massage is gone."""
    session = session_or_404(person_of(request), session_id)
    flows.say_gone(session, at=now().replace(microsecond=0))
    toast(request, _("Noted. Begin gently there."))
    return redirect("massage:past" if request.POST.get("back") == "past" else "massage:plan")


@require_http_methods(["GET", "POST"])
def rest(request: HttpRequest) -> HttpResponse:
    """Say what sit-downs are for, and keep whether they may be offered."""
    person, answer = person_of(request), request.POST.get("agree")
    if request.method == "GET":
        return show(request, rest_page(person))
    if answer in {"yes", "no"}:
        flows.answer_rest(person, agreed=answer == "yes", said_on=day_on_device(request))
        agreed = _("Noted. Now and then a rest is offered; you can always choose the massage.")
        toast(request, agreed if answer == "yes" else _("Noted. No rests are offered."))
    return redirect("massage:rest" if request.POST.get("back") == "rest" else "massage:plan")


@require_POST
def begin_rest(request: HttpRequest) -> HttpResponse:
    """Begin a sit-down without massage."""
    draft = read_plan(request.POST)
    if draft.error:
        toast(request, draft.error)
        return redirect("massage:plan")
    session = flows.begin_session(
        person_of(request),
        draft,
        routine=rest_routine(draft.minutes),
        started_at=now().replace(microsecond=0),
        zone=zone_on_device(request),
    )
    return redirect("massage:play", session_id=session.pk)


@require_POST
def not_this_time(request: HttpRequest) -> HttpResponse:
    """Go on to the massage; no sit-down is offered any more today."""
    decline_rest(request, day_on_device(request))
    return redirect("massage:plan")


@require_safe
def past(request: HttpRequest) -> HttpResponse:
    """Show the massages of before."""
    zone = zone_on_device(request)
    return show(request, past_page(person_of(request), before=_before(request), now=now(), zone=zone))


def _before(request: HttpRequest) -> date | None:
    try:
        return date.fromisoformat(request.GET.get("before", ""))
    except ValueError:
        return None
