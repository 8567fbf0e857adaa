"""What the pages of the room of small signs show."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from fodro.web.signs.forms import SignDraft, SwellingDraft


@dataclass(frozen=True, slots=True)
class CautionLine:
    """A sign in plain words, and what to do."""

    sign: str
    advice: str


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing to choose: what is sent, and how it is called."""

    value: str
    name: str


@dataclass(frozen=True, slots=True)
class Group:
    """Choices under a heading."""

    name: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class FootLine:
    """One foot as it was last time, and from morning to evening, in words; empty where nothing is known."""

    letter: str
    name: str
    value: str = ""
    when: str = ""
    over_day: str = ""


@dataclass(frozen=True, slots=True)
class Measure:
    """The field of one foot for one method."""

    field: str
    foot: FootLine
    typed: str
    error: str = ""


@dataclass(frozen=True, slots=True)
class MethodForm:
    """One method with a field for each foot, left first."""

    slug: str
    name: str
    unit: str
    how_to: str
    levels: tuple[Choice, ...]
    measures: tuple[Measure, ...]


@dataclass(frozen=True, slots=True)
class NotedLine:
    """One thing noted, on the list."""

    what: str
    detail: str
    note: str
    url: str


@dataclass(frozen=True, slots=True)
class NotedDay:
    """What was noted of one day."""

    day: date
    name: str
    lines: tuple[NotedLine, ...]


@dataclass(frozen=True, slots=True)
class SignsPage:
    """The room: what to read first, the feet as they were last, and what was noted lately."""

    template = "signs/signs.html"
    cautions: tuple[CautionLine, ...]
    method: str
    feet: tuple[FootLine, ...]
    days: tuple[NotedDay, ...]


@dataclass(frozen=True, slots=True)
class SwellingPage:
    """The form of both feet."""

    template = "signs/swelling.html"
    draft: SwellingDraft
    methods: tuple[MethodForm, ...]
    parts: tuple[Choice, ...]
    today: date
    cautions: tuple[CautionLine, ...] = ()
    noted_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class ChangePage:
    """The form of one change."""

    template = "signs/change.html"
    draft: SignDraft
    signs: tuple[Choice, ...]
    sides: tuple[Choice, ...]
    places: tuple[Group, ...]
    photos: tuple[Choice, ...]
    today: date
    cautions: tuple[CautionLine, ...] = ()
    noted_id: UUID | None = None
