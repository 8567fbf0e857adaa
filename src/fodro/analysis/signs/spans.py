"""The days of a block and those before it that count, and every series on them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from fodro.analysis.signs.adjusting import NONE_CHOSEN, choose
from fodro.analysis.signs.watched import Watched

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]

BLOCK_DAYS = 28
"""What is known of a person's noise and factors is learnt anew for each block of so many days."""

MEMORY_DAYS = 140
"""So many days before a block count, not more: what was usual a year ago is not what is usual now."""

_STEPS_BACK_DAYS = 77
_LEVEL_PRECISION, _EXPLAINED_PRECISION = 1e-3, 0.1


def block_of(day: int) -> int:
    """Return the number of the block a day of the calendar belongs to."""
    return day // BLOCK_DAYS


@dataclass(frozen=True, slots=True)
class Span:
    """The days of a block, and those before it that count: positions on the calendar."""

    block: int
    end_of_days: int

    @property
    def until(self) -> int:
        """The day after its last."""
        return min(self.end_of_days, (self.block + 1) * BLOCK_DAYS)

    @property
    def start(self) -> int:
        """Its first day."""
        return self.block * BLOCK_DAYS

    @property
    def first(self) -> int:
        """The first day that counts."""
        return max(0, self.start - MEMORY_DAYS)

    @property
    def steps_from(self) -> int:
        """The first day since which something may be another."""
        return max(self.first, self.start - _STEPS_BACK_DAYS)

    @property
    def steps_at(self) -> int:
        """That day, counted from the first that counts."""
        return self.steps_from - self.first

    def of(self, one: Watched) -> Flags:
        """Return which values of a series count, shape (values,)."""
        return (one.day >= self.first) & (one.day < self.until)

    def count(self, one: Watched) -> int:
        """Return how many values of a series count."""
        return int(np.count_nonzero(self.of(one)))


@dataclass(frozen=True, slots=True)
class Table:
    """One series on the days of a block: value and what explains it, 0 on days without a value."""

    columns: Floats
    own_var: Floats
    precision: Floats


def table_of(one: Watched, candidates: Floats, span: Span) -> Table:
    """Return a series on the days of a span; factors to take out are chosen by the days before its block."""
    here = span.of(one)
    day, values = one.day[here], one.values[here]
    ever = one.explained[here].any(axis=0)
    explained = np.column_stack([np.ones(len(day)), one.explained[here][:, ever]])
    chosen = NONE_CHOSEN
    if one.with_factors:
        past = day < span.start
        chosen = choose(day[past], values[past], explained[past], candidates)
    factors = chosen.of(candidates[day])
    n_days, n_explained = span.until - span.first, explained.shape[1] - 1
    columns = np.zeros((n_days, 2 + n_explained + factors.shape[1]))
    columns[day - span.first] = np.column_stack([values, explained, factors])
    own_var = np.full(n_days, np.inf)
    own_var[day - span.first] = one.own_var[here]
    prior = [_LEVEL_PRECISION, *[_EXPLAINED_PRECISION] * n_explained, *chosen.precision]
    return Table(columns, own_var, np.array(prior))
