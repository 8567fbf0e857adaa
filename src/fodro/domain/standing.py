"""Time on the feet: stretches as they were noted, and what they come to on one day.

A stretch is two instants. Nothing is counted while it runs, so a dark screen, a closed app or an empty
battery takes nothing away from it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from functools import lru_cache
from heapq import heappop, heappush
from itertools import pairwise

from fodro.domain.civil import NIGHT_ENDS_H, utc
from fodro.domain.civil import zone as named_zone

DAY_BEGINS = time(NIGHT_ENDS_H)
"""Until four in the morning it is still the day before: a late shift belongs to the evening it began in."""

FORGOTTEN_AFTER = timedelta(hours=6)
"""A stretch open for longer than this may be forgotten: how long it was is unknown until the person says."""

SILENT_AFTER = timedelta(hours=24)
"""A forgotten stretch says nothing about any time later than this after its beginning."""

UNBROKEN_GAP = timedelta(minutes=1)
"""A shorter pause than this does not break a time on the feet."""

FLOORS = ("", "soft", "mixed", "hard")
"""Floors from unknown to hard."""


class StretchError(ValueError):
    """A stretch that cannot be: a clock without its zone, an end before its beginning, an unknown floor."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """One time on the feet, on one floor in one pair of shoes.

    Parameters
    ----------
    start : datetime
        Aware.
    end : datetime or None
        Aware, not before `start`; ``None`` while it runs, or where its end was never noted.
    floor : str
        One of `FLOORS`; empty where it is not known.
    shoes : str
        Key of the pair; empty where it is not known.
    zone : str
        Zone the person was in: an IANA name, an offset such as ``"+02:00"``, or empty for that of the
        question.

    Raises
    ------
    StretchError
        If a time is naive, the end lies before the start, or there is no such floor.
    """

    start: datetime
    end: datetime | None = None
    floor: str = ""
    shoes: str = ""
    zone: str = ""

    def __post_init__(self) -> None:
        if any(moment is not None and moment.tzinfo is None for moment in (self.start, self.end)):
            message = "a stretch needs clocks with their zone"
            raise StretchError(message)
        if self.end is not None and utc(self.end) < utc(self.start):
            message = "a stretch cannot end before it begins"
            raise StretchError(message)
        if self.floor not in FLOORS:
            message = f"{self.floor!r} is not a floor"
            raise StretchError(message)

    def may_be_forgotten(self, now: datetime) -> bool:
        """Return whether it is open and began longer than `FORGOTTEN_AFTER` before the aware `now`."""
        return self.end is None and utc(now) - utc(self.start) > FORGOTTEN_AFTER


@dataclass(frozen=True, slots=True)
class OnFeet:
    """What the stretches of one day come to.

    Parameters
    ----------
    minutes : float or None
        Minutes on the feet; ``None`` while a stretch that may be forgotten lies in the day: then nobody
        knows.
    longest_min : float or None
        The longest time without a break, in minutes; ``None`` as for `minutes`.
    known_min : float
        The minutes that are known in any case: the day has at least these.
    running_since : datetime or None
        When (UTC) the time on the feet that still goes on began; a change of floor or shoes on the way does
        not break it.
    unanswered_since : datetime or None
        The same for one that may be forgotten: only the person knows whether it still goes on.
    by_floor, by_shoes : mapping of str to float
        The known minutes by floor and by pair; the empty text stands for unknown.
    """

    minutes: float | None
    longest_min: float | None
    known_min: float
    running_since: datetime | None
    unanswered_since: datetime | None
    by_floor: Mapping[str, float]
    by_shoes: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class _Span:
    """A stretch between two instants of UTC; one that is not `known` may be forgotten and does not count."""

    start: datetime
    end: datetime
    noted: Stretch
    known: bool = True


def on_feet(stretches: Iterable[Stretch], day: date, zone: str, now: datetime) -> OnFeet:
    """Return what `stretches` come to on `day`, from four in the morning to four in the next.

    Parameters
    ----------
    stretches : iterable of Stretch
        In any order; those of the neighbouring days may reach into this one and belong here too.
    day : date
        The day as it was lived.
    zone : str
        Zone for the stretches that name none of their own.
    now : datetime
        Aware; an open stretch counts up to here.

    Returns
    -------
    OnFeet
        All zero for a day without any.

    Raises
    ------
    fodro.domain.civil.ZoneError
        If there is no such zone.

    Notes
    -----
    Each stretch is cut at four o'clock of its own zone, so that on a journey nothing is counted on two days
    and nothing is lost. Minutes pass between instants: a night on which the clocks change has an hour more or
    less, as it was lived. Where stretches overlap, the time is counted once, for the harder floor. A pause
    shorter than `UNBROKEN_GAP` does not break a time on the feet and is not counted either.

    What this cannot tell: whether the person stood or walked, and anything about a time that was not noted.
    """
    runs = _runs(span for stretch in stretches if (span := _span(stretch, utc(now))) is not None)
    here = [[cut for span in run if (cut := _cut(span, day, zone)) is not None] for run in runs]
    in_question = [run for run, cuts in zip(runs, here, strict=True) if not all(cut.known for cut in cuts)]
    running = [run for run, cuts in zip(runs, here, strict=True) if any(map(_goes_on, cuts))]
    known = [[cut for cut in cuts if cut.known] for cuts in here]
    counted = list(_once(cut for cuts in known for cut in cuts))
    known_min = _minutes(length for _, length in counted)
    longest_min = max((_minutes(length for _, length in _once(cuts)) for cuts in known), default=0.0)
    return OnFeet(
        minutes=None if in_question else known_min,
        longest_min=None if in_question else longest_min,
        known_min=known_min,
        running_since=min((run[0].start for run in running), default=None),
        unanswered_since=min((run[0].start for run in in_question), default=None),
        by_floor=_sums((cut.noted.floor, length) for cut, length in counted),
        by_shoes=_sums((cut.noted.shoes, length) for cut, length in counted),
    )


@lru_cache(maxsize=64)
def lived_bounds(day: date, zone: str) -> tuple[datetime, datetime]:
    """Return the instants (UTC, half-open) between which it is `day` for somebody in `zone`.

    Raises
    ------
    fodro.domain.civil.ZoneError
        If there is no such zone.
    """
    where = _tzinfo(zone)
    begins, ends = (datetime.combine(each, DAY_BEGINS, where) for each in (day, day + timedelta(days=1)))
    return utc(begins), utc(ends)


def moment_on(day: date, clock: time, zone: str) -> datetime:
    """Return the instant (UTC) at which a clock on the wall showed `clock` on `day` as it was lived.

    A time before four belongs to the night at the end of the day. In the hour that comes twice it is the
    first; in the one that never comes it is an hour later.

    Raises
    ------
    fodro.domain.civil.ZoneError
        If there is no such zone.
    """
    night = clock.replace(tzinfo=None) < DAY_BEGINS
    return utc(datetime.combine(day + timedelta(days=night), clock.replace(tzinfo=_tzinfo(zone))))


def moment_after(start: datetime, clock: time, zone: str) -> datetime:
    """Return the first instant (UTC) not before `start` at which a clock on the wall showed `clock`.

    Raises
    ------
    fodro.domain.civil.ZoneError
        If there is no such zone.
    """
    where = _tzinfo(zone)
    days = (start.astimezone(where).date() + timedelta(days=n) for n in (0, 1, 2))
    shown = (datetime.combine(day, clock.replace(tzinfo=where, fold=fold)) for day in days for fold in (0, 1))
    return min(moment for moment in map(utc, shown) if moment >= utc(start))


def _span(stretch: Stretch, now: datetime) -> _Span | None:
    start = utc(stretch.start)
    if stretch.end is not None:
        return _Span(start, utc(stretch.end), stretch)
    if start > now:  # a clock ran ahead: nothing of it has been lived yet
        return None
    return _Span(start, min(now, start + SILENT_AFTER), stretch, known=not stretch.may_be_forgotten(now))


def _runs(spans: Iterable[_Span]) -> list[list[_Span]]:
    """Return the spans joined to times without a break, each in order of its beginnings."""
    runs: list[list[_Span]] = []
    until = None
    for span in sorted(spans, key=lambda span: (span.start, span.end)):
        if until is None or span.start - until >= UNBROKEN_GAP:
            runs.append([])
            until = span.end
        runs[-1].append(span)
        until = max(until, span.end)
    return runs


def _cut(span: _Span, day: date, zone: str) -> _Span | None:
    begins, ends = lived_bounds(day, span.noted.zone or zone)
    if span.start >= ends or span.end < begins:
        return None
    return replace(span, start=max(span.start, begins), end=min(span.end, ends))


def _goes_on(span: _Span) -> bool:
    return span.known and span.noted.end is None


def _once(spans: Iterable[_Span]) -> Iterator[tuple[_Span, timedelta]]:
    """Yield every time covered by any span once, with the span it counts for: the harder floor."""
    waiting = sorted(spans, key=lambda span: span.start, reverse=True)
    edges = sorted({edge for span in waiting for edge in (span.start, span.end)})
    present: list[tuple[int, bool, str, int, _Span]] = []
    for begins, ends in pairwise(edges):
        while waiting and waiting[-1].start <= begins:
            span = waiting.pop()
            heappush(present, (*_precedence(span.noted), len(waiting), span))
        while present and present[0][-1].end <= begins:
            heappop(present)
        if present:
            yield present[0][-1], ends - begins


def _precedence(stretch: Stretch) -> tuple[int, bool, str]:
    return -FLOORS.index(stretch.floor), not stretch.shoes, stretch.shoes


def _minutes(lengths: Iterable[timedelta]) -> float:
    return sum(lengths, timedelta()) / timedelta(minutes=1)


def _sums(parts: Iterable[tuple[str, timedelta]]) -> dict[str, float]:
    lengths: dict[str, list[timedelta]] = {}
    for name, length in parts:
        lengths.setdefault(name, []).append(length)
    return {name: _minutes(each) for name, each in lengths.items()}


def _tzinfo(zone: str) -> tzinfo:
    if zone[:1] in {"+", "-"}:
        return datetime.fromisoformat(f"2000-01-01T00:00:00{zone}").tzinfo or UTC
    return named_zone(zone)
