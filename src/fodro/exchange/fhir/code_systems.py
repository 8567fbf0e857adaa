"""Our own code systems as CodeSystem resources, made from what is known; each code is a permanent slug."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from fodro.domain.body import Side
from fodro.exchange.fhir.names import system
from fodro.exchange.fhir.values import Json
from fodro.knowledge.codes import words
from fodro.knowledge.content import Bilingual
from fodro.knowledge.factors import factors
from fodro.knowledge.footwear import activities
from fodro.knowledge.library import techniques
from fodro.knowledge.qualities import qualities
from fodro.knowledge.regions import Region, regions
from fodro.knowledge.tools import tools
from fodro.version import __version__

LEVEL_MARK = "="
"""Between a factor and its level in our code of the level, such as ``limp=left``."""

_OF_CODES = ("measure", "detail", "day-part", "view", "thing", "design", "document", "section")


@dataclass(frozen=True, slots=True)
class Concept:
    """One code with its name in both languages."""

    code: str
    names: Bilingual


def place_code(slug: str, side: Side | None) -> str:
    """Return our code of a place, such as ``heel.L``."""
    return f"{slug}.{side.value}" if side else slug


@cache
def concepts() -> Mapping[str, Mapping[str, Concept]]:
    """Return every code by kind and slug."""
    told = {
        "place": _places(),
        "quality": (Concept(slug, each.names) for slug, each in qualities().items()),
        "factor": (Concept(slug, each.names) for slug, each in factors().items()),
        "level": _levels(),
        "technique": (Concept(slug, each.names) for slug, each in techniques().items()),
        "tool": (Concept(slug, each.names) for slug, each in tools().items()),
        "activity": (Concept(slug, each.names) for slug, each in activities().items()),
        **{kind: _of_codes(kind) for kind in _OF_CODES},
    }
    return MappingProxyType({kind: {each.code: each for each in found} for kind, found in told.items()})


def _of_codes(kind: str) -> Iterator[Concept]:
    for slug, word in words(kind).items():
        if word.names:
            yield Concept(slug, word.names)


def _places() -> Iterator[Concept]:
    for slug, known in regions().items():
        yield Concept(slug, Bilingual(known.name_en, known.name_da))
        for side in Side:
            yield Concept(place_code(slug, side), _with_side(known, side))


def _with_side(known: Region, side: Side) -> Bilingual:
    word = words("side")[side]
    return Bilingual(*(known.with_side(word.name(language), language) for language in ("en", "da")))


def _levels() -> Iterator[Concept]:
    for slug, factor in factors().items():
        for level, names in factor.levels.items():
            yield Concept(f"{slug}{LEVEL_MARK}{level}", names)


def code_systems() -> Iterator[Json]:
    """Yield a CodeSystem resource for each kind of code, with English names and Danish designations."""
    for kind, found in concepts().items():
        yield {
            "resourceType": "CodeSystem",
            "id": f"fodro-{kind}",
            "url": system(kind),
            "version": __version__,
            "name": f"Fodro{kind.title().replace('-', '')}",
            "status": "active",
            "caseSensitive": True,
            "content": "complete",
            "count": len(found),
            "concept": [_told(each) for each in found.values()],
        }


def _told(concept: Concept) -> Json:
    danish = {"language": "da", "value": concept.names.da}
    return {"code": concept.code, "display": concept.names.en, "designation": [danish]}
