"""What the pages of the Day room show."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from fodro.domain.standing import OnFeet
from fodro.web.day.forms import DayDraft, FieldDraft
from fodro.web.day.own_forms import OwnDraft
from fodro.web.day.questions import Answer, Question


@dataclass(frozen=True, slots=True)
class FactorRow:
    """One factor on the page: the question, what is typed, and what an earlier day offers.

    ``place`` is where it stands when nothing is known of the person. A ``waiting`` row is hidden until it is
    chosen, an ``absent`` one until the device knows that it was noted before.
    """

    question: Question
    draft: FieldDraft
    answers: tuple[Answer, ...]
    place: int
    ghost: str = ""
    ghost_said: str = ""
    waiting: bool = False
    absent: bool = False


@dataclass(frozen=True, slots=True)
class RowGroup:
    """Factors that are folded away."""

    slug: str
    name: str
    rows: tuple[FactorRow, ...]
    is_open: bool

    @property
    def names(self) -> tuple[str, ...]:
        """What is in it."""
        return tuple(row.question.name for row in self.rows)


@dataclass(frozen=True, slots=True)
class DayPage:
    """What the day was like.

    ``day`` is None on the page that any device keeps: it holds nothing of anyone and fills itself.
    ``offered`` is the day whose values are offered.
    """

    template = "day/day.html"
    day: date | None
    earlier: date | None
    later: date | None
    draft: DayDraft | None
    usual: tuple[FactorRow, ...]
    groups: tuple[RowGroup, ...]
    blanks: tuple[FactorRow, ...]
    offered: date | None = None
    offered_is_yesterday: bool = False
    shoes: tuple[str, ...] = ()
    has_footwear: bool = False
    on_feet: OnFeet | None = None

    @property
    def has_ghosts(self) -> bool:
        """Whether an earlier day offers anything that is not noted yet."""
        rows = (*self.usual, *(row for group in self.groups for row in group.rows))
        return any(row.ghost and not row.draft.typed for row in rows)


@dataclass(frozen=True, slots=True)
class OwnLine:
    """A factor the person made, as it is listed."""

    slug: str
    name: str
    sort: str
    retired: bool
    is_first: bool
    is_last: bool


@dataclass(frozen=True, slots=True)
class OwnPage:
    """The factors a person made, and a form for one more."""

    template = "day/own.html"
    asked: tuple[OwnLine, ...]
    resting: tuple[OwnLine, ...]
    imported: Mapping[str, str]
    """Names of factors that only an import knows, by slug."""
    draft: OwnDraft
    sorts: tuple[Answer, ...]


@dataclass(frozen=True, slots=True)
class OwnChangePage:
    """One factor of the person's own, to be changed."""

    template = "day/own_change.html"
    draft: OwnDraft
    sort: str
