"""What a day can hold: names, units and what is known of each factor beforehand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from types import MappingProxyType
from typing import Any

from fodro.knowledge.content import Bilingual, bilingual, table, words_of


class FactorKind(StrEnum):
    """How a factor is recorded."""

    NUMBER = "number"
    SCORE = "score"
    YES_NO = "yes-no"
    CATEGORY = "category"


_OWN_MORE = Bilingual(en="more {name}", da="mere {name}")
_OWN_LEVEL = Bilingual(en="{name}: {level}", da="{name}: {level}")


@dataclass(frozen=True, slots=True)
class OwnName:
    """What a person calls a factor of their own.

    Parameters
    ----------
    name : str
    kind : FactorKind
    unit : str
        In the person's own words; may be empty.
    """

    name: str
    kind: FactorKind
    unit: str = ""


NO_OWN_NAMES: Mapping[str, OwnName] = MappingProxyType({})
"""For whoever has no factors of their own, or whose names are not known."""


@dataclass(frozen=True, slots=True)
class Factor:
    """One factor of a day.

    Parameters
    ----------
    slug : str
        Permanent, and the column name in a diary folder.
    names : Bilingual
    unit : str
        Such as ``"h"``; empty where there is none.
    kind : FactorKind
    lag_days : tuple of int
        Where an association would be looked for first; 0 is the same day.
    direction : str
        ``"+"`` more of it goes with more discomfort, ``"-"`` with less, ``"?"`` unknown; never a finding.
    strength : str
        Of what is published: strong, moderate, weak, none.
    mores : Bilingual
        Fits "on days with …"; a category has ``{level}`` in it.
    per_units : Bilingual or None
        Fits after a size, such as "for each extra hour"; ``None`` where a unit makes no sense.
    sources : tuple of str
        Ids in the list of sources.
    needs_clinical_review : bool
        Whether a clinician has yet to look at it.
    levels : mapping of str to Bilingual
        What a category can be called, by what is recorded; a person may record other words.
    """

    slug: str
    names: Bilingual
    unit: str
    kind: FactorKind
    lag_days: tuple[int, ...]
    direction: str
    strength: str
    mores: Bilingual
    per_units: Bilingual | None
    sources: tuple[str, ...]
    needs_clinical_review: bool
    levels: Mapping[str, Bilingual]

    def name(self, language: str) -> str:
        """Return the name in `language`."""
        return self.names.text(language)

    def more(self, language: str, level: str = "") -> str:
        """Return what fits "on days with …", such as "more hours on your feet"."""
        return self.mores.filled(language, level=self.level_name(level, language))

    def level_name(self, level: str, language: str) -> str:
        """Return the name of a level; one that is not known is the person's own word."""
        known = self.levels.get(level)
        return known.text(language) if known else level

    def unit_phrase(self, language: str) -> str:
        """Return such as "for each extra hour"; empty where there is no unit."""
        return self.per_units.text(language) if self.per_units else ""


@cache
def factors() -> Mapping[str, Factor]:
    """Return every known factor by its slug, in the order they are offered."""
    return MappingProxyType({slug: _factor(slug, entry) for slug, entry in table("factors").items()})


def factor(slug: str) -> Factor | None:
    """Return the factor `slug` (also as ``slug=level``), or None for a factor of the person's own."""
    return factors().get(_split(slug)[0])


def factor_name(slug: str, language: str, own: Mapping[str, OwnName] = NO_OWN_NAMES) -> str:
    """Return the name of any factor, of ``slug=level`` too.

    Parameters
    ----------
    slug, language : str
    own : mapping of str to OwnName
        What the person calls their own factors, by slug; one without a name is its slug as words.
    """
    base, level = _split(slug)
    known = factors().get(base)
    name = known.name(language) if known else _own_name(base, own)
    said = known.level_name(level, language) if known else level
    return _OWN_LEVEL.filled(language, name=name, level=said) if level else name


def factor_more(slug: str, language: str, own: Mapping[str, OwnName] = NO_OWN_NAMES) -> str:
    """Return what fits "on days with …" for any factor, of ``slug=level`` too.

    Parameters
    ----------
    slug, language : str
    own : mapping of str to OwnName
        What the person calls their own factors, by slug.

    Notes
    -----
    A factor's own phrase fits only what it was written for: a level of a category, or more of anything else.
    A yes-no noted in words, or a category noted in numbers, is told by its name, which is never the opposite.
    """
    base, level = _split(slug)
    known = factors().get(base)
    if known and (known.kind is FactorKind.CATEGORY) == bool(level):
        return known.more(language, level)
    if level:
        return factor_name(slug, language, own)
    name = known.name(language) if known else _own_name(base, own)
    if not known and base in own and own[base].kind is FactorKind.YES_NO:
        return name
    return _OWN_MORE.filled(language, name=name[:1].lower() + name[1:] if known else name)


def factor_unit(slug: str, own: Mapping[str, OwnName] = NO_OWN_NAMES) -> str:
    """Return the unit of a factor; empty when it has none, is not known, or is a level in words."""
    base, level = _split(slug)
    named = factors().get(base) or own.get(base)
    return named.unit if named and not level else ""


def _own_name(slug: str, own: Mapping[str, OwnName]) -> str:
    return own[slug].name if slug in own else words_of(slug)


def _split(slug: str) -> tuple[str, str]:
    base, _, level = slug.partition("=")
    return base, level


def _factor(slug: str, entry: Mapping[str, Any]) -> Factor:
    return Factor(
        slug=slug,
        names=bilingual(entry["name"]),
        unit=entry.get("unit", ""),
        kind=FactorKind(entry["kind"]),
        lag_days=tuple(entry["lag_days"]),
        direction=entry["direction"],
        strength=entry["strength"],
        mores=bilingual(entry["more"]),
        per_units=bilingual(entry["per_unit"]) if "per_unit" in entry else None,
        sources=tuple(entry["sources"]),
        needs_clinical_review=entry.get("needs_clinical_review", False),
        levels=MappingProxyType({level: bilingual(name) for level, name in entry.get("levels", {}).items()}),
    )
