"""What was sent about a massage: how long, how sore before, how sore after."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.http import QueryDict
from django.utils.translation import gettext as _

from fodro.domain.scores import nrs
from fodro.web.sent import read_id, scale_error

MINUTES = (5, 10)


@dataclass(frozen=True, slots=True)
class PlanDraft:
    """How long, and how sore the feet are before; ``typed`` holds the rating as it came."""

    id: UUID
    minutes: int = MINUTES[0]
    typed: str = ""
    error: str = ""

    @property
    def before_nrs(self) -> float | None:
        """The rating before, 0–10, or None where none was given."""
        return nrs(self.typed) if self.typed else None


def read_plan(sent: QueryDict) -> PlanDraft:
    """Read how long the massage is to be and how sore the feet are now."""
    typed = sent.get("before", "").strip()
    return PlanDraft(
        id=read_id(sent.get("id", "")), minutes=read_minutes(sent), typed=typed, error=rating_error(typed)
    )


SHORTEST_MIN = 0.1
"""What is counted at least of a massage that was begun."""


def read_minutes(sent: QueryDict) -> int:
    """Return the minutes asked for, or the shortest where none fit."""
    return next((minutes for minutes in MINUTES if sent.get("minutes") == str(minutes)), MINUTES[0])


def read_played_min(sent: QueryDict, planned_min: float) -> float:
    """Return how many minutes were really massaged, as the player counted; all of them without a player.

    One that was ended at once counts for its first seconds, never for what was planned.
    """
    try:
        played_s = float(sent.get("played", ""))
    except ValueError:
        return planned_min
    return min(planned_min, max(SHORTEST_MIN, round(played_s / 60, 1))) if played_s >= 0 else planned_min


def rating_error(typed: str, *, required: bool = False) -> str:
    """Return what is wrong with a rating as it was typed, or nothing."""
    if not typed:
        return _("How sore are your feet now? Choose a number from 0 to 10.") if required else ""
    return scale_error(typed)
