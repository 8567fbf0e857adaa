"""Removing what days share with the days before them, so that days can be counted as evidence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

# How common each is among people, relative to the others: pain rarely has no memory or one of weeks, and
# rarely wanders by as much as a tenth of its spread each day. A short diary cannot tell that by itself.
_MEMORY = {0.25: 1.0, 0.5: 1.0, 0.7: 1.0, 0.85: 0.7, 0.95: 0.3}
_ENTRY_SHARE = {0.1: 0.6, 0.35: 1.0, 0.65: 0.5}
_DRIFT = {0.0: 0.5, 0.001: 0.4, 0.008: 0.1}
_NO_MEMORY = 0.5

_RUN_DAYS = 6
_BLOCK_DAYS = 32 * _RUN_DAYS


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
    share : Floats
        How likely the shape is before the days have spoken, relative to the others.
    """

    memory: Floats
    entry_share: Floats
    drift: Floats
    share: Floats

    def __len__(self) -> int:
        return len(self.memory)

    def only(self, shapes: Ints) -> NoiseGrid:
        """Return some of the shapes, by their positions."""
        return NoiseGrid(
            self.memory[shapes], self.entry_share[shapes], self.drift[shapes], self.share[shapes]
        )

    def nearest(self, memory: float, entry_share: float, drift: float) -> int:
        """Return the position of the shape most like this one."""
        away = np.abs(self.memory - memory) + np.abs(self.entry_share - entry_share)
        return int(np.argmin(away + 100 * np.abs(self.drift - drift)))


def noise_grid() -> NoiseGrid:
    """Return the grid of noise shapes that are averaged over."""
    fading = product(_MEMORY.items(), _ENTRY_SHARE.items())
    shapes = [(0.0, 1.0, _NO_MEMORY), *((memory, entry, m * e) for (memory, m), (entry, e) in fading)]
    cells = [
        (memory, entry, drift, share * d)
        for (memory, entry, share), (drift, d) in product(shapes, _DRIFT.items())
    ]
    return NoiseGrid(*np.array(cells).T)


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
        blocks = list(self.whiten_in_blocks(columns))
        nothing = np.empty((len(self.grid), 0, columns.shape[1]))
        return np.concatenate(blocks, axis=1)[:, : len(self.observed)] if blocks else nothing

    def whiten_in_blocks(self, columns: Floats) -> Iterator[Floats]:
        """Yield what `whiten` returns, some runs of days at a time, so that memory stays flat.

        The last block is filled up with rows of zeros.
        """
        state = np.zeros((len(self.grid), 2, columns.shape[1]))
        for start in range(0, len(self.observed), _BLOCK_DAYS):
            days = slice(start, start + _BLOCK_DAYS)
            runs = self._runs(days)
            own = _padded(columns[self.observed[days]]).reshape(-1, _RUN_DAYS, columns.shape[1])
            # All shapes see the same days: one large product for each run.
            made = (runs.of_days.reshape(len(own), -1, _RUN_DAYS) @ own).reshape(*runs.of_days.shape[:3], -1)
            for k in range(len(own)):
                made[k] += runs.of_state[k] @ state
                state = made[k, :, _RUN_DAYS:]
            white = made[:, :, :_RUN_DAYS].transpose(1, 0, 2, 3)
            yield white.reshape(len(self.grid), -1, columns.shape[1])

    def _runs(self, days: slice) -> _Runs:
        gains = (self.to_fading[days], self.to_drifting[days], self.fade[days], np.sqrt(self.precision[days]))
        to_fading, to_drifting, fade, scale = (
            _padded(gain).reshape(-1, _RUN_DAYS, len(self.grid), 1) for gain in gains
        )
        made = np.empty((len(scale), len(self.grid), _RUN_DAYS + 2, 2 + _RUN_DAYS))
        fading, drifting = np.zeros((2, len(scale), len(self.grid), 2 + _RUN_DAYS))
        fading[..., 0], drifting[..., 1] = 1.0, 1.0
        for day in range(_RUN_DAYS):
            surprise = -fading - drifting
            surprise[..., 2 + day] += 1.0
            fading += to_fading[:, day] * surprise
            fading *= fade[:, day]
            drifting += to_drifting[:, day] * surprise
            made[:, :, day] = scale[:, day] * surprise
        made[:, :, _RUN_DAYS], made[:, :, _RUN_DAYS + 1] = fading, drifting
        return _Runs(np.ascontiguousarray(made[..., :2]), np.ascontiguousarray(made[..., 2:]))

    def only(self, shapes: Ints) -> NoiseFilter:
        """Return the filter of some noise shapes, by their positions."""
        grid = self.grid.only(shapes)
        gains = (self.to_fading, self.to_drifting, self.fade, self.precision, self.entry_var)
        return NoiseFilter(grid, self.observed, *(gain[:, shapes] for gain in gains))

    def alone(self, shape: int) -> Weighing:
        """Return one noise shape, by its position, for one series at a time."""
        gains = (self.to_fading, self.to_drifting, self.fade, self.precision)
        return Weighing(tuple(np.column_stack([gain[:, shape] for gain in gains]).tolist()))


