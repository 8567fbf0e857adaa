"""What the pages of the room of small signs show."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from fodro.charts.tables import Chart, Table
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
class WatchedLine:
    """One thing that is as usual, or of which too little is known; `address` is empty where nothing opens.

    `line` draws its last weeks, where it is as usual.
    """

    name: str
    said: str
    address: str
    line: str = ""
    have: int = 0
    needed: int = 0


@dataclass(frozen=True, slots=True)
class ChangeCard:
    """One thing that is worse, or may be: since when, by how much, and what else changed.

    `status` is a slug, ``watch`` or ``worse``.
    """

    slug: str
    name: str
    status: str
    state: str
    sentence: str
    confirmed: str
    beside: tuple[str, ...]
    chart: Chart | None
    address: str


@dataclass(frozen=True, slots=True)
class ToDo:
    """What can be done: in short, in single steps, and the rules to read with it."""

    told: str
    steps: tuple[str, ...]
    rules: tuple[CautionLine, ...]
    talk: bool


@dataclass(frozen=True, slots=True)
class Watching:
    """What is watched, with what has changed first.

    `counting` is as in the patterns room; `since` is the day from which there are notes, in words; empty
    where nothing is known.
    """

    counting: str = ""
    since: str = ""
    changes: tuple[ChangeCard, ...] = ()
    todo: ToDo | None = None
    quiet: tuple[WatchedLine, ...] = ()
    not_yet: tuple[WatchedLine, ...] = ()
    how_often: str = ""

    @property
    def is_waiting(self) -> bool:
        """Whether the page looks again by itself."""
        return self.counting in {"first", "newer"}

    @property
    def is_known(self) -> bool:
        """Whether anything is told at all."""
        return bool(self.changes or self.quiet or self.not_yet)


@dataclass(frozen=True, slots=True)
class SignsPage:
    """The room: what to read first, what is watched, the feet as they were last, what was noted lately."""

    template = "signs/signs.html"
    cautions: tuple[CautionLine, ...]
    method: str
    feet: tuple[FootLine, ...]
    days: tuple[NotedDay, ...]
    watching: Watching


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


@dataclass(frozen=True, slots=True)
class WatchedPage:
    """One thing that is watched, opened: the whole diary of it, its numbers, and what it cannot tell."""

    template = "signs/watched.html"
    counting: str
    heading: str
    status: str
    state: str
    sentence: str
    confirmed: str
    beside: tuple[str, ...]
    chart: Chart | None
    about_picture: str
    numbers: Table | None
    said: tuple[str, ...]
    todo: ToDo | None
    assumptions: tuple[str, ...]
    cannot: tuple[str, ...]
    how_often: str
