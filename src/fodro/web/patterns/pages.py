"""What the patterns page shows."""

from __future__ import annotations

from dataclasses import dataclass

from fodro.charts.tables import Chart


@dataclass(frozen=True, slots=True)
class Picture:
    """One sentence, the chart it is read from, and the same in numbers."""

    heading: str
    sentence: str
    chart: Chart | None


@dataclass(frozen=True, slots=True)
class PatternsPage:
    """What the diary shows so far, and what it cannot tell yet."""

    template = "patterns/patterns.html"
    days: int
    daily: Picture | None
    time_of_day: Picture
    factors: Picture
    factor_sentences: tuple[str, ...]
    not_yet: tuple[str, ...]
    digest: str
