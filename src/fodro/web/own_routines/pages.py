"""What the pages of own routines show."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from fodro.web.massage.forms import PlanDraft
from fodro.web.massage.harm import HarmLine
from fodro.web.massage.pages import PhaseList
from fodro.web.own_routines.forms import NewDraft
from fodro.web.safety.telling import VerdictLine


@dataclass(frozen=True, slots=True)
class Block:
    """One step in the strip that shows a routine at a glance: one lane for each foot, time to the right."""

    x: int
    width: int
    y: int
    height: int
    phase: str


@dataclass(frozen=True, slots=True)
class Strip:
    """A routine at a glance."""

    seconds: int
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class RoutineItem:
    """One routine as it is listed."""

    id: UUID
    name: str
    length: str
    strip: Strip


@dataclass(frozen=True, slots=True)
class RoutinesPage:
    """Every routine a person made, and what was taken away just now."""

    template = "own_routines/routines.html"
    items: tuple[RoutineItem, ...]
    resting: tuple[RoutineItem, ...]
    undo: str


@dataclass(frozen=True, slots=True)
class NewPage:
    """A name for a new routine, and what it begins with."""

    template = "own_routines/new.html"
    draft: NewDraft
    strokes: str
    minutes: tuple[int, ...]
    kept: RoutineItem | None


@dataclass(frozen=True, slots=True)
class StepRow:
    """One step that can be changed. `acted` is the button that was pressed last, to be pressed again."""

    index: int
    technique: str
    where: str
    label: str
    phase: str
    phase_name: str
    clock: str
    paired: bool
    is_first: bool
    is_last: bool
    acted: str = ""


@dataclass(frozen=True, slots=True)
class RoutinePage:
    """One routine, to be changed and begun."""

    template = "own_routines/routine.html"
    item: RoutineItem
    clock: str
    rows: tuple[StepRow, ...]
    state: str
    retired: bool
    lacks_warm_up: bool
    said: str
    undo: str
    error: str
    name_typed: str
    name_error: str
    at_undo: bool
    copy_id: UUID


@dataclass(frozen=True, slots=True)
class TechniqueChoice:
    """One technique that can be added."""

    slug: str
    name: str
    how: str
    needs: str


@dataclass(frozen=True, slots=True)
class FamilyChoices:
    """The techniques of one family."""

    slug: str
    name: str
    techniques: tuple[TechniqueChoice, ...]
    is_open: bool


@dataclass(frozen=True, slots=True)
class AddPage:
    """Techniques to choose from, and for which foot."""

    template = "own_routines/add.html"
    id: UUID
    name: str
    families: tuple[FamilyChoices, ...]
    side: str
    at: int | None
    state: str
    error: str


@dataclass(frozen=True, slots=True)
class PlayPage:
    """What is played today, what is left out, how sore the feet are before, and what speaks against it."""

    template = "own_routines/play.html"
    id: UUID
    name: str
    draft: PlanDraft
    phases: tuple[PhaseList, ...]
    length: str
    left_out: tuple[str, ...]
    is_shortened: bool
    is_emergency: bool
    suggested_before: str
    verdicts: tuple[VerdictLine, ...]
    harms: tuple[HarmLine, ...]
