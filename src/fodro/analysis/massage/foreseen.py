"""What the days before foretell of a day's pain, with what a session says of the evening it was held on."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from fodro.analysis.blocks import Shapes

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

_UNREAD_VAR, _LEAST_VAR = 1e9, 1e-9
_LEAST_READINGS = 1e-3


@dataclass(frozen=True, slots=True)
class Foreseen:
    """Surprises of columns after the days before, under every shape of the noise, block by block.

    Parameters
    ----------
    surprises : Floats, shape (shapes, blocks, days, columns)
        Each day less what the days before foretell of it.
    scale : Floats, shape (shapes, blocks, days)
        Inverse SD of a surprise, in units of the noise SD; 0 without a reading.
    gain : Floats, shape (shapes, blocks, days)
        Share of a surprise that is taken over.
    open_var : Floats, shape (shapes, blocks, days)
        How open the day's pain still is once its readings are in: its variance, in noise variances.
    fade : Floats, shape (shapes,)
    """

    surprises: Floats
    scale: Floats
    gain: Floats
    open_var: Floats
    fade: Floats

    @property
    def rows(self) -> Floats:
        """Surprises in SDs, independent of each other; 0 on days without a reading."""
        return np.asarray(self.surprises * self.scale[..., None])

    @property
    def log_det(self) -> Floats:
        """Log-determinant of the noise covariance, shape (shapes,)."""
        read = self.scale > 0
        return np.asarray(-2.0 * np.log(np.where(read, self.scale, 1.0)).sum(axis=(1, 2)))

    def still_unknown(self, shape: int) -> Floats:
        """Return what stays unknown of each day once its readings are in, shape (blocks, days, columns)."""
        return np.asarray(self.surprises[shape] * (1.0 - self.gain[shape])[..., None])

    def told_by(self, news: Floats) -> Floats:
        """Return what `news` of each day, shape (blocks, days), makes later days foreseen to be.

        One point of news moves the state by how open it is. Shape (shapes, blocks, days), in SDs of a
        surprise as `rows` are.
        """
        left = self.fade[:, None, None] * (1.0 - self.gain)
        moved = self.fade[:, None, None] * self.open_var * news
        told, state = np.empty(self.gain.shape), np.zeros(self.gain.shape[:2])
        for day in range(self.gain.shape[2]):
            told[:, :, day] = state
            state = left[:, :, day] * state + moved[:, :, day]
        return np.asarray(told * self.scale)


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
    gain, total, open_var = _gains(n_readings, shapes)
    surprises = np.empty((len(shapes), *columns.shape))
    state, fade = np.zeros((len(shapes), columns.shape[0], columns.shape[2])), shapes.memory[:, None, None]
    for day in range(columns.shape[1]):
        surprise = surprises[:, :, day]
        np.subtract(columns[:, day], state, out=surprise)
        state += gain[:, :, day, None] * surprise
        state *= fade
    scale = np.where(n_readings > 0, 1.0 / np.sqrt(total), 0.0)
    return Foreseen(surprises, scale, gain, open_var, shapes.memory)


def _gains(n_readings: Floats, shapes: Shapes) -> tuple[Floats, Floats, Floats]:
    """Return gains, variances of surprises, and how open each day stays; shape (shapes, blocks, days)."""
    read = n_readings > 0
    usual = float(np.median(n_readings[read])) if read.any() else 1.0
    own = np.where(read, usual / np.maximum(n_readings, _LEAST_READINGS), _UNREAD_VAR)
    own_var = shapes.own_share[:, None, None] * own + _LEAST_VAR
    settled, fade = (1.0 - shapes.own_share)[:, None], shapes.memory[:, None]
    gain, total, open_var = np.empty((3, *own_var.shape))
    arriving, var = (1 - fade**2) * settled, settled * np.ones(len(own))
    for day in range(own.shape[1]):
        np.add(var, own_var[:, :, day], out=total[:, :, day])
        np.divide(var, total[:, :, day], out=gain[:, :, day])
        np.multiply(var, 1.0 - gain[:, :, day], out=open_var[:, :, day])
        var = fade**2 * open_var[:, :, day] + arriving
    return gain, total, open_var
