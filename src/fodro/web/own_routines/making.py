"""A new routine: from a massage that was played, from today's, or from gentle strokes alone."""

from __future__ import annotations

from dataclasses import replace

from django.http import Http404, HttpRequest
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from fodro.knowledge.own_routines import OwnRoutine, OwnRoutineError, from_routine, steps_for
from fodro.knowledge.routine import Routine, RoutineError
from fodro.web.clock import day_on_device, now
from fodro.web.massage.composing import composed_for
from fodro.web.massage.models import MassageSession
from fodro.web.massage.queries import session_or_404
from fodro.web.massage.wishes import usual_wishes
from fodro.web.own_routines.flows import keep_new
from fodro.web.own_routines.forms import NewDraft, free_name, read_new, read_session
from fodro.web.own_routines.queries import routines_of
from fodro.web.people.models import Person

_WARM_UP, _CLOSING = "whole-foot-glide", "closing-stroke"


def draft_from(request: HttpRequest, person: Person) -> NewDraft:
    """Return what was asked for or sent; a massage that is not the person's is answered "not found"."""
    sent = request.POST if request.method == "POST" else request.GET
    session = read_session(sent)
    draft = read_new(sent, session)
    if session is None or request.method == "POST":
        return draft
    return _named(draft, session_or_404(person, session), [row.name for row in routines_of(person)])


def kept_from(person: Person, draft: NewDraft) -> OwnRoutine | None:
    """Return the routine of the massage that is to be kept, where one is named."""
    if draft.session is None:
        return None
    session = session_or_404(person, draft.session)
    try:
        return from_routine(Routine.from_dict(session.routine), _("Your massage"))
    except (RoutineError, OwnRoutineError):
        raise Http404 from None


def make(request: HttpRequest, person: Person, draft: NewDraft) -> None:
    """Keep the routine of a draft that is whole."""
    keep_new(person, draft.id, _routine(request, person, draft))


def _routine(request: HttpRequest, person: Person, draft: NewDraft) -> OwnRoutine:
    if kept := kept_from(person, draft):
        return OwnRoutine(draft.name, kept.steps)
    if draft.minutes:
        wishes = replace(usual_wishes(person), minutes=draft.minutes)
        made = composed_for(person, wishes, day=day_on_device(request), moment=now())
        return from_routine(made.routine, draft.name)
    return gentle_strokes(draft.name)


def gentle_strokes(name: str) -> OwnRoutine:
    """Return the shortest routine with a beginning and an end: room for all the rest between them."""
    return OwnRoutine(name, (*steps_for(_WARM_UP), *steps_for(_CLOSING)))


def _named(draft: NewDraft, session: MassageSession, taken: list[str]) -> NewDraft:
    day = date_format(session.day, pgettext("date format without year", "j F"))
    name = _("Massage on %(day)s") % {"day": day}
    return NewDraft(
        id=draft.id,
        name=free_name(name, taken) if name in taken else name,
        session=draft.session,
    )
