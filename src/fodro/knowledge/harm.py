"""What a massage may have brought along: new numbness, a bruise, more pain; what that rules out for now."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from fodro.domain.body import Place, Side
from fodro.knowledge.library import Family, techniques
from fodro.knowledge.limits import MAX_PRESSURE, Leaf, Limits, together
from fodro.knowledge.regions import parts_of
from fodro.knowledge.safety.effects import covered

GONE_WITHIN = timedelta(hours=48)
"""What is still there after this long is for someone to look at (R40)."""

SOFTER_FOR = timedelta(days=2)
"""The gap for deep work after more pain the next morning (section 2.2 of the fact base: 24 to 48 hours)."""

WORSE_BY_NRS = 2.0
"""So many points more the next morning than before the massage count as more pain (section 2.2)."""

NUMB_CAP = 1
"""Resting hands press this much and no more: nothing presses where there is less feeling."""

BRUISE_CAP = 2
SOFTER_CAP = MAX_PRESSURE - 1
_DEEP = (Family.PRESS, Family.TOOL)


@dataclass(frozen=True, slots=True)
class Harm:
    """What was new after one massage.

    Parameters
    ----------
    at : datetime
        When it was first said; aware.
    numb, bruise, worse : bool
        New numbness, a bruise, more pain than before.
    places : tuple of Place
        Where; a place without a side means both, no place at all anywhere on feet and lower legs.
    gone_at : datetime or None
        When the person said that it is gone; until then it is there.
    """

    at: datetime
    numb: bool = False
    bruise: bool = False
    worse: bool = False
    places: tuple[Place, ...] = ()
    gone_at: datetime | None = None

    @property
    def is_open(self) -> bool:
        """Whether nobody has said yet that it is gone."""
        return self.gone_at is None and (self.numb or self.bruise or self.worse)

    def lasts_too_long(self, now: datetime) -> bool:
        """Return whether it is still there after two days: time for someone to look at it."""
        return self.is_open and now - self.at >= GONE_WITHIN

    def and_then(self, later: Harm) -> Harm:
        """Return both reports as one; what was gone meanwhile begins anew with the later one."""
        if not self.is_open:
            return later
        return Harm(
            at=self.at,
            numb=self.numb or later.numb,
            bruise=self.bruise or later.bruise,
            worse=self.worse or later.worse,
            places=tuple(dict.fromkeys((*self.places, *later.places)))
            if self.places and later.places
            else (),
        )


@dataclass(frozen=True, slots=True)
class Aftermath:
    """What is known of the time after one massage. Ratings are 0–10 or not recorded, times are aware."""

    harm: Harm | None = None
    before_nrs: float | None = None
    next_morning_nrs: float | None = None
    next_morning_at: datetime | None = None

    @property
    def softer_until(self) -> datetime | None:
        """Until when everything is one level softer, because the next morning was worse; else ``None``."""
        if self.before_nrs is None or self.next_morning_nrs is None or self.next_morning_at is None:
            return None
        is_worse = self.next_morning_nrs - self.before_nrs >= WORSE_BY_NRS
        return self.next_morning_at + SOFTER_FOR if is_worse else None

    def is_softer(self, now: datetime) -> bool:
        """Return whether the morning after still counts at `now`."""
        return self.softer_until is not None and now < self.softer_until


def limits_after(past: Iterable[Aftermath], now: datetime) -> Limits:
    """Return what earlier massages rule out at the aware `now`.

    A bruise: level 2 at most there, no pressing on points and no tool there. New numbness: nothing presses
    there. More pain: one level softer everywhere and no pressing on points; until the person says it is gone
    or, where only the morning's rating told it, for two days.
    """
    return together(limits for one in past for limits in _limits(one, now))


def _limits(one: Aftermath, now: datetime) -> Iterator[Limits]:
    harm = one.harm if one.harm and one.harm.is_open else None
    if harm and harm.numb:
        yield _capped(harm.places, NUMB_CAP)
    if harm and harm.bruise:
        yield _capped(harm.places, BRUISE_CAP)
    if (harm and harm.worse) or one.is_softer(now):
        yield Limits(max_pressure=SOFTER_CAP, families=frozenset({Family.PRESS}))


def _capped(places: tuple[Place, ...], cap: int) -> Limits:
    """Return the limits of not more than `cap` at `places`; not knowing where, it holds everywhere.

    A limit names a technique or a place, not both: what is deep and touches the place rests on either side.
    """
    if not places:
        return Limits(max_pressure=cap, families=frozenset(_DEEP))
    leaves = frozenset(leaf for place in places for leaf in _leaves(place))
    return Limits(
        caps=frozenset((side, leaf, cap) for side, leaf in leaves),
        techniques=_deep_work_on({leaf for _side, leaf in leaves}),
    )


def _leaves(place: Place) -> Iterator[Leaf]:
    for side in Side if place.side is None else (place.side,):
        for leaf in covered(place.region):
            yield side, leaf


def _deep_work_on(leaves: set[str]) -> frozenset[str]:
    deep = (one for one in techniques().values() if one.family in _DEEP)
    return frozenset(
        one.slug for one in deep if any(leaf in leaves for slug in one.regions for leaf in parts_of(slug))
    )
