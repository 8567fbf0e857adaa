"""The pages of own routines put together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from django.utils.translation import gettext as _

from fodro.domain.body import Side
from fodro.knowledge.library import technique
from fodro.knowledge.own_playing import lacks_warm_up, phases
from fodro.knowledge.own_routines import OwnRoutine, counterpart
from fodro.web.ids import new_id
from fodro.web.massage.forms import MINUTES
from fodro.web.massage.listing import phase_name
from fodro.web.own_routines.forms import STROKES, NewDraft
from fodro.web.own_routines.kinds import routine_of
from fodro.web.own_routines.models import KeptRoutine
from fodro.web.own_routines.pages import (
    Block,
    NewPage,
    RoutineItem,
    RoutinePage,
    RoutinesPage,
    StepRow,
    Strip,
)
from fodro.web.own_routines.queries import routines_of, state_of
from fodro.web.own_routines.telling import clock, length_text, step_text, where_text
from fodro.web.people.models import Person
from fodro.web.words import language

LANE = 10
"""The height of one foot's lane in the strip."""


def routines_page(person: Person, *, undo: str) -> RoutinesPage:
    """Return every routine of `person`."""
    rows = routines_of(person)
    return RoutinesPage(
        items=tuple(item_of(row) for row in rows if not row.retired),
        resting=tuple(item_of(row) for row in rows if row.retired),
        undo=undo,
    )


def new_page(draft: NewDraft, kept: OwnRoutine | None) -> NewPage:
    """Return the page on which a new routine gets its name; `kept` is the one of a massage."""
    item = RoutineItem(draft.id, kept.name, length_text(kept), strip_of(kept)) if kept else None
    return NewPage(draft=draft, strokes=STROKES, minutes=MINUTES, kept=item)


def routine_page(row: KeptRoutine, *, acted: str = "", index: int = -1) -> RoutinePage:
    """Return one routine; the step `index` is open, with the button `acted` at hand."""
    own = routine_of(row)
    return RoutinePage(
        item=item_of(row),
        clock=clock(own.seconds),
        rows=tuple(
            replace(step, acted=acted or "open") if step.index == index and acted != "remove" else step
            for step in step_rows(own)
        ),
        state=state_of(row),
        retired=row.retired,
        lacks_warm_up=lacks_warm_up(own),
        said=_said(own, acted, index),
        undo="",
        error="",
        name_typed=row.name,
        name_error="",
        at_undo=acted == "remove",
        copy_id=new_id(),
    )


def item_of(row: KeptRoutine) -> RoutineItem:
    """Return a routine as it is listed."""
    own = routine_of(row)
    return RoutineItem(row.pk, row.name, length_text(own), strip_of(own))


def step_rows(own: OwnRoutine) -> tuple[StepRow, ...]:
    """Return the steps as they are changed."""
    parts = phases(own.steps)
    return tuple(
        StepRow(
            index=index,
            technique=technique(step.technique).name(language()),
            where=where_text(step),
            label=step_text(step),
            phase=parts[index].value,
            phase_name=phase_name(parts[index]),
            clock=clock(step.seconds),
            paired=counterpart(own, index) is not None,
            is_first=index == 0,
            is_last=index == len(own.steps) - 1,
        )
        for index, step in enumerate(own.steps)
    )


def strip_of(own: OwnRoutine) -> Strip:
    """Return a routine at a glance: the left foot above, the right one below, both at once in both lanes."""
    blocks, at = [], 0
    for step, phase in zip(own.steps, phases(own.steps), strict=True):
        y, height = _lane(step.side)
        blocks.append(Block(at, step.seconds, y, height, phase.value))
        at += step.seconds
    return Strip(own.seconds, tuple(blocks))


def names_of(rows: Sequence[KeptRoutine], *, but: KeptRoutine | None = None) -> list[str]:
    """Return the names that are taken."""
    return [row.name for row in rows if but is None or row.pk != but.pk]


def _lane(side: Side | None) -> tuple[int, int]:
    return (LANE + 2 if side is Side.RIGHT else 0, LANE if side else 2 * LANE + 2)


def _said(own: OwnRoutine, acted: str, index: int) -> str:
    """Return what was just done, for those who do not see the list."""
    if acted in {"", "remove"} or not 0 <= index < len(own.steps):
        return ""
    step = own.steps[index]
    if acted in {"longer", "shorter"}:
        return f"{step_text(step)}: {clock(step.seconds)}"
    told = {"step": step_text(step), "place": index + 1, "n": len(own.steps)}
    return _("%(step)s: step %(place)s of %(n)s.") % told
