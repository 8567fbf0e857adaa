"""The way round the map of the feet by arrow keys, as the eye expects it."""

from __future__ import annotations

from enum import StrEnum
from functools import cache

from fodro.charts.foot_shapes import centre_of, shapes
from fodro.domain.body import Side, View


class Direction(StrEnum):
    """An arrow key."""

    UP = "up"
    DOWN = "down"
    LEFT = "left"
    RIGHT = "right"


_STEP = {Direction.UP: (0, -1), Direction.DOWN: (0, 1), Direction.LEFT: (-1, 0), Direction.RIGHT: (1, 0)}
_WIDEST_SLANT = 1.6
"""How far aside, per unit ahead, a region may lie and still be felt to lie in that direction."""

_ASIDE_COST = {Direction.UP: 4.0, Direction.DOWN: 4.0, Direction.LEFT: 1.5, Direction.RIGHT: 1.5}
"""What a unit aside counts against a unit ahead: toes stand in a slanting row, rays and lanes straight."""


@cache
def neighbour(region: str, direction: Direction, *, view: View, side: Side) -> str | None:
    """Return the region of the same foot next in `direction` on the screen, or ``None`` at its edge.

    Raises
    ------
    NotDrawnError
        If `region` has no shape in this view.
    """
    x, y = centre_of(region, side, view)
    right, down = _STEP[direction]
    found: list[tuple[float, str]] = []
    for other in shapes(view).regions:
        across, along = (value - own for value, own in zip(centre_of(other, side, view), (x, y), strict=True))
        ahead, aside = across * right + along * down, abs(across * down) + abs(along * right)
        if ahead > 0 and aside <= _WIDEST_SLANT * ahead:
            found.append((ahead + _ASIDE_COST[direction] * aside, other))
    return min(found)[1] if found else None


def step(region: str, side: Side, direction: Direction, *, view: View) -> tuple[str, Side]:
    """Return the region and side one arrow key away; the same place where there is nothing further.

    Over the inner edge of one foot lies the same region of the other.

    Raises
    ------
    NotDrawnError
        If `region` has no shape in this view.
    """
    beside = neighbour(region, direction, view=view, side=side)
    if beside is not None:
        return beside, side
    inwards = Direction.RIGHT if side is Side.LEFT else Direction.LEFT
    return (region, side.other) if direction is inwards else (region, side)


def key_map(view: View) -> dict[str, dict[str, str]]:
    """Return where each arrow key leads from each place, such as ``{"L:heel": {"up": "L:arch-ctr"}}``."""
    return {f"{side}:{region}": _ways(region, side, view) for side in Side for region in shapes(view).regions}


def _ways(region: str, side: Side, view: View) -> dict[str, str]:
    there = {direction.value: step(region, side, direction, view=view) for direction in Direction}
    return {key: f"{to_side}:{to}" for key, (to, to_side) in there.items() if (to, to_side) != (region, side)}
