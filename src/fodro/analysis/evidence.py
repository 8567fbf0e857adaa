"""What the days say about columns of a table, under every shape of the noise."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from fodro.analysis.design import Background
from fodro.analysis.search import PRIOR_HALF_DAYS
from fodro.analysis.whitening import NoiseFilter

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

_USUAL_VAR, _LEAST_VAR = 0.83, 0.02
_NOISE_SHARE = 0.5


@dataclass(frozen=True, slots=True)
class Evidence:
    """Columns met with the pain: sufficient for every choice of columns.

    A *setting* is a noise shape together with a width of the weekdays.

    Parameters
    ----------
    gram : Floats, shape (settings, columns, columns)
        Inner products of the whitened columns, background taken out.
    cross : Floats, shape (settings, columns)
        Inner products of columns and pain.
    total : Floats, shape (settings,)
        Squared length of the whitened pain, background taken out.
    log_det : Floats, shape (settings,)
        Of the covariance of noise and background together.
    log_share : Floats, shape (settings,)
        Log of how likely the noise shape is beforehand.
    shape, width : Ints, shape (settings,)
        Position of the noise shape in the filter, and of the width of the weekdays.
    n_days : int
        Number of observed days.
    prior_half_squares : float
        Half of the sum of squares the noise is worth beforehand (see `PRIOR_HALF_DAYS`), points squared.
    """

    gram: Floats
    cross: Floats
    total: Floats
    log_det: Floats
    log_share: Floats
    shape: Ints
    width: Ints
    n_days: int
    prior_half_squares: float

    def of(self, columns: Ints) -> Evidence:
        """Return the evidence on these `columns` alone."""
        gram, cross = self.gram[:, columns[:, None], columns], self.cross[:, columns]
        return replace(self, gram=gram, cross=cross)


def evidence(columns: Floats, background: Background, pain: Floats, *, noise: NoiseFilter) -> Evidence:
    """Return the evidence of `pain` on `columns` under every noise shape and width of the weekdays.

    Parameters
    ----------
    columns : Floats, shape (days, columns)
    background : Background
        Integrated out under its normal prior.
    pain : Floats, shape (days,)
        Days without check-ins may hold anything finite.
    noise : NoiseFilter
    """
    inner = _inner(np.column_stack([columns, pain, background.columns]), noise)
    n = columns.shape[1] + 1
    each = [_without_background(inner, n, precision) for precision in background.precision]
    asked = np.stack([one[0] for one in each], axis=1).reshape(-1, n, n)
    log_det = np.stack([noise.log_det + one[1] for one in each], axis=1).ravel()
    shape, width = np.divmod(np.arange(len(log_det)), len(each))
    total, log_share = np.maximum(asked[:, -1, -1], 0.0), np.log(noise.grid.share)[shape]
    gram, cross, days = asked[:, :-1, :-1], asked[:, :-1, -1], noise.observed
    usual = _usual_squares(pain[days])
    return Evidence(gram, cross, total, log_det, log_share, shape, width, len(days), usual)


def _usual_squares(pain: Floats) -> float:
    # Whose pain hardly varies has less noise than others, whoever varies much need not have more.
    variance = min(_USUAL_VAR, _NOISE_SHARE * float(pain.var())) if len(pain) else _USUAL_VAR
    return PRIOR_HALF_DAYS * max(variance, _LEAST_VAR)


def _inner(table: Floats, noise: NoiseFilter) -> Floats:
    inner = np.zeros((len(noise.grid), table.shape[1], table.shape[1]))
    for white in noise.whiten_in_blocks(table):
        inner += np.matmul(white.transpose(0, 2, 1), white)
    return inner


def _without_background(inner: Floats, n: int, precision: Floats) -> tuple[Floats, Floats]:
    """Return the inner products of the first `n` columns, the others integrated out, and the log-det."""
    own = inner[:, n:, n:] + np.diag(precision)
    asked = inner[:, :n, :n] - np.matmul(inner[:, :n, n:], np.linalg.solve(own, inner[:, n:, :n]))
    return asked, np.asarray(np.linalg.slogdet(own)[1] - np.log(precision).sum())
