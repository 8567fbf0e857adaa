"""The shapes of a foot from two views, as drawn in ``foot_shapes.toml``.

Footprint convention: in both views the left foot stands on the left, toes up, big toe towards the middle. The
shapes are those of the left foot; the right foot is their mirror.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from fodro.domain.body import Side, View
from fodro.knowledge.regions import parts_of

Point = tuple[float, float]

_LETTER_AT = (25.0, 66.0)


class NotDrawnError(ValueError):
    """A region that has no shape in this view."""

    def __init__(self, region: str, view: View) -> None:
        self.region, self.view = region, view
        super().__init__(f"{region!r} has no shape in the {view.value} view")


@dataclass(frozen=True, slots=True)
class RegionShape:
    """One region of the left foot.

    Parameters
    ----------
    path : str
        Closed SVG path (absolute M, C, Z). Neighbours share the very same curves.
    centre : tuple of float
        x and y of its visual middle: where pain glows from and a label stands.
    glow : tuple of float
        Half axes (units) and angle (degrees) of the ellipse that fills the shape best.
    """

    path: str
    centre: Point
    glow: tuple[float, float, float]

    @property
    def glow_transform(self) -> str:
        """The SVG transform that carries the unit circle to the ellipse of the glow."""
        (x, y), (along, across, angle) = self.centre, self.glow
        return f"translate({x:g} {y:g}) rotate({angle:g}) scale({along:g} {across:g})"


@dataclass(frozen=True, slots=True)
class Detail:
    """A decorative shape.

    Its `kind` is ``"pad"``, ``"ridge"``, ``"hollow"``, ``"crease"``, ``"nail"``, or ``"behind"`` for what
    shows from behind the outline.
    """

    kind: str
    path: str


@dataclass(frozen=True, slots=True)
class FootShapes:
    """Everything drawn of the left foot or leg in one view, in units of a box `width` by `height`.

    Parameters
    ----------
    width, height : float
    outline : str
    details : tuple of Detail
    regions : mapping of str to RegionShape
    fade : tuple of float
        Where down the box it begins to fade out, and where it is gone.
    ridge_fade : tuple of float
        The same for the tendons over the top of the foot.
    """

    width: float
    height: float
    outline: str
    details: tuple[Detail, ...]
    regions: Mapping[str, RegionShape]
    fade: tuple[float, float] = (416.0, 458.0)
    ridge_fade: tuple[float, float] = (130.0, 300.0)

    @property
    def view_box(self) -> str:
        """The SVG viewBox of one foot."""
        return f"0 0 {self.width:g} {self.height:g}"


@cache
def shapes(view: View) -> FootShapes:
    """Return the shapes of the left foot in `view`."""
    return read_shapes("foot_shapes.toml", view.value)


def read_shapes(file: str, view: str) -> FootShapes:
    """Return the shapes that a script drew into `file` under the name of `view`."""
    drawing = tomllib.loads(files("fodro.charts").joinpath(file).read_text(encoding="utf-8"))
    width, height = drawing["view_box"]
    drawn = drawing[view]
    return FootShapes(
        width=width,
        height=height,
        outline=drawn["outline"],
        details=tuple(Detail(kind, path) for kind, path in drawn["details"]),
        regions=MappingProxyType({slug: _shape(entry) for slug, entry in drawn["regions"].items()}),
    )


def _shape(entry: Mapping[str, Any]) -> RegionShape:
    x, y = entry["centre"]
    along, across, angle = entry["glow"]
    return RegionShape(path=entry["path"], centre=(x, y), glow=(along, across, angle))


def mirror_transform() -> str:
    """Return the SVG transform that makes the right foot, in its own box, of the shapes."""
    return f"matrix(-1 0 0 1 {shapes(View.SOLE).width:g} 0)"


def letter_at(side: Side, view: View) -> Point:
    """Return where the letter of a foot stands in its box: beside the little toes, middle of its baseline."""
    x, y = _LETTER_AT
    return (x, y) if side is Side.LEFT else (shapes(view).width - x, y)


def drawn_parts(region: str, view: View) -> tuple[str, ...]:
    """Return the leaves of `region` that have a shape in `view`; none for a region of the other view.

    Raises
    ------
    UnknownRegion
        If there is no such region.
    """
    drawn = shapes(view).regions
    return tuple(part for part in parts_of(region) if part in drawn)


def centre_of(region: str, side: Side, view: View) -> Point:
    """Return x and y of the middle of `region` in the box of the foot of that `side`.

    A composite has the mean of the middles of its parts.

    Raises
    ------
    NotDrawnError
        If the region has no shape in this view.
    UnknownRegion
        If there is no such region.
    """
    foot = shapes(view)
    middles = [foot.regions[part].centre for part in drawn_parts(region, view)]
    if not middles:
        raise NotDrawnError(region, view)
    x, y = (round(sum(values) / len(middles), 1) for values in zip(*middles, strict=True))
    return (x, y) if side is Side.LEFT else (round(foot.width - x, 1), y)
