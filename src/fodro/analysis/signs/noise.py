"""What is watched, with the noise made independent day by day, for several shapes of noise at once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

_LEAST_VAR = 1e-9
_LONG_MEMORY = 0.85


@dataclass(frozen=True, slots=True)
class Shapes:
    """Shapes that noise may have, and how likely each is beforehand; shape (shapes,) each.

    Parameters
    ----------
    memory : Floats
        What is left of the fading part the next day.
    own_share : Floats
        Share of the variance that is a day's own.
    drift : Floats
        Variance of the daily step of a slow drift, in units of that of a usual day.
    likely : Floats
    """

    memory: Floats
    own_share: Floats
    drift: Floats
    likely: Floats

    def __len__(self) -> int:
        return len(self.memory)

    @property
    def slow(self) -> Floats:
        """1 for a shape in which a few weeks cannot tell a new level from a spell, else 0."""
        return (self.memory >= _LONG_MEMORY).astype(np.float64)


def _shapes(*rows: tuple[float, float, float, float]) -> Shapes:
    return Shapes(*np.array(rows).T)


OF_DAYS = _shapes(
    (0.0, 1.0, 0.001, 0.10),
    (0.4, 0.3, 0.0, 0.10),
    (0.4, 0.3, 0.002, 0.10),
    (0.7, 0.15, 0.0, 0.12),
    (0.7, 0.15, 0.002, 0.12),
    (0.7, 0.5, 0.0, 0.12),
    (0.7, 0.5, 0.002, 0.12),
    (0.9, 0.15, 0.001, 0.11),
    (0.9, 0.5, 0.001, 0.11),
)
"""The noise of pain from day to day."""

OF_CONTRASTS = _shapes(
    (0.0, 1.0, 0.0, 0.6),
    (0.0, 1.0, 0.002, 0.05),
    (0.5, 0.4, 0.0, 0.2),
    (0.85, 0.5, 0.0, 0.15),
)
"""The noise of what compares within a day: that has little memory, and hardly drifts."""


OF_WALKS = _shapes(
    (0.0, 1.0, 0.001, 0.3),
    (0.4, 0.3, 0.001, 0.3),
    (0.8, 0.3, 0.001, 0.4),
)
"""The noise of first steps and of what is noted or measured of walking, once a day."""


def together(every: Iterable[Shapes]) -> Shapes:
    """Return the shapes of several series, one after the other."""
    each = list(every)
    names = ("memory", "own_share", "drift", "likely")
    return Shapes(*(np.concatenate([getattr(one, name) for one in each]) for name in names))


@dataclass(frozen=True, slots=True)
class Whitened:
    """Columns with the noise made independent; zero on days without a value.

    Parameters
    ----------
    rows : Floats, shape (shapes, days, columns)
    steps : Floats, shape (shapes, days, beginnings)
        The last axis is the day from which on a step is 1, counted from the first one that was asked for.
    log_var : Floats, shape (shapes, days)
        Logarithm of the variance of what a day adds to what those before it foretell.
    steps_from : int
        The day of the first beginning.
    """

    rows: Floats
    steps: Floats
    log_var: Floats
    steps_from: int


def whiten(columns: Floats, own_var: Floats, shapes: Shapes, *, steps_from: int) -> Whitened:
    """Return whitened columns, and those of a step on each day.

    Parameters
    ----------
    columns : Floats, shape (shapes, days, columns)
        For every shape the columns of the series it belongs to; what stands on days without a value does not
        matter, as long as it is finite.
    own_var : Floats, shape (shapes, days)
        Variance of a day's own noise relative to a usual day; infinite where there is no value.
    shapes : Shapes
    steps_from : int
        The first day of which a step is asked for.

    Notes
    -----
    A Kalman filter with a fading and a drifting state. What it says of a day rests on the days before it
    alone, and so does everything made of it.

    References
    ----------
    Willsky AS, Jones HL. A generalized likelihood ratio approach to the detection and estimation of jumps in
    linear systems. IEEE Transactions on Automatic Control, 1976.
    """
    n_shapes, n_days, n_columns = columns.shape
    gains = _gains(own_var, shapes)
    widest = n_columns + n_days - steps_from
    every = np.ones((n_shapes, widest))
    white = np.zeros((n_days, n_shapes, widest))
    fading, drifting, surprise, part = np.zeros((4, n_shapes, widest))
    memory = shapes.memory[:, None]
    for day in range(n_days):
        until = slice(0, n_columns + max(day + 1 - steps_from, 0))
        every[:, :n_columns] = columns[:, day]
        now, some, fades, drifts = surprise[:, until], part[:, until], fading[:, until], drifting[:, until]
        np.subtract(every[:, until], fades, out=now)
        now -= drifts
        np.multiply(now, gains.scale[day], out=white[day, :, until])
        np.multiply(now, gains.to_fading[day], out=some)
        fades += some
        fades *= memory
        np.multiply(now, gains.to_drifting[day], out=some)
        drifts += some
    found = white.transpose(1, 0, 2)
    return Whitened(found[..., :n_columns], found[..., n_columns:], gains.log_var, steps_from)


@dataclass(frozen=True, slots=True)
class _Gains:
    """What the filter does on each day: shape (days, shapes, 1); `log_var` as in `Whitened`."""

    to_fading: Floats
    to_drifting: Floats
    scale: Floats
    log_var: Floats


def _gains(own_var: Floats, shapes: Shapes) -> _Gains:
    n_days = own_var.shape[1]
    settled, memory = 1.0 - shapes.own_share, shapes.memory
    kept, arriving = memory**2, (1.0 - memory**2) * settled
    noise = shapes.own_share * own_var.T + _LEAST_VAR
    fading, both, drifting = settled.copy(), np.zeros(len(shapes)), np.zeros(len(shapes))
    var, to_fading, to_drifting = np.empty((3, n_days, len(shapes)))
    for day in range(n_days):
        seen_fading, seen_drifting = fading + both, both + drifting
        total = np.add(seen_fading, seen_drifting, out=var[day])
        total += noise[day]
        gain = np.divide(seen_fading, total, out=to_fading[day])
        np.divide(seen_drifting, total, out=to_drifting[day])
        fading = kept * (fading - gain * seen_fading) + arriving
        both = memory * (both - gain * seen_drifting)
        drifting = drifting - to_drifting[day] * seen_drifting + shapes.drift
    there = np.isfinite(var)
    scale = np.where(there, 1.0 / np.sqrt(var), 0.0)
    log_var = np.where(there, np.log(np.where(there, var, 1.0)), 0.0)
    return _Gains(to_fading[..., None], to_drifting[..., None], scale[..., None], log_var.T)
