"""A routine as it is read on the page and by the player."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from itertools import groupby
from typing import Any

from django.utils.translation import gettext as _

from fodro.charts.feet import centre_of, drawn_parts
from fodro.domain.body import Side, View
from fodro.knowledge.caution import Caution, before_massage, said
from fodro.knowledge.composer import Complaint, Routine, Step, reason_text
from fodro.knowledge.library import technique
from fodro.knowledge.scales import pace_text, pressure_name
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


def script_of(routine: Routine) -> dict[str, Any]:
    """Return everything the player needs to count, show and speak, in the language of the request."""
    return {
        "language": language(),
        "steps": [_step_script(step) for step in routine.steps],
        "words": {
            "next": _("Next"),
            "last": _("Last step"),
            "paused": _("Paused"),
            "otherFoot": _("Now the other foot."),
            "done": _("Done. Let your feet rest a moment."),
        },
    }


def _feel(step: Step) -> str:
    """Return how hard and how fast in words: what the light shows, for those who do not see it move."""
    pace = pace_text(technique(step.technique), step.pace_per_min, language())
    return " · ".join(word for word in (pressure_name(step.pressure, language()), pace) if word)


def _step_script(step: Step) -> dict[str, Any]:
    known, side = technique(step.technique), step.side or Side.LEFT
    view = View(known.motion.view) if known.motion.view in set(View) else View.TOP
    return {
        "name": known.name(language()),
        "how": known.how(language()),
        "cue": known.cue(language()),
        "where": where(step),
        "feel": _feel(step),
        "phase": step.phase,
        "phaseName": phase_name(step.phase),
        "seconds": step.seconds,
        "side": step.side or "",
        "view": view.value,
        "kind": known.motion.kind,
        "pacePerMin": step.pace_per_min,
        "onLeg": on_leg(step),
        "path": [centre_of(region, side, view) for region in known.motion.path if drawn_parts(region, view)],
    }
