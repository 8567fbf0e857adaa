"""What an analysis answers about shoes: comfort by pair and activity, by month, and with the hours worn."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ShoeActivity:
    """Comfort (0–10, 10 the best) of one pair in one activity with its 90 % interval, from `n` ratings."""

    activity: str
    comfort: float
    low: float
    high: float
    n: int


@dataclass(frozen=True, slots=True)
class ShoeMonth:
    """Comfort of one pair in one month (``YYYY-MM``) with its 90 % interval, from `n` ratings."""

    month: str
    comfort: float
    low: float
    high: float
    n: int


@dataclass(frozen=True, slots=True)
class ShoeWear:
    """How the comfort of one pair changes with the hours it was worn.

    Parameters
    ----------
    hours : float
        Hours worn so far, as far as they were noted.
    per_100_hours, low, high : float
        Points of comfort for each 100 hours, with the 90 % interval, pooled towards the person's other pairs.
    n : int
        Ratings it rests on.
    claimed : bool
        Whether a change may be shown. Decided by the policy alone.
    """

    hours: float
    per_100_hours: float
    low: float
    high: float
    n: int
    claimed: bool


@dataclass(frozen=True, slots=True)
class ShoeFinding:
    """How comfortable one pair of shoes is at the end of a day.

    Parameters
    ----------
    shoe : str
        The pair, by its name.
    comfort, low, high : float
        Comfort on a usual day of this person, 0–10 with 10 the best, with its 90 % interval.
    n : int
        Ratings it rests on.
    difference, difference_low, difference_high : float
        Points above (below) the person's other pairs in the same activities; 0 to 0 with one pair only.
    claimed : bool
        Whether the pair may be said to differ from the others. Decided by the policy alone.
    activities : tuple of ShoeActivity
    months : tuple of ShoeMonth
    wear : ShoeWear or None
        ``None`` where too few ratings have hours before them.
    """

    shoe: str
    comfort: float
    low: float
    high: float
    n: int
    difference: float
    difference_low: float
    difference_high: float
    claimed: bool
    activities: tuple[ShoeActivity, ...] = ()
    months: tuple[ShoeMonth, ...] = ()
    wear: ShoeWear | None = None
