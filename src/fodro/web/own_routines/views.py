"""Routines of one's own: all of them, one to change, one more technique, and the beginning of a massage."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from fodro.web.clock import day_on_device, now, zone_on_device
from fodro.web.massage.flows import begin_session
from fodro.web.massage.forms import PlanDraft, rating_error
from fodro.web.own_routines import flows, making, undoing
from fodro.web.own_routines.changing import changed_page, steps_changed, technique_added
from fodro.web.own_routines.choosing import add_page
from fodro.web.own_routines.forms import (
    free_name,
    name_error,
    read_name,
    read_place,
    read_side,
    with_name_checked,
)
from fodro.web.own_routines.kinds import routine_of
from fodro.web.own_routines.listing import names_of, new_page, routine_page, routines_page
from fodro.web.own_routines.playing import ask_first, play_page, playing
from fodro.web.own_routines.queries import routine_or_404, routines_of
from fodro.web.person import person_of
from fodro.web.rendering import HtmxRequest, show
from fodro.web.sent import read_id
from fodro.web.toasts import toast


@require_safe
def routines(request: HttpRequest) -> HttpResponse:
    """Every routine the person made."""
    return show(request, routines_page(person_of(request), undo=undoing.offered(request)))


@require_http_methods(["GET", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Keep the routine of a massage, or begin one."""
    person = person_of(request)
    draft = making.draft_from(request, person)
    if request.method == "GET":
        return show(request, new_page(draft, making.kept_from(person, draft)))
    draft = with_name_checked(draft, names_of(routines_of(person)))
    if draft.error:
        return show(request, new_page(draft, making.kept_from(person, draft)), status=422)
    making.make(request, person, draft)
    toast(request, _("Kept. Change it as you like."))
    return redirect("own_routines:routine", routine_id=draft.id)


@require_safe
def routine(request: HtmxRequest, routine_id: UUID) -> HttpResponse:
    """One routine, to be changed and begun."""
    row = routine_or_404(person_of(request), routine_id)
    return show(request, changed_page(request, row), partial="steps" if request.htmx else "")


@require_POST
def steps(request: HtmxRequest, routine_id: UUID) -> HttpResponse:
    """Move a step, make it longer or shorter, or take it out."""
    return steps_changed(request, routine_or_404(person_of(request), routine_id))


@require_POST
def name(request: HttpRequest, routine_id: UUID) -> HttpResponse:
    """Give a routine another name."""
    person = person_of(request)
    row, typed = routine_or_404(person, routine_id), read_name(request.POST)
    error = name_error(typed, names_of(routines_of(person), but=row))
    if error:
        page = replace(routine_page(row), name_typed=typed, name_error=error)
        return show(request, page, status=422)
    flows.change_name(row, typed)
    toast(request, _("Noted."))
    return redirect("own_routines:routine", routine_id=row.pk)


@require_http_methods(["GET", "POST"])
def add(request: HtmxRequest, routine_id: UUID) -> HttpResponse:
    """Choose a technique and add it."""
    row = routine_or_404(person_of(request), routine_id)
    if request.method == "POST":
        return technique_added(request, row)
    return show(request, add_page(row, side=read_side(request.GET), at=read_place(request.GET)))


@require_POST
def copy(request: HttpRequest, routine_id: UUID) -> HttpResponse:
    """Make a second one with the same steps."""
    person, new = person_of(request), read_id(request.POST.get("id", ""))
    row = routine_or_404(person, routine_id)
    copied = replace(routine_of(row), name=free_name(row.name, names_of(routines_of(person))))
    flows.keep_new(person, new, copied)
    toast(request, _("This is the copy: “%(name)s”.") % {"name": copied.name})
    return redirect("own_routines:routine", routine_id=new)


@require_POST
def rest(request: HttpRequest, routine_id: UUID) -> HttpResponse:
    """Let a routine rest below the others, or take it back."""
    again = "again" in request.POST
    flows.rest_routine(routine_or_404(person_of(request), routine_id), retired=not again)
    toast(request, _("It is among your massages again.") if again else _("It rests below the others now."))
    return redirect("own_routines:routines")


@require_POST
def take_away(request: HttpRequest, routine_id: UUID) -> HttpResponse:
    """Take a routine away, with a way back."""
    row = routine_or_404(person_of(request), routine_id)
    told = _("“%(name)s” is taken away.") % {"name": row.name}
    undoing.offer(request, told, flows.take_routine_away(row))
    return redirect("own_routines:routines")


@require_POST
def undo(request: HttpRequest) -> HttpResponse:
    """Take the last change back."""
    person = person_of(request)
    key, said = undoing.take_offered_back(request, person)
    toast(request, said)
    there = next((row for row in routines_of(person) if str(row.pk) == key), None)
    if there is None or "list" in request.POST:
        return redirect("own_routines:routines")
    return redirect("own_routines:routine", routine_id=there.pk)


@require_http_methods(["GET", "POST"])
def play(request: HttpRequest, routine_id: UUID) -> HttpResponse:
    """Show what today allows of a routine; begin it when told to."""
    person = person_of(request)
    row = routine_or_404(person, routine_id)
    found, sent = playing(row, day=day_on_device(request), moment=now()), request.POST or request.GET
    typed, draft_id = sent.get("before", "").strip(), read_id(sent.get("id", ""))
    if found.today.state.must_ask:
        return redirect(ask_first(found, typed))
    draft = PlanDraft(id=draft_id, minutes=found.minutes, typed=typed, error=rating_error(typed))
    if request.method == "GET" or draft.error or found.routine is None:
        page = play_page(found, draft, moment=now())
        return show(request, page, status=200 if request.method == "GET" else 422)
    at, zone = now().replace(microsecond=0), zone_on_device(request)
    session = begin_session(person, draft, routine=found.routine, started_at=at, zone=zone)
    return redirect("massage:play", session_id=session.pk)
