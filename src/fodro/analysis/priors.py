"""What is believed about factors before the days have spoken."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from fodro.analysis.design import Column
from fodro.knowledge.factors import factor

Floats = NDArray[np.float64]

NOTHING_SHARE = 0.6
"""How likely it is that nothing noted goes together with pain …"""

HOW_MANY = (0.25, 0.22, 0.2, 0.15, 0.1, 0.05, 0.03)
"""… and if something does, how many things: 1 to 7; each more is 0.6 as likely as the one before."""

LAG_SHARES = (0.4, 0.3, 0.2, 0.1)
"""At which lag, 0 to 3 days."""

PAIRS_SHARE = 0.3
"""How likely it is that a pair is among the things that matter, against one factor; shared by all pairs."""

_FEWER = 0.6
_MOST = 40
_PLAUSIBLE = {"strong": 3.0, "moderate": 2.0, "weak": 1.25}
_PLAUSIBLE_LAG = 1.5


@dataclass(frozen=True, slots=True)
class Prior:
    """Prior log-odds, in two parts that add up.

    Parameters
    ----------
    column : Floats, shape (columns,)
        The column's own share: of its lag, and of its levels if it is a category.
    step : Floats, shape (sizes,)
        Of one more column beside as many as the position says.
    """

    column: Floats
    step: Floats

    def of(self, columns: NDArray[np.int64]) -> Prior:
        """Return the prior of these `columns` alone, for models that hold no others."""
        return Prior(self.column[columns], self.step)

    def of_model(self, columns: NDArray[np.int64]) -> float:
        """Return the prior log-odds of exactly these `columns` against none."""
        return float(self.column[columns].sum() + self.step[: len(columns)].sum())


def prior_of(columns: Sequence[Column], *, n_pairs: int = 0, plausibility: bool = False) -> Prior:
    """Return the prior of `columns`.

    Parameters
    ----------
    columns : sequence of Column
    n_pairs : int
        Columns of pairs that follow after these.
    plausibility : bool
        Whether factors that are published to matter, and the lags at which they do, are given more chance.

    Notes
    -----
    The number of effects has a prior of its own, and every set of that many factors the same chance. So the
    first claim needs much more evidence than the second: it has to overcome that most likely there is
    nothing, and that any of many factors could have looked like something.
    """
    levels = Counter(column.factor for column in columns if column.lag_days == 0)
    shares = np.array([LAG_SHARES[column.lag_days] / levels[column.factor] for column in columns])
    if plausibility:
        shares = _with_plausibility(columns, shares)
    every = np.concatenate([shares, np.full(n_pairs, PAIRS_SHARE / max(n_pairs, 1))])
    return Prior(np.log(every), _steps(len(levels)))


def _steps(n_factors: int) -> Floats:
    chance = [NOTHING_SHARE, *((1 - NOTHING_SHARE) * share for share in HOW_MANY)]
    while len(chance) <= _MOST:
        chance.append(_FEWER * chance[-1])
    size = np.arange(_MOST)
    left = np.maximum(n_factors - size, 1)
    ratio = np.array(chance[1:]) / np.array(chance[:-1])
    return np.asarray(np.log(ratio * (size + 1) / left))


def _with_plausibility(columns: Sequence[Column], shares: Floats) -> Floats:
    weighed = shares * np.array([_plausibility(column) for column in columns])
    # Believing in some factors more is believing in the others less.
    return np.asarray(weighed * shares.sum() / weighed.sum())


def _plausibility(column: Column) -> float:
    known = factor(column.factor)
    if known is None:
        return 1.0
    lag = _PLAUSIBLE_LAG if column.lag_days in known.lag_days else 1.0
    return lag * _PLAUSIBLE.get(known.strength, 1.0)
