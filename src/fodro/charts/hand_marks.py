"""What touches the skin, drawn: hands, tools, the other foot; soft shapes from ``hand_shapes.toml``."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from fodro.knowledge.library import Technique


@dataclass(frozen=True, slots=True)
class Part:
    """One shape of a mark, where it lies from the point that is touched.

    Parameters
    ----------
    shape : str
    x, y : float
    turn : float
        Degrees, clockwise.
    flip : bool
        Whether it is the mirror of the drawn shape: a left hand.
    opens : int
        Which way it moves as the hand opens: -1 outwards of the foot, 1 inwards, 0 not at all.
    size : float
    """

    shape: str
    x: float = 0.0
    y: float = 0.0
    turn: float = 0.0
    flip: bool = False
    opens: int = 0
    size: float = 1.0


_LEFT_THUMB = Part("thumb", -13, 2, 24, flip=True)
_RIGHT_THUMB = Part("thumb", 13, 2, -24)

MARKS: Mapping[str, tuple[Part, ...]] = {
    "none": (),
    "pair": (
        Part("thumb", turn=22, flip=True, opens=-1, size=0.8),
        Part("thumb", turn=-22, opens=1, size=0.8),
    ),
    "palm": (Part("hand", turn=8),),
    "palms": (Part("hand", -35, 22, 5, flip=True, size=0.92), Part("hand", 35, 22, -5, size=0.92)),
    "clasp": (
        Part("clasp", 32, 0, 20, flip=True, opens=-1),
        Part("clasp", -32, 0, -20, opens=1),
    ),
    "thumb": (Part("thumb", turn=-24),),
    "thumbs": (_LEFT_THUMB, _RIGHT_THUMB),
    "stacked": (Part("thumb", -3, 5, 30, flip=True), Part("thumb", 2, 0, -26)),
    "fingertip": (Part("finger", turn=-18),),
    "fingertips": (Part("fingers", turn=-14),),
    "fist": (Part("fist"),),
    "pinch": (
        Part("thumb", 5, 0, 44, flip=True, opens=-1, size=0.8),
        Part("finger", -4, 0, -44, opens=1),
    ),
    "grip": (
        Part("thumb", 13, 6, 76, flip=True, opens=-1, size=1.15),
        Part("wrap", -16, 0, -84, opens=1, size=1.1),
    ),
    "grips": (Part("wrap", 14, 0, 84, flip=True, opens=-1), Part("wrap", -14, 0, -84, opens=1)),
    "wring": (
        Part("wrap", 26, -24, 86, flip=True, opens=-1),
        Part("wrap", -26, 24, -86, opens=1),
    ),
    "sides": (Part("wrap", 10, 0, 84, flip=True, opens=-1), Part("wrap", -10, 0, -84, opens=1)),
    "wrap": (Part("wrap", 0, 4, 180),),
    "ball": (Part("ball"),),
    "firm-ball": (Part("firm-ball"),),
    "roller": (Part("roller"),),
    "foam-roller": (Part("foam-roller"),),
    "bottle": (Part("bottle", turn=-4),),
    "stick": (Part("stick", turn=-32),),
    "gun": (Part("gun", turn=-28),),
    "massager": (Part("node", -25), Part("node", 25, flip=True)),
    "water": (Part("water"),),
    "foot": (Part("foot", turn=-30),),
    "heel": (Part("heel", turn=66),),
    "knee": (Part("knee"),),
}
"""The shapes of every mark."""

_OF_HANDS = {
    "palms": "palms", "thumbs": "thumbs", "fingertips": "fingertips", "fist": "fist", "grip": "grip",
    "pinch": "pinch", "none": "none",
}  # fmt: skip
_OF_TOOL = {
    "soft-ball": "ball", "firm-ball": "firm-ball", "roller": "roller", "foam-roller": "foam-roller",
    "cold-bottle": "bottle", "stick": "stick", "gun": "gun", "electric-massager": "massager",
    "foot-bath": "water",
}  # fmt: skip


def mark_of(technique: Technique) -> str:
    """Return the mark of a technique: the one it names, that of its tool, or that of its hands."""
    return technique.motion.mark or _OF_TOOL.get(technique.tool) or _OF_HANDS[technique.hands]


@cache
def _shapes() -> dict[str, dict[str, Any]]:
    return tomllib.loads(files("fodro.charts").joinpath("hand_shapes.toml").read_text(encoding="utf-8"))


def shapes_of(marks: Iterable[str]) -> tuple[str, ...]:
    """Return every shape that `marks` need, once."""
    return tuple(dict.fromkeys(part.shape for mark in marks for part in MARKS[mark]))


def shape_definitions(shapes: Iterable[str], *, ident: str) -> str:
    """Return the shapes as content for ``defs``: a group ``<ident>-<shape>`` each."""
    return "".join(part for shape in shapes for part in _definition(shape, f"{ident}-{shape}"))


def _definition(shape: str, ident: str) -> Iterator[str]:
    drawn = _shapes()[shape]
    fade, stuff = drawn.get("fade"), drawn["parts"][0][0].partition("-")[0]
    if fade:
        yield from (_fading(kind, stuff, fade, ident) for kind in ("body", "edge"))
    paths = "".join(_path(kind, path, faded=ident if fade else "") for kind, path in drawn["parts"])
    yield f'<g id="{ident}">{paths}</g>'


def _fading(kind: str, stuff: str, fade: tuple[float, float], ident: str) -> str:
    start, end = fade
    return (
        f'<linearGradient id="{ident}-{kind}" class="{stuff}-{kind}-tone" gradientUnits="userSpaceOnUse" '
        f'x1="0" y1="{start:g}" x2="0" y2="{end:g}"><stop offset="0" stop-color="currentColor"/>'
        '<stop offset="1" stop-color="currentColor" stop-opacity="0"/></linearGradient>'
    )


def _path(kind: str, path: str, *, faded: str) -> str:
    if not (faded and kind.endswith("body")):
        return f'<path class="{kind}" d="{path}"/>'
    return f'<path class="hand-faded" fill="url(#{faded}-body)" stroke="url(#{faded}-edge)" d="{path}"/>'


def placed(part: Part, *, ident: str, gap: tuple[float, float] = (0.0, 0.0)) -> str:
    """Return a part as SVG where it lies, opened by `gap` to the outer and the inner side."""
    aside = {-1: -gap[0], 0: 0.0, 1: gap[1]}[part.opens]
    flip = -part.size if part.flip else part.size
    return (
        f'<use href="#{ident}-{part.shape}" transform="translate({part.x + aside:g} {part.y:g}) '
        f'rotate({part.turn:g}) scale({flip:g} {part.size:g})"/>'
    )


def part_data(part: Part) -> dict[str, Any]:
    """Return a part as plain data for the player."""
    return {
        "shape": part.shape, "x": part.x, "y": part.y, "turn": part.turn, "flip": part.flip,
        "opens": part.opens, "size": part.size,
    }  # fmt: skip
