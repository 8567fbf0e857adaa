"""The draws that could have been: every one where they are few, otherwise many of them by chance."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from math import prod

import numpy as np
from numpy.typing import NDArray

from fodro.domain.drawing import Choices, choices, orders, redrawn_days
from fodro.domain.experiments import Allotment, Arm, Design, Experiment

Signs = NDArray[np.float64]

MOST_LISTED = 8_192
N_BY_CHANCE = 4_999
_STREAM = 20_260_302


def signs_of(arms: Sequence[Arm]) -> Signs:
    """Return +1 for each A and -1 for each B."""
    return np.array([1.0 if arm is Arm.A else -1.0 for arm in arms])


def possible_draws(experiment: Experiment, *, seed: int = 0) -> Signs:
    """Return draws that could have been as signs, shape (draws, days drawn).

    All there are, where they are at most 8,192; otherwise 4,999 by chance, and before them the one that was
    made, which counts as one of them.

    Notes
    -----
    Days that are not in blocks as they are drawn here were drawn in another way. Then the arms of each block
    are only changed for each other, which holds for any way that does not prefer one of the two.
    """
    rng = np.random.default_rng([seed, _STREAM])
    made = signs_of([day.arm for day in experiment.drawn])
    if experiment.design is Design.COMPLETE and not _is_drawn_here(experiment):
        return np.vstack([made, rng.permuted(np.tile(made, (N_BY_CHANCE, 1)), axis=1)])
    blocks = _blocks(experiment)
    listed = [block for block in blocks if isinstance(block, np.ndarray)]
    if len(listed) == len(blocks) and prod(len(block) for block in listed) <= MOST_LISTED:
        return _every(listed)
    return np.vstack([made, np.hstack([_by_chance(block, rng) for block in blocks])])


def _blocks(experiment: Experiment) -> list[Signs | Choices]:
    """Return of each block its orders, shape (orders, days), or the block itself where they are too many."""
    if not _is_drawn_here(experiment):
        return [_changed_for_each_other(block) for block in _days_of_blocks(experiment)]
    return [block if block.shuffled else _orders(block) for block in choices(experiment)]


def _is_drawn_here(experiment: Experiment) -> bool:
    """Return whether its days are in blocks, and every block in an order, as its plan makes them."""
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
    grid = np.indices([len(block) for block in blocks]).reshape(len(blocks), -1)
    return np.hstack([block[chosen] for block, chosen in zip(blocks, grid, strict=True)])


def _by_chance(block: Signs | Choices, rng: np.random.Generator) -> Signs:
    if isinstance(block, np.ndarray):
        return block[rng.integers(len(block), size=N_BY_CHANCE)]
    n_runs = block.n_runs
    ranks = rng.random((N_BY_CHANCE, n_runs)).argsort(axis=1).argsort(axis=1)
    n_first = (n_runs + rng.integers(2, size=(N_BY_CHANCE, 1))) // 2
    return np.where(ranks < n_first, 1.0, -1.0).repeat(block.length, axis=1)[:, : block.n_days]
