"""A routine about to be played: what today allows of it, and what is left out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from fodro.knowledge.own_playing import playable
from fodro.knowledge.own_routines import OwnStep
from fodro.knowledge.routine import Routine
from fodro.web.massage.forms import PlanDraft
from fodro.web.massage.listing import caution_lines, phases_of
from fodro.web.massage.planning import sore_just_now
from fodro.web.own_routines.kinds import routine_of
from fodro.web.own_routines.limiting import limits_today
from fodro.web.own_routines.models import KeptRoutine
from fodro.web.own_routines.pages import PlayPage
from fodro.web.own_routines.telling import clock, step_text


@dataclass(frozen=True, slots=True)
class Playing:
    """What is played of a routine today; no routine where nothing of it may be."""

    routine: Routine | None
    left_out: tuple[OwnStep, ...]
    shortened: bool


def playing(row: KeptRoutine) -> Playing:
    """Return what today allows of a routine."""
    own = routine_of(row)
    routine, left_out = playable(own, limits_today(row.person))
    played_s = routine.seconds if routine else 0
    return Playing(routine, left_out, shortened=played_s + sum(one.seconds for one in left_out) < own.seconds)


def play_page(row: KeptRoutine, found: Playing, draft: PlanDraft, *, moment: datetime) -> PlayPage:
    """Return the page on which a routine is begun."""
    sore = sore_just_now(row.person, moment)
    return PlayPage(
        id=row.pk,
        name=row.name,
        draft=draft,
        phases=phases_of(found.routine) if found.routine else (),
        length=clock(found.routine.seconds) if found.routine else "",
        left_out=tuple(step_text(step) for step in found.left_out),
        shortened=found.shortened,
        suggested_before=draft.typed or ("" if sore is None else f"{sore:g}"),
        cautions=caution_lines(),
    )
