"""The regions of the body map: their names, where they are drawn, and their codes."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from fodro.domain.body import View

LANGUAGES = ("en", "da")


class UnknownRegion(ValueError):  # noqa: N818 - reads as what it says where it is raised and caught
    """A slug that names no region of the body map."""

    def __init__(self, slug: str) -> None:
        self.slug = slug
        super().__init__(f"{slug!r} is not a region of the body map")


@dataclass(frozen=True, slots=True)
class Snomed:
    """A SNOMED CT body structure.

    Parameters
    ----------
    code : str
        Concept id without side; the side goes in a coding of its own.
    display : str
        The name it was seen with; empty when only the code was seen.
    qualifier : str
        Concept id that narrows it (medial, lateral); empty for none.
    confidence : str
        ``"H"`` seen in a published value set, ``"M"`` seen once elsewhere, ``"L"`` from general knowledge.
    """

    code: str
    confidence: str
    display: str = ""
    qualifier: str = ""


@dataclass(frozen=True, slots=True)
class Region:
    """One region of the body map.

    Parameters
    ----------
    slug : str
        Permanent; diaries hold it.
    name_en, name_da : str
        Plain names without a side.
    short_en, short_da : str
        For where there is little room; the name itself when it is short.
    with_side_en, with_side_da : str
        The region with a side, ``{side}`` standing for the word.
    views : tuple of View
        From where it can be seen on the foot; empty for regions up the chain.
    sided : bool
        Whether there is one on each side of the body.
    parts : tuple of str
        Slugs of what a composite is made of; empty for a leaf.
    snomed : Snomed
    sources : tuple of str
        Ids in the list of sources.
    needs_clinical_review : bool
        Whether a clinician has yet to look at the code.
    """

    slug: str
    name_en: str
    name_da: str
    short_en: str
    short_da: str
    with_side_en: str
    with_side_da: str
    views: tuple[View, ...]
    sided: bool
    parts: tuple[str, ...]
    snomed: Snomed
    sources: tuple[str, ...]
    needs_clinical_review: bool

    def name(self, language: str) -> str:
        """Return the plain name in `language`: ``"da"`` is Danish, anything else English."""
        return self.name_da if language == "da" else self.name_en

    def short(self, language: str) -> str:
        """Return the name for where there is little room."""
        return self.short_da if language == "da" else self.short_en

    def with_side(self, side_word: str, language: str) -> str:
        """Return such as "top of the left foot", with the word for the side in the same language."""
        pattern = self.with_side_da if language == "da" else self.with_side_en
        return pattern.format(side=side_word)


@cache
def regions() -> Mapping[str, Region]:
    """Return every region by its slug: from toes to heel, the top, composites, up the chain."""
    text = files("fodro.knowledge").joinpath("regions.toml").read_text(encoding="utf-8")
    return MappingProxyType({slug: _region(slug, entry) for slug, entry in tomllib.loads(text).items()})


def region(slug: str) -> Region:
    """Return the region named `slug`.

    Raises
    ------
    UnknownRegion
        If there is none.
    """
    try:
        return regions()[slug]
    except KeyError:
        raise UnknownRegion(slug) from None


def is_known(slug: str) -> bool:
    """Return whether `slug` names a region."""
    return slug in regions()


def parts_of(slug: str) -> tuple[str, ...]:
    """Return the leaves that make up the region `slug`; a leaf is its own only part.

    Raises
    ------
    UnknownRegion
        If there is no such region.
    """
    parts = region(slug).parts
    return tuple(leaf for part in parts for leaf in parts_of(part)) if parts else (slug,)


def _region(slug: str, entry: Mapping[str, Any]) -> Region:
    name = entry["name"]
    short = entry.get("short", name)
    with_side = entry.get("with_side", {language: f"{{side}} {name[language]}" for language in LANGUAGES})
    return Region(
        slug=slug,
        name_en=name["en"],
        name_da=name["da"],
        short_en=short["en"],
        short_da=short["da"],
        with_side_en=with_side["en"],
        with_side_da=with_side["da"],
        views=tuple(View(view) for view in entry.get("views", ())),
        sided=entry.get("sided", True),
        parts=tuple(entry.get("parts", ())),
        snomed=Snomed(**entry["snomed"]),
        sources=tuple(entry["sources"]),
        needs_clinical_review=entry.get("needs_clinical_review", False),
    )
