"""What a report says: what was asked to be in it, and every number on its page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from fodro.domain.body import Side, View
from fodro.domain.experiments import Experiment
from fodro.domain.findings import Findings
from fodro.domain.trial_findings import TrialFinding


class ReportKind(StrEnum):
    """What is made of a diary to be given to somebody."""

    REPORT = "report"
    """One page for whoever looks at the feet."""

    WORK_NOTE = "work-note"
    """Time on the feet at work and what is asked for; about health only what is ticked."""

    WEEK_CARD = "week-card"
    """A blank week to note on paper; nothing of the diary is on it."""


class Part(StrEnum):
    """One part of a report, to be in it or not."""

    COMPLAINT = "complaint"
    WHERE = "where"
    COURSE = "course"
    IN_THE_DAY = "in-the-day"
    TOGETHER = "together"
    TRIED = "tried"
    IN_THE_WAY = "in-the-way"
    SHOES = "shoes"
    SMALL_SIGNS = "small-signs"
    PHOTOS = "photos"
    QUESTIONS = "questions"


USUAL_PARTS = frozenset(Part) - {Part.PHOTOS}
"""What is in a report unless somebody says otherwise: everything but pictures of the feet."""

POSSIBLE_AT_WORK = frozenset({Part.COMPLAINT, Part.TOGETHER, Part.IN_THE_WAY, Part.QUESTIONS})
"""What may be in a work note at all."""

WORK_PARTS = frozenset({Part.QUESTIONS})
"""What is in a work note unless more is ticked: nothing of health, only what is asked for."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a person asked for. Every text is theirs: shown as it stands, and never read as anything else.

    Parameters
    ----------
    kind : ReportKind
    since, until : date or None
        First and last civil day; ``None`` from the first note, and to the last.
    parts : frozenset of Part
    name, born : str
        As they are to stand on the page; empty leaves them out.
    complaint : str
        The main complaint in their own words; may be empty.
    questions : tuple of str
        What they want to ask; in a work note what they ask for.
    pages : int
        1, or 2 where a second page is wanted for whatever does not fit on the first.
    """

    kind: ReportKind = ReportKind.REPORT
    since: date | None = None
    until: date | None = None
    parts: frozenset[Part] = USUAL_PARTS
    name: str = ""
    born: str = ""
    complaint: str = ""
    questions: tuple[str, ...] = ()
    pages: int = 1


@dataclass(frozen=True, slots=True)
class PlacePain:
    """One place as it was rated.

    Parameters
    ----------
    region : str
    side : Side or None
        ``None`` where there is none or none was recorded.
    view : View or None
        Where the same region is seen from both views and it was said which.
    mean_nrs, highest_nrs : float
        Over the days on which it was rated, 0–10.
    days : int
        On how many days it was rated.
    """

    region: str
    side: Side | None
    view: View | None
    mean_nrs: float
    highest_nrs: float
    days: int


@dataclass(frozen=True, slots=True)
class InTheWay:
    """How much it was in the way: days on which that was noted, their mean (0–10), and days of 5 or more."""

    days: int
    mean_nrs: float
    days_much: int


@dataclass(frozen=True, slots=True)
class Limp:
    """On how many days a limp was noted, of how many on which it was said whether there was one."""

    days: int
    days_noted: int


@dataclass(frozen=True, slots=True)
class OnFeet:
    """Time on the feet on the days on which it was noted.

    Parameters
    ----------
    days : int
        Days with hours on the feet.
    median_h, most_h : float
        Hours of a middle day, and of the longest.
    hours, stretches_min : tuple of float
        Every one of them, the least first.
    stretch_days : int
        Days with a longest stretch.
    median_stretch_min, most_stretch_min : float or None
        Minutes standing without a break: the longest of a middle day, and of all days.
    """

    days: int
    median_h: float | None
    most_h: float | None
    stretch_days: int = 0
    median_stretch_min: float | None = None
    most_stretch_min: float | None = None
    hours: tuple[float, ...] = ()
    stretches_min: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class NotedSign:
    """A small sign as it was seen.

    `photo` is a JPEG, empty without one or where none is wanted; `address` is where a page of the app
    shows it.
    """

    day: date
    what: str
    region: str = ""
    side: Side | None = None
    view: View | None = None
    note: str = ""
    photo: bytes = b""
    address: str = ""


@dataclass(frozen=True, slots=True)
class Tried:
    """One experiment and what it has shown."""

    experiment: Experiment
    finding: TrialFinding


@dataclass(frozen=True, slots=True)
class Recorded:
    """How much was recorded.

    Parameters
    ----------
    days : int
        Civil days of the period.
    days_noted : int
        Those with a check-in.
    check_ins, sessions, rests : int
    worn_days : int
        Days on which shoes were noted.
    factors : mapping of str to int
        On how many days each factor was noted.
    """

    days: int = 0
    days_noted: int = 0
    check_ins: int = 0
    sessions: int = 0
    rests: int = 0
    worn_days: int = 0
    factors: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class OwnFactor:
    """What a person calls a factor of their own: its slug, name, kind and unit."""

    slug: str
    name: str
    kind: str
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """Every number of a report; nothing in it depends on a language.

    Parameters
    ----------
    asked : Asked
    made_on : date
        Civil day on which it was made.
    first, last : date or None
        First and last day of the period; ``None`` without any note.
    findings : Findings
        Of the days of the period; its digest and version are those of the page.
    places : tuple of PlacePain
        Rated most often first.
    in_the_way : InTheWay or None
        ``None`` where it was never noted.
    limp : Limp or None
        ``None`` where it was never noted.
    on_feet : OnFeet or None
        ``None`` where it was never noted.
    tried : tuple of Tried
        Experiments of the period, the latest first.
    said : mapping of str to tuple of str
        Civil days (ISO) of the period on which each monitor was said to be worse.
    small_signs : tuple of NotedSign
        The latest first; in a diary folder there are none.
    signs_known : bool
        Whether small signs could be looked up; without, none are said to be absent.
    recorded : Recorded
    own : tuple of OwnFactor
        Names the person gave.
    simulated : bool
        Whether the diary is simulated; the page says so.
    """

    asked: Asked
    made_on: date
    first: date | None
    last: date | None
    findings: Findings
    places: tuple[PlacePain, ...] = ()
    in_the_way: InTheWay | None = None
    limp: Limp | None = None
    on_feet: OnFeet | None = None
    tried: tuple[Tried, ...] = ()
    said: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    small_signs: tuple[NotedSign, ...] = ()
    signs_known: bool = False
    recorded: Recorded = Recorded()
    own: tuple[OwnFactor, ...] = ()
    simulated: bool = False
