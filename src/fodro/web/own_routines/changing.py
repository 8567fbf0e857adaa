"""A routine changed step by step: what was sent, kept, and shown again where the person was."""

from __future__ import annotations

from dataclasses import replace

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from fodro.knowledge.own_routines import OwnRoutineError, add_technique
from fodro.web.own_routines import flows, undoing
from fodro.web.own_routines.choosing import add_page
from fodro.web.own_routines.flows import ChangedMeanwhile
from fodro.web.own_routines.forms import StepChange, read_change, read_place, read_side
from fodro.web.own_routines.kinds import routine_of
from fodro.web.own_routines.listing import routine_page
from fodro.web.own_routines.models import KeptRoutine
from fodro.web.own_routines.pages import RoutinePage
from fodro.web.own_routines.queries import routine_or_404
from fodro.web.own_routines.telling import problem_text, step_text
from fodro.web.rendering import HtmxRequest, show
from fodro.web.toasts import toast

ACTED = ("up", "down", "longer", "shorter", "remove", "order", "added")


def changed_page(request: HtmxRequest, row: KeptRoutine) -> RoutinePage:
    """Return the page of a routine, with the step that was changed last at hand."""
    acted, step = request.GET.get("did", ""), request.GET.get("step", "")
    known = acted in ACTED and step.isascii() and step.isdigit()
    page = routine_page(row, acted=acted if known else "", index=int(step[:3]) if known else -1)
    return replace(page, undo=undoing.offered(request, str(row.pk)))


def steps_changed(request: HtmxRequest, row: KeptRoutine) -> HttpResponse:
    """Keep the change of the steps that was sent, and go back to where it was made."""
    change = read_change(request.POST)
    if change is None:
        return _refused(request, row, _("That could not be read. Nothing was changed."))
    try:
        made = flows.change_steps(row, change.edit, seen=request.POST.get("seen", ""))
    except ChangedMeanwhile:
        there = routine_or_404(row.person, row.pk)
        return _refused(request, there, _changed_meanwhile())
    except OwnRoutineError as error:
        return _refused(request, row, problem_text(error), index=change.index)
    if change.what == "remove":
        gone = step_text(routine_of(row).steps[change.index])
        undoing.offer(request, _("Taken out: %(step)s.") % {"step": gone}, made, where=str(row.pk))
    return _back_to(row, change)


def technique_added(request: HtmxRequest, row: KeptRoutine) -> HttpResponse:
    """Keep the technique that was chosen, at its place or at the end."""
    slug, side, at = request.POST.get("technique", ""), read_side(request.POST), read_place(request.POST)
    try:
        flows.change_steps(
            row, lambda own: add_technique(own, slug, side=side, at=at), seen=request.POST.get("seen", "")
        )
    except OwnRoutineError as error:
        return show(request, add_page(row, side=side, at=at, error=problem_text(error)), status=422)
    except ChangedMeanwhile:
        toast(request, _changed_meanwhile())
        return redirect("own_routines:routine", routine_id=row.pk)
    toast(request, _("Added."))
    return _at_step(row, len(routine_of(row).steps) if at is None else at, "added")


def _refused(request: HtmxRequest, row: KeptRoutine, error: str, *, index: int = -1) -> HttpResponse:
    page = replace(routine_page(row, index=index), error=error)
    return show(request, page, status=422, partial="steps" if request.htmx else "")


def _back_to(row: KeptRoutine, change: StepChange) -> HttpResponseRedirect:
    last = len(routine_of(row).steps) - 1
    return _at_step(row, min(change.place_after, last), change.what)


def _at_step(row: KeptRoutine, index: int, acted: str) -> HttpResponseRedirect:
    address = reverse("own_routines:routine", kwargs={"routine_id": row.pk})
    place = "steps" if acted == "remove" else f"step-{index}"
    return HttpResponseRedirect(f"{address}?step={index}&did={acted}#{place}")


def _changed_meanwhile() -> str:
    return _(
        "This routine was changed meanwhile, on another page or device. "
        "Here it is as it is now; your last tap was not used."
    )
