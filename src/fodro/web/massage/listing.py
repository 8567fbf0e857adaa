"""A routine as it is read on the page and by the player."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from fodro.knowledge.caution import before_massage
from fodro.knowledge.composer import Complaint, Kind, Routine, Step, reason_text
from fodro.knowledge.learning import Liking
from fodro.knowledge.library import Phase, technique
from fodro.knowledge.telling import kind_text, phase_text, where_text
from fodro.web.massage.choices import mode_choices, position_choices, tool_choices, wished_text
from fodro.web.massage.composing import Composed
from fodro.web.massage.forms import MINUTES, USUAL_MINUTES, PlanDraft
from fodro.web.massage.pages import CautionLine, OfflinePlanPage, PhaseList, PlanPage, StepLine
from fodro.web.massage.resting import RestOffer
from fodro.web.words import language, place_name


def plan_page(
    made: Composed, draft: PlanDraft, *, sore: float | None, offer: RestOffer | None, so_far: str = ""
) -> PlanPage:
    """Return the plan of what was `made`.

    `sore` is how much the feet hurt just now, where that is known; `so_far` is what massage has gone with.
    """
    wishes = made.wishes
    return PlanPage(
        draft=draft,
        wishes=wishes,
        minutes=MINUTES,
        tools=tool_choices(wishes),
        modes=mode_choices(wishes),
        positions=position_choices(wishes),
        wished=wished_text(wishes),
        noted=made.noted,
        complaints=complaint_names(made.complaints),
        kind="" if made.routine.kind is Kind.MASSAGE else kind_text(made.routine.kind, language()),
        phases=phases_of(made.routine, made.liking),
        verdicts=made.state.verdict_lines,
        harms=made.harms,
        rest_offer=offer,
        is_varied=made.liking.is_varied and made.routine.kind is Kind.MASSAGE,
        must_ask=made.state.must_ask,
        is_emergency=made.is_emergency,
        so_far=so_far,
        suggested_before=draft.typed or ("" if sore is None else f"{sore:g}"),
    )


def offline_plan() -> OfflinePlanPage:
    """Return the plan with nobody's routine in it."""
    return OfflinePlanPage(minutes=MINUTES, usual=USUAL_MINUTES)


def phases_of(routine: Routine, liking: Liking | None = None) -> tuple[PhaseList, ...]:
    """Return the steps of `routine`, phase by phase; `liking` says what went well before."""
    return tuple(
        PhaseList(name=phase_name(phase), steps=tuple(step_line(step, liking) for step in steps))
        for phase, steps in groupby(routine.steps, key=lambda step: step.phase)
    )


def step_line(step: Step, liking: Liking | None = None) -> StepLine:
    """Return `step` as it is listed."""
    return StepLine(
        name=technique(step.technique).name(language()),
        where=where(step),
        reason=reason_text(step, language()),
        seconds=round(step.seconds),
        slug=step.technique,
        because=liking.because(step.technique, language()) if liking else "",
    )


def complaint_names(found: Sequence[Complaint]) -> tuple[str, ...]:
    """Return the names of the places the routine is for."""
    return tuple(place_name(complaint.region, complaint.side) for complaint in found)


def caution_lines() -> tuple[CautionLine, ...]:
    """Return the reasons not to massage, the same for everyone."""
    read = before_massage(language())
    return tuple(CautionLine(sign=caution.question, advice=caution.advice) for caution in read)


def phase_name(phase: str) -> str:
    """Return the word for a phase of a routine."""
    return phase_text(Phase(phase), language())


def where(step: Step) -> str:
    """Return which foot, or which leg, a step is for."""
    return where_text(step, language())
