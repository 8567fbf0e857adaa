"""What an experiment is worth beforehand, and what it has shown."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from fodro.domain.experiments import Design


class Verdict(StrEnum):
    """What may be said of an experiment; decided by the policy alone."""

    A_LOWER = "a-lower"
    """Less pain with A (in a split-foot experiment: in the treated foot)."""

    B_LOWER = "b-lower"
    """Less pain with B (in a split-foot experiment: in the other foot)."""

    NO_LARGER = "no-larger"
    """No difference was seen, and none larger than `no_larger_than` is plausible."""

    CANNOT_TELL = "cannot-tell"
    """The days do not say; `reason` says why and `more_days` how many would."""

    RUNNING = "running"
    """It is not over. Nothing is said before: whoever looks daily sees something that is not there."""


@dataclass(frozen=True, slots=True)
class Pairing:
    """What is compared at one place of the picture.

    Parameters
    ----------
    day : date
        The day, or the first day of the pair.
    a, b : float or None
        Mean rating on the days of A and of B of one block. In a split-foot experiment the treated and the
        other foot of one day. ``None`` where nothing was rated.
    """

    day: date
    a: float | None
    b: float | None


@dataclass(frozen=True, slots=True)
class AsDone:
    """The same comparison by what was really done; it is not randomised, so it never decides.

    Parameters
    ----------
    effect, low, high : float or None
        A minus B in points, with its 90 % interval.
    n_a, n_b : int
        Days on which A, and B, was done and rated.
    n_neither : int
        Days left out because neither or both were done (both feet treated).
    n_otherwise : int
        Days on which the other arm than the drawn one was done.
    n_unknown : int
        Days of the draw of which nothing was noted, left out.
    """

    effect: float | None
    low: float | None
    high: float | None
    n_a: int
    n_b: int
    n_neither: int
    n_otherwise: int
    n_unknown: int


@dataclass(frozen=True, slots=True)
class TrialFinding:
    """What one experiment has shown.

    Parameters
    ----------
    key : str
        Of the experiment.
    design : Design
    outcome : str
        As `Experiment.since_outcome`.
    verdict : Verdict
        What may be said.
    claimed : bool
        Whether a difference may be shown as one: the verdict is ``a-lower`` or ``b-lower``.
    effect, low, high : float or None
        A minus B, or treated minus other foot, in points with the 90 % interval, by the draw (intention to
        treat); negative is less pain with A. ``None`` where nothing can be said; an end is ``None`` where the
        days do not bound it.
    p : float or None
        Of the randomisation test, two-sided: the share of draws that could have been that show as much.
    n_a, n_b : int
        Days of A and of B that were rated and count.
    n_pairs : int
        Blocks in which both were rated.
    n_missed, n_washout : int
        Days that count and were not rated; days of washout.
    as_done : AsDone or None
        ``None`` where nothing was noted of what was done.
    reason : str
        Why nothing can be told: ``no_days``, ``too_few_pairs``, ``ratings_never_change``, ``one_arm_only``,
        ``noisy`` (the days are too few for the noise), or empty.
    no_larger_than : float or None
        Where no difference was seen: the largest that is still plausible, points.
    detectable : float or None
        The smallest difference these days would have shown 4 times of 5; ``None`` where none would.
    more_days : int or None
        So many more days would show the wished-for size; 0 for none; ``None`` where more than 60 would not.
    size : float
        The wished-for size, points.
    pairings : tuple of Pairing
        For the picture, in order of days.
    edited : bool
        Whether days were drawn anew while it ran.
    differing : tuple of date
        Days on which the draw that was kept is not the draw of its seed; none is a draw that holds.
    """

    key: str
    design: Design
    outcome: str
    verdict: Verdict
    claimed: bool
    effect: float | None
    low: float | None
    high: float | None
    p: float | None
    n_a: int
    n_b: int
    n_pairs: int
    n_missed: int
    n_washout: int
    as_done: AsDone | None = None
    reason: str = ""
    no_larger_than: float | None = None
    detectable: float | None = None
    more_days: int | None = None
    size: float = 1.0
    pairings: tuple[Pairing, ...] = ()
    edited: bool = False
    differing: tuple[date, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """Return it as plain values for JSON, days in ISO 8601."""
        return {name: _plain(value) for name, value in asdict(self).items()}


@dataclass(frozen=True, slots=True)
class TrialPlan:
    """What an experiment of a design and a length would find.

    Parameters
    ----------
    design : Design
    n_days, washout_days : int
        What was asked about.
    size : float
        The wished-for difference, points.
    days_needed : int or None
        So many days show `size` 4 times of 5; ``None`` where more than 60 would be needed.
    detectable : float or None
        The smallest difference that `n_days` show 4 times of 5; ``None`` where they are too few for any.
    power : float
        0–1, how often `n_days` show `size`.
    noise_sd : float
        Of what is compared from day to day: the rating, or left minus right; points.
    memory : float
        0–1, correlation of neighbouring days.
    recorded : float
        0–1, share of days expected to be rated.
    basis : str
        ``"diary"``: the person's own days; ``"default"``: a usual person, where there are too few.
    n_noted : int
        Days of the diary the noise was read from.
    """

    design: Design
    n_days: int
    washout_days: int
    size: float
    days_needed: int | None
    detectable: float | None
    power: float
    noise_sd: float
    memory: float
    recorded: float
    basis: str
    n_noted: int

    def to_dict(self) -> dict[str, Any]:
        """Return it as plain values for JSON."""
        return {name: _plain(value) for name, value in asdict(self).items()}


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _plain(each) for name, each in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(each) for each in value]
    return value.isoformat() if isinstance(value, date) else value
