"""What the pages of the massage room show."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from fodro.web.massage.forms import PlanDraft
from fodro.web.massage.harm import HarmLine
from fodro.web.massage.resting import RestOffer
from fodro.web.massage.wishes import Wishes
from fodro.web.safety.telling import VerdictLine


@dataclass(frozen=True, slots=True)
class StepLine:
    """One step as it is listed."""

    name: str
    where: str
    reason: str
    seconds: int
    slug: str = ""
    because: str = ""

    @property
    def clock(self) -> str:
        """The length as minutes and seconds."""
        return f"{self.seconds // 60}:{self.seconds % 60:02d}"


@dataclass(frozen=True, slots=True)
class PhaseList:
    """The steps of one phase."""

    name: str
    steps: tuple[StepLine, ...]


@dataclass(frozen=True, slots=True)
class CautionLine:
    """One reason not to massage today, and what to do instead."""

    sign: str
    advice: str


@dataclass(frozen=True, slots=True)
class Choice:
    """Something that can be chosen."""

    value: str
    name: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class PlanPage:
    """Minutes, wishes, what hurts, what was said, and the routine composed for it."""

    template = "massage/plan.html"
    draft: PlanDraft
    wishes: Wishes
    minutes: tuple[int, ...]
    tools: tuple[Choice, ...]
    modes: tuple[Choice, ...]
    positions: tuple[Choice, ...]
    wished: str
    noted: bool
    complaints: tuple[str, ...]
    kind: str
    phases: tuple[PhaseList, ...]
    verdicts: tuple[VerdictLine, ...]
    harms: tuple[HarmLine, ...]
    rest_offer: RestOffer | None
    is_varied: bool
    must_ask: bool
    is_emergency: bool
    suggested_before: str
    so_far: str = ""

    @property
    def is_exact(self) -> bool:
        """Whether the minutes were typed, not chosen."""
        return bool(self.wishes.typed) or self.wishes.minutes not in self.minutes

    @property
    def unhurried(self) -> bool:
        """Whether there is something to read before the button to begin is near."""
        return any(line.is_urgent for line in self.verdicts)


@dataclass(frozen=True, slots=True)
class PlayerPage:
    """The player, and the rating after it."""

    template = "massage/player.html"
    session_id: UUID
    minutes: int
    phases: tuple[PhaseList, ...]
    script: Mapping[str, Any]
    after_typed: str = ""
    error: str = ""


@dataclass(frozen=True, slots=True)
class OfflinePlanPage:
    """Which massage to begin with the server gone: the device knows the routines it carries."""

    template = "massage/offline.html"
    minutes: tuple[int, ...]
    usual: int


@dataclass(frozen=True, slots=True)
class CarriedPlayerPage:
    """The player before the device has told it what to play."""

    template = "massage/player.html"
    session_id: None = None
    phases: tuple[PhaseList, ...] = ()
    after_typed: str = ""
    error: str = ""
