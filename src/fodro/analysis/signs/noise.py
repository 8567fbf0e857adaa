"""What is watched, with the noise made independent day by day, for several shapes of noise at once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from fodro.analysis.whitening import take_in

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

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
class Filter:
    """What makes noise independent, for some shapes of it: a Kalman filter of two states, one fading.

    Parameters
    ----------
    memory : Floats, shape (shapes, 1)
    to_fading, to_drifting : Floats, shape (days, shapes, 1)
        How much of a surprise goes into each state.
    scale : Floats, shape (days, shapes, 1)
        One over the SD of a surprise; 0 on days without a value.
    log_var : Floats, shape (shapes, days)
        Logarithm of the variance of what a day adds to what those before it foretell.

    References
    ----------
    Willsky AS, Jones HL. A generalized likelihood ratio approach to the detection and estimation of jumps in
    linear systems. IEEE Transactions on Automatic Control, 1976.
    """

    memory: Floats
    to_fading: Floats
    to_drifting: Floats
    scale: Floats
    log_var: Floats

    def of_shapes(self, kept: Ints) -> Filter:
        """Return the filter for some shapes alone, by position."""
        gains = (self.to_fading[:, kept], self.to_drifting[:, kept], self.scale[:, kept])
        return Filter(self.memory[kept], *gains, self.log_var[kept])

    def columns(self, columns: Floats) -> Floats:
        """Return whitened columns, shape (shapes, days, columns); zero on days without a value.

        For every shape those of the series it belongs to; what stands on days without a value does not
        matter, as long as it is finite. What is said of a day rests on the days before it alone, and so does
        everything made of it.
        """
        n_shapes, n_days, n_columns = columns.shape
        by_day = np.ascontiguousarray(columns.transpose(1, 0, 2))
        white = np.empty_like(by_day)
        fading, drifting, now = np.zeros((3, n_shapes, n_columns))
        for day in range(n_days):
            np.subtract(by_day[day], fading, out=now)
            now -= drifting
            self._take_in(day, now, fading, drifting)
            np.multiply(now, self.scale[day], out=white[day])
        return white.transpose(1, 0, 2)

    def steps(self, since: int) -> Floats:
        """Return whitened steps, shape (shapes, days, beginnings), both from the day `since` on."""
        n_shapes, n_later = len(self.memory), len(self.scale) - since
        white = np.zeros((n_later, n_shapes, n_later))
        fading, drifting, surprise = np.zeros((3, n_shapes, n_later))
        for k in range(n_later):
            now, fades, drifts = (each[:, : k + 1] for each in (surprise, fading, drifting))
            np.subtract(1.0, fades, out=now)
            now -= drifts
            self._take_in(since + k, now, fades, drifts)
            np.multiply(now, self.scale[since + k], out=white[k, :, : k + 1])
        return white.transpose(1, 0, 2)

    def _take_in(self, day: int, now: Floats, fading: Floats, drifting: Floats) -> None:
        fading += now * self.to_fading[day]
        fading *= self.memory
        drifting += now * self.to_drifting[day]


def filter_of(own_var: Floats, shapes: Shapes) -> Filter:
    """Return the filter for each of `shapes`.

    Parameters
    ----------
    own_var : Floats, shape (shapes, days)
        Variance of a day's own noise relative to a usual day; infinite where there is no value.
    shapes : Shapes
    """
    n_days = own_var.shape[1]
    settled, memory = 1.0 - shapes.own_share, shapes.memory
    kept, arriving = memory**2, (1.0 - memory**2) * settled
    noise = shapes.own_share * own_var.T + _LEAST_VAR
    gains, var = np.empty((n_days, 2, len(shapes))), np.empty((n_days, len(shapes)))
    none = np.zeros(len(shapes))
    decay = np.broadcast_to([kept, memory, none + 1.0], (n_days, 3, len(shapes)))
    growth = np.broadcast_to([arriving, none, shapes.drift], (n_days, 3, len(shapes)))
    take_in(np.stack([settled, none, none]), gains, var, steps=(noise, decay, growth))
    there = np.isfinite(var)
    scale = np.where(there, 1.0 / np.sqrt(var), 0.0)
    log_var = np.where(there, np.log(np.where(there, var, 1.0)), 0.0)
    return Filter(memory[:, None], gains[:, 0, :, None], gains[:, 1, :, None], scale[..., None], log_var.T)
