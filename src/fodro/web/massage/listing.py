"""A routine as it is read on the page and by the player."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from itertools import groupby

from django.utils.translation import gettext as _

from fodro.domain.body import Side, View
from fodro.knowledge.caution import Caution, before_massage, said
from fodro.knowledge.composer import Complaint, Routine, Step, reason_text
from fodro.knowledge.library import technique
from fodro.web.diary.queries import current_spots
from fodro.web.massage.forms import MINUTES, PlanDraft
from fodro.web.massage.pages import CautionLine, OfflinePlanPage, PhaseList, PlanPage, StepLine
from fodro.web.massage.planning import checkins_lately, complaints, routine_for, sore_just_now
from fodro.web.people.models import Person
from fodro.web.words import language, place_name


def plan_page(person: Person, draft: PlanDraft, *, day: date, moment: datetime) -> PlanPage:
    """Return the plan of `draft` for how the feet of `person` are."""
    lately = checkins_lately(person, day)
    found = complaints(current_spots(lately))
    routine = routine_for(found, draft.minutes)
    sore = sore_just_now(person, moment)
    return PlanPage(
        draft=draft,
        minutes=MINUTES,
        noted=bool(lately),
        complaints=complaint_names(found),
        phases=phases_of(routine),
        cautions=caution_lines(),
        read_first=read_first(routine),
        suggested_before=draft.typed or ("" if sore is None else f"{sore:g}"),
    )


def offline_plan() -> OfflinePlanPage:
    """Return the plan with nobody's routine in it."""
    return OfflinePlanPage(minutes=MINUTES, cautions=caution_lines())


def phases_of(routine: Routine) -> tuple[PhaseList, ...]:
    """Return the steps of `routine`, phase by phase."""
    return tuple(
        PhaseList(name=phase_name(phase), steps=tuple(step_line(step) for step in steps))
        for phase, steps in groupby(routine.steps, key=lambda step: step.phase)
    )


def step_line(step: Step) -> StepLine:
    """Return `step` as it is listed."""
    return StepLine(
        name=technique(step.technique).name(language()),
        where=where(step),
        reason=reason_text(step, language()),
        seconds=round(step.seconds),
    )


def complaint_names(found: Sequence[Complaint]) -> tuple[str, ...]:
    """Return the names of the places the routine is for."""
    return tuple(place_name(complaint.region, complaint.side) for complaint in found)


def caution_lines() -> tuple[CautionLine, ...]:
    """Return the reasons not to massage, the same for everyone."""
    return tuple(_caution(caution) for caution in before_massage(language()))


def read_first(routine: Routine) -> tuple[CautionLine, ...]:
    """Return the cautions that what was noted calls for; they stand above the routine."""
    return tuple(_caution(said(rule, language())) for rule in routine.cautions)


def _caution(caution: Caution) -> CautionLine:
    return CautionLine(sign=caution.question, advice=caution.advice)


def phase_name(phase: str) -> str:
    """Return the word for a phase of a routine."""
    return {
        "warm-up": _("Warm up"),
        "deeper": _("Deeper"),
        "move": _("Move"),
        "calm-down": _("Calm down"),
    }[phase]


def where(step: Step) -> str:
    """Return which foot, or which leg, a step is for."""
    if on_leg(step):
        return {Side.LEFT: _("Left leg"), Side.RIGHT: _("Right leg"), None: _("Both legs")}[step.side]
    return {Side.LEFT: _("Left foot"), Side.RIGHT: _("Right foot"), None: _("Both feet")}[step.side]


def on_leg(step: Step) -> bool:
    """Return whether `step` touches the leg and not the foot."""
    return technique(step.technique).motion.view not in set(View)
