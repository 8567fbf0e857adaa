"""What the days before foretell of a day's pain, with what a session says of the evening it was held on."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from fodro.analysis.blocks import Shapes

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

_UNREAD_VAR = 1e9


@dataclass(frozen=True, slots=True)
class Foreseen:
    """Surprises of columns after the days before, under every shape of the noise, block by block.

    Parameters
    ----------
    rows : Floats, shape (shapes, blocks, days, columns)
        Each day less what the days before foretell of it, in SDs of that; 0 on days without a reading.
    known : Floats, shape (shapes, blocks, days, columns)
        What each column's state is taken for once the day's readings are in.
    open_var : Floats, shape (shapes, blocks, days)
        How open the day's pain still is then: its variance, in units of the noise variance.
    gain, scale : Floats, shape (shapes, blocks, days)
        Share of a surprise that is taken over; inverse SD of a surprise, 0 without a reading.
    fade : Floats, shape (shapes,)
    log_det : Floats, shape (shapes,)
    """

    rows: Floats
    known: Floats
    open_var: Floats
    gain: Floats
    scale: Floats
    fade: Floats
    log_det: Floats

    def told_by(self, news: Floats) -> Floats:
        """Return what `news` of each day, shape (blocks, days), makes later days foreseen to be.

        One point of news moves the state by how open it is. Shape (shapes, blocks, days), in SDs of a
        surprise as `rows` are.
        """
        state = np.zeros(self.gain.shape[:2])
        told = np.empty(self.gain.shape)
        fade, moved = self.fade[:, None], self.open_var * news
        for day in range(self.gain.shape[2]):
            told[:, :, day] = state
            state = fade * (state - self.gain[:, :, day] * state + moved[:, :, day])
        return told * self.scale


def foreseen(columns: Floats, n_readings: Floats, shapes: Shapes) -> Foreseen:
    """Return the surprises of `columns`.

    Parameters
    ----------
    columns : Floats, shape (blocks, days, columns)
        Finite; days without a reading count for nothing.
    n_readings : Floats, shape (blocks, days)
    shapes : Shapes

    Notes
    -----
    A Kalman filter with one fading state on every calendar day, all blocks and shapes at once.

    References
    ----------
    Harvey AC. Forecasting, Structural Time Series Models and the Kalman Filter. Cambridge, 1989.
    """
    n_shapes, (n_blocks, n_days, n_columns) = len(shapes), columns.shape
    read = n_readings > 0
    usual = float(np.median(n_readings[read])) if read.any() else 1.0
    own = np.where(read, usual / np.maximum(n_readings, 1.0), _UNREAD_VAR)
    settled = (1.0 - shapes.own_share)[:, None]
    fade = shapes.memory[:, None]
    arriving, var = (1 - fade**2) * settled, settled * np.ones(n_blocks)
    state = np.zeros((n_shapes, n_blocks, n_columns))
    rows, known = np.empty((2, n_days, *state.shape))
    gains, totals, opens = np.empty((3, n_days, n_shapes, n_blocks))
    for day in range(n_days):
        np.add(var, shapes.own_share[:, None] * own[:, day] + 1e-9, out=totals[day])
        np.divide(var, totals[day], out=gains[day])
        np.subtract(columns[:, day], state, out=rows[day])
        state = state + gains[day][..., None] * rows[day]
        known[day] = state
        np.multiply(var, 1.0 - gains[day], out=opens[day])
        state = fade[..., None] * state
        var = fade**2 * opens[day] + arriving
    scale = np.where(read.T[:, None], 1.0 / np.sqrt(totals), 0.0)
    rows *= scale[..., None]
    log_det = np.where(read.T[:, None], np.log(totals), 0.0).sum(axis=(0, 2))
    rows, known = rows.transpose(1, 2, 0, 3), known.transpose(1, 2, 0, 3)
    opens, gains, scale = (each.transpose(1, 2, 0) for each in (opens, gains, scale))
    return Foreseen(rows, known, opens, gains, scale, shapes.memory, log_det)
