"""What is known about foot massage and what is not, and common questions: text with its sources."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from fodro.knowledge.content import Bilingual, bilingual, table


@dataclass(frozen=True, slots=True)
class Effect:
    """One result that can be shown as a point with its range.

    Parameters
    ----------
    slug, part : str
        Its name, and the part of the page it belongs to.
    whats : Bilingual
        When or of what it was measured.
    units : Bilingual
        Said after the number.
    value, low, high : float
        As published: below zero is less of it.
    sources : tuple of str
        Ids in the list of sources.
    """

    slug: str
    part: str
    whats: Bilingual
    units: Bilingual
    value: float
    low: float
    high: float
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the page about evidence.

    Parameters
    ----------
    slug : str
        Permanent; links lead to it.
    titles, texts : Bilingual
        Paragraphs are parted by a blank line.
    points : tuple of Bilingual
    effects : tuple of Effect
    sources : tuple of str
        Ids in the list of sources.
    needs_clinical_review : bool
        Whether a clinician has yet to look at it.
    """

    slug: str
    titles: Bilingual
    texts: Bilingual
    points: tuple[Bilingual, ...]
    effects: tuple[Effect, ...]
    sources: tuple[str, ...]
    needs_clinical_review: bool


@dataclass(frozen=True, slots=True)
class OftenSaid:
    """What is often said, and what is known about it."""

    slug: str
    saids: Bilingual
    knowns: Bilingual
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """A common question and its answer."""

    slug: str
    questions: Bilingual
    answers: Bilingual
    sources: tuple[str, ...]
    needs_clinical_review: bool


@cache
def evidence() -> tuple[Part, ...]:
    """Return the parts of what is known, in the order they are told."""
    content = table("evidence")
    units = {name: bilingual(entry) for name, entry in content["unit"].items()}
    effects = tuple(_effect(slug, entry, units) for slug, entry in content["effect"].items())
    return tuple(_part(slug, entry, effects) for slug, entry in content["part"].items())


@cache
def often_said() -> tuple[OftenSaid, ...]:
    """Return what is often said, with what is known about it."""
    return tuple(
        OftenSaid(slug, bilingual(one["said"]), bilingual(one["known"]), tuple(one["sources"]))
        for slug, one in table("evidence")["often"].items()
    )


@cache
def common_questions() -> tuple[Question, ...]:
    """Return the common questions in the order they are told."""
    return tuple(
        Question(
            slug=slug,
            questions=bilingual(one["question"]),
            answers=bilingual(one["answer"]),
            sources=tuple(one["sources"]),
            needs_clinical_review=one["needs_clinical_review"],
        )
        for slug, one in table("questions").items()
    )


def _part(slug: str, entry: Mapping[str, Any], effects: tuple[Effect, ...]) -> Part:
    return Part(
        slug=slug,
        titles=bilingual(entry["title"]),
        texts=bilingual(entry["text"]),
        points=tuple(map(bilingual, entry.get("points", ()))),
        effects=tuple(one for one in effects if one.part == slug),
        sources=tuple(entry["sources"]),
        needs_clinical_review=entry["needs_clinical_review"],
    )


def _effect(slug: str, entry: Mapping[str, Any], units: Mapping[str, Bilingual]) -> Effect:
    return Effect(
        slug=slug,
        part=entry["part"],
        whats=bilingual(entry["what"]),
        units=units[entry["unit"]],
        value=entry["value"],
        low=entry["low"],
        high=entry["high"],
        sources=tuple(entry["sources"]),
    )
