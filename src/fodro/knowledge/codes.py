"""Codes for open files (FHIR R4): our own words, second codings of LOINC and SNOMED CT, UCUM units."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any

from fodro.knowledge.content import Bilingual, bilingual, table
from fodro.knowledge.regions import regions

LOINC = "http://loinc.org"
SNOMED = "http://snomed.info/sct"
UCUM = "http://unitsofmeasure.org"
SCORE = "{score}"
"""The UCUM unit of a rating."""

_SIDES = ("L", "R")


@dataclass(frozen=True, slots=True)
class SecondCode:
    """A code of another system beside one of ours.

    Parameters
    ----------
    system : str
        URI of the code system.
    code : str
    display : str
        The name it was seen with; empty where only the code was seen.
    confidence : str
        ``"H"`` seen in published material, ``"M"`` seen once elsewhere.
    """

    system: str
    code: str
    display: str = ""
    confidence: str = "H"


@dataclass(frozen=True, slots=True)
class Word:
    """One of our own codes.

    Parameters
    ----------
    slug : str
        Permanent; files hold it.
    names : Bilingual or None
        ``None`` where the name stands elsewhere, as that of a factor does.
    seconds : tuple of SecondCode
    """

    slug: str
    names: Bilingual | None
    seconds: tuple[SecondCode, ...] = ()

    def name(self, language: str) -> str:
        """Return the name in `language`; the slug where it has none."""
        return self.names.text(language) if self.names else self.slug


@cache
def words(kind: str) -> Mapping[str, Word]:
    """Return all codes of one `kind`, such as ``"day-part"``, by slug; none for a kind there is not."""
    entries = _table().get(kind, {}).items()
    return MappingProxyType({slug: _word(slug, entry) for slug, entry in entries if kind != "unit"})


def seconds(kind: str, slug: str) -> tuple[SecondCode, ...]:
    """Return the second codings of a code; none where there are none."""
    word = words(kind).get(slug)
    return word.seconds if word else ()


@cache
def place_seconds(region: str, side: str) -> tuple[SecondCode, ...]:
    """Return the second codings of a place: that of the side where one is known, else of the region.

    Parameters
    ----------
    region : str
        Slug of a region.
    side : str
        ``"L"``, ``"R"`` or empty.
    """
    sided = _table()["sided"].get(region, {}).get("snomed", {})
    if side and side in sided:
        return (SecondCode(SNOMED, sided[side], confidence=sided["confidence"]),)
    known = regions()[region].snomed
    if known.confidence == "L":
        return ()
    return (SecondCode(SNOMED, known.code, known.display, known.confidence),)


def ucum(unit: str) -> str | None:
    """Return the UCUM code of the unit of a factor, or None where there is none."""
    code: str | None = _table()["unit"].get(unit)
    return code


def ucum_codes() -> frozenset[str]:
    """Return every UCUM code that is written."""
    return frozenset(_table()["unit"].values())


def every_second_code() -> Iterator[SecondCode]:
    """Yield every code of LOINC and SNOMED CT that can be written."""
    for kind in _table():
        for word in words(kind).values():
            yield from word.seconds
    for region in regions():
        for side in ("", *_SIDES):
            yield from place_seconds(region, side)


@cache
def _table() -> Mapping[str, Any]:
    return MappingProxyType(table("codes"))


def _word(slug: str, entry: Mapping[str, Any]) -> Word:
    systems = (("loinc", LOINC), ("snomed", SNOMED))
    said = [(system, entry[name]) for name, system in systems if "code" in entry.get(name, {})]
    found = tuple(SecondCode(system, **second) for system, second in said)
    timing = entry.get("timing")
    names = bilingual(entry["name"]) if "name" in entry else None
    return Word(slug, names, (*found, SecondCode(**timing)) if timing else found)
