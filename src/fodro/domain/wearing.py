"""What was worn on a day: as noted, as a shift says, or else the pair that is usual on such a day.

A usual pair is an assumption and stays one until the person says otherwise; it never reaches back before the
day it was set. Hours and steps that are not known are unknown, never zero, so every sum here is "at least".
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

WEEKDAYS = range(7)
"""Monday is 0."""

_MONTHS_PER_YEAR = 12


class Basis(StrEnum):
    """How it is known what was worn."""

    NOTED = "noted"
    SHIFT = "shift"
    USUAL = "usual"


@dataclass(frozen=True, slots=True)
class UsualPair:
    """One choice of a pair as the usual one: on these weekdays (Monday 0), or when a shift runs.

    Parameters
    ----------
    shoes : str
        Key of the pair.
    weekdays : frozenset of int
        Empty, together with `on_shift` false, where the pair stopped being usual.
    on_shift : bool
    since : date
        The day the choice was made: it holds from then on, never before.
    until : date or None
        The last day of the pair, where it is retired.
    """

    shoes: str
    weekdays: frozenset[int]
    on_shift: bool
    since: date
    until: date | None = None

    def holds_on(self, day: date) -> bool:
        """Return whether the choice was made by `day` and the pair was still in use."""
        return self.since <= day and (self.until is None or day <= self.until)


@dataclass(frozen=True, slots=True)
class Wear:
    """One combination worn on one day. Keys are empty and numbers None where nothing was noted.

    `hours` is 0–24, `comfort` at the end of the day 0–10 with 10 the best.
    """

    key: str = ""
    shoes: str = ""
    insole: str = ""
    socks: str = ""
    activity: str = ""
    hours: float | None = None
    comfort: float | None = None
    damp: bool | None = None


@dataclass(frozen=True, slots=True)
class ShiftTime:
    """One unbroken time of a shift: its hours, None while it runs, and its pair where one was named."""

    hours: float | None = None
    shoes: str = ""


@dataclass(frozen=True, slots=True)
class WearDay:
    """What is recorded of one day: what was noted as worn, the time on the feet, and the steps."""

    day: date
    wears: tuple[Wear, ...] = ()
    shift_time: tuple[ShiftTime, ...] = ()
    steps: float | None = None


@dataclass(frozen=True, slots=True)
class Worn:
    """One combination and how it is known."""

    wear: Wear
    basis: Basis = Basis.NOTED

    @property
    def assumed(self) -> bool:
        """Whether nobody said so: it is only the usual pair of such a day."""
        return self.basis is Basis.USUAL


@dataclass(frozen=True, slots=True)
class PairTotals:
    """What one pair has been through, at least: days without hours or steps are not in those sums."""

    days: int = 0
    assumed_days: int = 0
    hours: float = 0.0
    days_with_hours: int = 0
    steps: float = 0.0
    days_with_steps: int = 0


@dataclass(frozen=True, slots=True)
class Held:
    """For which weekdays (Monday 0) a pair is the usual one, and whether it is on shifts."""

    weekdays: frozenset[int] = frozenset()
    on_shift: bool = False


def usual_on(usual: Sequence[UsualPair], day: date, *, shift: bool = False) -> str:
    """Return the key of the pair that is usual on `day`, or an empty text where none is.

    Parameters
    ----------
    usual : sequence of UsualPair
        In the order they were set. Of one pair the latest choice made by `day` counts; of several pairs the
        one that was set most recently. Where a shift ran, a pair for shifts comes before one for the weekday.
    day : date
    shift : bool
        Whether a shift ran that day.
    """
    choices = current_choices(usual, day)
    for_weekday = [choice.shoes for choice in choices if day.weekday() in choice.weekdays]
    for_shift = [choice.shoes for choice in choices if shift and choice.on_shift]
    return (for_weekday + for_shift)[-1] if for_weekday or for_shift else ""


def held_by(usual: Sequence[UsualPair], day: date) -> dict[str, Held]:
    """Return what each pair is the usual one for on `day`, by its key; a pair that is not is not in it."""
    choices = current_choices(usual, day)
    of_weekday = {weekday: one.shoes for one in choices for weekday in one.weekdays}
    of_shift = next((one.shoes for one in reversed(choices) if one.on_shift), "")
    return {
        pair: Held(frozenset(day for day, one in of_weekday.items() if one == pair), pair == of_shift)
        for pair in dict.fromkeys([*of_weekday.values(), *([of_shift] if of_shift else [])])
    }


def current_choices(usual: Sequence[UsualPair], day: date) -> list[UsualPair]:
    """Return the choice that holds for each pair on `day`, the one set most recently last."""
    current: dict[str, UsualPair] = {}
    for choice in sorted(usual, key=_since):
        if choice.holds_on(day):
            current.pop(choice.shoes, None)
            current[choice.shoes] = choice
    return list(current.values())


def worn_on(day: WearDay, usual: Sequence[UsualPair]) -> tuple[Worn, ...]:
    """Return what was worn on `day`, first what was noted first.

    A combination that names its pair stands as it is. Where none does, the pairs of the day's shift take
    their place, or else the usual pair, assumed; what was noted beside the shoes is kept with it.
    """
    if any(wear.shoes for wear in day.wears):
        return tuple(Worn(wear) for wear in day.wears)
    pairs, basis = _pairs_of_shift(day), Basis.SHIFT
    if not pairs:
        assumed = usual_on(usual, day.day, shift=bool(day.shift_time))
        pairs, basis = [assumed] if assumed else [], Basis.USUAL
    if not pairs:
        return tuple(Worn(wear) for wear in day.wears)
    first = replace(day.wears[0] if day.wears else Wear(), shoes=pairs[0])
    others = (Worn(wear) for wear in day.wears[1:])
    return (Worn(first, basis), *others, *(Worn(Wear(shoes=pair), basis) for pair in pairs[1:]))


def pairs_of(worn: Iterable[Worn]) -> tuple[str, ...]:
    """Return the keys of the pairs in `worn`, each once, in their order."""
    return tuple(dict.fromkeys(one.wear.shoes for one in worn if one.wear.shoes))


def hours_by_pair(day: WearDay, worn: Sequence[Worn]) -> dict[str, float]:
    """Return the hours each pair was worn on `day`; a pair whose hours are not known is not in it.

    Hours that were noted come before the time of a shift. Time on the feet that names no pair belongs to the
    pair of a day that has only one.
    """
    pairs = pairs_of(worn)
    noted = {pair: _noted_hours(pair, worn) for pair in pairs}
    timed = {pair: _timed_hours(pair, day, alone=len(pairs) == 1) for pair in pairs}
    hours = {pair: timed[pair] if noted[pair] is None else noted[pair] for pair in pairs}
    return {pair: known for pair, known in hours.items() if known is not None}


def steps_by_pair(day: WearDay, pairs: Sequence[str], hours: Mapping[str, float]) -> dict[str, float]:
    """Return the steps of `day` split over its `pairs` by `hours`; nothing where that cannot be told."""
    if day.steps is None or not pairs:
        return {}
    if len(pairs) == 1:
        return {pairs[0]: day.steps}
    whole = sum(hours.get(pair, 0.0) for pair in pairs)
    if whole <= 0 or any(pair not in hours for pair in pairs):
        return {}
    return {pair: day.steps * hours[pair] / whole for pair in pairs}


def main_pair(worn: Sequence[Worn], hours: Mapping[str, float]) -> str:
    """Return the pair worn longest, the first noted where hours do not tell; empty where none is known."""
    return max(pairs_of(worn), key=lambda pair: hours.get(pair, 0.0), default="")


def totals_of(days: Iterable[WearDay], usual: Sequence[UsualPair]) -> dict[str, PairTotals]:
    """Return what each pair has been through on `days`, by its key.

    Parameters
    ----------
    days : iterable of WearDay
        The recorded days. A day with no record at all has no pair either, and is not to be among them.
    usual : sequence of UsualPair
        In the order they were set.
    """
    totals: dict[str, PairTotals] = {}
    for day in days:
        worn = worn_on(day, usual)
        pairs, hours = pairs_of(worn), hours_by_pair(day, worn)
        steps = steps_by_pair(day, pairs, hours)
        assumed = {one.wear.shoes for one in worn if one.assumed}
        for pair in pairs:
            so_far = totals.get(pair, PairTotals())
            totals[pair] = _added(so_far, pair in assumed, hours=hours.get(pair), steps=steps.get(pair))
    return totals


def wear_to_change(wears: Sequence[Wear], shoes: str) -> Wear | None:
    """Return which of a day's `wears` becomes the pair `shoes` when the person says the day was that pair's.

    ``None`` where the pair is among them already. A day without any gets a new one; of several the one worn
    longest changes, and the others stay as they were noted.
    """
    if any(wear.shoes == shoes for wear in wears):
        return None
    return max(wears, key=lambda wear: wear.hours or 0.0, default=Wear())


def age_months(bought_on: date, day: date) -> int:
    """Return the whole months from `bought_on` to `day`; 0 for a day before."""
    months = (day.year - bought_on.year) * _MONTHS_PER_YEAR + day.month - bought_on.month
    return max(0, months - (day.day < bought_on.day))


def _since(choice: UsualPair) -> date:
    return choice.since


def _pairs_of_shift(day: WearDay) -> list[str]:
    hours: dict[str, float] = {}
    for stretch in day.shift_time:
        if stretch.shoes:
            hours[stretch.shoes] = hours.get(stretch.shoes, 0.0) + (stretch.hours or 0.0)
    return sorted(hours, key=lambda pair: -hours[pair])


def _noted_hours(pair: str, worn: Iterable[Worn]) -> float | None:
    noted = [one.wear.hours for one in worn if one.wear.shoes == pair and one.wear.hours is not None]
    return sum(noted) if noted else None


def _timed_hours(pair: str, day: WearDay, *, alone: bool) -> float | None:
    its_own = (one.hours for one in day.shift_time if one.shoes == pair or (alone and not one.shoes))
    timed = [hours for hours in its_own if hours is not None]
    return sum(timed) if timed else None


def _added(so_far: PairTotals, assumed: bool, *, hours: float | None, steps: float | None) -> PairTotals:
    return PairTotals(
        days=so_far.days + 1,
        assumed_days=so_far.assumed_days + assumed,
        hours=so_far.hours + (hours or 0.0),
        days_with_hours=so_far.days_with_hours + (hours is not None),
        steps=so_far.steps + (steps or 0.0),
        days_with_steps=so_far.days_with_steps + (steps is not None),
    )
