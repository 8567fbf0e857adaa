"""How it can feel, and what a massage does about it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from types import MappingProxyType
from typing import Any

from fodro.knowledge.content import Bilingual, bilingual, table


class Approach(StrEnum):
    """What a massage does about a place that feels so, from most to least touch."""

    MASSAGE = "massage"
    GENTLE = "gentle"
    RAISE = "raise"
    NO_PRESSURE = "no-pressure"
    KEEP_OFF = "keep-off"


@dataclass(frozen=True, slots=True)
class Quality:
    """One word for how it feels.

    Parameters
    ----------
    slug : str
        Permanent; diaries hold it.
    names, notes : Bilingual
        The plain word, and one or two sentences for the person.
    approach : Approach
    rules : tuple of str
        Ids of the rules to read with it.
    sources : tuple of str
        Ids in the list of sources.
    needs_clinical_review : bool
        Whether a clinician has yet to look at it.
    """

    slug: str
    names: Bilingual
    notes: Bilingual
    approach: Approach
    rules: tuple[str, ...]
    sources: tuple[str, ...]
    needs_clinical_review: bool

    def name(self, language: str) -> str:
        """Return the plain word in `language`."""
        return self.names.text(language)

    def note(self, language: str) -> str:
        """Return what is good to know about it in `language`."""
        return self.notes.text(language)


@cache
def qualities() -> Mapping[str, Quality]:
    """Return every quality by its slug, in the order they are offered."""
    return MappingProxyType({slug: _quality(slug, entry) for slug, entry in table("qualities").items()})


def quality(slug: str) -> Quality | None:
    """Return the quality `slug`, or None for a word that is not known."""
    return qualities().get(slug)


def approach_to(slug: str) -> Approach:
    """Return what a massage does about `slug`; a word that is not known is met gently."""
    known = quality(slug)
    return known.approach if known else Approach.GENTLE


def _quality(slug: str, entry: Mapping[str, Any]) -> Quality:
    return Quality(
        slug=slug,
        names=bilingual(entry["name"]),
        notes=bilingual(entry["note"]),
        approach=Approach(entry["approach"]),
        rules=tuple(entry["rules"]),
        sources=tuple(entry["sources"]),
        needs_clinical_review=entry["needs_clinical_review"],
    )
