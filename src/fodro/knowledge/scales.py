"""Words for how hard and how fast."""

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
    return _paces()[technique.pace_of].filled(language, n=str(pace_per_min))


@cache
def _pressures() -> Mapping[int, Bilingual]:
    return {int(level): bilingual(entry["name"]) for level, entry in table("scales")["pressure"].items()}


@cache
def _paces() -> Mapping[str, Bilingual]:
    return {counted: bilingual(entry) for counted, entry in table("scales")["pace"].items()}
