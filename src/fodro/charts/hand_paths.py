"""The ways a hand takes: from stops named in the library to smooth lines on a scene, with heads of arrows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import atan2, ceil, cos, hypot, pi, sin

from fodro.charts.foot_shapes import FootShapes, Point
from fodro.charts.outline import towards_edge
from fodro.charts.scenes import Scene, scene_shapes
from fodro.knowledge.regions import parts_of

_SIDES = {"inner": (1, 0), "outer": (-1, 0), "front": (0, -1), "back": (0, 1)}
_TO_THE_SIDE = 0.66
"""How far towards the edge of its region a stop at one side lies."""

_SMOOTHING = 6
_LOOP = 9.0
_BETWEEN_LOOPS = 20.0
_LOOP_POINTS = 6
_HEAD = 11.0


class StopError(ValueError):
    """A stop that the scene does not show."""

    def __init__(self, stop: str, scene: Scene) -> None:
        self.stop, self.scene = stop, scene
        super().__init__(f"the {scene.value} scene shows no {stop!r}")


@dataclass(frozen=True, slots=True)
class Line:
    """A line on a scene and the heads of its arrows, as SVG paths.

    Parameters
    ----------
    path : str
    heads : str
        Empty for a line without arrows.
    """

    path: str
    heads: str = ""


def stop_at(stop: str, scene: Scene) -> Point:
    """Return x and y of a stop on the left foot or leg, such as ``heel``, ``heel.front`` or ``mth1|mth2``.

    Raises
    ------
    StopError
        If the scene does not show it.
    """
    points = [_single(part, stop, scene) for part in stop.split("|")]
    return sum(x for x, _ in points) / len(points), sum(y for _, y in points) / len(points)


def _single(part: str, stop: str, scene: Scene) -> Point:
    slug, _, side = part.partition(".")
    drawn = scene_shapes(scene)
    regions = [drawn.regions[leaf] for leaf in parts_of(slug) if leaf in drawn.regions]
    if not regions:
        raise StopError(stop, scene)
    if not side:
        xs, ys = zip(*(region.centre for region in regions), strict=True)
        return sum(xs) / len(xs), sum(ys) / len(ys)
    return towards_edge(regions[0].path, regions[0].centre, _direction(side, scene), share=_TO_THE_SIDE)


def _direction(side: str, scene: Scene) -> Point:
    up = -1 if scene is Scene.CALF else 1
    steps = [(_SIDES | {"high": (0, up), "low": (0, -up)})[word] for word in side.split("-")]
    return float(sum(x for x, _ in steps)), float(sum(y for _, y in steps))


def region_path(stop: str, drawn: FootShapes) -> str:
    """Return the edge of the region that `stop` lies in."""
    slug = stop.partition("|")[0].partition(".")[0]
    leaf = next(leaf for leaf in parts_of(slug) if leaf in drawn.regions)
    return drawn.regions[leaf].path


def smooth(points: Sequence[Point]) -> str:
    """Return a smooth path through `points` (Catmull-Rom as cubic curves)."""
    last = len(points) - 1
    words = [f"M{_pair(points[0])}"]
    for i in range(last):
        before, a, b, after = points[max(0, i - 1)], points[i], points[i + 1], points[min(last, i + 2)]
        near = (a[0] + (b[0] - before[0]) / _SMOOTHING, a[1] + (b[1] - before[1]) / _SMOOTHING)
        far = (b[0] - (after[0] - a[0]) / _SMOOTHING, b[1] - (after[1] - a[1]) / _SMOOTHING)
        words.append(f"C{_pair(near)} {_pair(far)} {_pair(b)}")
    return "".join(words)


def _pair(point: Point) -> str:
    return " ".join(f"{round(value, 1) + 0:g}" for value in point)


def arrow(points: Sequence[Point], *, both: bool = False) -> Line:
    """Return a smooth line with an arrow at its end, or at both ends."""
    heads = [_head(points[-2], points[-1]), *([_head(points[1], points[0])] if both else [])]
    return Line(smooth(points), "".join(heads))


def _head(tail: Point, tip: Point) -> str:
    angle = atan2(tip[1] - tail[1], tip[0] - tail[0])
    left, right = (
        (tip[0] - _HEAD * cos(angle + turn), tip[1] - _HEAD * sin(angle + turn)) for turn in (0.55, -0.55)
    )
    return f"M{_pair(left)}L{_pair(tip)}L{_pair(right)}"


def loops(points: Sequence[Point]) -> tuple[list[Point], int]:
    """Return small circles that advance along the way through `points`, and how many there are."""
    length = sum(hypot(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(points))
    count = max(2, ceil(length / _BETWEEN_LOOPS))
    steps = count * _LOOP_POINTS
    walked = [_along(points, length * step / steps) for step in range(steps + 1)]
    turned = [2 * pi * step / _LOOP_POINTS for step in range(steps + 1)]
    coil = [(x + _LOOP * sin(a), y - _LOOP * cos(a)) for (x, y), a in zip(walked, turned, strict=True)]
    return coil, count


def spread_along(points: Sequence[Point], count: int) -> list[Point]:
    """Return `count` points at even distances along the way through `points`."""
    length = sum(hypot(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(points))
    return [_along(points, length * step / (count - 1)) for step in range(count)]


def _along(points: Sequence[Point], distance: float) -> Point:
    for a, b in pairwise(points):
        stretch = hypot(b[0] - a[0], b[1] - a[1])
        if distance <= stretch and stretch:
            share = distance / stretch
            return a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share
        distance -= stretch
    return points[-1]


def ring(centre: Point, radii: Point, *, start: float = 0.0) -> list[Point]:
    """Return points once round an ellipse, beginning at the angle `start`, clockwise on the left foot."""
    angles = [start + 2 * pi * step / 8 for step in range(9)]
    return [(centre[0] + radii[0] * cos(a), centre[1] + radii[1] * sin(a)) for a in angles]
