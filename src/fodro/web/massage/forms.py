"""What was sent about a massage: how long, how sore before, how sore after."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.http import QueryDict
from django.utils.translation import gettext as _

from fodro.domain.scores import nrs
from fodro.knowledge.composer import MAX_MINUTES, MIN_MINUTES
from fodro.web.sent import read_id, scale_error

MINUTES = (3, 5, 10, 15, 20)
USUAL_MINUTES = 5
EXACT = "exact"
"""The choice beside those minutes: so many as are typed."""


@dataclass(frozen=True, slots=True)
class PlanDraft:
    """How long, and how sore the feet are before; ``typed`` holds the rating as it came."""

    id: UUID
    minutes: int = USUAL_MINUTES
    typed: str = ""
    error: str = ""

    @property
    def before_nrs(self) -> float | None:
        """The rating before, 0–10, or None where none was given."""
        return nrs(self.typed) if self.typed else None


def read_plan(sent: QueryDict, usual_minutes: int = USUAL_MINUTES) -> PlanDraft:
    """Read how long the massage is to be and how sore the feet are now."""
    typed = sent.get("before", "").strip()
    minutes, _typed, error = chosen_minutes(sent, usual_minutes)
    return PlanDraft(
        id=read_id(sent.get("id", "")), minutes=minutes, typed=typed, error=error or rating_error(typed)
    )


def chosen_minutes(sent: QueryDict, usual: int = USUAL_MINUTES) -> tuple[int, str, str]:
    """Return the minutes, and what was typed with what is wrong about it."""
    chosen = sent.get("minutes", "")
    typed = (sent.get(EXACT, "") if chosen in ("", EXACT) else chosen).strip()
    if not typed and chosen != EXACT:
        return usual, "", ""
    if typed.isdecimal() and MIN_MINUTES <= int(typed) <= MAX_MINUTES:
        return int(typed), "", ""
    return usual, typed, _wrong(typed)


def _wrong(typed: str) -> str:
    """Return what is wrong with minutes, and what is possible instead."""
    if typed.isdecimal() and int(typed) < MIN_MINUTES:
        return _(
            "The shortest massage takes three minutes. With less, lift your feet and breathe out slowly."
        )
    return _("Choose a whole number of minutes from %(least)d to %(most)d.") % {
        "least": MIN_MINUTES,
        "most": MAX_MINUTES,
    }


SHORTEST_MIN = 0.1
"""What is counted at least of a massage that was begun."""

MOST_OF_PLAN = 2
"""So many times the plan is counted at most."""


def read_played_min(sent: QueryDict, planned_min: float) -> float:
    """Return how many minutes were really massaged, as the player counted; all of them without a player.

    One that was ended at once counts for its first seconds, never for what was planned; one whose steps were
    made longer counts for as long as it was, up to twice the plan.
    """
    try:
        played_s = float(sent.get("played", ""))
    except ValueError:
        return planned_min
    most = MOST_OF_PLAN * planned_min
    return min(most, max(SHORTEST_MIN, round(played_s / 60, 1))) if played_s >= 0 else planned_min


def rating_error(typed: str, *, required: bool = False) -> str:
    """Return what is wrong with a rating as it was typed, or nothing."""
    if not typed:
        return _("How sore are your feet now? Choose a number from 0 to 10.") if required else ""
    return scale_error(typed)
