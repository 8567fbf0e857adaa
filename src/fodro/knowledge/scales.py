"""Words for how hard, how fast, with what, which way, and how well studied."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from fodro.knowledge.content import Bilingual, bilingual, table
from fodro.knowledge.library import Technique


def pressure_name(level: int, language: str) -> str:
    """Return the word for a pressure of 1–5; empty for 0, where nothing presses."""
    return _pressures()[level].text(language) if level in _pressures() else ""


def pace_text(technique: Technique, pace_per_min: int, language: str) -> str:
    """Return such as "10 strokes a minute" in what `technique` counts."""
    return _words("pace")[technique.pace_of].filled(language, n=str(pace_per_min))


def usual_pace(technique: Technique, language: str) -> str:
    """Return the pace as a range, such as "8–12 strokes a minute"."""
    return _words("pace")[technique.pace_of].filled(language, n=span(technique.pace_per_min))


def span(numbers: tuple[int, int]) -> str:
    """Return a range as people write it: "8–12", or "30" where both ends are the same."""
    low, high = numbers
    return f"{low}–{high}" if low != high else f"{low}"


def hands_name(technique: Technique, language: str) -> str:
    """Return what does it, such as "thumbs"."""
    return _words("hands")[technique.hands].text(language)


def direction_name(technique: Technique, language: str) -> str:
    """Return which way it goes, such as "from the heel to the ball"."""
    return _words("direction")[technique.direction].text(language)


def lotion_name(technique: Technique, language: str) -> str:
    """Return whether lotion is good to have."""
    return _words("lotion")[technique.lotion].text(language)


def evidence_name(grade: str, language: str) -> str:
    """Return the word for a grade of evidence, ``"A"`` to ``"D"``."""
    return _grades()[grade][0].text(language)


def evidence_text(grade: str, language: str) -> str:
    """Return what a grade of evidence means, in a sentence."""
    return _grades()[grade][1].text(language)


@cache
def _words(of: str) -> Mapping[str, Bilingual]:
    return {slug: bilingual(entry) for slug, entry in table("scales")[of].items()}


@cache
def _pressures() -> Mapping[int, Bilingual]:
    return {int(level): bilingual(entry["name"]) for level, entry in table("scales")["pressure"].items()}


@cache
def _grades() -> Mapping[str, tuple[Bilingual, Bilingual]]:
    entries = table("scales")["evidence"]
    return {grade: (bilingual(one["name"]), bilingual(one["text"])) for grade, one in entries.items()}
