"""Other ways to ask what a massage does at once, from what a person does to subtracting sit-downs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np
from scipy import stats

from fodro.domain.diary import REST, Diary, Session

_FEWEST = 3
Floats = np.ndarray


@dataclass(frozen=True, slots=True)
class Told:
    """What a method says in points, with its 90 % interval, and whether it shows it (p < 0.05)."""

    effect: float
    low: float
    high: float
    claimed: bool


def mean_change(diary: Diary) -> Told | None:
    """Return the mean of after minus before."""
    return _of_mean(_changes(diary, rests=False))


def corrected_change(diary: Diary) -> Told | None:
    """Return the same minus what the return to the mean explains, from the diary's own variances.

    The rating before is drawn towards the mean of all check-ins by the share of the variance that lies within
    days (Barnett 2005).
    """
    massages = [s for s in _rated(diary) if s.technique != REST]
    by_day: dict = defaultdict(list)
    for rating in diary.ratings:
        by_day[rating.day].append(rating.intensity_nrs)
    several = [day for day in by_day.values() if len(day) > 1]
    if len(massages) < _FEWEST or not several:
        return None
    within = float(np.mean([np.var(day, ddof=1) for day in several]))
    every = np.concatenate([np.array(day) for day in by_day.values()])
    share = min(within / max(float(every.var()), 1e-9), 1.0)
    above = np.array([s.before_nrs for s in massages]) - every.mean()
    return _of_mean(_changes(diary, rests=False) + share * above)


def beyond_rests(diary: Diary) -> Told | None:
    """Return the mean change of massages minus that of sit-downs (Welch)."""
    ours, theirs = _changes(diary, rests=False), _changes(diary, rests=True)
    if min(len(ours), len(theirs)) < _FEWEST:
        return None
    parts = [each.var(ddof=1) / len(each) for each in (ours, theirs)]
    se = max(sum(parts) ** 0.5, 1e-9)
    freedom = sum(parts) ** 2 / max(
        sum(part**2 / (len(each) - 1) for part, each in zip(parts, (ours, theirs), strict=True)), 1e-12
    )
    return _told(float(ours.mean() - theirs.mean()), se, max(freedom, 1.0))


def _rated(diary: Diary) -> list[Session]:
    return [s for s in diary.sessions if s.before_nrs is not None and s.after_nrs is not None]


def _changes(diary: Diary, *, rests: bool) -> Floats:
    return np.array([s.after_nrs - s.before_nrs for s in _rated(diary) if (s.technique == REST) == rests])


def _of_mean(changes: Floats) -> Told | None:
    if len(changes) < _FEWEST:
        return None
    se = max(float(changes.std(ddof=1)) / len(changes) ** 0.5, 1e-9)
    return _told(float(changes.mean()), se, len(changes) - 1)


def _told(effect: float, se: float, freedom: float) -> Told:
    half = float(stats.t.ppf(0.95, freedom)) * se
    return Told(effect, effect - half, effect + half, abs(effect) > float(stats.t.ppf(0.975, freedom)) * se)


PEERS: Mapping[str, Callable[[Diary], Told | None]] = {
    "mean of after − before": mean_change,
    "the same, corrected for regression to the mean": corrected_change,
    "minus the mean of sit-downs": beyond_rests,
}
