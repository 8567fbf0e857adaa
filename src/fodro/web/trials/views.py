"""Try it out: the room, the plan, what was done, the result, and an experiment changed or stopped."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from fodro.web.clock import day_on_device, now, zone_on_device
from fodro.web.person import person_of
from fodro.web.rendering import show
from fodro.web.sent import read_id
from fodro.web.toasts import toast
from fodro.web.trials import flows
from fodro.web.trials.changing import change_page, read_days, stop_page
from fodro.web.trials.forms import Step, read_plan
from fodro.web.trials.noting import take
from fodro.web.trials.planning import plan_page
from fodro.web.trials.queries import trial_or_404
from fodro.web.trials.results import result_page
from fodro.web.trials.showing import room_page
from fodro.web.trials.standing import Stage, stage_of


@require_safe
def room(request: HttpRequest) -> HttpResponse:
    """Show what runs, what is over, and what could be tried."""
    return _room(request)


@require_http_methods(["GET", "POST"])
def plan(request: HttpRequest) -> HttpResponse:
    """Plan an experiment, one question after the other; draw its days when told to."""
    person, today = person_of(request), day_on_device(request)
    sent = request.POST if request.method == "POST" else request.GET
    draft = read_plan(sent, today)
    if request.method == "GET" or draft.step is not Step.CONFIRM:
        return show(request, plan_page(person, draft, today), status=200 if request.method == "GET" else 422)
    if not flows.plan_trial(person, draft, read_id(draft.id), today):
        return show(request, plan_page(person, draft, today), status=422)
    toast(request, _("The draw is made."))
    return redirect("trials:room")


@require_POST
def note(request: HttpRequest) -> HttpResponse:
    """Note what was done today, or rate the two feet."""
    answer = take(person_of(request), request.POST, now=now(), zone=zone_on_device(request))
    if answer.error:
        return _room(request, error=answer.error)
    toast(request, answer.said)
    return redirect("diary:today" if request.POST.get("back") == "today" else "trials:room")


@require_safe
def result(request: HttpRequest, trial_id: UUID) -> HttpResponse:
    """Show what an experiment has shown; while it runs, only how far it has come."""
    person = person_of(request)
    row = trial_or_404(person, trial_id)
    if stage_of(row, day_on_device(request)) is not Stage.OVER:
        return redirect("trials:room")
    return show(request, result_page(person, row))


@require_http_methods(["GET", "POST"])
def change(request: HttpRequest, trial_id: UUID) -> HttpResponse:
    """Change how many days are left; they are drawn anew, and those that were stay."""
    row, today = trial_or_404(person_of(request), trial_id), day_on_device(request)
    if stage_of(row, today) not in {Stage.AHEAD, Stage.ON}:
        return redirect("trials:result", trial_id=row.pk)
    if request.method == "GET":
        return show(request, change_page(row, today))
    days, error = read_days(request.POST, row, today)
    if error:
        return show(request, change_page(row, today, error=error), status=422)
    flows.change_days(row, days, today)
    toast(request, _("The days to come are drawn anew. The days that were stay as they were."))
    return redirect("trials:room")


@require_http_methods(["GET", "POST"])
def stop(request: HttpRequest, trial_id: UUID) -> HttpResponse:
    """Stop an experiment; asked once."""
    row, today = trial_or_404(person_of(request), trial_id), day_on_device(request)
    if stage_of(row, today) is Stage.OVER:
        return redirect("trials:result", trial_id=row.pk)
    if request.method == "GET":
        return show(request, stop_page(row))
    flows.stop_trial(row, today)
    toast(request, _("Stopped. What was noted is kept."))
    return redirect("trials:result", trial_id=row.pk)


@require_POST
def take_away(request: HttpRequest, trial_id: UUID) -> HttpResponse:
    """Take an experiment that is over away."""
    row = trial_or_404(person_of(request), trial_id)
    if stage_of(row, day_on_device(request)) is not Stage.OVER:
        return redirect("trials:room")
    flows.forget_trial(row)
    toast(request, _("Taken away."))
    return redirect("trials:room")


def _room(request: HttpRequest, *, error: str = "") -> HttpResponse:
    page = room_page(person_of(request), now=now(), zone=zone_on_device(request), error=error)
    return show(request, page, status=422 if error else 200)