@dataclass(frozen=True, slots=True)
class _Runs:
    """The filter over runs of some days each, as matrices: three products instead of many small steps.

    From the two states before a run and from its days are made its independent rows and the states after it.

    Parameters
    ----------
    of_state : Floats, shape (runs, grid, days of a run + 2, 2)
    of_days : Floats, shape (runs, grid, days of a run + 2, days of a run)
    """

    of_state: Floats
    of_days: Floats


def _padded(values: Floats) -> Floats:
    """Return `values` with rows of zeros to whole runs: days of no weight that say nothing."""
    missing = -len(values) % _RUN_DAYS
    return np.concatenate([values, np.zeros((missing, *values.shape[1:]))]) if missing else values


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


def noise_filter(n_readings: Ints | Floats, grid: NoiseGrid, more_var: Floats | None = None) -> NoiseFilter:
    """Return the filters of `grid` for days that are the mean of this many readings each, shape (days,).

    `more_var`, shape (days,), is the variance of a day's error beyond that of its entries, in units of that
    of a usual day.
    """
    observed = np.flatnonzero(n_readings)
    counts = n_readings[observed].astype(np.float64)
    usual = float(np.median(counts)) if len(counts) else 1.0
    entry_var = grid.entry_share * (usual / counts)[:, None]
    if more_var is not None:
        entry_var = entry_var + more_var[observed][:, None]
    gaps = np.append(np.diff(observed), 1)
    fade = grid.memory ** gaps[:, None]
    settled, none = 1.0 - grid.entry_share, np.zeros_like(fade)
    decay = np.stack([fade**2, fade, none + 1.0], axis=1)
    growth = np.stack([(1.0 - fade**2) * settled, none, gaps[:, None] * grid.drift], axis=1)
    # Variance of the fading state, its covariance with the drifting one, and the variance of that.
    state = np.stack([settled, none[0], none[0]]) if len(gaps) else np.zeros((3, len(grid)))
    gains, surprise_var = np.empty((len(gaps), 2, len(grid))), np.empty((len(gaps), len(grid)))
    take_in(state, gains, surprise_var, steps=(entry_var, decay, growth))
    to_fading, to_drifting, precision = gains[:, 0], gains[:, 1], 1.0 / surprise_var
    return NoiseFilter(grid, observed, to_fading, to_drifting, fade, precision, entry_var)


def take_in(state: Floats, gains: Floats, surprise_var: Floats, *, steps: tuple[Floats, ...]) -> None:
    """Run filters of two states over the days; what they learn is written into `gains` and `surprise_var`.

    Parameters
    ----------
    state : Floats, shape (3, shapes)
        Variance of the fading state, its covariance with the drifting one, and the variance of that, before
        the first day; afterwards those after the last.
    gains : Floats, shape (days, 2, shapes)
        Becomes the share of a surprise that each state takes over.
    surprise_var : Floats, shape (days, shapes)
        Becomes the variance of the surprise.
    steps : tuple of Floats
        Variance of each day's entries, shape (days, shapes); what the state is multiplied by until the next
        day, and what is added to it, shape (days, 3, shapes) each.

    Notes
    -----
    The arrays are small and the days many: everything is written where it stays, nothing looked up twice.
    """
    above, below, seen, taken = state[:2], state[1:], np.empty_like(state[:2]), np.empty_like(state)
    of_fading, of_drifting, of_both, of_last = *seen, taken[:2], taken[2]
    for gain, var, entry_var, decay, growth in zip(gains, surprise_var, *steps, strict=True):
        np.add(above, below, seen)
        np.add(of_fading, of_drifting, var)
        np.add(var, entry_var, var)
        np.divide(seen, var, gain)
        np.multiply(gain[0], seen, of_both)
        np.multiply(gain[1], of_drifting, of_last)
        np.subtract(state, taken, state)
        np.multiply(state, decay, state)
        np.add(state, growth, state)
