"""Points on a drawn edge: how far it is to the side of a shape, and how wide the shape is at a height."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from math import hypot

from fodro.charts.foot_shapes import Point

_NUMBERS = re.compile(r"-?\d+(?:\.\d+)?")
_STEPS = 8


@cache
def edge_points(path: str) -> tuple[Point, ...]:
    """Return points along a path of cubic curves (absolute M, C, Z), closed by its first point."""
    numbers = [float(word) for word in _NUMBERS.findall(path)]
    knots = list(zip(numbers[::2], numbers[1::2], strict=True))
    points = [knots[0]]
    for start in range(0, len(knots) - 3, 3):
        points += _cubic(*knots[start : start + 4])
    return (*points, points[0])


def _cubic(a: Point, b: Point, c: Point, d: Point) -> list[Point]:
    shares = [step / _STEPS for step in range(1, _STEPS + 1)]
    weights = [((1 - t) ** 3, 3 * (1 - t) ** 2 * t, 3 * (1 - t) * t * t, t**3) for t in shares]
    return [
        (p * a[0] + q * b[0] + r * c[0] + s * d[0], p * a[1] + q * b[1] + r * c[1] + s * d[1])
        for p, q, r, s in weights
    ]


def towards_edge(path: str, centre: Point, direction: Point, *, share: float) -> Point:
    """Return the point `share` of the way from `centre` to the edge of a shape, in `direction`."""
    length = hypot(*direction)
    dx, dy = direction[0] / length, direction[1] / length
    reach = min(_crossings(path, centre, (dx, dy)), default=0.0) * share
    return centre[0] + dx * reach, centre[1] + dy * reach


def _crossings(path: str, start: Point, heading: Point) -> Iterator[float]:
    """Yield how far along a ray each stretch of the edge is met."""
    for (x1, y1), (x2, y2) in pairwise(edge_points(path)):
        across = heading[0] * (y2 - y1) - heading[1] * (x2 - x1)
        if abs(across) < 1e-9:
            continue
        along = ((x1 - start[0]) * (y2 - y1) - (y1 - start[1]) * (x2 - x1)) / across
        share = ((x1 - start[0]) * heading[1] - (y1 - start[1]) * heading[0]) / across
        if along > 0 and 0 <= share <= 1:
            yield along


def sides_at(path: str, point: Point) -> tuple[float, float]:
    """Return how far the edge is to the outer and the inner side of a point, past the gaps between toes."""
    outer = max(_crossings(path, point, (-1.0, 0.0)), default=0.0)
    inner = max(_crossings(path, point, (1.0, 0.0)), default=0.0)
    return outer, inner
