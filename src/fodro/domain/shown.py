"""What a person has been shown, and what has become of it: a claim is kept, or withdrawn with a reason."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class State(StrEnum):
    """What has become of a claim."""

    NEW = "new"
    KEPT = "kept"
    WEAKER = "weaker"
    MOVED = "moved"
    WITHDRAWN = "withdrawn"


MASSAGE = "massage:"
RIGHT_AFTER, OVER_DAYS = f"{MASSAGE}immediate", f"{MASSAGE}gradual"


def kind_key(what: str, name: str) -> str:
    """Return the key of a claim about one technique, tool or length of massage."""
    return f"{MASSAGE}{what}={name}"


@dataclass(frozen=True, slots=True)
class Shown:
    """One claim about a factor, a pair of factors, or massage, that a person has been shown.

    Parameters
    ----------
    key : str
        What it is about, whatever the lag: ``factor:standing_hours``, ``pair:hard_floor+shoe=clogs``,
        ``massage:immediate``, ``massage:gradual``, ``massage:technique=heel-cup``.
    lag_days : int
        At which lag it stands now; 0 for massage.
    effect : float
        Points, as it stands now or stood when it was withdrawn.
    since : str
        Last civil day (ISO) of the diary when it was first shown.
    state : State
    reason : str
        Empty, or why it is weaker, has moved, or was withdrawn: ``less_sure``, ``other_lag``,
        ``other_direction``, ``most_common``, ``not_asked:`` and a reason as in `NotEnough`,
        ``diary_changed``.
    until : str
        Last civil day of the diary when it was withdrawn; empty while it stands.
    """

    key: str
    lag_days: int
    effect: float
    since: str
    state: State = State.NEW
    reason: str = ""
    until: str = ""

    @property
    def stands(self) -> bool:
        """Whether it is still shown as a finding."""
        return self.state is not State.WITHDRAWN
