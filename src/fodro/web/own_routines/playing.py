"""A routine about to be played: what today allows of it, and what is left out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from urllib.parse import urlencode

from django.urls import reverse

from fodro.knowledge.own_playing import playable, tools_of
from fodro.knowledge.own_routines import OwnRoutine, OwnStep
from fodro.knowledge.routine import Routine
from fodro.web.massage.forms import PlanDraft
from fodro.web.massage.listing import phases_of
from fodro.web.massage.planning import sore_just_now
from fodro.web.own_routines.kinds import routine_of
from fodro.web.own_routines.limiting import Today, today_for
from fodro.web.own_routines.models import KeptRoutine
from fodro.web.own_routines.pages import PlayPage
from fodro.web.own_routines.telling import clock, step_text
from fodro.web.safety.going import Going


@dataclass(frozen=True, slots=True)
class Playing:
    """What is played of a routine today; no routine where nothing of it may be, or where help comes first."""

    row: KeptRoutine
    own: OwnRoutine
    today: Today
    routine: Routine | None
    left_out: tuple[OwnStep, ...]

    @property
    def minutes(self) -> int:
        """How long it is today."""
        return self.routine.minutes if self.routine else 0

    @property
    def is_shortened(self) -> bool:
        """Whether the steps that are played are shorter than usual."""
        played_s = self.routine.seconds if self.routine else 0
        return played_s + sum(one.seconds for one in self.left_out) < self.own.seconds


def playing(row: KeptRoutine, *, day: date, moment: datetime) -> Playing:
    """Return what today allows of a routine."""
    own = routine_of(row)
    today = today_for(row.person, own, day=day, moment=moment)
    routine, left_out = playable(own, today.limits)
    return Playing(row, own, today, None if today.is_emergency else routine, left_out)


def ask_first(found: Playing, typed: str) -> str:
    """Return the address that asks what may speak against it, and leads back with the rating as typed."""
    here = reverse("own_routines:play", kwargs={"routine_id": found.row.pk})
    there = f"{here}?{urlencode({'before': typed})}" if typed else here
    return Going(next=there, tools=tools_of(found.own.steps)).to("safety:ask")


def play_page(found: Playing, draft: PlanDraft, *, moment: datetime) -> PlayPage:
    """Return the page on which a routine is begun."""
    sore = sore_just_now(found.row.person, moment)
    return PlayPage(
        id=found.row.pk,
        name=found.row.name,
        draft=draft,
        phases=phases_of(found.routine) if found.routine else (),
        length=clock(found.routine.seconds) if found.routine else "",
        left_out=tuple(step_text(step) for step in found.left_out),
        is_shortened=found.is_shortened,
        is_emergency=found.today.is_emergency,
        suggested_before=draft.typed or ("" if sore is None else f"{sore:g}"),
        verdicts=found.today.state.verdict_lines,
        harms=found.today.harms,
    )
