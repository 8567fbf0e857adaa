"""What the pages of this room show."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from fodro.charts.tables import Chart
from fodro.web.first_steps.asking import Asking
from fodro.web.first_steps.forms import MorningDraft
from fodro.web.first_steps.saying import side_choices, words

LEVELS = tuple(range(11))


@dataclass(frozen=True, slots=True)
class Noted:
    """A morning as it is told; texts are empty where something was not noted."""

    day: date
    day_name: str
    short_day: str
    first: float
    first_clock: str
    side: str = ""
    later: float | None = None
    later_clock: str = ""
    after: str = ""
    due: str = ""


@dataclass(frozen=True, slots=True)
class TodayCard:
    """What Today says of the first steps: nothing, one quiet line, or the question ten minutes later."""

    asking: Asking = Asking.NOTHING
    noted: Noted | None = None
    known: tuple[Mapping[str, Any], ...] = ()
    levels: tuple[int, ...] = LEVELS
    words: Mapping[str, object] = field(default_factory=words)


@dataclass(frozen=True, slots=True)
class FirstStepsPage:
    """One row of numbers; ten minutes later the same; and the last mornings."""

    template = "first_steps/first_steps.html"
    asking: Asking | str = ""
    day: date | None = None
    day_name: str = ""
    is_morning: bool = True
    noted: Noted | None = None
    side: str = ""
    error: str = ""
    mornings: tuple[Noted, ...] = ()
    chart: Chart | None = None
    known: tuple[Mapping[str, Any], ...] = ()
    levels: tuple[int, ...] = LEVELS
    sides: tuple[tuple[str, str], ...] = field(default_factory=side_choices)
    words: Mapping[str, object] = field(default_factory=words)


@dataclass(frozen=True, slots=True)
class MorningPage:
    """One morning to correct, or an earlier one to add."""

    template = "first_steps/morning.html"
    draft: MorningDraft
    day_name: str
    error: str = ""
    levels: tuple[int, ...] = LEVELS
    sides: tuple[tuple[str, str], ...] = field(default_factory=side_choices)


def blank_first_steps() -> FirstStepsPage:
    """Return the page with nobody's data: the device fills it in."""
    return FirstStepsPage()
