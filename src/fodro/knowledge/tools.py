"""What can be at hand for a massage, and how the person sits or lies."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any

from fodro.knowledge.content import Bilingual, ContentError, bilingual, table, words_of

HANDS = "hands"
"""The tool everyone has."""


@dataclass(frozen=True, slots=True)
class Tool:
    """Something that can be at hand.

    Parameters
    ----------
    slug : str
        Permanent; rows hold it.
    names, cares : Bilingual
        The name, and how to use it with care.
    whats, choosing, cleaning, limits, knowns : Bilingual
        What it is; how to choose one and keep it clean; how long, how warm and how hard; what is known of it.
    aliases : tuple of str
        Words other diaries use for it.
    avoid : tuple of str
        Rule ids.
    sources : tuple of str
        Ids in the list of sources.
    needs_clinical_review : bool
        Whether a clinician has yet to look at it.
    """

    slug: str
    names: Bilingual
    cares: Bilingual
    whats: Bilingual
    choosing: Bilingual
    cleaning: Bilingual
    limits: Bilingual
    knowns: Bilingual
    aliases: tuple[str, ...]
    avoid: tuple[str, ...]
    sources: tuple[str, ...]
    needs_clinical_review: bool

    def name(self, language: str) -> str:
        """Return the name in `language`."""
        return self.names.text(language)

    def care(self, language: str) -> str:
        """Return how to use it with care in `language`."""
        return self.cares.text(language)


@dataclass(frozen=True, slots=True)
class Position:
    """How the person sits or lies.

    Parameters
    ----------
    slug : str
        Permanent.
    names, hows : Bilingual
        The name, and what to do.
    needs_clinical_review : bool
        Whether a clinician has yet to look at it.
    avoid : tuple of str
        Rule ids.
    notes : Bilingual or None
        When to leave it, in words.
    """

    slug: str
    names: Bilingual
    hows: Bilingual
    needs_clinical_review: bool
    avoid: tuple[str, ...] = ()
    notes: Bilingual | None = None

    def name(self, language: str) -> str:
        """Return the name in `language`."""
        return self.names.text(language)

    def how(self, language: str) -> str:
        """Return what to do in `language`."""
        return self.hows.text(language)


@cache
def tools() -> Mapping[str, Tool]:
    """Return every tool by its slug, hands first."""
    return MappingProxyType({slug: _tool(slug, entry) for slug, entry in table("tools").items()})


def tool(slug: str) -> Tool:
    """Return the tool `slug`.

    Raises
    ------
    ContentError
        If there is none.
    """
    try:
        return tools()[slug]
    except KeyError:
        raise ContentError(kind="tool", slug=slug) from None


def tool_name(slug: str, language: str) -> str:
    """Return the name of a tool, also by the words other diaries use; else the slug as words."""
    known = next((one for one in tools().values() if slug in (one.slug, *one.aliases)), None)
    return known.name(language) if known else words_of(slug)


@cache
def positions() -> Mapping[str, Position]:
    """Return every position by its slug."""
    return MappingProxyType({slug: _position(slug, entry) for slug, entry in table("positions").items()})


def position(slug: str) -> Position:
    """Return the position `slug`.

    Raises
    ------
    ContentError
        If there is none.
    """
    try:
        return positions()[slug]
    except KeyError:
        raise ContentError(kind="position", slug=slug) from None


def _position(slug: str, entry: Mapping[str, Any]) -> Position:
    return Position(
        slug=slug,
        names=bilingual(entry["name"]),
        hows=bilingual(entry["how"]),
        needs_clinical_review=entry["needs_clinical_review"],
        avoid=tuple(entry["avoid"]),
        notes=bilingual(entry["note"]) if "note" in entry else None,
    )


def _tool(slug: str, entry: Mapping[str, Any]) -> Tool:
    return Tool(
        slug=slug,
        names=bilingual(entry["name"]),
        cares=bilingual(entry["care"]),
        whats=bilingual(entry["what"]),
        choosing=bilingual(entry["choose"]),
        cleaning=bilingual(entry["clean"]),
        limits=bilingual(entry["limit"]),
        knowns=bilingual(entry["known"]),
        aliases=tuple(entry["aliases"]),
        avoid=tuple(entry["avoid"]),
        sources=tuple(entry["sources"]),
        needs_clinical_review=entry["needs_clinical_review"],
    )
