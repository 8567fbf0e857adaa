"""What the pages of the massage room show."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from fodro.web.massage.forms import PlanDraft


@dataclass(frozen=True, slots=True)
class StepLine:
    """One step as it is listed."""

    name: str
    where: str
    reason: str
    seconds: int

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
class PlanPage:
    """Minutes, what hurts, the routine composed for it, and when not to."""

    template = "massage/plan.html"
    draft: PlanDraft
    minutes: tuple[int, ...]
    noted: bool
    complaints: tuple[str, ...]
    phases: tuple[PhaseList, ...]
    cautions: tuple[CautionLine, ...]
    read_first: tuple[CautionLine, ...]
    suggested_before: str


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
    cautions: tuple[CautionLine, ...]


@dataclass(frozen=True, slots=True)
class CarriedPlayerPage:
    """The player before the device has told it what to play."""

    template = "massage/player.html"
    session_id: None = None
    phases: tuple[PhaseList, ...] = ()
    after_typed: str = ""
    error: str = ""
