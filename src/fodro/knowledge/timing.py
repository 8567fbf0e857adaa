"""How the minutes of a routine are shared out, and how the pressure grows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from fodro.knowledge.library import Technique

MIN_STEP_S = 20
THUMBS_IN_A_ROW_S = 90
"""After so long the thumbs change with another grip (general knowledge, needs clinical review)."""

MOST_BEYOND = 3
"""How many times its usual time a technique may take when little else is possible."""

_WARM_UP, _DEEPER, _MOVE = 0.22, 0.49, 0.12
_TWO_STRETCHES_S = 2 * MIN_STEP_S


@dataclass(frozen=True, slots=True)
class Plan:
    """Seconds for each part: warm-up and deeper for one foot, move and calm-down altogether."""

    warm_up_s: int
    deeper_s: int
    move_s: int
    calm_down_s: int


def plan(minutes: int, *, feet: int = 2, move_each_foot: bool = False) -> Plan:
    """Return how `minutes` are shared out: 20–25 % warm-up, 45–55 % deeper, 10–15 % move, 15–20 % calm-down.

    Parameters
    ----------
    minutes : int
        3 to 20.
    feet : int
        1 or 2; two feet get the same.
    move_each_foot : bool
        Whether each foot gets a move of its own, where there is time for it.
    """
    total = minutes * 60
    warm_up = max(MIN_STEP_S, round(_WARM_UP * total / feet))
    deeper = round(_DEEPER * total / feet)
    move = 2 * round(_MOVE * total / 2)
    if move_each_foot and 0.15 * total >= _TWO_STRETCHES_S:
        move = max(move, _TWO_STRETCHES_S)
    return Plan(warm_up, deeper, move, total - feet * (warm_up + deeper) - move)


def shares(total_s: int, ranges: Sequence[tuple[int, int]]) -> tuple[int, ...]:
    """Return whole seconds that sum to `total_s`, each as far up its range as the others.

    Where the lows do not fit, each is somewhere from the shortest step up to its low; where the highs do not
    reach, all go over alike.

    Parameters
    ----------
    total_s : int
        At least the shortest step for each range.
    ranges : sequence of (int, int)
        Low and high in seconds, at least one.
    """
    lows = [max(low, MIN_STEP_S) for low, _high in ranges]
    highs = [max(high, low) for low, (_, high) in zip(lows, ranges, strict=True)]
    if total_s < sum(lows):
        lows, highs = [MIN_STEP_S] * len(lows), lows
    room = [high - low for low, high in zip(lows, highs, strict=True)]
    if total_s > sum(highs) or not any(room):
        room = highs
    spare = total_s - sum(lows)
    ends = [round(spare * sum(room[: n + 1]) / sum(room)) for n in range(len(room))]
    return tuple(low + end - start for low, (start, end) in zip(lows, pairwise([0, *ends]), strict=True))


def ranges_of(techniques: Sequence[Technique], beyond: int = 1) -> tuple[tuple[int, int], ...]:
    """Return low and high seconds of each, so that no row of thumb work passes its limit.

    Parameters
    ----------
    techniques : sequence of Technique
        In their order.
    beyond : int
        How many times its high a technique without thumb work may take.
    """
    found: list[tuple[int, int]] = []
    for tiring, group in groupby(techniques, key=lambda technique: technique.tires_thumbs):
        row = [technique.seconds_per_foot for technique in group]
        limit = THUMBS_IN_A_ROW_S // len(row)
        found += [_within(limit, one) if tiring else (one[0], beyond * one[1]) for one in row]
    return tuple(found)


def _within(limit: int, seconds: tuple[int, int]) -> tuple[int, int]:
    return min(seconds[0], limit), min(seconds[1], limit)


def reach(techniques: Sequence[Technique], beyond: int = 1) -> int:
    """Return the most seconds that `techniques` in this order can fill."""
    return sum(high for _low, high in ranges_of(techniques, beyond))


def filling(techniques: Sequence[Technique], total_s: int) -> tuple[int, ...]:
    """Return seconds for each of `techniques` that sum to `total_s`, beyond their highs only if needed."""
    beyond = next((n for n in range(1, MOST_BEYOND) if reach(techniques, n) >= total_s), MOST_BEYOND)
    return shares(total_s, ranges_of(techniques, beyond))


def ramp(
    techniques: Sequence[Technique], caps: Sequence[int], *, targets: tuple[int, int]
) -> tuple[int, ...]:
    """Return the pressure of each step, growing from one target towards the other, a level at a time.

    It never falls, and a step stays within its technique and, where that can be, within its cap.
    """
    highs = [min(technique.pressure[1], cap) for technique, cap in zip(techniques, caps, strict=True)]
    pressures: list[int] = []
    for n, technique in enumerate(techniques):
        target = targets[0] if n < len(techniques) / 2 else targets[1]
        before = pressures[-1] if pressures else target - 1
        wanted = min(max(before, min(target, before + 1)), *highs[n:])
        pressures.append(max(wanted, technique.pressure[0]))
    return tuple(pressures)


def evenly(total_s: int, parts: int) -> list[int]:
    """Return whole seconds for each of `parts` that sum to `total_s` and differ by one at most."""
    return [total_s * (n + 1) // parts - total_s * n // parts for n in range(parts)]
