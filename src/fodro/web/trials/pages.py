"""What the pages of this room show."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from fodro.charts.tables import Chart
from fodro.web.trials.choices import Choices, choices_for_nobody, design_choices
from fodro.web.trials.forms import MOST_WASHOUT, PlanDraft, Step
from fodro.web.trials.saying import plan_words, why_nothing_yet, words
from fodro.web.trials.standing import Stage

LEVELS = tuple(range(11))


@dataclass(frozen=True, slots=True)
class Link:
    """Where the thing of the day is, or is told of."""

    text: str
    url: str


@dataclass(frozen=True, slots=True)
class TrialCard:
    """Today's draw, what was done, and the two feet to rate; no other day is in it."""

    stage: Stage = Stage.NONE
    is_split: bool = False
    key: str = ""
    day: date | None = None
    progress: str = ""
    heading: str = ""
    arm: str = ""
    how: str = ""
    when: str = ""
    link: Link | None = None
    done: str = ""
    done_text: str = ""
    others: tuple[tuple[str, str], ...] = ()
    rates: date | None = None
    asks: str = ""
    rated: str = ""
    later: str = ""
    left: str = ""
    right: str = ""
    error: str = ""
    levels: tuple[int, ...] = LEVELS
    words: Mapping[str, object] = field(default_factory=words)


@dataclass(frozen=True, slots=True)
class DayMark:
    """One day in the strip of an experiment: what is known of it, and nothing of what it was drawn to be."""

    state: str
    name: str
    is_today: bool = False


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the running experiment has come."""

    key: str
    title: str
    compared: str
    days: str
    noted: str
    marks: tuple[DayMark, ...]
    commitment: str
    may_change: bool


@dataclass(frozen=True, slots=True)
class Earlier:
    """One experiment that is over, in the list."""

    key: str
    title: str
    days: str
    said: str


@dataclass(frozen=True, slots=True)
class RoomPage:
    """The room: the kinds of experiments, or the one that runs; and those that are over."""

    template = "trials/room.html"
    card: TrialCard = field(default_factory=TrialCard)
    progress: Progress | None = None
    earlier: tuple[Earlier, ...] = ()
    designs: tuple[tuple[str, str, str], ...] = field(default_factory=design_choices)
    why_not_yet: str = field(default_factory=why_nothing_yet)


@dataclass(frozen=True, slots=True)
class Needed:
    """How many days it takes to see a difference of so many points."""

    size: str
    days: str


@dataclass(frozen=True, slots=True)
class PlanPage:
    """One question after the other; every answer so far stays in the form."""

    template = "trials/plan.html"
    draft: PlanDraft = field(default_factory=PlanDraft)
    choices: Choices = field(default_factory=choices_for_nobody)
    needed: tuple[Needed, ...] = ()
    needed_from: str = ""
    washouts: tuple[int, ...] = tuple(range(MOST_WASHOUT + 1))
    title: str = ""
    summary: tuple[str, ...] = ()
    is_taken: bool = False
    steps: tuple[Step, ...] = tuple(Step)
    words: Mapping[str, object] = field(default_factory=plan_words)


@dataclass(frozen=True, slots=True)
class ChangePage:
    """What may still be changed of a running experiment: how many days are left of it."""

    template = "trials/change.html"
    key: str
    title: str
    lived: int
    days: int
    choices: tuple[int, ...]
    error: str = ""


@dataclass(frozen=True, slots=True)
class StopPage:
    """Asked once before an experiment is stopped."""

    template = "trials/stop.html"
    key: str
    title: str


@dataclass(frozen=True, slots=True)
class CheckedDay:
    """One day of a finished experiment: drawn and done, side by side."""

    day: str
    drawn: str
    done: str
    rated: str
    is_other: bool
    counts: bool
    differs: bool


@dataclass(frozen=True, slots=True)
class Picture:
    """The pairs of days, and the sentence above them."""

    sentence: str
    chart: Chart


@dataclass(frozen=True, slots=True)
class ResultPage:
    """What came out: a sentence, the effect with its range, the days, and how it can be checked."""

    template = "trials/result.html"
    key: str
    title: str
    when: str
    sentence: str
    details: tuple[str, ...]
    range_chart: Chart | None
    picture: Picture | None
    is_split: bool
    seed: str
    commitment: str
    holds: bool
    days: tuple[CheckedDay, ...]


def blank_room() -> RoomPage:
    """Return the room with nobody's data: the device fills it in."""
    return RoomPage()


def blank_plan() -> PlanPage:
    """Return the plan with nobody's shoes: the device adds them."""
    return PlanPage()
