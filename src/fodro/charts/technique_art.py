"""The picture of a technique: the foot or leg, the way of the hand on it, and the hand or tool.

Everything is made from the motion in the technique library and the drawn regions. The still picture stands
by itself; the same content as plain data lets the player move it. The right foot is the mirror of the left,
hands and all; letters and numbers are never mirrored.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from fodro.charts.foot_art import Artwork, artwork_of
from fodro.charts.foot_shapes import Point
from fodro.charts.hand_drawing import Drawing, drawing
from fodro.charts.hand_marks import part_data, placed, shape_definitions, shapes_of
from fodro.charts.hand_paths import Line
from fodro.charts.painting import ident_of, named, word
from fodro.charts.scenes import Scene, scene_letter_at, scene_shapes
from fodro.domain.body import Side
from fodro.knowledge.library import Technique

MARGIN = (34.0, 20.0)
"""Room beside and above the box of a foot for hands that come from the side and arrows that point there."""


CLOSE_HEIGHT = 290.0
"""How far down a picture goes that shows the toes and the ball larger."""


def scene_art(scene: Scene, *, ident: str) -> Artwork:
    """Return the drawing of the left foot or leg of `scene`; `ident` begins every id in it."""
    return artwork_of(scene_shapes(scene), ident=ident)


def sides_shown(side: Side | None) -> tuple[Side, ...]:
    """Return the feet that a picture shows: both where no side is said."""
    return tuple(Side) if side is None else (side,)


def stage_box(side: Side | None, *, close: bool = False) -> tuple[float, float, float, float]:
    """Return the viewBox of a picture: x, y, width, height; `close`: the front of the foot alone."""
    across, up = MARGIN
    shapes = scene_shapes(Scene.SOLE)
    height = CLOSE_HEIGHT if close else shapes.height
    return -across, -up, shapes.width * len(sides_shown(side)) + 2 * across, height + up


def mirror_of(side: Side, shown: tuple[Side, ...]) -> str:
    """Return the SVG transform that puts the drawn left foot where the foot of `side` stands."""
    width = scene_shapes(Scene.SOLE).width
    return "" if side is Side.LEFT else f"matrix(-1 0 0 1 {width * len(shown):g} 0)"


def letters_of(side: Side | None, scene: Scene) -> dict[Side, Point]:
    """Return where the letter of each foot shown stands in the picture."""
    shown = sides_shown(side)
    start = scene_shapes(scene).width * (len(shown) - 1)
    places = {one: scene_letter_at(one, scene) for one in shown}
    return {one: (x + (start if one is Side.RIGHT else 0), y) for one, (x, y) in places.items()}


def technique_picture(
    technique: Technique,
    side: Side | None,
    *,
    labels: Mapping[Side, str],
    title: str,
    description: str,
    ident: str = "",
) -> str:
    """Return the still picture of a technique as SVG.

    Parameters
    ----------
    technique : Technique
    side : Side or None
        The foot or leg; ``None``: both.
    labels : mapping of Side to str
        The letter that stands by each foot.
    title, description : str
        Accessible name and description. Without a title the picture is hidden from assistive technology.
    ident : str
        Begins the ids in the picture; made from its content when empty.

    Returns
    -------
    str
        An ``svg`` element; its look comes from the classes and custom properties of the page.
    """
    ident = ident or ident_of("technique", technique.slug, side, title, description)
    drawn, shown = drawing(technique), sides_shown(side)
    art = scene_art(drawn.scene, ident=ident)
    feet = "".join(_half(drawn, mirror_of(one, shown), one, art=art, ident=ident) for one in shown)
    words = "".join((*_letters(drawn, side, labels), *_numbers(drawn, side)))
    look = "feet-picture hand-scene hand-close" if drawn.close else "feet-picture hand-scene"
    box = " ".join(f"{number:g}" for number in stage_box(side, close=drawn.close))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="{look}" viewBox="{box}" '
        f"{named(title, description, ident)}"
        f"<defs>{art.defs}{glow_definition(ident)}{shape_definitions(shapes_of([drawn.mark]), ident=ident)}"
        f"</defs>{feet}{words}</svg>"
    )


def glow_definition(ident: str) -> str:
    """Return the gradient ``<ident>-glow`` of the light under a hand, as content for ``defs``."""
    return (
        f'<radialGradient id="{ident}-glow" class="hand-glow-tone">'
        '<stop offset="0" stop-color="currentColor" stop-opacity="0.9"/>'
        '<stop offset="0.4" stop-color="currentColor" stop-opacity="0.4"/>'
        '<stop offset="1" stop-color="currentColor" stop-opacity="0"/></radialGradient>'
    )


def _half(drawn: Drawing, mirror: str, side: Side, *, art: Artwork, ident: str) -> str:
    place = f' transform="{mirror}"' if mirror else ""
    return (
        f'<g data-side="{side}"{place}><g mask="{art.mask}">{art.under}{art.over}</g>'
        f'<g class="hand-way">{"".join(_way(drawn, ident))}</g></g>'
    )


def _way(drawn: Drawing, ident: str) -> Iterator[str]:
    look = "hand-line hand-curl" if drawn.kind in {"circles", "orbit", "twirl"} else "hand-line"
    for line in drawn.lines:
        yield f'<path class="{look}" d="{line.path}"/>'
        if line.heads:
            yield f'<path class="hand-head" d="{line.heads}"/>'
    radius = 30 if drawn.parts or len(drawn.lanes) > 2 else 54
    for lane in drawn.lanes if drawn.kind == "rest" else drawn.lanes[:1]:
        x, y = lane.start
        shapes = "".join(placed(part, ident=ident, gap=lane.gaps[0]) for part in drawn.parts)
        yield (
            f'<g class="hand-mark" transform="translate({x:.1f} {y:.1f})">'
            f'<circle r="{radius}" fill="url(#{ident}-glow)"/>{shapes}</g>'
        )


def _letters(drawn: Drawing, side: Side | None, labels: Mapping[Side, str]) -> Iterator[str]:
    for one, at in letters_of(side, drawn.scene).items():
        yield word(labels[one], at, f'class="foot-letter" data-side="{one}"')


def _numbers(drawn: Drawing, side: Side | None) -> Iterator[str]:
    for one in sides_shown(side):
        for number, (x, y) in enumerate(drawn.points, 1):
            at = (_across(x, one, side), round(y, 1))
            spot = f'<circle class="hand-spot" cx="{at[0]:g}" cy="{at[1]:g}" r="9.5"/>'
            number_word = word(str(number), at, 'class="hand-number" dominant-baseline="central"')
            yield f'<g class="hand-way">{spot}{number_word}</g>'


def _across(x: float, side: Side, shown: Side | None) -> float:
    """Return where x of the left foot lies in a picture, on the foot of `side`."""
    if side is Side.LEFT:
        return round(x, 1)
    return round(scene_shapes(Scene.SOLE).width * len(sides_shown(shown)) - x, 1)


def stage_data(technique: Technique, side: Side | None) -> dict[str, Any]:
    """Return what the player needs to draw and move a technique, as plain data.

    Coordinates are those of the left foot; `sides` and `mirrors` say where it stands. The pace is the step's.
    """
    drawn, shown = drawing(technique), sides_shown(side)
    return {
        "scene": drawn.scene.value,
        "kind": drawn.kind,
        "mark": drawn.mark,
        "both": side is None,
        "sides": [one.value for one in shown],
        "mirrors": [mirror_of(one, shown) for one in shown],
        "box": list(stage_box(side, close=drawn.close)),
        "close": drawn.close,
        "letters": [list(at) for at in letters_of(side, drawn.scene).values()],
        "lanes": [
            {
                "d": lane.path,
                "turns": lane.turns,
                "times": lane.times,
                "gaps": [list(gap) for gap in lane.gaps],
            }
            for lane in drawn.lanes
        ],
        "lines": [_line_data(line, drawn) for line in drawn.lines],
        "points": [[round(x, 1), round(y, 1)] for x, y in drawn.points],
        "parts": [part_data(part) for part in drawn.parts],
        "ghosts": list(drawn.ghosts),
        "pivot": list(drawn.pivot),
    }


def _line_data(line: Line, drawn: Drawing) -> dict[str, Any]:
    """Return a line; where it is a lane, the number of that lane says so in fewer words."""
    paths = [lane.path for lane in drawn.lanes]
    way = {"lane": paths.index(line.path)} if line.path in paths else {"d": line.path}
    return {**way, "heads": line.heads}
