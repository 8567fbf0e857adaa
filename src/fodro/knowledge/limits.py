"""What must not happen today: the limits that signs and conditions set on a massage."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, reduce

from fodro.domain.body import Side
from fodro.knowledge.library import Technique
from fodro.knowledge.regions import parts_of

MAX_PRESSURE = 4
"""The firmest there is in a routine, on the 1–5 scale."""


class Stop(StrEnum):
    """How much of a massage is ruled out, from nothing to all of it."""

    NOTHING = "nothing"
    TOUCH = "touch"
    MOVE = "move"


_STOPS = list(Stop)

Leaf = tuple[Side, str]
"""A leaf region on one side."""


@cache
def leaves_of(regions: tuple[str, ...]) -> frozenset[str]:
    """Return the leaves of all `regions` together; the lower leg is its calf and shin."""
    found = {leaf for slug in regions for leaf in parts_of(slug)}
    return frozenset(found | {"calf", "shin"} if "lower-leg" in found else found)


@dataclass(frozen=True, slots=True)
class Limits:
    """What signs and conditions rule out today. The default rules out nothing.

    Parameters
    ----------
    stop : Stop
        ``touch``: nothing may touch feet or legs; ``move``: they are also left unmoved.
    off : frozenset of (Side, str)
        Leaves nothing may touch.
    caps : frozenset of (Side, str, int)
        The highest pressure (1–4) on a leaf, where it is less than `max_pressure`.
    max_pressure : int
        The highest pressure (1–4) anywhere.
    families, tools, techniques : frozenset of str
        Slugs that are ruled out altogether.
    only : frozenset of str or None
        Where given, no other technique may touch.
    max_minutes : int or None
        The longest massage.
    """

    stop: Stop = Stop.NOTHING
    off: frozenset[Leaf] = frozenset()
    caps: frozenset[tuple[Side, str, int]] = frozenset()
    max_pressure: int = MAX_PRESSURE
    families: frozenset[str] = frozenset()
    tools: frozenset[str] = frozenset()
    techniques: frozenset[str] = frozenset()
    only: frozenset[str] | None = None
    max_minutes: int | None = None

    def allows(self, technique: Technique, side: Side | None) -> bool:
        """Return whether `technique` may be done on the foot of `side`; ``None`` is both at once."""
        if self._ruled_out(technique) or (self.stop is Stop.MOVE and technique.regions):
            return False
        if not technique.touches:
            return True
        if self.stop is not Stop.NOTHING or (self.only is not None and technique.slug not in self.only):
            return False
        return not self._touches_off(technique, side) and technique.pressure[0] <= self.cap(technique, side)

    def cap(self, technique: Technique, side: Side | None) -> int:
        """Return the highest pressure (1–4) for `technique` on the foot of `side`."""
        if not self.caps:
            return self.max_pressure
        touched, sides = leaves_of(technique.regions), _sides(side)
        here = (level for of, leaf, level in self.caps if of in sides and leaf in touched)
        return min((self.max_pressure, *here))

    def _ruled_out(self, technique: Technique) -> bool:
        return (
            technique.slug in self.techniques
            or technique.tool in self.tools
            or technique.family.value in self.families
        )

    def _touches_off(self, technique: Technique, side: Side | None) -> bool:
        if not self.off:
            return False
        touched, sides = leaves_of(technique.regions), _sides(side)
        touching = leaves_of(technique.touches_with)
        other = frozenset(one.other for one in sides)
        return any(
            (of in sides and leaf in touched) or (of in other and leaf in touching) for of, leaf in self.off
        )


NO_LIMITS = Limits()


def together(several: Iterable[Limits]) -> Limits:
    """Return the limits that hold where all `several` hold."""
    return reduce(_both, several, NO_LIMITS)


def _both(one: Limits, other: Limits) -> Limits:
    onlys = [only for only in (one.only, other.only) if only is not None]
    minutes = [most for most in (one.max_minutes, other.max_minutes) if most is not None]
    return Limits(
        stop=max(one.stop, other.stop, key=_STOPS.index),
        off=one.off | other.off,
        caps=one.caps | other.caps,
        max_pressure=min(one.max_pressure, other.max_pressure),
        families=one.families | other.families,
        tools=one.tools | other.tools,
        techniques=one.techniques | other.techniques,
        only=frozenset.intersection(*onlys) if onlys else None,
        max_minutes=min(minutes, default=None),
    )


def _sides(side: Side | None) -> frozenset[Side]:
    return frozenset(Side) if side is None else frozenset({side})
