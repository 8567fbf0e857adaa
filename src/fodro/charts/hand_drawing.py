"""From the motion of a technique to what is drawn of it: lanes, guiding lines, points, the mark."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise
from math import pi

from fodro.charts.foot_shapes import FootShapes, Point
from fodro.charts.hand_marks import MARKS, Part, mark_of
from fodro.charts.hand_paths import Line, arrow, loops, region_path, ring, smooth, spread_along, stop_at
from fodro.charts.outline import edge_points, sides_at
from fodro.charts.scenes import Scene, scene_shapes
from fodro.knowledge.library import Technique, technique

Way = Sequence[Point]

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

_FLOOR = "M28 452C70 450 130 450 172 452"


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
    return [Lane(smooth(round_), round_[0], 1, 8) for round_ in _round(ways)]


def _round(ways: Sequence[Way]) -> list[list[Point]]:
    return [ring(way[0], (17.0, 21.0), start=-pi / 2) for way in ways]


def _between(ways: Sequence[Way]) -> list[Lane]:
    """Return a lane for each two neighbours, in the middle of them."""
    return [
        Lane(smooth([_middle(a, b)]), _middle(a, b), 1, 4, gaps=((half, half),))
        for way in ways
        for a, b in pairwise(way)
        for half in [round(abs(a[0] - b[0]) / 2, 1)]
    ]


def _middle(a: Point, b: Point) -> Point:
    return (a[0] + b[0]) / 2, (a[1] + b[1]) / 2


def _together(ways: Sequence[Way]) -> list[Lane]:
    xs, ys = zip(*(stop for way in ways for stop in way), strict=True)
    middle = sum(xs) / len(xs), sum(ys) / len(ys)
    return [Lane(smooth([middle]), middle, way=(middle,))]


def _one_way(ways: Sequence[Way]) -> list[Line]:
    return [arrow(way) for way in ways]


def _both_ways(ways: Sequence[Way]) -> list[Line]:
    return [arrow(way, both=True) for way in ways]


def _curled(ways: Sequence[Way]) -> list[Line]:
    return [arrow(loops(way)[0]) for way in ways]


def _circled(ways: Sequence[Way]) -> list[Line]:
    return [arrow(round_) for round_ in _round(ways)]


def _none(ways: Sequence[Way]) -> list[Line]:
    return []


def _onwards(ways: Sequence[Way]) -> list[Line]:
    """Return the way from stop to stop, where there are several."""
    return [arrow(way) for way in ways if len(way) > 1]


def _small_circles(ways: Sequence[Way]) -> list[Line]:
    return [arrow(ring(way[0], (7.0, 8.0), start=-pi / 2)) for way in ways]


def _opposite(ways: Sequence[Way]) -> list[Line]:
    x, y = ways[0][len(ways[0]) // 2]
    return [arrow([(x - 24, y - 24), (x + 24, y - 24)]), arrow([(x + 24, y + 24), (x - 24, y + 24)])]


def _up_and_down(ways: Sequence[Way]) -> list[Line]:
    (ax, ay), (bx, by) = ways[0][:2]
    return [arrow([(ax, ay + 6), (ax, ay - 30)]), arrow([(bx, by - 24), (bx, by + 12)])]


def _swinging(ways: Sequence[Way]) -> list[Line]:
    x, y = ways[0][0]
    return [arrow([(x - 34, y + 4), (x, y - 5), (x + 34, y + 4)], both=True)]


def _nodding(ways: Sequence[Way]) -> list[Line]:
    x, y = ways[0][-1]
    return [arrow([(x, y - 62), (x, y + 62)], both=True)]


def _upwards(ways: Sequence[Way]) -> list[Line]:
    return [arrow([(170, 424), (170, 338)]), Line(_FLOOR)]


def _apart(ways: Sequence[Way]) -> list[Line]:
    (x, y), (far_x, far_y) = ways[0][0], ways[0][-1]
    return [arrow([(x + 8, y), (x + 42, y + 3)]), arrow([(far_x - 6, far_y), (far_x - 40, far_y + 6)])]


def _to_the_middle(ways: Sequence[Way]) -> list[Line]:
    first, middle, last = ways[0]
    return [arrow([first, _middle(first, middle)]), arrow([last, _middle(last, middle)])]


KINDS: dict[str, tuple[Lanes, Lines]] = {
    "stroke": (_along(times=2), _one_way),
    "slide": (_along(times=2), _one_way),
    "roll": (_along(times=3), _both_ways),
    "cross": (_along(), _both_ways),
    "buzz": (_along(), _both_ways),
    "circles": (_coils, _curled),
    "orbit": (_rings, _circled),
    "twist": (_along(turns=9), _one_way),
    "inch": (_along(turns=6), _one_way),
    "wring": (_along(turns=6), _opposite),
    "twirl": (_along(), _small_circles),
    "squeeze": (_at_each(times=3), _onwards),
    "press": (_at_each(times=2), _onwards),
    "hold": (_at_each(), _none),
    "shift": (_between, _up_and_down),
    "lace": (_together, _none),
    "rock": (_along(), _swinging),
    "pump": (_along(), _nodding),
    "raise": (_along(), _upwards),
    "spread": (_together, _apart),
    "stretch": (_along(), _both_ways),
    "gather": (_along(), _to_the_middle),
    "sway": (_along(), _both_ways),
    "walk": (_along(), _both_ways),
    "rest": (_at_each(), _none),
    "flow": (_along(), _one_way),
    "spin": (_at_each(times=3), _none),
    "bathe": (_together, _none),
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
