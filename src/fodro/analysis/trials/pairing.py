"""What stands beside each other in the picture of an experiment."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from statistics import fmean

from fodro.domain.experiments import Allotment, Arm, Design, Outcome
from fodro.domain.trial_findings import Pairing


def pairings(design: Design, lived: Sequence[Allotment], outcomes: Sequence[Outcome]) -> tuple[Pairing, ...]:
    """Return the pairs of A and B of the days that count, in order of days.

    Each block of a day experiment is a pair of means; each day of a split-foot experiment is a pair of feet;
    without blocks each day stands alone.
    """
    rated = {outcome.day: outcome for outcome in outcomes}
    counting = [day for day in lived if day.counts]
    if design is Design.SPLIT_FOOT:
        return tuple(_feet(day, rated[day.day]) for day in counting if day.day in rated)
    values = {day: outcome.value for day, outcome in rated.items() if outcome.value is not None}
    if design is Design.COMPLETE:
        blocks: Iterator[list[Allotment]] = ([day] for day in counting)
    else:
        blocks = (list(days) for _, days in groupby(counting, key=lambda day: day.block))
    pairs = (
        Pairing(
            block[0].day,
            *(_mean([values[d.day] for d in block if d.arm is arm and d.day in values]) for arm in Arm),
        )
        for block in blocks
    )
    return tuple(pair for pair in pairs if (pair.a, pair.b) != (None, None))


def _feet(day: Allotment, outcome: Outcome) -> Pairing:
    treated, other = outcome.left, outcome.right
    if day.arm is Arm.B:
        treated, other = other, treated
    return Pairing(day.day, treated, other)


def _mean(values: list[float]) -> float | None:
    return fmean(values) if values else None
