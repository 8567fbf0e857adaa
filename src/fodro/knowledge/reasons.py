"""Why a step is in a routine, in words."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from fodro.domain.body import Side
from fodro.knowledge.content import Bilingual, bilingual, table
from fodro.knowledge.regions import region, regions
from fodro.knowledge.routine import Step


@cache
def reasons() -> Mapping[str, Bilingual]:
    """Return every text by the slug of its reason."""
    return MappingProxyType({slug: bilingual(entry) for slug, entry in table("reasons").items()})


def reason_text(step: Step, language: str) -> str:
    """Return why `step` is there, such as "for your left heel"; empty for a reason that is not known."""
    if step.reason in regions():
        return _for_region(step, language)
    known = reasons().get(step.reason)
    return known.text(language) if known else ""


def _for_region(step: Step, language: str) -> str:
    side = _side_word(step.side, language)
    place = region(step.reason).with_side(side, language) if side else region(step.reason).name(language)
    return reasons()[_pattern(place, side, language)].filled(language, place=place)


def _pattern(place: str, side: str, language: str) -> str:
    if place.startswith(reasons()["between"].text(language)):
        return "region-between"
    return "region" if side and place.startswith(side) else "region-of"


def _side_word(side: Side | None, language: str) -> str:
    if side is None:
        return ""
    return reasons()["left" if side is Side.LEFT else "right"].text(language)
