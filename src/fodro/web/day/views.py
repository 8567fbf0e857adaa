"""What the day was like, and what a person wants to note of their days."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from fodro.web.clock import day_on_device
from fodro.web.day import flows
from fodro.web.day.asking import AskedDay, ask_about, filled
from fodro.web.day.forms import DayDraft, read_day, read_which_day
from fodro.web.day.own_forms import draft_of_factor, read_own
from fodro.web.day.own_showing import adopted, change_page, imported_names, own_page, read_by
from fodro.web.day.queries import factors_noted, own_factor_or_404, own_factors
from fodro.web.day.showing import day_page
from fodro.web.person import person_of
from fodro.web.rendering import show
from fodro.web.toasts import toast


@require_http_methods(["GET", "POST"])
def day(request: HttpRequest) -> HttpResponse:
    """Note what the day was like."""
    person, today = person_of(request), day_on_device(request)
    sent = request.GET if request.method == "GET" else request.POST
    asked = ask_about(person, read_which_day(sent, today))
    if request.method == "GET":
        return show(request, day_page(asked, today=today))
    draft = read_day(request.POST, asked.questions, today)
    if "same" in request.POST or not draft.is_valid:
        return _again(request, asked, draft)
    flows.note_day(person, draft.day, draft.changed)
    toast(request, _("Noted.") if draft.changed else _("Nothing was changed."))
    return redirect("diary:today") if draft.day == today else redirect(_address_of(draft))


def _again(request: HttpRequest, asked: AskedDay, draft: DayDraft) -> HttpResponse:
    """Show the page again: with what is wrong, or filled from an earlier day on the person's own word."""
    shown = filled(draft, asked, request.POST.get("same", ""))
    page = day_page(asked, shown, today=day_on_device(request))
    return show(request, page, status=200 if shown.is_valid else 422)


def _address_of(draft: DayDraft) -> str:
    return f"{reverse('day:day')}?day={draft.day.isoformat()}"


@require_http_methods(["GET", "POST"])
def own(request: HttpRequest) -> HttpResponse:
    """Make a factor of one's own, and see those that are there."""
    person = person_of(request)
    if request.method == "GET":
        return show(request, own_page(person, adopted(person, request.GET.get("adopts", ""))))
    there = own_factors(person)
    draft = read_own(request.POST, there, imported_names(person))
    if not draft.is_valid:
        return show(request, own_page(person, draft), status=422)
    flows.make_factor(person, draft.entry(there, noted=factors_noted(person)))
    toast(request, _("“%(name)s” is now on the Day page.") % {"name": draft.name})
    return redirect("day:own")


@require_http_methods(["GET", "POST"])
def change(request: HttpRequest) -> HttpResponse:
    """Change the name, the unit or the choices of a factor of one's own."""
    person = person_of(request)
    sent = request.GET if request.method == "GET" else request.POST
    factor = own_factor_or_404(person, sent.get("factor", ""))
    if request.method == "GET":
        return show(request, change_page(draft_of_factor(factor)))
    there = own_factors(person)
    draft = read_own(request.POST, there)
    if not draft.is_valid:
        return show(request, change_page(draft), status=422)
    flows.make_factor(person, draft.entry(there))
    toast(request, _("Changed."))
    return redirect("day:own")


@require_POST
def move(request: HttpRequest) -> HttpResponse:
    """Move a factor of one's own up or down."""
    factor = own_factor_or_404(person_of(request), request.POST.get("factor", ""))
    flows.move_factor(person_of(request), factor.slug, read_by(request.POST))
    return redirect("day:own")


@require_POST
def rest(request: HttpRequest) -> HttpResponse:
    """Let a factor rest, or ask about it again; nothing that was noted is lost."""
    factor = own_factor_or_404(person_of(request), request.POST.get("factor", ""))
    flows.rest_factor(factor, retired="again" not in request.POST)
    return redirect("day:own")
