"""What an analysis answers: values with their uncertainty, and what cannot be told yet."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from fodro.domain.massage_findings import MassageFindings
from fodro.domain.shoe_findings import ShoeFinding
from fodro.domain.sign_findings import Monitor, SignFinding

NOT_EXAMINED = "not_examined"
"""The basis of an answer that was not looked for."""


@dataclass(frozen=True, slots=True)
class FactorFinding:
    """How one factor at one lag goes together with pain.

    Parameters
    ----------
    factor : str
        Factor slug; ``name=level`` for a category, against its most common level.
    lag_days : int
        0 for the same day, 1 for the day after the factor, and so on.
    effect_per_sd, low, high : float
        Points (0–10 scale) per usual swing (1 SD) of the factor, with its 90 % interval. Negative: less pain.
    unit : str
        Unit of the factor; empty when it is unknown or has none.
    effect_per_unit : float
        Points per natural unit.
    probability : float
        0–1, that the factor is related to pain at this lag by an effect worth noticing, not a faint one.
    claimed : bool
        Whether this may be shown as a finding. Decided by the policy alone.
    n_days : int
        Days with a check-in for which the factor was recorded at this lag.
    probability_any_lag : float
        0–1, that it is at any of the lags examined.
    """

    factor: str
    lag_days: int
    effect_per_sd: float
    low: float
    high: float
    unit: str
    effect_per_unit: float
    probability: float
    claimed: bool
    n_days: int = 0
    probability_any_lag: float = 0.0


@dataclass(frozen=True, slots=True)
class PairFinding:
    """What two factors add to pain together, beyond what each adds alone.

    Parameters
    ----------
    factor, other : str
        As in `FactorFinding`, in alphabetical order.
    lag_days : int
        Days from both to the pain.
    effect, low, high : float
        Points when both are one usual swing above their mean, beyond the sum of the two; 90 % interval.
    effect_per_unit : float
        Points for one natural unit of both, such as two things both there, beyond the sum of the two.
    probability : float
        0–1, that there is such an effect at all.
    claimed : bool
        Whether this may be shown. Decided by the policy alone.
    n_days : int
        Days with a check-in for which both were recorded at this lag.
    """

    factor: str
    other: str
    lag_days: int
    effect: float
    low: float
    high: float
    effect_per_unit: float
    probability: float
    claimed: bool
    n_days: int


@dataclass(frozen=True, slots=True)
class PartOfDayFinding:
    """Mean pain (0–10) in one part of the day with its 90 % interval, from `n` check-ins.

    `claimed` is whether pain may be said to be worst in this part. Decided by the policy alone.
    """

    part: str
    mean: float
    low: float
    high: float
    n: int
    claimed: bool = False


@dataclass(frozen=True, slots=True)
class TimeOfDayChange:
    """How the course of the day has moved: the lead of `later` over `before`, earlier on and since.

    Parameters
    ----------
    before, later : str
        The two parts between which it moved: `later` has risen against `before`.
    since : str
        Civil day (ISO) from which the course is another.
    size, low, high : float
        By how many points `later` has risen against `before`, with the 90 % interval.
    claimed : bool
        Whether it may be said that it has moved. Decided by the policy alone.
    lead_before, lead_since : float
        By how many points `later` was above (below) `before` until then, and has been since.
    """

    before: str
    later: str
    since: str
    size: float
    low: float
    high: float
    claimed: bool
    lead_before: float = 0.0
    lead_since: float = 0.0


@dataclass(frozen=True, slots=True)
class WeekdayFinding:
    """Mean pain (0–10) on one day of the week (Monday 0) with its 90 % interval, from `n` noted days.

    `claimed` is whether pain may be said to be worst on this day of the week. Decided by the policy alone.
    """

    weekday: int
    mean: float
    low: float
    high: float
    n: int
    claimed: bool = False


@dataclass(frozen=True, slots=True)
class WorkdayFinding:
    """How pain on workdays differs from pain on days off.

    Parameters
    ----------
    difference, low, high : float
        Points on workdays above days off, with the 90 % interval.
    n_work, n_off : int
        Days with a check-in of each kind.
    basis : str
        What made a day a workday: the factor that says so, or ``"weekday"`` for Monday to Friday.
    claimed : bool
        Whether a difference may be shown. Decided by the policy alone.
    """

    difference: float
    low: float
    high: float
    n_work: int
    n_off: int
    basis: str
    claimed: bool


@dataclass(frozen=True, slots=True)
class Detectable:
    """The smallest effect a question could show now and after 14 more days like these, in points.

    ``None`` when no effect of any size could be shown.
    """

    question: str
    now: float | None
    in_14_days: float | None


@dataclass(frozen=True, slots=True)
class NotEnough:
    """A question the diary cannot answer yet.

    Parameters
    ----------
    question : str
        Such as ``"factors"`` or ``"time_of_day"``.
    reason : str
        Slug of the reason, such as ``"too_few_days"``.
    days_needed : int or None
        How many more recorded days; ``None`` when more days alone would not help.
    """

    question: str
    reason: str
    days_needed: int | None


@dataclass(frozen=True, slots=True)
class DailyPain:
    """One civil day (ISO date): the plain mean of its pain as noted, 0–10, and its number of check-ins `n`.

    ``None`` and 0 for a day without any; ``None`` alone where none of them is about the part of the body (the
    feet, or the rest) that this diary is mostly about.
    """

    day: str
    pain_nrs: float | None
    n: int


@dataclass(frozen=True, slots=True)
class Findings:
    """All answers from one diary. `to_dict` is the stable public form."""

    fodro: str
    digest: str
    days: int
    outcome: str
    daily: tuple[DailyPain, ...]
    factors: tuple[FactorFinding, ...]
    time_of_day: tuple[PartOfDayFinding, ...]
    detectable: tuple[Detectable, ...]
    not_enough: tuple[NotEnough, ...]
    pairs: tuple[PairFinding, ...] = ()
    weekdays: tuple[WeekdayFinding, ...] = ()
    workdays: WorkdayFinding | None = None
    time_of_day_change: TimeOfDayChange | None = None
    shoes: tuple[ShoeFinding, ...] = ()
    massage: MassageFindings | None = None
    signs: tuple[SignFinding, ...] = ()
    not_examined: tuple[str, ...] = ()

    @property
    def claimed(self) -> tuple[FactorFinding, ...]:
        """The factor findings that may be shown, strongest first."""
        shown = (finding for finding in self.factors if finding.claimed)
        return tuple(sorted(shown, key=lambda finding: -abs(finding.effect_per_sd)))

    def to_dict(self) -> dict[str, Any]:
        """Return the findings as plain values for JSON; what was not examined says so and is listed."""
        plain = {**asdict(self), "signs": signs_by_monitor(self.signs)}
        return plain if self.massage else {**plain, "massage": _massage_not_examined()}


def _massage_not_examined() -> dict[str, Any]:
    blank = {"low": None, "high": None, "claimed": False, "n": 0, "basis": NOT_EXAMINED}
    return {
        "immediate": {"effect": None, **blank},
        "gradual": {"effect_next_day": None, **blank},
        "by_technique": [],
        "by_tool": [],
        "half_life_hours": {},
    }


def signs_by_monitor(signs: tuple[SignFinding, ...]) -> dict[str, Any]:
    """Return each monitor by its name; one that was not examined says so."""
    blank = {"status": NOT_EXAMINED, "since": None, "size": None}
    known = {one.monitor.value: asdict(one) for one in signs}
    return {
        monitor.value: {name: value for name, value in known[monitor.value].items() if name != "monitor"}
        if monitor.value in known
        else blank
        for monitor in Monitor
    }
