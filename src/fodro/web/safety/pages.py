"""What the pages of this room show."""

from __future__ import annotations

from dataclasses import dataclass

from fodro.knowledge.safety import VerdictKind
from fodro.web.safety.going import Going
from fodro.web.safety.telling import VerdictLine


@dataclass(frozen=True, slots=True)
class AskLine:
    """One line of a checklist."""

    slug: str
    words: str
    help: str = ""
    yes: bool = False
    unsure: bool = False


@dataclass(frozen=True, slots=True)
class PlaceChoice:
    """One place to choose, such as ``L.heel``."""

    value: str
    name: str
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class FootChoices:
    """The places of one foot."""

    letter: str
    name: str
    places: tuple[PlaceChoice, ...]


@dataclass(frozen=True, slots=True)
class WhereAsked:
    """Where the sign of one question is: left and right, from the toes up."""

    slug: str
    feet: tuple[FootChoices, ...]


@dataclass(frozen=True, slots=True)
class Checklist:
    """Lines under one heading, and where; ``about`` is what was said before, as a quotation."""

    slug: str
    about: str
    lines: tuple[AskLine, ...] = ()
    where: WhereAsked | None = None


@dataclass(frozen=True, slots=True)
class StopAndAsk:
    """One screen of questions; the part ``safety/ask.html`` may stand in any form."""

    group: str
    checklists: tuple[Checklist, ...]

    @property
    def has_lines(self) -> bool:
        """Whether anything can be ticked."""
        return any(one.lines for one in self.checklists)


@dataclass(frozen=True, slots=True)
class AskPage:
    """The screen before a massage."""

    template = "safety/asking.html"
    ask: StopAndAsk
    going: Going


@dataclass(frozen=True, slots=True)
class SaidPage:
    """What the answers mean, and where to go from here."""

    template = "safety/said.html"
    lines: tuple[VerdictLine, ...]
    going: Going
    is_stopped: bool = False

    @property
    def is_emergency(self) -> bool:
        """Whether someone has to be called at once."""
        return any(line.certain and line.kind is VerdictKind.EMERGENCY for line in self.lines)


@dataclass(frozen=True, slots=True)
class AnswerLine:
    """One answer that still counts."""

    slug: str
    words: str
    answer: str
    where: str
    when: str


@dataclass(frozen=True, slots=True)
class AboutPage:
    """What is remembered: what lasts (yes and not sure, then no), and what was said today."""

    template = "safety/about.html"
    lasting: tuple[AnswerLine, ...]
    none_of: tuple[AnswerLine, ...]
    today: tuple[AnswerLine, ...]
    asked_today: bool
