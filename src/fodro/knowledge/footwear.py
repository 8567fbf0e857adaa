"""What is worn on the feet: styles of shoes, insoles, socks, what they are worn for, what is published."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any

from fodro.knowledge.content import Bilingual, bilingual, table, words_of

SHOES, INSOLE, SOCKS = "shoes", "insole", "socks"
WHATS = (SHOES, INSOLE, SOCKS)
"""What footwear can be, in the order it is shown."""

_KINDS = MappingProxyType({SHOES: "styles", INSOLE: "insoles", SOCKS: "materials"})


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing to choose from.

    Parameters
    ----------
    slug : str
        Permanent; rows hold it.
    names : Bilingual
    drawing : str
        Name of the drawing that stands for it; empty where it has none of its own.
    """

    slug: str
    names: Bilingual
    drawing: str

    def name(self, language: str) -> str:
        """Return the name in `language`."""
        return self.names.text(language)


@dataclass(frozen=True, slots=True)
class Fact:
    """What is published about one kind of footwear: information, never advice for this person.

    Parameters
    ----------
    what : str
        One of `WHATS`.
    texts : Bilingual
    strength : str
        Of what is published: strong, moderate, weak.
    sources : tuple of str
        Ids in the list of sources.
    needs_clinical_review : bool
        Whether a clinician has yet to look at it.
    """

    what: str
    texts: Bilingual
    strength: str
    sources: tuple[str, ...]
    needs_clinical_review: bool

    def text(self, language: str) -> str:
        """Return the text in `language`."""
        return self.texts.text(language)


def kinds_of(what: str) -> Mapping[str, Choice]:
    """Return the styles of shoes, the kinds of insoles or the materials of socks, in the order offered."""
    return _choices(_KINDS[what])


def activities() -> Mapping[str, Choice]:
    """Return what footwear is worn for, in the order offered."""
    return _choices("activities")


def kind_name(what: str, slug: str, language: str) -> str:
    """Return the name of a style, insole or material; a slug that is not known stands as words."""
    return _name(kinds_of(what), slug, language)


def activity_name(slug: str, language: str) -> str:
    """Return the name of an activity; a slug that is not known stands as words."""
    return _name(activities(), slug, language)


def drawing_of(what: str, kind: str) -> str:
    """Return the name of the drawing for footwear without a photo."""
    known = kinds_of(what).get(kind)
    fallback = "other" if what == SHOES else what
    return known.drawing if known and known.drawing else fallback


@cache
def facts_about(what: str) -> tuple[Fact, ...]:
    """Return what is published about shoes, insoles or socks."""
    return tuple(fact for fact in map(_fact, table("footwear")["facts"].values()) if fact.what == what)


@cache
def _choices(group: str) -> Mapping[str, Choice]:
    entries = table("footwear")[group]
    return MappingProxyType(
        {slug: Choice(slug, bilingual(one["name"]), one.get("drawing", "")) for slug, one in entries.items()}
    )


def _name(choices: Mapping[str, Choice], slug: str, language: str) -> str:
    return choices[slug].name(language) if slug in choices else words_of(slug)


def _fact(entry: Mapping[str, Any]) -> Fact:
    return Fact(
        what=entry["what"],
        texts=bilingual(entry["text"]),
        strength=entry["strength"],
        sources=tuple(entry["sources"]),
        needs_clinical_review=entry["needs_clinical_review"],
    )
