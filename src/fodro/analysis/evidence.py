"""What the days say about every factor at every lag, under every shape of the noise."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from fodro.analysis.design import Design
from fodro.analysis.whitening import NoiseFilter

Floats = NDArray[np.float64]

_BLOCK_DAYS = 400


@dataclass(frozen=True, slots=True)
class Ground:
    """What is the same whatever the pain was: the whitened table with the background taken out.

    Parameters
    ----------
    design : Design
        The table.
    noise : NoiseFilter
        The noise shapes.
    gram : Floats, shape (grid, columns, columns)
        Inner products of the whitened columns, background taken out.
    projection : Floats, shape (grid, background, columns)
        How the background explains each column.
    background_cov : Floats, shape (grid, background, background)
        Posterior covariance of the background, in units of the noise variance.
    log_det : Floats, shape (grid,)
        Of the noise and the background together.
    """

    design: Design
    noise: NoiseFilter
    gram: Floats
    projection: Floats
    background_cov: Floats
    log_det: Floats


@dataclass(frozen=True, slots=True)
class Evidence:
    """`Ground` met with the pain: sufficient for every choice of columns.

    Parameters
    ----------
    ground : Ground
        What it stands on.
    cross : Floats, shape (grid, columns)
        Inner products of columns and pain.
    total : Floats, shape (grid,)
        Squared length of the whitened pain, background taken out.
    n_days : int
        Number of observed days.
    """

    ground: Ground
    cross: Floats
    total: Floats
    n_days: int


def ground(table: Design, noise: NoiseFilter) -> Ground:
    """Return the whitened table under every noise shape."""
    n = table.values.shape[1]
    columns = np.column_stack([table.values, table.background])
    inner = np.zeros((len(noise.grid), columns.shape[1], columns.shape[1]))
    for white in noise.whiten_in_blocks(columns, _BLOCK_DAYS):
        inner += np.matmul(white.transpose(0, 2, 1), white)
    background = inner[:, n:, n:] + np.diag(table.background_precision)
    projection = np.asarray(np.linalg.solve(background, inner[:, n:, :n]), dtype=np.float64)
    background_cov = np.asarray(np.linalg.inv(background), dtype=np.float64)
    gram = inner[:, :n, :n] - np.matmul(inner[:, :n, n:], projection)
    log_det = noise.log_det + np.linalg.slogdet(background)[1]
    return Ground(table, noise, gram, projection, background_cov, log_det)


def evidence(base: Ground, pain: Floats) -> Evidence:
    """Return the evidence of `pain`, shape (days,); days without check-ins may hold anything finite."""
    weighted = base.noise.precision_times(pain[:, None])[:, :, 0]
    observed = base.noise.observed
    to_columns = weighted.T @ base.design.values[observed]
    to_background = weighted.T @ base.design.background[observed]
    cross = to_columns - np.einsum("gb,gbc->gc", to_background, base.projection)
    explained = np.einsum("gb,gbc,gc->g", to_background, base.background_cov, to_background)
    total = weighted.T @ pain[observed] - explained
    return Evidence(base, cross, np.maximum(total, 0.0), len(observed))
