"""What the monitors answer: whether it is getting worse, since when, and by how much."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Monitor(StrEnum):
    """What is watched."""

    INTENSITY = "intensity"
    TIMING = "timing"
    INTERFERENCE = "interference"
    SIDE = "side"
    FIRST_STEPS = "first_steps"
    WALKING = "walking"


class Status(StrEnum):
    """How a monitor stands. `NOT_ENOUGH` is not quiet: nothing is known."""

    NOT_ENOUGH = "not_enough"
    QUIET = "quiet"
    WATCH = "watch"
    WORSE = "worse"


@dataclass(frozen=True, slots=True)
class Beside:
    """What changed at the same time as a sign.

    Parameters
    ----------
    factor : str
        Factor slug; ``name=level`` for a level of a category.
    before, since : float
        Mean of the factor before and since the sign, in natural units.
    base_rate : float
        0–1, in what share of stretches like this one of this diary so large a change is seen anyway.
    """

    factor: str
    before: float
    since: float
    base_rate: float


@dataclass(frozen=True, slots=True)
class SignFinding:
    """How one monitor stands on the last day of the diary.

    Parameters
    ----------
    monitor : Monitor
    status : Status
        Decided by the policy alone.
    since : str or None
        Civil day (ISO) from which it is likely another; ``None`` where quiet or not known.
    size : float or None
        By how much it has risen, in `unit`; positive is worse. Of walking it is the change of the value
        itself: a speed that is worse has sunk.
    low, high : float or None
        Its 90 % interval.
    unit : str
        ``"points"``, or that of the walking value.
    raised : str or None
        Civil day on which it was first said, with the next day behind it.
    days : int
        Recorded days it rests on.
    what : str
        What it is about: for timing the part of the day that rose, for a side ``L`` or ``R``, for walking
        the factor slug; empty otherwise.
    beside : tuple of Beside
        What changed at the same time.
    days_needed : int or None
        Where not enough: how many more recorded days; ``None`` where more days alone would not help.
    """

    monitor: Monitor
    status: Status
    since: str | None = None
    size: float | None = None
    low: float | None = None
    high: float | None = None
    unit: str = "points"
    raised: str | None = None
    days: int = 0
    what: str = ""
    beside: tuple[Beside, ...] = ()
    days_needed: int | None = None
