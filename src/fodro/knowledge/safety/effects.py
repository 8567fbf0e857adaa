"""What a rule rules out, and where: its limits at the places a person told."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any

from fodro.domain.body import Place, Side
from fodro.knowledge.content import table
from fodro.knowledge.library import technique
from fodro.knowledge.limits import MAX_PRESSURE, Leaf, Limits, Stop, leaves_of
from fodro.knowledge.regions import parts_of, regions
from fodro.knowledge.tools import HANDS, tools

_LOTION = "lotion"
_PLACE = "place"
_WHOLE = {
    "lower-leg": ("calf", "shin"),
    "calf": ("lower-leg",),
    "shin": ("lower-leg",),
    "heel": ("heel-med", "heel-lat"),
    "dorsum": ("midfoot",),
    "ankle": ("achilles",),
    "toes": ("web1", "web2", "web3", "web4"),
}
"""What a plain word for a place takes in beside the parts it is drawn of."""


@dataclass(frozen=True, slots=True)
class Effect:
    """What a rule rules out; the fields are those of ``limits`` in ``rules.toml``, without the places."""

    stop: Stop = Stop.NOTHING
    off: str = ""
    cap: int = MAX_PRESSURE
    cap_at: str = _PLACE
    max_pressure: int = MAX_PRESSURE
    families: frozenset[str] = frozenset()
    tools: frozenset[str] = frozenset()
    techniques: frozenset[str] = frozenset()
    only: frozenset[str] | None = None
    max_minutes: int | None = None

    @property
    def is_placed(self) -> bool:
        """Whether it is about the place that was told and not about all of feet and legs."""
        return bool(self.off) or (self.cap < MAX_PRESSURE and self.cap_at == _PLACE)

    def limits(self, places: tuple[Place, ...]) -> Limits:
        """Return what is ruled out where the sign is at `places`; none told is anywhere."""
        capped = capped_leaves(self, places)
        return Limits(
            stop=self.stop,
            off=reach(self.off, places) if self.off else frozenset(),
            caps=frozenset((side, leaf, self.cap) for side, leaf in capped),
            max_pressure=self.max_pressure,
            families=self.families,
            tools=self.tools,
            techniques=self.techniques,
            only=self.only,
            max_minutes=self.max_minutes,
        )


def capped_leaves(effect: Effect, places: tuple[Place, ...]) -> frozenset[Leaf]:
    """Return where `effect` sets a highest pressure of its own."""
    if effect.cap == MAX_PRESSURE:
        return frozenset()
    here = places if effect.cap_at == _PLACE else (Place(effect.cap_at),)
    return reach(_PLACE, here)


def reach(scope: str, places: tuple[Place, ...]) -> frozenset[Leaf]:
    """Return the leaves within `scope` of `places`: ``place``, ``near``, ``foot`` or ``leg``."""
    if not places:
        return frozenset((side, leaf) for side in Side for leaf in covered("foot") | covered("lower-leg"))
    return frozenset(
        (side, leaf)
        for place in places
        for side in (Side if place.side is None else (place.side,))
        for leaf in _scoped(scope, covered(place.region))
    )


def _scoped(scope: str, leaves: frozenset[str]) -> frozenset[str]:
    if scope == "near":
        return leaves.union(*(near()[leaf] for leaf in leaves if leaf in near()))
    if scope == "foot":
        return leaves | covered("foot")
    return leaves | covered("foot") | covered("lower-leg") if scope == "leg" else leaves


@cache
def covered(region: str) -> frozenset[str]:
    """Return the leaves a person means by `region`: told "heel", both its edges belong to it."""
    leaves = frozenset(parts_of(region))
    named = {region, *leaves} if region in ("foot", "lower-leg") else {region}
    return leaves.union(*(_WHOLE.get(word, ()) for word in named))


@cache
def near() -> Mapping[str, frozenset[str]]:
    """Return which leaves lie within five centimetres of each leaf."""
    pairs = {(one, other) for one, others in table("neighbours").items() for other in others}
    both = pairs | {(other, one) for one, other in pairs}
    leaves = (slug for slug, known in regions().items() if not known.parts)
    return MappingProxyType({leaf: frozenset(b for a, b in both if a == leaf) for leaf in leaves})


def ruled_out(avoiding: Iterable[str], effect: Effect, places: tuple[Place, ...]) -> frozenset[str]:
    """Return which of the techniques that name a rule under ``avoid`` must rest.

    All of them, unless the rule is about a place: then those that touch or move it. Where nothing may touch a
    place, what touches is kept off it foot by foot already, so only what moves it without touching is named.
    """
    if not effect.is_placed:
        return frozenset(avoiding)
    here = {leaf for _side, leaf in reach(effect.off or _PLACE, places)}
    return frozenset(
        slug
        for slug in avoiding
        if not (effect.off and technique(slug).touches) and here & leaves_of(technique(slug).regions)
    )


def effect(entry: Mapping[str, Any]) -> Effect:
    """Return the effect that ``limits`` of a rule says."""
    every = frozenset(tools()) - {HANDS, _LOTION}
    return Effect(
        stop=Stop(entry.get("stop", "nothing")),
        off=entry.get("off", ""),
        cap=entry.get("cap", MAX_PRESSURE),
        cap_at=entry.get("cap_at", _PLACE),
        max_pressure=entry.get("max_pressure", MAX_PRESSURE),
        families=frozenset(entry.get("families", ())),
        tools=every if "*" in entry.get("tools", ()) else frozenset(entry.get("tools", ())),
        techniques=frozenset(entry.get("techniques", ())),
        only=frozenset(entry["only"]) if "only" in entry else None,
        max_minutes=entry.get("max_minutes"),
    )
