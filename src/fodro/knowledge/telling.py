"""How a routine is told, in words."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from fodro.knowledge.content import Bilingual, bilingual, table
from fodro.knowledge.library import Phase, technique
from fodro.knowledge.regions import parts_of
from fodro.knowledge.routine import Kind, Step

_LEG = frozenset({"calf", "shin", "achilles", "knee"})
_LEGS_AT_REST = frozenset({"legs-up", "legs-still"})


def phase_text(phase: Phase, language: str) -> str:
    """Return the word for a part of a routine in `language`."""
    return _texts("phase")[phase].text(language)


def kind_text(kind: Kind, language: str) -> str:
    """Return what kind of routine it is, in a few words of `language`."""
    return _texts("kind")[kind].text(language)


def where_text(step: Step, language: str) -> str:
    """Return which foot or leg `step` is for in `language`, such as "Left foot"."""
    return _texts("leg" if on_leg(step) else "foot")[step.side or "both"].text(language)


def on_leg(step: Step) -> bool:
    """Return whether `step` touches or moves the leg and not the foot."""
    if step.technique in _LEGS_AT_REST:
        return True
    regions = technique(step.technique).regions
    leaves = {leaf for slug in regions for leaf in (slug, *parts_of(slug))} - {"lower-leg"}
    return bool(leaves) and leaves <= _LEG


@cache
def _texts(name: str) -> Mapping[str, Bilingual]:
    return MappingProxyType({slug: bilingual(entry) for slug, entry in table("telling")[name].items()})
