"""The draw of an experiment: which day is which arm, from a seed by SHA-256 alone.

A block is a few days that are balanced among themselves. The digest of ``"{seed}:{block}"`` says which of the
block's orders is taken, so that any device with SHA-256 makes the same draw, and anybody can check it later
against the commitment.

Notes
-----
Days are drawn as *runs*: a run is so many days of one arm. Without washout a run is one day. With washout a
run begins with `washout_days` days that do not count, whether or not the arm has changed: which days count is
then fixed before the draw, and the comparison of the draw with the draws that could have been stays exact.

Day experiments take blocks of two runs, so that the two days compared lie next to each other. A split-foot
experiment compares the feet of one person on the same evening and needs no neighbour; it takes blocks of four
runs. Whoever knows the blocks can then foretell a third of the evenings instead of half of them, and 21 days
have 15,552 draws that could have been.

What is left of the days takes one block of two where two runs fit, and a last run by itself, which counts
only where there is no washout.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import product

from fodro.domain.experiments import Allotment, Arm, Design, Experiment, Redraw

LONGEST_DAYS = 366
LONGEST_WASHOUT_DAYS = 14
BLOCKS_WANTED = 6
"""Runs grow with the washout only as long as so many blocks of two fit: five pairs never show anything."""

_RUNS_A_BLOCK = {Design.SPLIT_FOOT: 4}
_NUMBER = 4
"""Bytes of a digest that make a number."""


def drawn(
    design: Design, start: date, n_days: int, *, seed: str, washout_days: int = 0
) -> tuple[Allotment, ...]:
    """Return what each of `n_days` days from `start` is drawn to be, the same for the same seed everywhere.

    Parameters
    ----------
    design : Design
    start : date
    n_days : int
        1 to 366.
    seed : str
        64 hexadecimal letters.
    washout_days : int
        0 to 14.

    Raises
    ------
    ValueError
        For a number of days or of washout days out of range.
    """
    _refuse(n_days, washout_days)
    return tuple(_allotments(design, start, n_days, seed=seed, washout_days=washout_days))


def orders(n_runs: int) -> tuple[tuple[Arm, ...], ...]:
    """Return every order of a balanced block of `n_runs` runs, in alphabetical order; all are as likely."""
    every = product((Arm.A, Arm.B), repeat=n_runs)
    return tuple(order for order in every if abs(2 * order.count(Arm.A) - n_runs) <= 1)


def run_days(design: Design, n_days: int, washout_days: int) -> int:
    """Return how many days of one arm follow each other: the washout, and the days that count.

    As many days count as are washed out, so that at most half is lost; fewer where that left too few blocks,
    and one where there is no washout.
    """
    counted = max(1, washout_days)
    fewest = BLOCKS_WANTED * 2
    while counted > 1 and design is not Design.COMPLETE and n_days < fewest * (washout_days + counted):
        counted -= 1
    return washout_days + counted


def redrawn(experiment: Experiment, day: date, *, n_days: int, washout_days: int | None = None) -> Experiment:
    """Return `experiment` with the days before `day` as drawn, and `n_days` days from `day` drawn anew.

    The seed of the new days follows from the seed of the experiment and `day`: drawing again on the same day
    gives the same draw, so that nobody can draw until they like it.

    Raises
    ------
    ValueError
        Where `day` is before the start, before an earlier redraw, or beyond the last day drawn and one.
    """
    washout = experiment.washout_days if washout_days is None else washout_days
    _refuse(n_days, washout)
    earlier = [redraw for redraw in experiment.redraws if redraw.day != day]
    lived = redrawn_days(replace(experiment, redraws=tuple(earlier)))
    first = max([experiment.start, *(redraw.day for redraw in earlier)])
    if not first <= day <= lived[-1].day + timedelta(days=1):
        message = f"{day} is not a day from which this experiment can be drawn anew"
        raise ValueError(message)
    edited = replace(experiment, redraws=(*earlier, Redraw(day, n_days, washout)))
    return replace(edited, drawn=redrawn_days(edited))


def redrawn_days(experiment: Experiment) -> tuple[Allotment, ...]:
    """Return the whole draw of `experiment` as its plan, its seed and its redraws make it."""
    days = drawn(
        experiment.design,
        experiment.start,
        experiment.n_days,
        seed=experiment.seed,
        washout_days=experiment.washout_days,
    )
    for redraw in experiment.redraws:
        kept = tuple(allotment for allotment in days if allotment.day < redraw.day)
        anew = drawn(
            experiment.design,
            redraw.day,
            redraw.n_days,
            seed=seed_from(experiment.seed, redraw.day),
            washout_days=redraw.washout_days,
        )
        after = kept[-1].block + 1 if kept else 0
        days = kept + tuple(replace(allotment, block=allotment.block + after) for allotment in anew)
    return days


def seed_from(seed: str, day: date) -> str:
    """Return the seed of the days drawn anew from `day`: the digest of ``"{seed}:redrawn:{day}"``."""
    return hashlib.sha256(f"{seed}:redrawn:{day.isoformat()}".encode()).hexdigest()


def checked(experiment: Experiment) -> tuple[date, ...]:
    """Return the days on which the draw that was kept is not the draw of the seed; none is a draw that holds.

    Without a seed, as of an experiment from elsewhere, there is nothing to check. The commitment is
    compared by whoever kept it: ``experiment.commitment == kept``.
    """
    if not experiment.seed:
        return ()
    kept = {allotment.day: allotment for allotment in experiment.drawn}
    made = {allotment.day: allotment for allotment in redrawn_days(experiment)}
    return tuple(sorted(day for day in kept.keys() | made.keys() if kept.get(day) != made.get(day)))


@dataclass(frozen=True, slots=True)
class Choices:
    """What one block could have been.

    Parameters
    ----------
    n_days : int
        Days of the block that were lived as drawn; fewer than it has where days were drawn anew within it.
    n_runs, length : int
        Runs of the block, and days of a run.
    shuffled : bool
        Whether every order of the runs with as many of each was as likely; otherwise those of `orders` were.
    """

    n_days: int
    n_runs: int
    length: int
    shuffled: bool = False


def choices(experiment: Experiment) -> tuple[Choices, ...]:
    """Return what each block of the draw of `experiment` could have been, in order of days.

    Raises
    ------
    ValueError
        For a number of days or of washout days out of range.
    """
    _refuse(experiment.n_days, experiment.washout_days)
    found: list[Choices] = []
    starts = [experiment.start, *(redraw.day for redraw in experiment.redraws)]
    lengths = [experiment.n_days, *(redraw.n_days for redraw in experiment.redraws)]
    washouts = [experiment.washout_days, *(redraw.washout_days for redraw in experiment.redraws)]
    for n, start in enumerate(starts):
        lived = lengths[n] if n + 1 == len(starts) else (starts[n + 1] - start).days
        for block in _choices(experiment.design, lengths[n], washouts[n]):
            kept = min(block.n_days, lived)
            if kept > 0:
                found.append(replace(block, n_days=kept))
            lived -= kept
    return tuple(found)


def _refuse(n_days: int, washout_days: int) -> None:
    if not 1 <= n_days <= LONGEST_DAYS:
        message = f"an experiment has 1 to {LONGEST_DAYS} days, not {n_days}"
        raise ValueError(message)
    if not 0 <= washout_days <= LONGEST_WASHOUT_DAYS:
        message = f"washout is 0 to {LONGEST_WASHOUT_DAYS} days, not {washout_days}"
        raise ValueError(message)


def _choices(design: Design, n_days: int, washout_days: int) -> Iterator[Choices]:
    length = run_days(design, n_days, washout_days)
    n_runs, complete = n_days // length, design is Design.COMPLETE
    size = n_runs if complete else _RUNS_A_BLOCK.get(design, 2)
    sizes = [size] * (n_runs // size) if n_runs else []
    if not complete:
        sizes += [2] * (n_runs % size // 2)
    for n in sizes:
        yield Choices(n * length, n, length, shuffled=complete)
    left = n_days - length * sum(sizes)
    if left:  # one run: a day that counts, or days too few for a block beside their washout
        yield Choices(left, 1, left)


def _allotments(
    design: Design, start: date, n_days: int, *, seed: str, washout_days: int
) -> Iterator[Allotment]:
    day = start
    for number, block in enumerate(_choices(design, n_days, washout_days)):
        alone = block.n_runs == 1 and washout_days > 0
        for arm in _runs(block, seed, number):
            for place in range(block.length):
                yield Allotment(day, number, arm, counts=not alone and place >= washout_days)
                day += timedelta(days=1)


def _runs(block: Choices, seed: str, number: int) -> tuple[Arm, ...]:
    if block.shuffled:
        return _shuffled(seed, block.n_runs)
    every = orders(block.n_runs)
    return every[_number(seed, number) % len(every)]


def _shuffled(seed: str, n_runs: int) -> tuple[Arm, ...]:
    """Return as many A as B in an order by the digests of the runs; one more of either where they are odd."""
    by_digest = sorted(range(n_runs), key=lambda run: _digest(seed, f"run-{run}"))
    n_first = (n_runs + _number(seed, 0) % 2) // 2
    first = set(by_digest[:n_first])
    return tuple(Arm.A if run in first else Arm.B for run in range(n_runs))


def _number(seed: str, block: int) -> int:
    return int.from_bytes(_digest(seed, str(block))[:_NUMBER], "big")


def _digest(seed: str, of: str) -> bytes:
    return hashlib.sha256(f"{seed}:{of}".encode()).digest()
