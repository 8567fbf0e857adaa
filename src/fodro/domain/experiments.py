"""A randomised experiment of one person: what is compared, how it is drawn, and what was done.

The draw is made from a seed that is committed to before the first day: `commitment` is published when the
experiment is planned, the seed when it is over, so that anybody can check that nothing was chosen.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Design(StrEnum):
    """What is randomised."""

    THIS_OR_THAT = "this-or-that"
    """A or B by day, balanced in pairs of days."""

    SPLIT_FOOT = "split-foot"
    """Each evening one foot is treated (A), the other is the control (B); balanced in blocks."""

    MASSAGE_OR_REST = "massage-or-rest"
    """A massage (A) or a sit-down (B) by day, balanced in pairs of days."""

    COMPLETE = "complete"
    """A or B by day, as many of each over the whole time, as with shuffled envelopes; no blocks."""


class Arm(StrEnum):
    """One of the two things compared; in a split-foot experiment, the foot that is treated."""

    A = "A"
    B = "B"


@dataclass(frozen=True, slots=True)
class Allotment:
    """What one day of an experiment was drawn to be.

    Parameters
    ----------
    day : date
    block : int
        Which block of the draw it belongs to, from 0; days of one block are balanced among themselves.
    arm : Arm
        In a split-foot experiment A is the left foot treated and B the right.
    counts : bool
        False on a day of washout: it is lived as drawn and left out of the comparison.
    """

    day: date
    block: int
    arm: Arm
    counts: bool = True


@dataclass(frozen=True, slots=True)
class Done:
    """What was really done on one day; `arm` is ``None`` where neither or both (both feet treated) was."""

    day: date
    arm: Arm | None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was rated on one day of an experiment, 0–10.

    In a split-foot experiment `left` and `right`; in the others `value` alone.
    """

    day: date
    value: float | None = None
    left: float | None = None
    right: float | None = None

    @property
    def is_rated(self) -> bool:
        """Whether anything was rated at all."""
        return (self.value, self.left, self.right) != (None, None, None)


@dataclass(frozen=True, slots=True)
class Redraw:
    """An experiment edited while it ran: from `day` on, `n_days` days were drawn anew."""

    day: date
    n_days: int
    washout_days: int = 0


@dataclass(frozen=True, slots=True)
class Experiment:
    """One experiment as planned, and what became of it.

    Parameters
    ----------
    key : str
        Its permanent id.
    design : Design
    subject : str
        What kind of thing is compared: ``technique``, ``tool``, ``shoes``, ``insole``, ``other``.
    a, b : str
        What the two arms are: a slug where `subject` has slugs, else the person's own words.
    start : date
        First day.
    n_days : int
        How many days were drawn when it was planned; how many it has after an edit is in `drawn`.
    seed : str
        64 hexadecimal letters, drawn when it was planned; not shown before it is over.
    washout_days : int
        So many days after every change of arm are lived but not compared.
    since_outcome : str
        Slug of what is compared: ``evening`` (evening pain), ``next-morning``, or ``day`` (mean pain).
    ended : date or None
        The day from which it is over, where it was stopped early or has run out.
    drawn : tuple of Allotment
        The whole draw, in order of days. An experiment edited halfway keeps the draw of the days that were.
    done : tuple of Done
        What was really done, where it was noted; nothing noted is not known, never "as drawn".
    outcomes : tuple of Outcome
        What was rated for it, where the diary's own check-ins are not the outcome.
    redraws : tuple of Redraw
        Edits while it ran, in order of days; `fodro.domain.drawing.redrawn` makes them.
    """

    key: str
    design: Design
    subject: str
    a: str
    b: str
    start: date
    n_days: int
    seed: str
    washout_days: int = 0
    since_outcome: str = "evening"
    ended: date | None = None
    drawn: tuple[Allotment, ...] = ()
    done: tuple[Done, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    redraws: tuple[Redraw, ...] = ()

    @property
    def noted_days(self) -> tuple[date, ...]:
        """Every day of which something was noted: what was done, or how it was."""
        rated = {outcome.day for outcome in self.outcomes if outcome.is_rated}
        return tuple(sorted(rated | {done.day for done in self.done}))

    @property
    def commitment(self) -> str:
        """What is published when it is planned: ``sha256:`` of the seed."""
        return f"sha256:{hashlib.sha256(self.seed.encode()).hexdigest()}"
