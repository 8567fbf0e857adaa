"""Whether a series could have changed at all by some day: what plainly has not is not looked at closely."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]

LEAST_Z = 3.2
"""By so many standard errors the last values must differ from those before; odds that count need more."""

_OF = np.array([2, 3, 5, 7, 10, 14, 21, 30, 45])
_FEWEST_BEFORE = 10
_RIDGE = 0.1
_TINY = 1e-9
_MOST_SHARED = 0.5


def may_have_changed(
    values: Floats, explained: Floats, begin: int, *, usual: tuple[float, float] = (1.0, 0.0)
) -> Flags:
    """Return for each value from the one before `begin` on whether there may have been a change by it.

    Parameters
    ----------
    values : Floats, shape (values,)
        That count, in order.
    explained : Floats, shape (values, columns)
        What is taken out, as far as the values before `begin` tell.
    begin : int
        The first value of a block.
    usual : tuple of float
        The usual noise of such a series, and how many values that guess is worth.

    Notes
    -----
    The means of the last few values, of as many as a change may have lasted for, are each compared with those
    before, with no more memory of the noise than a half: with more, less is unusual. Where too little is
    known it may.
    """
    left = _beyond(values, explained, begin)
    at = np.arange(max(begin - 1, 0), len(left))
    total, squares = (np.concatenate([[0.0], np.cumsum(each)]) for each in (left, left**2))
    since = at[:, None] + 1 - _OF
    known = since >= _FEWEST_BEFORE
    since = np.maximum(since, 1)
    before = total[since] / since
    now = (total[at + 1][:, None] - total[since]) / np.maximum(at[:, None] + 1 - since, 1)
    sd, worth = usual
    var = (worth * sd**2 + squares[since] - since * before**2) / (worth + since)
    var = np.maximum(var, _TINY) * (1.0 / since + 1.0 / _OF) * _for_memory(left[:begin])
    passes: Flags = ((now - before) ** 2 >= LEAST_Z**2 * var).any(axis=1, where=known) | ~known.any(axis=1)
    return passes


def _for_memory(past: Floats) -> float:
    """Return by how much the variance of a mean is larger at least for what a value shares with the next."""
    if len(past) <= _FEWEST_BEFORE:
        return 1.0
    shared = float(past[1:] @ past[:-1] / (past @ past + _TINY))
    shared = min(max(shared, 0.0), _MOST_SHARED)
    return float(np.sqrt((1.0 + shared) / (1.0 - shared)))


def _beyond(values: Floats, explained: Floats, begin: int) -> Floats:
    if not explained.shape[1] or begin <= _FEWEST_BEFORE:
        return np.asarray(values - values[: max(begin, 1)].mean())
    past = explained[:begin]
    middle = past.mean(axis=0)
    past = past - middle
    gram = past.T @ past + _RIDGE * np.eye(past.shape[1])
    slopes = np.linalg.solve(gram, past.T @ (values[:begin] - values[:begin].mean()))
    return np.asarray(values - values[:begin].mean() - (explained - middle) @ slopes)
