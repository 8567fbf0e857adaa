"""Closed SVG paths as points, and what lies inside them."""

from __future__ import annotations

import re
from typing import cast

import numpy as np
import numpy.typing as npt

Points = npt.NDArray[np.float64]

_COMMAND = re.compile(r"([A-Za-z])([^A-Za-z]*)")
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")


def commands(path: str) -> list[tuple[str, tuple[float, ...]]]:
    return [(letter, tuple(map(float, _NUMBER.findall(rest)))) for letter, rest in _COMMAND.findall(path)]


def pieces(path: str) -> list[tuple[tuple[float, float], ...]]:
    """Return each cubic piece as its four points."""
    here, found = (0.0, 0.0), []
    for letter, numbers in commands(path):
        points = tuple(zip(numbers[::2], numbers[1::2], strict=True))
        if letter == "C":
            found.append((here, *points))
        here = points[-1] if points else here
    return found


def polygon(path: str, steps: int = 16) -> Points:
    """Return points along `path`, shape (n, 2)."""
    t = np.linspace(0, 1, steps, endpoint=False)[:, None]
    s = 1 - t
    corners = [np.array(piece) for piece in pieces(path)]
    along = [s**3 * a + 3 * s * s * t * b + 3 * s * t * t * c + t**3 * d for a, b, c, d in corners]
    return np.concatenate(along)


def inside(points: Points, edge: Points) -> npt.NDArray[np.bool_]:
    """Return for each of `points` whether it lies inside the polygon `edge` (even-odd rule)."""
    x, y = points[:, 0], points[:, 1]
    result = np.zeros(len(points), dtype=bool)
    for (x1, y1), (x2, y2) in zip(edge, np.roll(edge, -1, axis=0), strict=True):
        if y1 != y2:
            crosses = (y1 > y) != (y2 > y)
            result ^= crosses & (x < (x2 - x1) * (y - y1) / (y2 - y1) + x1)
    return result


def distance(points: Points, edge: Points) -> Points:
    """Return the distance of each of `points` to the nearest stretch of the polygon `edge`."""
    ends = np.roll(edge, -1, axis=0) - edge
    offsets = points[:, None, :] - edge[None, :, :]
    share = np.clip((offsets * ends).sum(axis=2) / np.maximum((ends**2).sum(axis=1), 1e-12), 0, 1)
    nearest = np.hypot(*np.moveaxis(offsets - share[..., None] * ends, 2, 0))
    return cast("Points", nearest.min(axis=1))


def area(edge: Points) -> float:
    x, y = edge.T
    return float(abs(np.dot(x, np.roll(y, -1)) - np.dot(y, np.roll(x, -1))) / 2)
