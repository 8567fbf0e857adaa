"""Ask before a massage, say what the answers mean, and show what is remembered."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from fodro.knowledge.limits import Stop
from fodro.knowledge.safety import asked as all_questions
from fodro.web.clock import day_on_device, now, zone_on_device
from fodro.web.massage.harm import open_harms
from fodro.web.massage.planning import complaints_of
from fodro.web.person import person_of
from fodro.web.rendering import show
from fodro.web.safety.asking import AskState, asked
from fodro.web.safety.flows import forget_answer, keep_answers
from fodro.web.safety.forms import read_answers, wants_where
from fodro.web.safety.going import Going, read_going
from fodro.web.safety.listing import about_page, next_screen, screen_again
from fodro.web.safety.pages import AskPage, SaidPage
from fodro.web.safety.queries import answers_of
from fodro.web.toasts import toast


@require_safe
def about(request: HttpRequest) -> HttpResponse:
    """Show what is remembered of the person."""
    return show(request, about_page(person_of(request), now(), day_on_device(request)))


@require_http_methods(["GET", "POST"])
def ask(request: HttpRequest) -> HttpResponse:
    """Ask what can matter before a massage, one screen at a time."""
    going = read_going(request)
    if request.method == "POST":
        return _keep(request, going)
    state = _state(request, going)
    if going.again:
        screen = screen_again(going.again, state, answers_of(person_of(request), now()))
        return show(request, AskPage(screen, going))
    found = next_screen(state, going.where)
    return show(request, AskPage(found, going)) if found else redirect(_onward(state, going))


@require_safe
def said(request: HttpRequest) -> HttpResponse:
    """Show what the answers mean."""
    going = read_going(request)
    state = _state(request, going)
    stopped = state.limits.stop is not Stop.NOTHING
    return show(request, SaidPage(state.verdict_lines, going, is_stopped=stopped))


@require_POST
def forget(request: HttpRequest) -> HttpResponse:
    """Forget one answer."""
    slug = request.POST.get("slug", "")
    if slug in all_questions():
        forget_answer(person_of(request), slug)
        toast(request, _("Forgotten. It is asked again when it matters."))
    return redirect("safety:about")


def _keep(request: HttpRequest, going: Going) -> HttpResponse:
    person, moment = person_of(request), now().replace(microsecond=0)
    read = read_answers(request.POST, answers_of(person, moment))
    keep_answers(person, read, moment=moment, zone=zone_on_device(request))
    after = going.then(where=wants_where(read, request.POST))
    state = _state(request, after)
    if next_screen(state, after.where):
        return redirect(after.to("safety:ask"))
    return redirect(_onward(state, after))


def _onward(state: AskState, going: Going) -> str:
    return going.to("safety:said") if state.must_tell else going.next


def _state(request: HttpRequest, going: Going) -> AskState:
    person, moment = person_of(request), now()
    found = complaints_of(person, day_on_device(request))
    return asked(person, found, going.tools, moment, after_harm=bool(open_harms(person, moment)))
