"""What a routine is to be for, as it is typed: ``left-heel``, ``both-arch``, ``skin@left-heel``."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from fodro.cli.refusals import Refused
from fodro.domain.body import Place, Side
from fodro.knowledge.regions import regions

if TYPE_CHECKING:
    from fodro.knowledge.routine import Complaint
    from fodro.knowledge.safety import Told

_SIDES: dict[str, tuple[Side | None, ...]] = {
    "left": (Side.LEFT,),
    "right": (Side.RIGHT,),
    "both": (Side.LEFT, Side.RIGHT),
}


def places_of(typed: str) -> tuple[Place, ...]:
    """Return the places of such as ``left-heel``; without a side it is of no known side."""
    word, _dash, rest = typed.partition("-")
    sides, region = (_SIDES[word], rest) if word in _SIDES else ((None,), typed)
    if region not in regions():
        raise Refused(_no_such(region, typed, regions(), "--where"))
    return tuple(Place(region, side) for side in sides)


def complaints_of(
    where: Iterable[str], qualities: tuple[str, ...], intensity: float
) -> tuple[Complaint, ...]:
    """Return what hurts: every place of `where`, with all `qualities`."""
    from fodro.knowledge.qualities import qualities as known
    from fodro.knowledge.routine import Complaint

    for slug in qualities:
        if slug not in known():
            raise Refused(_no_such(slug, slug, known(), "--quality"))
    return tuple(
        Complaint(place.region, place.side, intensity, qualities)
        for typed in where
        for place in places_of(typed)
    )


def tools_of(typed: Iterable[str]) -> tuple[str, ...]:
    """Return the tools at hand by their slugs."""
    from fodro.knowledge.tools import tools

    found = tuple(slug for words in typed for slug in words.split(",") if slug)
    for slug in found:
        if slug not in tools():
            raise Refused(_no_such(slug, slug, tools(), "--tools"))
    return found


def answers_of(signs: Iterable[str]) -> dict[str, Told]:
    """Return the yeses of ``--sign skin@left-heel``."""
    from fodro.knowledge.safety import Answer, Told, asked

    found: dict[str, Told] = {}
    for typed in signs:
        slug, _at, place = typed.partition("@")
        if slug not in asked():
            raise Refused(_no_such(slug, typed, asked(), "--sign"))
        there = found[slug].places if slug in found else ()
        found[slug] = Told(Answer.YES, (*there, *(places_of(place) if place else ())))
    return found


def _no_such(word: str, typed: str, known: Iterable[str], option: str) -> str:
    return f"{option} {typed}: {word!r} is not known. Known are: {', '.join(known)}."
