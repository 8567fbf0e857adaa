"""What the pages of the diary show."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.utils.functional import Promise

from fodro.domain.body import Place, View
from fodro.web.diary.forms import CheckinDraft, SpotDraft
from fodro.web.first_steps.pages import TodayCard
from fodro.web.massage.later import LaterAsk
from fodro.web.reminders.pages import CueCard
from fodro.web.signs.telling_today import SignCard
from fodro.web.trials.pages import TrialCard


@dataclass(frozen=True, slots=True)
class NotedPlace:
    """A place as it is listed: its name, how much, what kind."""

    name: str
    intensity_nrs: float
    qualities: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NotedMoment:
    """One check-in as it is listed.

    ``at`` is the clock on the wall, naive: templates would move an aware time into the server's zone.
    """

    id: UUID
    at: datetime
    clock_known: bool
    part: str
    places: tuple[NotedPlace, ...]
    moves: bool = False
    note: str = ""

    @property
    def nothing_hurt(self) -> bool:
        """Whether every place was rated zero."""
        return all(place.intensity_nrs == 0 for place in self.places)


@dataclass(frozen=True, slots=True)
class SuggestionCard:
    """The one suggestion: a sentence and, where there is something to do, where to do it."""

    text: str | Promise
    action: str | Promise = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class TodayPage:
    """How the feet are, one suggestion, two large buttons."""

    template = "diary/today.html"
    day: date
    day_name: str
    greeting: str
    painted: Mapping[View, Mapping[Place, float]]
    """Only the views with something on them; the soles where there is nothing."""
    moments: tuple[NotedMoment, ...]
    week_svg: str
    day_noted: tuple[str, ...]
    suggestion: SuggestionCard
    first_steps: TodayCard
    trial: TrialCard
    cue: CueCard | None
    later: LaterAsk | None
    sign: SignCard | None
    on_feet: str
    """The time on the feet as shift mode counted it; empty where it counted nothing."""
    is_on_feet: bool


@dataclass(frozen=True, slots=True)
class BlankTodayPage:
    """Today with nobody's data: the device fills it in."""

    template = "diary/today.html"
    words: Mapping[str, Any]
    first_steps: TodayCard = field(default_factory=TodayCard)
    trial: TrialCard = field(default_factory=TrialCard)
    greeting: str = ""
    day_name: str = ""


@dataclass(frozen=True, slots=True)
class LastTime:
    """The latest check-in as one line, offered to be noted again."""

    key: str
    places: str


@dataclass(frozen=True, slots=True)
class CheckinPage:
    """The map of both feet and the body, and the places chosen on it.

    ``was_noted`` says how much pain was in the way today, where that was noted; ``address`` is how an address
    of this page begins; ``words`` are the sentences its elements say.
    """

    template = "diary/checkin.html"
    draft: CheckinDraft
    key_map: Mapping[str, Mapping[str, Mapping[str, str]]]
    names: Mapping[str, str]
    words: Mapping[str, str]
    blank: SpotDraft
    parts: tuple[tuple[str, str], ...]
    moment: str = ""
    today: str = ""
    earlier: str = ""
    yesterday: str = ""
    is_small_hours: bool = False
    was_sent: bool = False
    is_change: bool = False
    is_gone: bool = False
    kept: str = ""
    was_noted: str = ""
    last: LastTime | None = None
    address: str = "?"
    levels: tuple[int, ...] = tuple(range(11))
