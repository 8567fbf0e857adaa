"""What the pages of the Learn room show."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing to narrow the library to, as a link."""

    name: str
    query: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Card:
    """One technique as it stands in a list."""

    slug: str
    name: str
    where: str


@dataclass(frozen=True, slots=True)
class Shelf:
    """The techniques of one family."""

    slug: str
    name: str
    intro: str
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class ToolCard:
    """One tool as it stands in a list."""

    slug: str
    name: str
    what: str


@dataclass(frozen=True, slots=True)
class OverviewPage:
    """The library, or a part of it."""

    template = "learn/overview.html"
    places: tuple[Choice, ...]
    means: tuple[Choice, ...]
    shelves: tuple[Shelf, ...]
    tools: tuple[ToolCard, ...]
    narrowed: bool

    @property
    def count(self) -> int:
        """How many techniques are shown."""
        return sum(len(shelf.cards) for shelf in self.shelves)


@dataclass(frozen=True, slots=True)
class SourceLine:
    """One source as it is listed."""

    citation: str
    link: str
    second_hand: bool


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact: what it is called, what it is, and sometimes a line more."""

    name: str
    value: str
    more: str = ""


@dataclass(frozen=True, slots=True)
class Press:
    """How hard, on the scale of five."""

    words: str
    steps: tuple[bool, ...]


@dataclass(frozen=True, slots=True)
class Grade:
    """How well something is studied."""

    letter: str
    name: str
    text: str
    found: str


@dataclass(frozen=True, slots=True)
class PositionLine:
    """One way to sit or lie."""

    name: str
    how: str
    note: str


@dataclass(frozen=True, slots=True)
class TechniquePage:
    """Everything about one technique."""

    template = "learn/technique.html"
    slug: str
    name: str
    family: str
    how: str
    giver: str
    facts: tuple[Fact, ...]
    press: Press | None
    note: str
    positions: tuple[PositionLine, ...]
    good_for: tuple[str, ...]
    good_feelings: tuple[str, ...]
    unsuited: tuple[str, ...]
    leave: tuple[str, ...]
    grade: Grade
    sources: tuple[SourceLine, ...]
    tool: ToolCard | None
    waits: bool


@dataclass(frozen=True, slots=True)
class ToolPage:
    """Everything about one tool."""

    template = "learn/tool.html"
    slug: str
    name: str
    what: str
    care: str
    facts: tuple[Fact, ...]
    known: str
    leave: tuple[str, ...]
    cards: tuple[Card, ...]
    sources: tuple[SourceLine, ...]
    waits: bool


@dataclass(frozen=True, slots=True)
class EffectLine:
    """One result with its range, in numbers and as places on a scale."""

    what: str
    said: str
    value_at: str
    low_at: str
    width: str


@dataclass(frozen=True, slots=True)
class EvidencePart:
    """One part of what is known."""

    slug: str
    title: str
    paragraphs: tuple[str, ...]
    points: tuple[str, ...]
    effects: tuple[EffectLine, ...]
    sources: tuple[SourceLine, ...]
    waits: bool


@dataclass(frozen=True, slots=True)
class Saying:
    """What is often said, and what is known."""

    said: str
    known: str
    sources: tuple[SourceLine, ...]


@dataclass(frozen=True, slots=True)
class EvidencePage:
    """What is known about foot massage, and what is not."""

    template = "learn/evidence.html"
    parts: tuple[EvidencePart, ...]
    sayings: tuple[Saying, ...]


@dataclass(frozen=True, slots=True)
class QuestionLine:
    """One common question."""

    slug: str
    question: str
    answer: str
    sources: tuple[SourceLine, ...]
    waits: bool


@dataclass(frozen=True, slots=True)
class QuestionsPage:
    """Common questions."""

    template = "learn/questions.html"
    questions: tuple[QuestionLine, ...]


@dataclass(frozen=True, slots=True)
class SignLine:
    """One sign or condition, and what to do."""

    sign: str
    advice: str
    effect: str


@dataclass(frozen=True, slots=True)
class SignGroup:
    """Signs of one urgency."""

    name: str
    intro: str
    urgent: bool
    signs: tuple[SignLine, ...]


@dataclass(frozen=True, slots=True)
class LeavePage:
    """When to leave it, the most urgent first."""

    template = "learn/leave.html"
    groups: tuple[SignGroup, ...]
