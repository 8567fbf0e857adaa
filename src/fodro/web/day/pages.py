"""What the pages of the Day room show."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from fodro.web.day.forms import DayDraft, FieldDraft
from fodro.web.day.own_forms import OwnDraft
from fodro.web.day.questions import Answer, Question
from fodro.web.footwear.pages import WornPart

ONE_LINE, ONE_SEGMENT = 24, 9
"""Letters of the answers that fit on one line of a phone, and in one of four segments."""


def day_name(day: date) -> str:
    """Return such as "Sunday 22 November"."""
    return date_format(day, pgettext("date format", "l j F"))


@dataclass(frozen=True, slots=True)
class FactorRow:
    """One factor on the page: the question, what is typed, and what an earlier day offers.

    ``place`` is where it stands when nothing is known of the person. A ``waiting`` row is hidden until it is
    chosen, an ``absent`` one until the device knows that it was noted before; ``clock`` is its record’s.
    """

    question: Question
    draft: FieldDraft
    answers: tuple[Answer, ...]
    place: int
    ghost: str = ""
    ghost_said: str = ""
    clock: str = ""
    waiting: bool = False
    absent: bool = False

    @property
    def look(self) -> str:
        """Whether the answers fit on one line as segments, or are chips on several."""
        lengths = [len(answer.label) for answer in self.answers]
        return "segment" if sum(lengths) <= ONE_LINE and max(lengths, default=0) <= ONE_SEGMENT else "chip"

    @property
    def same(self) -> str:
        """What a tap on the offered value does, for those who hear the page."""
        said = {"name": self.question.name, "value": self.ghost_said}
        return _("{name}: same as before, {value}").format(**said)


@dataclass(frozen=True, slots=True)
class ShiftCount:
    """What shift mode counted of the day: in words, and as it can be taken over into the form."""

    total: str = ""
    longest: str = ""
    typed: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class DeviceWords:
    """What a device needs to say the same as the server; sentences have places in braces for it to fill."""

    wrong: str
    too_long: str
    hour: str
    minute: str


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
    words: DeviceWords
    offered: date | None = None
    offered_is_yesterday: bool = False
    shoes: tuple[str, ...] = ()
    shift: ShiftCount | None = None
    worn: WornPart | None = None
    has_footwear: bool = False

    @property
    def day_name(self) -> str:
        """The day in words; nothing where the device fills it in."""
        return day_name(self.day) if self.day else ""

    @property
    def offered_name(self) -> str:
        """The day whose values are offered, in words."""
        return day_name(self.offered) if self.offered else ""

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
