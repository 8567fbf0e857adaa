"""Plan a massage, be led through it, say how it felt."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from fodro.domain.scores import nrs
from fodro.knowledge.composer import Routine
from fodro.web.clock import day_on_device, now, zone_on_device
from fodro.web.ids import new_id
from fodro.web.massage import flows
from fodro.web.massage.carrying import carried
from fodro.web.massage.composing import Composed, ask_first, composed_for
from fodro.web.massage.forms import PlanDraft, rating_error, read_plan, read_played_min
from fodro.web.massage.listing import phases_of, plan_page
from fodro.web.massage.models import MassageSession
from fodro.web.massage.pages import CarriedPlayerPage, PlayerPage
from fodro.web.massage.planning import sore_just_now
from fodro.web.massage.queries import session_or_404
from fodro.web.massage.resting import rest_offer
from fodro.web.massage.scripting import script_of
from fodro.web.massage.told import read_harm
from fodro.web.massage.wishes import read_wishes, usual_wishes
from fodro.web.patterns.told import right_after_line
from fodro.web.person import person_of
from fodro.web.rendering import HtmxRequest, show
from fodro.web.toasts import toast


@require_http_methods(["GET", "POST"])
def plan(request: HtmxRequest) -> HttpResponse:
    """Show the routine for what hurts; begin it when told to. What may speak against it is asked first."""
    person = person_of(request)
    wishes = read_wishes(request.POST or request.GET, usual_wishes(person))
    made = composed_for(person, wishes, day=day_on_device(request), moment=now())
    if made.state.must_ask and not request.htmx:
        return redirect(ask_first(made))
    if request.method == "GET":
        typed = request.GET.get("before", "")
        return _plan_page(request, made, PlanDraft(id=new_id(), minutes=wishes.minutes, typed=typed))
    draft = read_plan(request.POST, wishes.minutes)
    if draft.error or made.is_emergency:
        return _plan_page(request, made, draft, status=422)
    return redirect("massage:play", session_id=_begun(request, made, draft).pk)


@require_safe
def play(request: HttpRequest, session_id: UUID) -> HttpResponse:
    """Lead through the massage."""
    return show(request, _player_page(session_or_404(person_of(request), session_id)))


@require_http_methods(["GET", "POST"])
def after(request: HttpRequest, session_id: UUID) -> HttpResponse:
    """Keep how the feet are after the massage."""
    session = session_or_404(person_of(request), session_id)
    if request.method == "GET":
        return redirect("massage:play", session_id=session.pk)
    typed = request.POST.get("after", "").strip()
    if error := rating_error(typed, required=True):
        return show(request, _player_page(session, typed=typed, error=error), status=422)
    ended = now().replace(microsecond=0)
    flows.rate_after(
        session,
        nrs(typed),
        finished_at=ended,
        minutes=read_played_min(request.POST, session.minutes),
        harm=read_harm(request.POST, ended),
    )
    toast(request, _("Noted. Rest your feet a moment."))
    return redirect("diary:today")


@require_safe
def carry(request: HttpRequest) -> JsonResponse:
    """Give a device the massages it plays with the server gone."""
    told = carried(person_of(request), day_on_device(request), now())
    return JsonResponse(told, headers={"Cache-Control": "no-store"})


@require_safe
def carried_player(request: HttpRequest) -> HttpResponse:
    """Lead through a massage the device carries."""
    return show(request, CarriedPlayerPage())


def _begun(request: HttpRequest, made: Composed, draft: PlanDraft) -> MassageSession:
    return flows.begin_session(
        person_of(request),
        draft,
        routine=made.routine,
        started_at=now().replace(microsecond=0),
        zone=zone_on_device(request),
    )


def _plan_page(request: HtmxRequest, made: Composed, draft: PlanDraft, *, status: int = 200) -> HttpResponse:
    sore = sore_just_now(person_of(request), now())
    offer = rest_offer(request, minutes=made.wishes.minutes, is_plain=made.is_plain, before_nrs=sore)
    page = plan_page(made, draft, sore=sore, offer=offer, so_far=right_after_line(person_of(request)))
    return show(request, page, status=status, partial="routine" if request.htmx else "")


def _player_page(session: MassageSession, *, typed: str = "", error: str = "") -> PlayerPage:
    routine = Routine.from_dict(session.routine)
    return PlayerPage(
        session_id=session.pk,
        minutes=round(session.minutes),
        phases=phases_of(routine),
        script=script_of(routine),
        after_typed=typed,
        error=error,
    )
