"""Whether the course of the day has moved during the diary (Q2)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate, combinations
from math import erfc, exp, log, log1p, pi, sqrt

import numpy as np
from numpy.typing import NDArray

from fodro.analysis.blocks import noise_shapes, typical, weighed, whiten
from fodro.analysis.readings import CheckIns
from fodro.analysis.time_of_day import day_parts
from fodro.domain.civil import DayPart
from fodro.domain.scores import NRS_MAX, NRS_MIN

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

MIN_DAYS_EACH_SIDE = 14
_LEAST_SHARE_EACH_SIDE = 0.1
_LEAST_VAR = 0.05
_PRIOR_SIZE_SD_NRS = 1.0
_LIKELY_MOVED = 0.5
_PRICE_OF_A_STEP = 0.5
_Z_STEP = 1e-3
_PARTS = tuple(DayPart)


@dataclass(frozen=True, slots=True)
class Move:
    """The best day to say that one part of the day began to rise against another.

    Parameters
    ----------
    before, later : DayPart
        `later` has risen against `before`.
    since : int
        Position of the first day of the new course on the calendar of the series.
    lead_before_nrs, lead_since_nrs : float
        How far `later` was above `before` until then, and since; averaged over the days it may have been.
    nrs, se_nrs : float
        By how many points `later` has risen, averaged over those days and over not having moved at all.
    z : float
        Rise in standard errors at the best day, before any averaging.
    chance : float
        0–1, how often the best day of any two parts looks like this in a course that never changed.
    middle_se_nrs : float
        Standard error of a rise in the middle of the diary.
    n_days : int
        Days that hold both parts.
    n_pairs : int
        Pairs of parts that were looked at.
    scanned : tuple of float
        Shares of the days before the first and the last possible beginning.
    """

    before: DayPart
    later: DayPart
    since: int
    lead_before_nrs: float
    lead_since_nrs: float
    nrs: float
    se_nrs: float
    z: float
    chance: float
    middle_se_nrs: float
    n_days: int
    n_pairs: int
    scanned: tuple[float, float]

    def z_at(self, chance: float) -> float:
        """Return how many standard errors a rise needs so that chance shows it this seldom."""
        low, high = 1.0, 50.0
        while high - low > _Z_STEP:
            middle = (low + high) / 2
            by_chance = self.n_pairs * _by_chance(middle, self.scanned, self.n_days - 4)
            low, high = (middle, high) if by_chance > chance else (low, middle)
        return high


@dataclass(frozen=True, slots=True)
class _Pair:
    """How far one part was above another on the days that hold both."""

    first: DayPart
    second: DayPart
    day: Ints
    above_nrs: Floats


@dataclass(frozen=True, slots=True)
class _Scan:
    """A rise at each day it may have begun: points, variance; for each, the days noted before it."""

    n_before: Ints
    rise_nrs: Floats
    var: Floats
    lead_before_nrs: Floats

    @property
    def z(self) -> Floats:
        return np.asarray(self.rise_nrs / np.sqrt(self.var))


def moved(check_ins: CheckIns) -> Move | None:
    """Return where the course of the day most likely changed; ``None`` with too few days to look.

    Notes
    -----
    Two parts are compared on the days that hold both, so good and bad days, seasons and drift do not matter.
    A day on which both are at the same end of the scale says nothing and is left out. The difference is
    constant but for one step and noise that fades from day to day. Every day that has at least 14 days (and
    a tenth of them) on either side is tried; what the best day of the best two parts would look like by
    chance is bounded by the tail of a Brownian bridge over its standard deviation, times the number of pairs.

    The size is averaged over all days the step may have happened, and over no step, each as likely as the
    data make it, under a normal prior with an SD of one point.

    What it cannot tell: why; more than one change; a slow change looks like a step somewhere in it. A level
    that sinks to 0 makes the parts of the day alike: that is seen as a change too.

    References
    ----------
    James B, James KL, Siegmund D. Tests for a change-point. Biometrika, 1987.
    """
    pairs = [pair for pair in _pairs(check_ins) if len(_splits(pair))]
    if not pairs:
        return None
    # The pair is chosen as if its days were independent; only the one chosen is looked at closely.
    pair = max(pairs, key=_apparent)
    return _move(pair, _scan(pair), n_pairs=len(pairs))


def days_together(check_ins: CheckIns) -> int:
    """Return on how many days the two parts that are best compared were both noted."""
    return max((len(pair.day) for pair in _pairs(check_ins)), default=0)


def _pairs(check_ins: CheckIns) -> Iterator[_Pair]:
    pain = day_parts(check_ins)
    for i, k in combinations(range(len(_PARTS)), 2):
        two = pain[:, [i, k]]
        told = ~np.isnan(two).any(axis=1) & ~((two <= NRS_MIN).all(axis=1) | (two >= NRS_MAX).all(axis=1))
        day = np.flatnonzero(told)
        yield _Pair(_PARTS[i], _PARTS[k], day, two[day, 1] - two[day, 0])


def _splits(pair: _Pair) -> Ints:
    """Return how many days may lie before a change."""
    n = len(pair.day)
    edge = max(MIN_DAYS_EACH_SIDE, round(_LEAST_SHARE_EACH_SIDE * n))
    return np.arange(edge, n - edge + 1)


def _rises(pair: _Pair) -> tuple[Ints, Floats, Floats]:
    """Return the days before each possible change, the mean lead until then, and the rise since."""
    n, n_before, total = len(pair.day), _splits(pair), np.cumsum(pair.above_nrs)
    mean_before = total[n_before - 1] / n_before
    return n_before, mean_before, (total[-1] - total[n_before - 1]) / (n - n_before) - mean_before


def _apparent(pair: _Pair) -> float:
    n, (n_before, _, rise) = len(pair.day), _rises(pair)
    largest = float((rise**2 * n_before * (n - n_before)).max()) / n
    return largest / max(float(pair.above_nrs.var()), _LEAST_VAR)


def _scan(pair: _Pair) -> _Scan:
    n, (n_before, mean_before, rise) = len(pair.day), _rises(pair)
    n_after = n - n_before
    flat, left = pair.above_nrs - pair.above_nrs.mean(), _left(pair, n_before, rise)
    memory, fading = _noise(pair, flat, left)
    before, after, whole = _summed(pair.day, memory, fading)
    before, after = before[n_before], after[n_before]
    across = (whole - before - after) / 2
    shape = before / n_before**2 + after / n_after**2 - 2 * across / (n_before * n_after)
    return _Scan(n_before, rise, max(float(left @ left) / (n - 3), _LEAST_VAR) * shape, mean_before)


def _left(pair: _Pair, n_before: Ints, rise: Floats) -> Floats:
    """Return what the best single step leaves, so that a true change is not taken for noise."""
    n = len(pair.day)
    best = int(np.argmax(rise**2 * n_before * (n - n_before)))
    step = np.where(np.arange(n) >= n_before[best], rise[best], 0.0)
    left = pair.above_nrs - step
    return np.asarray(left - left.mean())


def _noise(pair: _Pair, flat: Floats, left: Floats) -> tuple[float, float]:
    """Return memory and share of the fading noise that, over the long run, weigh as the likely shapes do.

    Noise without a step (`flat`) and noise beside the best step (`left`) are both thought possible; a step
    pays for having been looked for.
    """
    shapes, n = noise_shapes(), len(left)
    whitened = whiten(np.column_stack([flat, left]), pair.day, np.ones(n), shapes=shapes)
    squares = np.maximum(np.square(whitened.rows).sum(axis=(1, 2)), 1e-9)
    fits = -0.5 * (whitened.log_det[:, None] + n * np.log(squares))
    weights = weighed((fits - [0.0, _PRICE_OF_A_STEP * log(n)]).ravel()).reshape(fits.shape).sum(axis=1)
    gap = max((pair.day[-1] - pair.day[0]) / max(n - 1, 1), 1.0)
    # The geometric mean: one unlikely shape that never forgets would outweigh all the others.
    long_run = float(np.exp(weights @ np.log(shapes.long_run(gap))))
    shape = typical(shapes, weights, gap, long_run=long_run)
    return float(shape.memory[0]), 1.0 - float(shape.own_share[0])


def _summed(day: Ints, memory: float, fading: float) -> tuple[Floats, Floats, float]:
    """Return the variance of the sum of the first k values, of the rest, and of all; relative to one."""
    before, after = _of_first(day, memory, fading), _of_first(day[-1] - day[::-1], memory, fading)[::-1]
    return before, after, float(before[-1])


def _of_first(day: Ints, memory: float, fading: float) -> Floats:
    kept = [0.0, *(memory ** np.diff(day)).tolist()]
    shared = np.array(list(accumulate(kept, lambda so_far, keep: keep * (1.0 + so_far), initial=0.0)))[1:]
    return np.concatenate([[0.0], np.cumsum(1.0 + 2.0 * fading * shared)])


def _move(pair: _Pair, scan: _Scan, *, n_pairs: int) -> Move:
    best = int(np.argmax(np.abs(scan.z)))
    z, n = float(abs(scan.z[best])), len(pair.day)
    up = bool(scan.rise_nrs[best] > 0)
    rise, lead = (each if up else -each for each in (scan.rise_nrs, scan.lead_before_nrs))
    share, nrs, var = _averaged(rise, scan.var)
    scanned = (float(scan.n_before[0] / n), float(scan.n_before[-1] / n))
    return Move(
        before=pair.first if up else pair.second,
        later=pair.second if up else pair.first,
        since=int(pair.day[scan.n_before[int(np.argmax(share))]]),
        lead_before_nrs=float(share @ lead),
        lead_since_nrs=float(share @ (lead + rise)),
        nrs=nrs,
        se_nrs=sqrt(var),
        z=z,
        chance=min(1.0, n_pairs * _by_chance(z, scanned, n - 4)),
        middle_se_nrs=float(np.sqrt(scan.var[len(scan.var) // 2])),
        n_days=n,
        n_pairs=n_pairs,
        scanned=scanned,
    )


def _averaged(rise: Floats, var: Floats) -> tuple[Floats, float, float]:
    """Return how likely each day is, and the mean and variance of the rise, no rise at all included."""
    believed = _PRIOR_SIZE_SD_NRS**2 / (_PRIOR_SIZE_SD_NRS**2 + var)
    evidence = 0.5 * (np.log1p(-believed) + rise**2 / var * believed)
    share = weighed(evidence)
    odds = float(np.exp(np.minimum(evidence.max(), 500.0)) / share.max() / len(share))
    likely = odds * _LIKELY_MOVED / (odds * _LIKELY_MOVED + 1 - _LIKELY_MOVED)
    mean = likely * float(share @ (believed * rise))
    second = likely * float(share @ (believed * var + (believed * rise) ** 2))
    return share, mean, max(second - mean**2, 0.0)


def _by_chance(z: float, scanned: tuple[float, float], freedom: int) -> float:
    """Return how often the largest of the scanned rises is beyond `z`, either way, when nothing changed."""
    first, last = scanned
    b = _as_normal(z, max(freedom, 1))
    if b < 1.0:
        return 1.0
    density = exp(-b * b / 2) / sqrt(2 * pi)
    span = log(last * (1 - first) / (first * (1 - last))) if last > first else 0.0
    return min(1.0, max(b * density * (1 - 1 / b**2) * span + 4 * density / b, erfc(b / sqrt(2))))


def _as_normal(t: float, freedom: int) -> float:
    """Return the normal score that is as rare as a Student score `t` (Wallace's approximation)."""
    return (8 * freedom + 1) / (8 * freedom + 3) * sqrt(freedom * log1p(t * t / freedom))
