"""The draws that could have been: every one where they are few, otherwise many of them by chance."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import groupby
from math import prod

import numpy as np
from numpy.typing import NDArray

from fodro.domain.drawing import LONGEST_DAYS, Choices, choices, orders, redrawn_days
from fodro.domain.experiments import Allotment, Arm, Design, Experiment

Signs = NDArray[np.float64]

MOST_LISTED = 16_384
"""All draws of 28 days in pairs, and of 21 evenings in fours."""

N_BY_CHANCE = 4_999
_STREAM = 20_260_302


def signs_of(arms: Sequence[Arm]) -> Signs:
    """Return +1 for each A and -1 for each B."""
    return np.array([1.0 if arm is Arm.A else -1.0 for arm in arms])


def possible_draws(experiment: Experiment, *, seed: int = 0) -> Signs:
    """Return draws that could have been as signs, shape (draws, days drawn).

    All there are, where they are at most 16,384: one of each draw and its mirror image (A for B and B for A),
    since the two always show as much. Otherwise 4,999 by chance, and before them the one that was made, which
    counts as one of them.

    Notes
    -----
    Days that are not in blocks as they are drawn here were drawn in another way. Then the arms of each block
    are only changed for each other, which holds for any way that does not prefer one of the two.
    """
    made = signs_of([day.arm for day in experiment.drawn])
    if _is_drawn_here(experiment):
        found, whole = _of_choices(choices(experiment), seed)
    elif experiment.design is Design.COMPLETE:
        rng = np.random.default_rng([seed, _STREAM])
        found, whole = rng.permuted(np.tile(made, (N_BY_CHANCE, 1)), axis=1), False
    else:
        swapped = [_changed_for_each_other(block) for block in _days_of_blocks(experiment)]
        found, whole = _of_blocks(swapped, np.random.default_rng([seed, _STREAM]))
    return found if whole else np.vstack([made, found])


@lru_cache(maxsize=2)
def _of_choices(blocks: tuple[Choices, ...], seed: int) -> tuple[Signs, bool]:
    """Return the draws of `blocks`, the same for every experiment with such a plan; whether they are all."""
    rng = np.random.default_rng([seed, _STREAM])
    return _of_blocks([block if block.shuffled else _orders(block) for block in blocks], rng)


def _of_blocks(blocks: Sequence[Signs | Choices], rng: np.random.Generator) -> tuple[Signs, bool]:
    """Return the draws of `blocks`, each its orders, shape (orders, days), or to be shuffled."""
    listed = [block for block in blocks if isinstance(block, np.ndarray)]
    if len(listed) == len(blocks) and prod(len(block) for block in listed) <= MOST_LISTED:
        return _every(listed), True
    return np.hstack([_by_chance(block, rng) for block in blocks]), False


def _is_drawn_here(experiment: Experiment) -> bool:
    """Return whether its days are in blocks, and every block in an order, as its plan makes them."""
    if experiment.n_days > LONGEST_DAYS:
        return False
    made, planned = experiment.drawn, redrawn_days(experiment)
    if [_place(day) for day in made] != [_place(day) for day in planned]:
        return False
    if experiment.design is Design.COMPLETE:
        return bool(experiment.seed)
    return all(
        any(np.array_equal(signs_of([day.arm for day in days]), order) for order in _orders(block))
        for days, block in zip(_days_of_blocks(experiment), choices(experiment), strict=True)
    )


def _place(day: Allotment) -> tuple[object, ...]:
    return day.day, day.block, day.counts


def _days_of_blocks(experiment: Experiment) -> list[list[Allotment]]:
    return [list(days) for _, days in groupby(experiment.drawn, key=lambda day: day.block)]


def _orders(block: Choices) -> Signs:
    by_run = np.array([signs_of(order) for order in orders(block.n_runs)])
    return by_run.repeat(block.length, axis=1)[:, : block.n_days]


def _changed_for_each_other(days: list[Allotment]) -> Signs:
    made = signs_of([day.arm for day in days])
    return np.array([made, -made])


def _every(blocks: list[Signs]) -> Signs:
    """Return one of each draw and its mirror image: of the first block those orders that begin with A."""
    first, *others = blocks
    halved = [first[first[:, 0] > 0], *others]
    grid = np.indices([len(block) for block in halved]).reshape(len(halved), -1)
    return np.hstack([block[chosen] for block, chosen in zip(halved, grid, strict=True)])


def _by_chance(block: Signs | Choices, rng: np.random.Generator) -> Signs:
    if isinstance(block, np.ndarray):
        return block[rng.integers(len(block), size=N_BY_CHANCE)]
    n_runs = block.n_runs
    ranks = rng.random((N_BY_CHANCE, n_runs)).argsort(axis=1).argsort(axis=1)
    n_first = (n_runs + rng.integers(2, size=(N_BY_CHANCE, 1))) // 2
    return np.where(ranks < n_first, 1.0, -1.0).repeat(block.length, axis=1)[:, : block.n_days]
