"""The lines a still picture shows the way of a hand by: arrows, curls, circles."""

from __future__ import annotations

from collections.abc import Sequence
from math import pi

from fodro.charts.foot_shapes import Point
from fodro.charts.hand_paths import Line, arrow, loops, ring

Way = Sequence[Point]

_FLOOR = "M28 452C70 450 130 450 172 452"


def middle_of(a: Point, b: Point) -> Point:
    """Return the middle of two points."""
    return (a[0] + b[0]) / 2, (a[1] + b[1]) / 2


def round_stops(ways: Sequence[Way]) -> list[list[Point]]:
    """Return points once round the first stop of each way."""
    return [ring(way[0], (17.0, 21.0), start=-pi / 2) for way in ways]


def one_way(ways: Sequence[Way]) -> list[Line]:
    """Return each way with an arrow at its end."""
    return [arrow(way) for way in ways]


def both_ways(ways: Sequence[Way]) -> list[Line]:
    """Return each way with an arrow at both ends."""
    return [arrow(way, both=True) for way in ways]


def curled(ways: Sequence[Way]) -> list[Line]:
    """Return each way in small circles."""
    return [arrow(loops(way)[0]) for way in ways]


def circled(ways: Sequence[Way]) -> list[Line]:
    """Return a circle round each stop."""
    return [arrow(round_) for round_ in round_stops(ways)]


def no_lines(ways: Sequence[Way]) -> list[Line]:
    """Return no line: the hand stays, or the foot alone does something."""
    return []


def onwards(ways: Sequence[Way]) -> list[Line]:
    """Return the way from stop to stop, where there are several."""
    return [arrow(way) for way in ways if len(way) > 1]


def small_circles(ways: Sequence[Way]) -> list[Line]:
    """Return a small circle at the beginning of each way."""
    return [arrow(ring(way[0], (7.0, 8.0), start=-pi / 2)) for way in ways]


def opposite(ways: Sequence[Way]) -> list[Line]:
    """Return two arrows in opposite ways across the middle of the way."""
    x, y = ways[0][len(ways[0]) // 2]
    return [arrow([(x - 24, y - 24), (x + 24, y - 24)]), arrow([(x + 24, y + 24), (x - 24, y + 24)])]


def up_and_down(ways: Sequence[Way]) -> list[Line]:
    """Return an arrow up and one down, at the first two stops."""
    (ax, ay), (bx, by) = ways[0][:2]
    return [arrow([(ax, ay + 6), (ax, ay - 30)]), arrow([(bx, by - 24), (bx, by + 12)])]


def swinging(ways: Sequence[Way]) -> list[Line]:
    """Return an arrow to both sides."""
    x, y = ways[0][0]
    return [arrow([(x - 34, y + 4), (x, y - 5), (x + 34, y + 4)], both=True)]


def nodding(ways: Sequence[Way]) -> list[Line]:
    """Return an arrow to and fro along the foot."""
    x, y = ways[0][-1]
    return [arrow([(x, y - 62), (x, y + 62)], both=True)]


def upwards(ways: Sequence[Way]) -> list[Line]:
    """Return an arrow up from the floor, and the floor."""
    return [arrow([(170, 424), (170, 338)]), Line(_FLOOR)]


def apart(ways: Sequence[Way]) -> list[Line]:
    """Return arrows that lead the first and the last stop apart."""
    (x, y), (far_x, far_y) = ways[0][0], ways[0][-1]
    return [arrow([(x + 8, y), (x + 42, y + 3)]), arrow([(far_x - 6, far_y), (far_x - 40, far_y + 6)])]


def to_the_middle(ways: Sequence[Way]) -> list[Line]:
    """Return arrows from both ends to the stop between them."""
    first, middle, last = ways[0]
    return [arrow([first, middle_of(first, middle)]), arrow([last, middle_of(last, middle)])]
