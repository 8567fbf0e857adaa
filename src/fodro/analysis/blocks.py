"""Noise shapes of a long series, weighed on stretches of it side by side."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

LONGEST_BLOCK = 56
"""Observations in one block; what a block shares with the one before it is left unused."""

_LEAST_TOTAL = 1e-12


@dataclass(frozen=True, slots=True)
class Shapes:
    """Candidate shapes of the noise: a part that fades and a part of its own; shape (shapes,) each.

    Parameters
    ----------
    memory : Floats
        Autocorrelation of the fading part from one day to the next.
    own_share : Floats
        Share of the variance that belongs to one observation alone.
    """

    memory: Floats
    own_share: Floats

    def __len__(self) -> int:
        return len(self.memory)

    def long_run(self, gap_days: float) -> Floats:
        """Return how much more a mean of values `gap_days` apart varies than one of independent ones."""
        kept = self.memory**gap_days
        return np.asarray(1.0 + 2.0 * (1.0 - self.own_share) * kept / (1.0 - kept))


def noise_shapes() -> Shapes:
    """Return the shapes that are averaged over."""
    fading = product((0.3, 0.6, 0.8, 0.92, 0.98), (0.1, 0.4, 0.7))
    memory, own_share = np.array([(0.0, 1.0), *fading]).T
    return Shapes(memory, own_share)


@dataclass(frozen=True, slots=True)
class Whitened:
    """Columns with the noise made independent, block by block.

    Parameters
    ----------
    rows : Floats, shape (shapes, blocks, observations, columns)
        Zero where a block is shorter than the longest.
    log_det : Floats, shape (shapes,)
        Log-determinant of the noise covariance.
    """

    rows: Floats
    log_det: Floats


def whiten(columns: Floats, position: Ints, own: Floats, *, shapes: Shapes) -> Whitened:
    """Return `columns` whitened for every shape.

    Parameters
    ----------
    columns : Floats, shape (observations, columns)
    position : Ints, shape (observations,)
        The day of each observation, in order; several may share a day.
    own : Floats, shape (observations,)
        Variance of the part of its own relative to a usual observation, such as 0.5 for a mean of two.
    shapes : Shapes

    Notes
    -----
    A Kalman filter with one fading state, run over all blocks and shapes at once. Blocks are taken as
    independent, which wastes what neighbouring blocks share and is never too sure.

    References
    ----------
    Harvey AC. Forecasting, Structural Time Series Models and the Kalman Filter. Cambridge, 1989.
    """
    n_blocks = -(-len(columns) // LONGEST_BLOCK)
    length = -(-len(columns) // n_blocks)
    values = _in_blocks(columns, n_blocks, length)
    days = np.append(np.diff(position), 1).astype(np.float64)
    gap, noise, there = _in_blocks(np.column_stack([days, own, np.ones(len(own))]), n_blocks, length).T
    fade = shapes.memory[:, None] ** gap.T[:, None]
    rows, total = _surprises(values, fade, shapes.own_share[:, None] * noise.T[:, None], shapes=shapes)
    seen = there.T[:, None]
    rows *= (seen / np.sqrt(total))[..., None]
    return Whitened(rows.transpose(1, 2, 0, 3), np.asarray((seen * np.log(total)).sum(axis=(0, 2))))


def _surprises(values: Floats, fade: Floats, noise: Floats, *, shapes: Shapes) -> tuple[Floats, Floats]:
    """Return what each observation adds to what those before it foretell, and the variance of that."""
    settled = (1.0 - shapes.own_share)[:, None]
    noise = noise + _LEAST_TOTAL
    arriving, staying, wide = (1 - fade**2) * settled, fade**2 * noise, fade[..., None]
    state, var = np.zeros((*fade.shape[1:], values.shape[2])), settled * np.ones(fade.shape[2])
    rows, total = np.empty((len(values), *state.shape)), np.empty(fade.shape)
    for i in range(len(values)):
        np.add(var, noise[i], out=total[i])
        gain = var / total[i]
        state += gain[..., None] * np.subtract(values[i], state, out=rows[i])
        state *= wide[i]
        var = gain * staying[i] + arriving[i]
    return rows, total


def _in_blocks(values: Floats, n_blocks: int, length: int) -> Floats:
    """Return `values`, (observations, columns), as (observations, blocks, columns), padded by 0."""
    padded = np.zeros((n_blocks * length, values.shape[1]))
    padded[: len(values)] = values
    return padded.reshape(n_blocks, length, -1).transpose(1, 0, 2)


def weighed(log_likelihood: Floats) -> Floats:
    """Return weights that sum to 1 in proportion to the likelihoods, whose logarithms are given."""
    weights = np.exp(log_likelihood - log_likelihood.max())
    return np.asarray(weights / weights.sum())


def typical(shapes: Shapes, weights: Floats, gap_days: float, *, long_run: float) -> Shapes:
    """Return one shape with the usual memory that makes a mean vary `long_run` times as much as alone."""
    excess = long_run - 1.0
    kept = max(float(weights @ shapes.memory) ** gap_days, excess / (2 + excess))
    fading = excess * (1 - kept) / (2 * kept) if kept > 0 else 0.0
    return Shapes(np.array([kept ** (1 / gap_days)]), np.array([max(1.0 - fading, 0.0)]))
