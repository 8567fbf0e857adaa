"""Diaries with massages made by hand: each evening one, with an evening check-in before it."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime, time, timedelta

from fodro.domain.civil import DayPart
from fodro.domain.diary import REST, Diary, Session
from tests.analysis.diaries import day, rating


def session(n: int, before: float | None, after: float | None, **other: object) -> Session:
    """A massage on the evening of day `n`."""
    at = datetime.combine(day(n), time(21, 30))
    made = Session(at, 10.0, "kneading", "hand", before_nrs=before, after_nrs=after)
    return replace(made, **other)  # type: ignore[arg-type]  # fields of Session


def rest(n: int, before: float, after: float, **other: object) -> Session:
    """A sit-down on the evening of day `n`."""
    return session(n, before, after, technique=REST, tool="", **other)


def with_days(sessions: Sequence[Session], *, usual: float = 5.0, days: int = 0) -> Diary:
    """The diary of these sessions, pain as usual each midday."""
    n_days = max(days, *((s.start.date() - day(0)).days + 1 for s in sessions), 1)
    noted = tuple(rating(n, usual, part=DayPart.MIDDAY) for n in range(n_days))
    return Diary(noted, tuple(sessions))


def drawn(
    n: int,
    *,
    effect: float = -1.0,
    rests: int = 3,
    seed: int = 1,
    kind: Callable[[int], tuple[str, float]] = lambda _n: ("kneading", 0.0),
    noise: float = 0.7,
) -> Diary:
    """`n` sessions, every so-manyth a sit-down (`rests`, 0 for none), rounded and noisy.

    `kind` says the technique of session `n` and what it does beyond `effect`.
    """
    draw = random.Random(seed)
    made = []
    for k in range(n):
        before = min(max(round(draw.gauss(5, 1.2)), 1), 9)
        resting = bool(rests) and k % rests == rests - 1
        technique, more = kind(k)
        change = -0.3 - 0.3 * (before - 5) + (0.0 if resting else effect + more) + draw.gauss(0, noise)
        after = float(min(max(round(before + change), 0), 10))
        made.append((rest if resting else session)(k, float(before), after))
        if not resting:
            made[-1] = replace(made[-1], technique=technique)
    return with_days(made)


def later_by(minutes: float, one: Session) -> Session:
    """The same session, so much later."""
    return replace(one, start=one.start + timedelta(minutes=minutes))
