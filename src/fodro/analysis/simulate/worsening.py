"""Simulated people for whom something gets worse: what, since when, and by how much."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

import numpy as np

from fodro.analysis.simulate.chance import Floats, remembering
from fodro.analysis.simulate.person import PartHabit, Person
from fodro.analysis.simulate.truth import Simulated
from fodro.domain.civil import DayPart
from fodro.domain.diary import Diary

RAMP_DAYS = 60
_CHANGES_BETWEEN = (0.4, 0.7)
_OWN_CHANCE = 5
_WALKING_CHANCE = 6
_FIRST_STEPS = PartHabit(DayPart.FIRST_STEPS, 6.6, 0.9, 0.6)


class Regime(StrEnum):
    """What gets worse."""

    NONE = "none"
    STEP = "step"
    RAMP = "ramp"
    TIMING = "tod"
    INTERFERENCE = "interference"
    SIDE = "leftright"
    FIRST_STEPS = "first_steps"
    WALKING = "walking"


SIZES: Mapping[Regime, float] = {
    Regime.NONE: 0.0,
    Regime.STEP: 1.0,
    Regime.RAMP: 2.0,
    Regime.TIMING: 1.2,
    Regime.INTERFERENCE: 2.0,
    Regime.SIDE: 1.5,
    Regime.FIRST_STEPS: 2.0,
    Regime.WALKING: 5.0,
}
"""Points (walking: percentage points of asymmetry) by which it gets worse unless said otherwise."""


@dataclass(frozen=True, slots=True)
class Worsening:
    """What gets worse for one simulated person.

    Parameters
    ----------
    regime : Regime
        A step of all pain; a ramp to `size` within 60 days; *tod*: one end of the day rises by `size` and the
        other sinks as much; how much pain gets in the way; *leftright*: the difference of the sides, the mean
        staying; pain of the first steps alone; the asymmetry of walking alone.
    size : float
        Points, at least 0; percentage points for walking.
    change_day : int
        Position of the first changed day.
    direction : float
        1 or -1: which end of the day rises, or which side.
    everything : bool
        Whether this person also notes first steps and has a phone that measures walking.
    """

    regime: Regime
    size: float
    change_day: int
    direction: float = 1.0
    everything: bool = False

    def added_nrs(self, n_days: int) -> Floats:
        """Return what is added to the pain of every day, shape (days,)."""
        since = np.maximum(np.arange(n_days) - self.change_day + 1.0, 0.0)
        if self.regime is Regime.STEP:
            return np.asarray(self.size * (since > 0))
        if self.regime is Regime.RAMP:
            return np.asarray(self.size * np.minimum(since / RAMP_DAYS, 1.0))
        return np.zeros(n_days)

    def person_before(self, person: Person) -> Person:
        """Return `person` as the diary begins."""
        if not (self.everything or self.regime is Regime.FIRST_STEPS):
            return person
        return replace(person, parts=(_FIRST_STEPS, *person.parts))

    def person_since(self, person: Person) -> Person:
        """Return `person` from the day of the change on."""
        if self.regime is Regime.TIMING:
            return replace(person, parts=tuple(self._moved(part) for part in person.parts))
        if self.regime is Regime.INTERFERENCE:
            return replace(person, interference_more_nrs=self.size)
        if self.regime is Regime.SIDE:
            difference = person.left_minus_right_nrs
            return replace(person, left_minus_right_nrs=difference + self.direction * self.size)
        if self.regime is Regime.FIRST_STEPS:
            return replace(person, parts=tuple(self._raised(part) for part in person.parts))
        return person

    def _moved(self, habit: PartHabit) -> PartHabit:
        ends = {DayPart.FIRST_STEPS: -1.0, DayPart.MORNING: -1.0, DayPart.EVENING: 1.0}
        shift = ends.get(habit.part, 0.0) * self.direction * self.size
        return replace(habit, offset_nrs=habit.offset_nrs + shift)

    def _raised(self, habit: PartHabit) -> PartHabit:
        more = self.size if habit.part is DayPart.FIRST_STEPS else 0.0
        return replace(habit, offset_nrs=habit.offset_nrs + more)


@dataclass(frozen=True, slots=True)
class Worsened:
    """A simulated diary and what got worse in it."""

    simulated: Simulated
    worsening: Worsening

    @property
    def diary(self) -> Diary:
        """The diary."""
        return self.simulated.diary


def drawn(regime: Regime, *, days: int, seed: int, size: float | None = None, everything: bool) -> Worsening:
    """Return when, between 40 and 70 % of the diary, and in which direction something gets worse.

    Drawn from chance of its own: the person of this seed lives through the same days with and without it.
    """
    rng = np.random.default_rng([seed, days, _OWN_CHANCE])
    change_day = int(days * rng.uniform(*_CHANGES_BETWEEN))
    size = SIZES[regime] if size is None else size
    return Worsening(regime, size, change_day, float(rng.choice([-1.0, 1.0])), everything)


def with_walking(made: Simulated, worsening: Worsening, *, days: int, seed: int) -> Simulated:
    """Return the diary with what a phone measures of walking on most days, and with a limp now and then."""
    rng = np.random.default_rng([seed, days, _WALKING_CHANCE])
    first = min(made.diary.calendar_days)
    written = _walking(worsening, days, rng)
    factors: dict[date, dict[str, float | str]] = {}
    for day in sorted(made.diary.factors):
        at = (day - first).days
        kept = {name: value for name, values in written.items() if (value := values[at]) is not None}
        factors[day] = {**made.diary.factors[day], **kept}
    return replace(made, diary=replace(made.diary, factors=factors))


def _walking(worsening: Worsening, n: int, rng: np.random.Generator) -> dict[str, list[float | str | None]]:
    since = np.arange(n) >= worsening.change_day
    more = worsening.size * since if worsening.regime is Regime.WALKING else np.zeros(n)
    memory = float(rng.uniform(0.1, 0.7))
    asymmetry = rng.uniform(1, 8) + rng.uniform(0.7, 2.5) * remembering(n, memory, rng) + more
    support = rng.uniform(26, 31) + rng.uniform(0.3, 0.9) * remembering(n, memory, rng)
    speed = rng.uniform(3.8, 5.0) + rng.uniform(0.1, 0.3) * remembering(n, memory, rng)
    limps = rng.random(n) < rng.uniform(0.0, 0.04)
    phone_off, not_noted = (rng.random((n, 2)) < rng.uniform(0.05, 0.4)).T.tolist()
    numbers: dict[str, Floats] = {
        "walking_asymmetry_percent": np.asarray(np.round(np.maximum(asymmetry, 0.0), 1), dtype=np.float64),
        "walking_double_support_percent": np.round(support, 1),
        "walking_speed": np.round(speed, 2),
    }
    written: dict[str, list[float | str | None]] = {
        name: [None if gone else value for value, gone in zip(values.tolist(), phone_off, strict=True)]
        for name, values in numbers.items()
    }
    pairs = zip(limps.tolist(), not_noted, strict=True)
    written["limp"] = [None if gone else "left" if limping else "no" for limping, gone in pairs]
    return written
