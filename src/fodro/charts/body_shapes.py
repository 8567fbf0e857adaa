"""The shapes of the body from behind, as drawn in ``body_shapes.toml``, and the way round them by arrow keys.

Seen from behind, the person's left is on the left, as on both views of the feet. The shapes are those of the
left half and the middle; the right half is their mirror. The shin, which lies in front, has its place at the
outer edge of the leg.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from fodro.charts.foot_shapes import Detail, Point, RegionShape
from fodro.charts.foot_steps import Direction
from fodro.domain.body import Place, Side

_LETTER_AT = (176.0, 148.0)
_STEP = {Direction.UP: (0, -1), Direction.DOWN: (0, 1), Direction.LEFT: (-1, 0), Direction.RIGHT: (1, 0)}
_WIDEST_SLANT = 1.6
_ASIDE_COST = {Direction.UP: 4.0, Direction.DOWN: 4.0, Direction.LEFT: 1.5, Direction.RIGHT: 1.5}
"""As on the feet: how far aside still counts as in that direction, and what it costs."""


@dataclass(frozen=True, slots=True)
class BodyRegion:
    """One region of the left half, or one in the middle.

    Parameters
    ----------
    shape : RegionShape
        Its path, middle and glow.
    sided : bool
        Whether the right half has one too.
    label : tuple of float
        Where its name stands: where the name ends, on the left; for a region in the middle, where it begins.
    pointer : tuple of float
        Where the line from the name ends, inside the shape.
    """

    shape: RegionShape
    sided: bool
    label: Point
    pointer: Point

    @property
    def is_named_inside(self) -> bool:
        """Whether the name stands in the shape itself, round the middle of its label."""
        return self.label == self.pointer


@dataclass(frozen=True, slots=True)
class BodyShapes:
    """Everything drawn of the body, in units of a box `width` by `height`."""

    width: float
    height: float
    outline: str
    ear: str
    details: tuple[Detail, ...]
    regions: Mapping[str, BodyRegion]

    @property
    def view_box(self) -> str:
        """The SVG viewBox."""
        return f"0 0 {self.width:g} {self.height:g}"

    @property
    def mirror(self) -> str:
        """The SVG transform that makes the right half of the left."""
        return f"matrix(-1 0 0 1 {self.width:g} 0)"

    def on(self, side: Side | None, point: Point) -> Point:
        """Return a point of the left half as it lies on the half of `side`; in the middle it stays."""
        x, y = point
        return (round(self.width - x, 1), y) if side is Side.RIGHT else point


@cache
def body_shapes() -> BodyShapes:
    """Return the shapes of the body."""
    drawing = tomllib.loads(files("fodro.charts").joinpath("body_shapes.toml").read_text(encoding="utf-8"))
    width, height = drawing["view_box"]
    return BodyShapes(
        width=width,
        height=height,
        outline=drawing["outline"],
        ear=drawing["ear"],
        details=tuple(Detail(kind, path) for kind, path in drawing["details"]),
        regions=MappingProxyType({slug: _region(entry) for slug, entry in drawing["regions"].items()}),
    )


def _region(entry: Mapping[str, Any]) -> BodyRegion:
    along, across, angle = entry["glow"]
    centre, label, pointer = (_point(entry[name]) for name in ("centre", "label", "pointer"))
    return BodyRegion(
        shape=RegionShape(path=entry["path"], centre=centre, glow=(along, across, angle)),
        sided=entry["sided"],
        label=label,
        pointer=pointer,
    )


def _point(numbers: tuple[float, float]) -> Point:
    x, y = numbers
    return float(x), float(y)


def body_places() -> tuple[Place, ...]:
    """Return every place of the figure: the middle, then the left and the right half from the top."""
    regions = body_shapes().regions.items()
    middle = (Place(slug) for slug, region in regions if not region.sided)
    return (*middle, *(Place(slug, side) for side in Side for slug, region in regions if region.sided))


def body_centre(place: Place) -> Point:
    """Return x and y of the middle of `place`, left on the left.

    Raises
    ------
    KeyError
        If the figure has no such place.
    """
    body = body_shapes()
    return body.on(place.side, body.regions[place.region].shape.centre)


def body_letter_at(side: Side) -> Point:
    """Return where the letter of a side stands on the back, middle of its baseline."""
    return body_shapes().on(side, _LETTER_AT)


def body_neighbour(place: Place, direction: Direction) -> Place | None:
    """Return the place next in `direction` on the screen, or ``None`` at the edge of the figure."""
    x, y = body_centre(place)
    right, down = _STEP[direction]
    found: list[tuple[float, str, Place]] = []
    for other in body_places():
        across, along = (value - own for value, own in zip(body_centre(other), (x, y), strict=True))
        ahead, aside = across * right + along * down, abs(across * down) + abs(along * right)
        if ahead > 0 and aside <= _WIDEST_SLANT * ahead:
            found.append((ahead + _ASIDE_COST[direction] * aside, str(other), other))
    return min(found)[2] if found else None


def body_key_map() -> dict[str, dict[str, str]]:
    """Return where each arrow key leads from each place, such as ``{"L:knee": {"up": "L:hip"}}``."""
    return {
        _node(place): {
            direction.value: _node(there)
            for direction in Direction
            if (there := body_neighbour(place, direction))
        }
        for place in body_places()
    }


def _node(place: Place) -> str:
    return f"{place.side or ''}:{place.region}"
