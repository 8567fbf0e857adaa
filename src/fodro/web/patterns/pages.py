"""What the pages of the patterns room show."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.safestring import SafeString

from fodro.charts.tables import Chart, Table

FIRST = 3
"""So many findings stand open on the page; more are folded."""


@dataclass(frozen=True, slots=True)
class Picture:
    """One sentence, the chart it is read from, and the same in numbers."""

    heading: str
    sentence: str
    chart: Chart | None


@dataclass(frozen=True, slots=True)
class FindingCard:
    """A finding that stands: what goes together, how sure that is, and what the days look like."""

    address: str
    mark: str
    heading: str
    sentence: str
    certainty: str
    is_new: bool
    note: str
    chart: Chart | None


@dataclass(frozen=True, slots=True)
class Overview:
    """One more picture of the room, and where it opens to; `address` is empty where it does not.

    `opens` is said instead of what it rests on; `is_new` where something in it was first shown lately.
    """

    picture: Picture
    address: str
    beside: tuple[str, ...] = ()
    opens: str = ""
    is_new: bool = False


@dataclass(frozen=True, slots=True)
class HeatMap:
    """A year of days: their weeks, what it says in a sentence, and the same in numbers."""

    sentence: str
    weeks: SafeString
    weekdays: tuple[str, ...]
    table: Table
    address: str
    scale: tuple[int, ...] = tuple(range(11))


@dataclass(frozen=True, slots=True)
class NotYet:
    """A question that is open: why, and how far the days have come where that can be counted."""

    about: str
    sentence: str
    have: int = 0
    needed: int = 0


@dataclass(frozen=True, slots=True)
class CouldShow:
    """The smallest effect a question could show now and in 14 days, in points as text."""

    name: str
    now: str
    later: str


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """A finding that no longer stands, and why."""

    sentence: str
    until: date


@dataclass(frozen=True, slots=True)
class PatternsPage:
    """What the diary shows so far, and what it cannot tell yet.

    `counting` is empty, or ``first`` where nothing was worked out yet, ``newer`` where newer entries are not
    in it, ``trouble`` where they could not be.
    """

    template = "patterns/patterns.html"
    counting: str
    days: int = 0
    is_early: bool = False
    heading: str = ""
    findings: tuple[FindingCard, ...] = ()
    days_chart: Picture | None = None
    heat_map: HeatMap | None = None
    in_the_day: Overview | None = None
    in_the_week: Overview | None = None
    massage: Overview | None = None
    shoes: Overview | None = None
    first_answers: tuple[NotYet, ...] = ()
    not_yet: tuple[NotYet, ...] = ()
    could_show: tuple[CouldShow, ...] = ()
    set_aside: tuple[str, ...] = ()
    withdrawn: tuple[Withdrawn, ...] = ()
    looked_at: str = ""
    digest: str = ""

    @property
    def is_waiting(self) -> bool:
        """Whether the page looks again by itself."""
        return self.counting in {"first", "newer"}

    @property
    def first_findings(self) -> tuple[FindingCard, ...]:
        """The strongest findings, in full."""
        return self.findings[:FIRST]

    @property
    def more_findings(self) -> tuple[FindingCard, ...]:
        """The others, folded."""
        return self.findings[FIRST:]


@dataclass(frozen=True, slots=True)
class DayLink:
    """One day behind a finding."""

    day: date
    name: str
    cells: tuple[str, ...]
    pain_nrs: float
    pain: str


@dataclass(frozen=True, slots=True)
class OpenedPage:
    """One finding opened: its pictures, its days, what it rests on and what it cannot tell."""

    template = "patterns/opened.html"
    counting: str
    heading: str
    sentence: str
    certainty: str = ""
    note: str = ""
    pictures: tuple[Picture, ...] = ()
    about_picture: str = ""
    more: tuple[str, ...] = ()
    day_columns: tuple[str, ...] = ()
    days: tuple[DayLink, ...] = ()
    days_in_all: int = 0
    assumptions: tuple[str, ...] = ()
    cannot: tuple[str, ...] = ()
    base_rate: str = ""


@dataclass(frozen=True, slots=True)
class MassagePart:
    """One question about massage: its answer, its pictures, and where to go from there, if anywhere.

    `have` and `needed` are days, where it waits for them.
    """

    mark: str
    heading: str
    sentence: str
    more: tuple[str, ...] = ()
    note: str = ""
    pictures: tuple[Picture, ...] = ()
    address: str = ""
    action: str = ""
    have: int = 0
    needed: int = 0


@dataclass(frozen=True, slots=True)
class MassagePage:
    """Everything about massage, question by question, and what cannot be told yet."""

    template = "patterns/massage.html"
    counting: str
    heading: str
    parts: tuple[MassagePart, ...]
    not_yet: tuple[NotYet, ...] = ()
    could_show: tuple[CouldShow, ...] = ()
    assumptions: tuple[str, ...] = ()
    cannot: tuple[str, ...] = ()
    base_rate: str = ""
