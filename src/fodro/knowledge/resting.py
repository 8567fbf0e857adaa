"""Sit-downs without massage: what the same minutes would have brought anyway.

Someone who massages on bad evenings sees better mornings whatever the massage does, since bad evenings pass.
A few sit-downs of the same length, on evenings that nobody picked, show what the minutes bring without hands;
the rest is what goes together with the massage itself.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date

from fodro.domain.diary import REST
from fodro.knowledge.library import Phase
from fodro.knowledge.routine import Kind, Routine, Step

RATED_FIRST = 4
"""So many massages are rated before a sit-down is offered: before that there is nothing to compare with."""

ONE_IN = 6
TOO_SORE_NRS = 7.0
"""From here on nobody is offered to go without; who wants to may."""


@dataclass(frozen=True, slots=True)
class Occasion:
    """What is known when a massage is planned.

    Parameters
    ----------
    day : date
        The lived day.
    agreed : bool
        Whether the person agreed to be offered sit-downs.
    rated : int
        Massages with a rating before and after, ever.
    last_was_rest : bool
        Whether the latest session was a sit-down.
    is_plain : bool
        Whether the usual massage may be done: no swelling, no sign to read first, nothing ruled out.
    before_nrs : float or None
        How sore the feet are, as far as it is known.
    """

    day: date
    agreed: bool
    rated: int
    last_was_rest: bool = False
    is_plain: bool = True
    before_nrs: float | None = None


def is_offered(occasion: Occasion) -> bool:
    """Return whether a sit-down is offered instead of this massage.

    About one massage in six. Which one is drawn from the day and the count of massages, never from how the
    feet are: otherwise the evenings compared would differ before anything was done. The same day with the
    same count gives the same answer, so that asking again changes nothing.
    """
    may = (
        occasion.agreed
        and occasion.is_plain
        and not occasion.last_was_rest
        and occasion.rated >= RATED_FIRST
        and (occasion.before_nrs is None or occasion.before_nrs < TOO_SORE_NRS)
    )
    return may and _drawn(occasion)


def _drawn(occasion: Occasion) -> bool:
    drawn = hashlib.sha256(f"rest {occasion.day.isoformat()} {occasion.rated}".encode()).digest()
    return int.from_bytes(drawn[:4], "big") % ONE_IN == 0


def rest_routine(minutes: int) -> Routine:
    """Return the routine of a sit-down: one step, both feet up or on the floor, nothing touched."""
    step = Step(
        technique=REST,
        side=None,
        seconds=minutes * 60,
        phase=Phase.CALM_DOWN,
        pressure=0,
        pace_per_min=5,
        reason="rest",
    )
    return Routine(minutes=minutes, kind=Kind.REST, steps=(step,))
