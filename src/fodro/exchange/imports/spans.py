"""Counts over stretches of time from several sources: the total of each day, where nothing counts twice.

A phone and a watch count the same walk. The source that counted most on a day is believed for the time it
covers; another adds only what lies outside. Within one source a longer stretch that begins at the same time
covers the shorter ones, so that a total of a day and its minutes are not added up.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

_DAY = timedelta(days=1)

Stretch = tuple[datetime, datetime]


@dataclass(frozen=True, slots=True)
class Span:
    """What was counted from `start` to `end`, on the clock where the person was."""

    start: datetime
    end: datetime
    amount: float
    source: str = ""


def totals(spans: Iterable[Span]) -> dict[tuple[date, str], float]:
    """Return what each source adds to each day, by day and source.

    Spans are cut at midnight in proportion. One longer than two days says too little of any and is left out.
    """
    by_day: dict[date, dict[str, list[Span]]] = defaultdict(lambda: defaultdict(list))
    for span in spans:
        if span.end - span.start <= 2 * _DAY:
            for part in _by_midnight(span):
                by_day[part.start.date()][part.source].append(part)
    found: dict[tuple[date, str], float] = {}
    for day, sources in by_day.items():
        for source, added in _of_day(sources):
            found[day, source] = added
    return found


def day_totals(spans: Iterable[Span]) -> dict[date, tuple[float, str]]:
    """Return the total of each day, and the names of the sources that add to it."""
    days: dict[date, dict[str, float]] = defaultdict(dict)
    for (day, source), amount in totals(spans).items():
        days[day][source] = amount
    return {
        day: (
            sum(parts.values()),
            " + ".join(sorted(name for name, part in parts.items() if name and part > 0)),
        )
        for day, parts in sorted(days.items())
    }


def union_hours(stretches: Iterable[Stretch]) -> float:
    """Return how many hours are covered by any of the stretches."""
    merged = _merged(sorted(stretches))
    return sum(((end - start) for start, end in merged), timedelta()) / timedelta(hours=1)


def _by_midnight(span: Span) -> Iterator[Span]:
    start, whole = span.start, max(span.end - span.start, timedelta(microseconds=1))
    while True:
        midnight = datetime.combine(start.date(), datetime.min.time()) + _DAY
        end = min(span.end, midnight)
        yield Span(
            start, end, span.amount * ((end - start) / whole) if end > start else span.amount, span.source
        )
        if span.end <= midnight:
            return
        start = midnight


def _of_day(sources: dict[str, list[Span]]) -> Iterator[tuple[str, float]]:
    alone = {source: _once(spans) for source, spans in sources.items()}
    covered: list[Stretch] = []
    for source in sorted(alone, key=lambda one: (-sum(span.amount for span in alone[one]), one)):
        yield source, sum(_outside(alone[source], covered))
        covered = _merged(sorted([*covered, *((span.start, span.end) for span in alone[source])]))


def _once(spans: list[Span]) -> list[Span]:
    """Return the spans of one source cut so that none begins before the one before has ended."""
    kept: list[Span] = []
    until = datetime.min  # noqa: DTZ901  # a clock on the wall
    for span in sorted(spans, key=lambda one: (one.start, one.start - one.end, -one.amount)):
        if span.end <= until and span.end > span.start:
            continue
        start = max(span.start, until) if span.end > span.start else span.start
        share = (span.end - start) / (span.end - span.start) if span.end > span.start else 1.0
        kept.append(Span(start, span.end, span.amount * share, span.source))
        until = max(until, span.end)
    return kept


def _outside(spans: list[Span], covered: list[Stretch]) -> Iterator[float]:
    """Yield what of each of the `spans` lies outside of `covered`; both are in order and apart."""
    first = 0
    for span in spans:
        while first < len(covered) and covered[first][1] <= span.start:
            first += 1
        inside, n = timedelta(), first
        while n < len(covered) and covered[n][0] < span.end:
            inside += min(span.end, covered[n][1]) - max(span.start, covered[n][0])
            n += 1
        length = span.end - span.start
        yield span.amount * (1 - inside / length) if length else span.amount * (n == first)


def _merged(stretches: list[Stretch]) -> list[Stretch]:
    merged: list[Stretch] = []
    for start, end in stretches:
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], end))
        else:
            merged.append((start, end))
    return merged
