"""One suggestion for now: the rule behind the single line on the Today page."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from fodro.domain.civil import DayPart

SORE_FROM_NRS = 4.0
"""From here pain counts as moderate on the 0–10 scale (general knowledge, needs clinical review)."""


class Suggestion(StrEnum):
    """What might be good to do next."""

    CHECK_IN = "check-in"
    FIRST_CHECK_IN = "first-check-in"
    MASSAGE_LONG = "massage-10"
    MASSAGE_SHORT = "massage-5"
    REST = "rest"
    READ_FIRST = "read-first"
    LEAVE_IT = "leave-it"


@dataclass(frozen=True, slots=True)
class TodaySoFar:
    """What is known of today.

    Parameters
    ----------
    part : DayPart
        The part of the day it is now.
    ever_noted : bool
        Whether the diary has any check-in at all.
    worst_nrs : float or None
        The worst place of the latest check-in today, 0–10; ``None`` if today has none.
    massaged : bool
        Whether a massage was finished today.
    read_first : bool
        Whether what was noted speaks against any massage until it was looked at.
    """

    part: DayPart
    ever_noted: bool
    worst_nrs: float | None
    massaged: bool
    read_first: bool = False


def suggest(today: TodaySoFar) -> Suggestion:
    """Return the one suggestion for `today`; it never repeats what was already done."""
    if today.read_first:
        return Suggestion.READ_FIRST
    if today.massaged:
        return Suggestion.REST
    if today.worst_nrs is None:
        return Suggestion.CHECK_IN if today.ever_noted else Suggestion.FIRST_CHECK_IN
    if today.worst_nrs >= SORE_FROM_NRS and today.part in (DayPart.EVENING, DayPart.NIGHT):
        return Suggestion.MASSAGE_LONG
    return Suggestion.MASSAGE_SHORT if today.worst_nrs > 0 else Suggestion.LEAVE_IT
