"""Removing what days share with the days before them, so that days can be counted as evidence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class NoiseGrid:
    """Candidate shapes of the day-to-day noise; every array has shape (grid,).

    A day's value is memory + drift + entry noise. Variances are relative to that of a usual day, which is 1.

    Parameters
    ----------
    memory : Floats
        Autocorrelation of the part that fades, from one day to the next.
    entry_share : Floats
        Share of the variance that belongs to a single day's entries.
    drift : Floats
        Variance of the daily step of a random walk.
    """

    memory: Floats
    entry_share: Floats
    drift: Floats

    def __len__(self) -> int:
        return len(self.memory)

    def nearest(self, memory: float, entry_share: float, drift: float) -> int:
        """Return the position of the shape most like this one."""
        away = np.abs(self.memory - memory) + np.abs(self.entry_share - entry_share)
        return int(np.argmin(away + 100 * np.abs(self.drift - drift)))


def noise_grid() -> NoiseGrid:
    """Return the grid of noise shapes that are averaged over."""
    shapes = [(0.0, 1.0), *product((0.25, 0.5, 0.7, 0.85, 0.95), (0.1, 0.35, 0.65))]
    cells = [(memory, entry, drift) for (memory, entry), drift in product(shapes, (0.0, 0.001, 0.008))]
    memory, entry_share, drift = np.array(cells).T
    return NoiseGrid(memory, entry_share, drift)


@dataclass(frozen=True, slots=True)
class NoiseFilter:
    """A Kalman filter for every noise shape, run over the days that have check-ins.

    Two states, a fading and a drifting one, are predicted from the days before; a gap only lets time pass.

    Parameters
    ----------
    grid : NoiseGrid
        The noise shapes.
    observed : Ints, shape (observed,)
        Positions of the days with check-ins.
    to_fading, to_drifting : Floats, shape (observed, grid)
        Share of a surprise that each state takes over.
    fade : Floats, shape (observed, grid)
        What is left of the fading state at the next observed day.
    precision : Floats, shape (observed, grid)
        Inverse variance of the surprise.
    entry_var : Floats, shape (observed, grid)
        Variance of the entry noise of each day.

    References
    ----------
    Harvey AC. Forecasting, Structural Time Series Models and the Kalman Filter. Cambridge, 1989.
    de Jong P. A cross-validation filter for time series models. Biometrika, 1988.
    """

    grid: NoiseGrid
    observed: Ints
    to_fading: Floats
    to_drifting: Floats
    fade: Floats
    precision: Floats
    entry_var: Floats

    @property
    def log_det(self) -> Floats:
        """Log-determinant of the noise covariance, shape (grid,)."""
        return np.asarray(-np.log(self.precision).sum(axis=0))

    def whiten(self, columns: Floats) -> Floats:
        """Return `columns`, shape (days, columns), as independent rows: shape (grid, observed, columns)."""
        blocks = list(self.whiten_in_blocks(columns, max(len(self.observed), 1)))
        return blocks[0] if blocks else np.empty((len(self.grid), 0, columns.shape[1]))

    def whiten_in_blocks(self, columns: Floats, block_days: int) -> Iterator[Floats]:
        """Yield what `whiten` returns, `block_days` observed days at a time, so that memory stays flat."""
        fading, drifting = np.zeros((2, len(self.grid), columns.shape[1]))
        to_fading, to_drifting, fade = (x[:, :, None] for x in (self.to_fading, self.to_drifting, self.fade))
        for start in range(0, len(self.observed), block_days):
            days = self.observed[start : start + block_days]
            rows = np.empty((len(days), len(self.grid), columns.shape[1]))
            for i, day in enumerate(days, start):
                surprise = np.subtract(columns[day] - drifting, fading, out=rows[i - start])
                fading += to_fading[i] * surprise
                fading *= fade[i]
                drifting += to_drifting[i] * surprise
            rows *= np.sqrt(self.precision[start : start + block_days])[:, :, None]
            yield rows.transpose(1, 0, 2)

    def only(self, shapes: Ints) -> NoiseFilter:
        """Return the filter of some noise shapes, by their positions."""
        grid = NoiseGrid(self.grid.memory[shapes], self.grid.entry_share[shapes], self.grid.drift[shapes])
        gains = (self.to_fading, self.to_drifting, self.fade, self.precision, self.entry_var)
        return NoiseFilter(grid, self.observed, *(gain[:, shapes] for gain in gains))

    def alone(self, shape: int) -> Weighing:
        """Return one noise shape, by its position, for one series at a time."""
        gains = (self.to_fading, self.to_drifting, self.fade, self.precision)
        return Weighing(tuple(np.column_stack([gain[:, shape] for gain in gains]).tolist()))


@dataclass(frozen=True, slots=True)
class Weighing:
    """One noise shape, for one series at a time.

    Parameters
    ----------
    steps : tuple of list of float
        For every observed day the share of a surprise that goes to the fading and to the drifting state, what
        is left of the fading one at the next observed day, and the inverse variance of the surprise.

    Notes
    -----
    Written out in plain numbers: for a single series that is five times as fast as arrays of length one.
    """

    steps: tuple[list[float], ...]

    def precision_times(self, series: Floats) -> Floats:
        """Return the inverse noise covariance times `series`, shape (observed,)."""
        fading = drifting = 0.0
        weighted = []
        for value, (to_fading, to_drifting, fade, precision) in zip(series.tolist(), self.steps, strict=True):
            surprise = value - fading - drifting
            fading = (fading + to_fading * surprise) * fade
            drifting += to_drifting * surprise
            weighted.append(surprise * precision)
        fading = drifting = 0.0
        for i in range(len(weighted) - 1, -1, -1):
            to_fading, to_drifting, fade, _ = self.steps[i]
            fading *= fade
            weighted[i] -= to_fading * fading + to_drifting * drifting
            fading += weighted[i]
            drifting += weighted[i]
        return np.array(weighted)

    def precision_diagonal(self) -> Floats:
        """Return the diagonal of the inverse noise covariance, shape (observed,)."""
        diagonal = np.empty(len(self.steps))
        ff = fd = dd = 0.0
        for i in range(len(self.steps) - 1, -1, -1):
            f, d, fade, own = self.steps[i]
            ff, fd = fade * fade * ff, fade * fd
            from_f, from_d = ff * f + fd * d, fd * f + dd * d
            diagonal[i] = own + f * from_f + d * from_d
            ff = ff - 2 * from_f + diagonal[i]
            fd = fd - from_f - from_d + diagonal[i]
            dd = dd - 2 * from_d + diagonal[i]
        return diagonal


def noise_filter(n_check_ins: Ints, grid: NoiseGrid) -> NoiseFilter:
    """Return the filters of `grid` for days with this many check-ins each, shape (days,)."""
    observed = np.flatnonzero(n_check_ins)
    counts = n_check_ins[observed].astype(np.float64)
    usual = float(np.median(counts)) if len(counts) else 1.0
    entry_var = grid.entry_share * (usual / counts)[:, None]
    gaps = np.append(np.diff(observed), 1)
    to_fading, to_drifting, precision = np.empty((3, len(observed), len(grid)))
    settled = 1.0 - grid.entry_share
    ff, fd, dd = settled.copy(), np.zeros(len(grid)), np.zeros(len(grid))
    fade = grid.memory ** gaps[:, None]
    for i, gap in enumerate(gaps):
        precision[i] = 1.0 / (ff + 2 * fd + dd + entry_var[i])
        seen_f, seen_d = ff + fd, fd + dd
        to_fading[i], to_drifting[i] = seen_f * precision[i], seen_d * precision[i]
        ff, fd, dd = ff - to_fading[i] * seen_f, fd - to_fading[i] * seen_d, dd - to_drifting[i] * seen_d
        ff = fade[i] ** 2 * ff + (1 - fade[i] ** 2) * settled
        fd, dd = fade[i] * fd, dd + gap * grid.drift
    return NoiseFilter(grid, observed, to_fading, to_drifting, fade, precision, entry_var)
