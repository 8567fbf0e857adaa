"""Many days as dots: those that would lie on each other stand side by side, and great crowds are merged."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from fodro.charts.marks import Point, pain_dot

ONE_BY_ONE = 160
"""The most days that stand as a dot each; of more, those close to each other are one larger dot."""

SMALL_PX, LARGE_PX = 2.6, 5.5
_STRENGTH = 0.8


@dataclass(frozen=True, slots=True)
class Crowd:
    """So many days in one place of the plot, and their pain, 0–10."""

    at: Point
    pain_nrs: float
    n: int = 1


def dots(crowds: Iterable[Crowd], *, radius_px: float = SMALL_PX) -> list[str]:
    """Return each crowd as one dot, its area by the number of its days; small ones stand in front."""
    ordered = sorted(crowds, key=lambda crowd: -crowd.n)
    return [
        pain_dot(crowd.at, min(radius_px * crowd.n**0.5, LARGE_PX), crowd.pain_nrs, opacity=_STRENGTH)
        for crowd in ordered
    ]


def merged(crowds: Sequence[Crowd], cell_px: float) -> list[Crowd]:
    """Return few crowds as they are, and of many those in the same cell of a grid as one."""
    if len(crowds) <= ONE_BY_ONE:
        return list(crowds)
    cells: dict[tuple[int, int], list[Crowd]] = {}
    for crowd in crowds:
        cells.setdefault((int(crowd.at[0] // cell_px), int(crowd.at[1] // cell_px)), []).append(crowd)
    return [_one(members) for members in cells.values()]


def _one(members: Sequence[Crowd]) -> Crowd:
    n = len(members)
    at = (sum(each.at[0] for each in members) / n, sum(each.at[1] for each in members) / n)
    return Crowd(at, sum(each.pain_nrs for each in members) / n, n)


def beside(crowds: Sequence[Crowd], step_px: float, room_px: float) -> list[Crowd]:
    """Return `crowds` so that those at the same place stand beside each other, within `room_px` of it.

    Parameters
    ----------
    crowds : sequence of Crowd
    step_px : float
        From one to the next, where there is room.
    room_px : float
        The farthest from the middle.
    """
    totals = Counter(_height(crowd) for crowd in crowds)
    so_far: Counter[tuple[float, int]] = Counter()
    placed = []
    for crowd in crowds:
        key = _height(crowd)
        apart_px = min(step_px, 2 * room_px / max(1, totals[key] - 1))
        offset = (so_far[key] - (totals[key] - 1) / 2) * apart_px
        so_far[key] += 1
        placed.append(Crowd((crowd.at[0] + offset, crowd.at[1]), crowd.pain_nrs, crowd.n))
    return placed


def _height(crowd: Crowd) -> tuple[float, int]:
    return crowd.at[0], round(crowd.at[1] / (2 * SMALL_PX))
