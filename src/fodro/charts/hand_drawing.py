"""From the motion of a technique to what is drawn of it: lanes, guiding lines, points, the mark."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from fodro.charts.foot_shapes import FootShapes, Point
from fodro.charts.hand_lines import (
    Way,
    apart,
    both_ways,
    circled,
    curled,
    middle_of,
    no_lines,
    nodding,
    one_way,
    onwards,
    opposite,
    round_stops,
    small_circles,
    swinging,
    to_the_middle,
    up_and_down,
    upwards,
)
from fodro.charts.hand_marks import MARKS, Part, mark_of
from fodro.charts.hand_paths import Line, loops, region_path, smooth, spread_along, stop_at
from fodro.charts.outline import edge_points, sides_at
from fodro.charts.scenes import Scene, scene_shapes
from fodro.knowledge.library import Technique, technique

_PIVOTS = {
    Scene.SOLE: (106.5, 404.0),
    Scene.TOP: (102.0, 372.0),
    Scene.CALF: (101.0, 20.0),
    Scene.SHIN: (101.0, 424.0),
}
_FOLD = 13.0
"""Half the width of a fold of skin, or of the tendon above the heel, between thumb and finger."""

_SAMPLES = 9
"""How often the width is measured along a lane."""

_BALL, _TOES = 214.0, 140.0
"""Where the ball of the foot ends, and where the toes do."""

_WIDE = {"palm", "palms", "water"}
"""Marks that take the whole foot to be understood."""


@dataclass(frozen=True, slots=True)
class Lane:
    """One way a hand takes before the next.

    Parameters
    ----------
    path : str
        SVG path; of a single point where the hand stays.
    start : tuple of float
    turns : int
        How many beats of the pace it takes to get along it.
    times : int
        How often it is taken before the next.
    way : tuple of tuple of float
        The points it was drawn through.
    gaps : tuple of tuple of float
        How far the hand opens to the outer and to the inner side, at even distances along it.
    """

    path: str
    start: Point
    turns: int = 1
    times: int = 1
    way: tuple[Point, ...] = ()
    gaps: tuple[tuple[float, float], ...] = ((0.0, 0.0),)


@dataclass(frozen=True, slots=True)
class Drawing:
    """What is drawn of a technique on the left foot or leg.

    Parameters
    ----------
    scene : Scene
    kind : str
        How it moves.
    mark : str
    parts : tuple of Part
        The shapes of the mark.
    lanes : tuple of Lane
        Taken in turn.
    lines : tuple of Line
        What a still picture shows the way by.
    points : tuple of tuple of float
        Where numbers stand, in their order; none where there is only one place.
    ghosts : tuple of str
        Edges of what moves by itself, such as toes.
    pivot : tuple of float
        What the foot or leg turns round.
    """

    scene: Scene
    kind: str
    mark: str
    parts: tuple[Part, ...]
    lanes: tuple[Lane, ...]
    lines: tuple[Line, ...]
    points: tuple[Point, ...] = ()
    ghosts: tuple[str, ...] = ()
    pivot: Point = (100.0, 400.0)

    @property
    def close(self) -> bool:
        """Whether all of it goes on at the toes and the ball, so that they may be shown larger."""
        if self.scene.is_leg or self.mark in _WIDE:
            return False
        reached = max(y for lane in self.lanes for _, y in edge_points(lane.path))
        return reached < (_BALL if self.parts else _TOES)


Lanes = Callable[[Sequence[Way]], list[Lane]]
Lines = Callable[[Sequence[Way]], list[Line]]


def _along(turns: int = 1, times: int = 1) -> Lanes:
    return lambda ways: [Lane(smooth(way), way[0], turns, times, tuple(way)) for way in ways]


def _at_each(turns: int = 1, times: int = 1) -> Lanes:
    return lambda ways: [Lane(smooth([stop]), stop, turns, times, (stop,)) for way in ways for stop in way]


def _coils(ways: Sequence[Way]) -> list[Lane]:
    coils = [loops(way) for way in ways]
    return [Lane(smooth(coil), coil[0], count) for coil, count in coils]


def _rings(ways: Sequence[Way]) -> list[Lane]:
    return [Lane(smooth(round_), round_[0], 1, 8) for round_ in round_stops(ways)]


def _between(ways: Sequence[Way]) -> list[Lane]:
    """Return a lane for each two neighbours, in the middle of them."""
    return [
        Lane(smooth([middle_of(a, b)]), middle_of(a, b), 1, 4, gaps=((half, half),))
        for way in ways
        for a, b in pairwise(way)
        for half in [round(abs(a[0] - b[0]) / 2, 1)]
    ]


def _together(ways: Sequence[Way]) -> list[Lane]:
    xs, ys = zip(*(stop for way in ways for stop in way), strict=True)
    middle = sum(xs) / len(xs), sum(ys) / len(ys)
    return [Lane(smooth([middle]), middle, way=(middle,))]


KINDS: dict[str, tuple[Lanes, Lines]] = {
    "stroke": (_along(times=2), one_way),
    "slide": (_along(times=2), one_way),
    "roll": (_along(times=3), both_ways),
    "cross": (_along(), both_ways),
    "buzz": (_along(), both_ways),
    "circles": (_coils, curled),
    "orbit": (_rings, circled),
    "twist": (_along(turns=9), one_way),
    "inch": (_along(turns=6), one_way),
    "wring": (_along(turns=6), opposite),
    "twirl": (_along(), small_circles),
    "squeeze": (_at_each(times=3), onwards),
    "press": (_at_each(times=2), onwards),
    "hold": (_at_each(), no_lines),
    "shift": (_between, up_and_down),
    "lace": (_together, no_lines),
    "rock": (_along(), swinging),
    "pump": (_along(), nodding),
    "raise": (_along(), upwards),
    "spread": (_together, apart),
    "stretch": (_along(), both_ways),
    "gather": (_along(), to_the_middle),
    "sway": (_along(), both_ways),
    "walk": (_along(), both_ways),
    "rest": (_at_each(), no_lines),
    "flow": (_along(), one_way),
    "spin": (_at_each(times=3), no_lines),
    "bathe": (_together, no_lines),
}
"""How each kind of motion is laid out: the lanes a mark follows, and the lines of a still picture."""


def drawing(technique: Technique) -> Drawing:
    """Return what is drawn of a technique.

    Raises
    ------
    StopError
        If its motion names a stop that its scene does not show.
    KeyError
        If its kind or its mark is none that is known.
    """
    return _drawing(technique.slug)


@cache
def _drawing(slug: str) -> Drawing:
    known = technique(slug)
    scene, mark = Scene(known.motion.scene), mark_of(known)
    ways = [[stop_at(stop, scene) for stop in lane] for lane in known.motion.lanes]
    lanes, lines = KINDS[known.motion.kind]
    drawn = Drawing(scene, known.motion.kind, mark, MARKS[mark], tuple(lanes(ways)), tuple(lines(ways)))
    return _detailed(replace(drawn, pivot=_PIVOTS[scene]), ways, known)


def _detailed(drawn: Drawing, ways: Sequence[Way], known: Technique) -> Drawing:
    """Return the drawing with what only some kinds have: numbers, toes that move, a hand that opens."""
    shapes = scene_shapes(drawn.scene)
    if drawn.kind == "hold" and len(ways[0]) > 1:
        return replace(drawn, points=tuple(ways[0]))
    if drawn.kind == "spread":
        return replace(drawn, ghosts=tuple(shapes.regions[toe].path for toe in known.motion.lanes[0]))
    if drawn.kind == "lace":
        (x, y), (finger,) = drawn.lanes[0].start, drawn.parts
        row = (replace(finger, x=px - x, y=py - y + 14, turn=180) for px, py in ways[0])
        return replace(drawn, parts=tuple(row))
    if any(part.opens for part in drawn.parts) and drawn.kind != "shift":
        return replace(drawn, lanes=_opened(drawn, shapes, known))
    return drawn


def _opened(drawn: Drawing, shapes: FootShapes, known: Technique) -> tuple[Lane, ...]:
    """Return the lanes with how far the hand has to open: to the edge of the region, or of the whole foot."""
    edges = [
        region_path(stops[0], shapes) if drawn.mark == "pinch" else shapes.outline
        for stops in known.motion.lanes
        for _ in range(len(drawn.lanes) // len(known.motion.lanes))
    ]
    most = _FOLD if drawn.mark == "pinch" and drawn.kind in {"inch", "roll"} else 90.0
    return tuple(
        replace(lane, gaps=tuple(_at_most(sides_at(edge, point), most) for point in _samples(lane.way)))
        for lane, edge in zip(drawn.lanes, edges, strict=True)
    )


def _samples(way: Way) -> Way:
    return spread_along(way, _SAMPLES) if len(way) > 1 else way


def _at_most(sides: tuple[float, float], most: float) -> tuple[float, float]:
    outer, inner = sides
    return round(min(outer, most), 1), round(min(inner, most), 1)
