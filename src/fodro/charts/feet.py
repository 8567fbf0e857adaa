"""The map of both feet: its shapes, the way round it by arrow keys, and the still picture with painted pain.

Drawing is by class and custom property only (``--pain-0`` to ``--pain-10``, ``--foot-…``): no style attribute
and no script, so that it stands under a strict content security policy and in a light and a dark theme.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from fodro.charts.foot_art import Artwork, artwork
from fodro.charts.foot_shapes import (
    Detail,
    FootShapes,
    NotDrawnError,
    RegionShape,
    centre_of,
    drawn_parts,
    letter_at,
    mirror_transform,
    shapes,
)
from fodro.charts.foot_steps import Direction, key_map, neighbour, step
from fodro.charts.painting import glow, ident_of, named, pain_level, word
from fodro.domain.body import Place, Side, View
from fodro.knowledge.regions import parts_of

__all__ = [
    "Artwork",
    "Detail",
    "Direction",
    "FootShapes",
    "NotDrawnError",
    "RegionShape",
    "artwork",
    "centre_of",
    "drawn_parts",
    "key_map",
    "letter_at",
    "mirror_transform",
    "neighbour",
    "pain_level",
    "shapes",
    "static_map",
    "step",
    "unpainted",
]


def unpainted(painted: Mapping[Place, float], view: View) -> tuple[Place, ...]:
    """Return the places that a still map in `view` cannot show: of no known side, or not seen from there.

    Raises
    ------
    UnknownRegion
        If a place names no region.
    """
    return tuple(place for place in painted if place.side is None or not drawn_parts(place.region, view))


def static_map(
    painted: Mapping[Place, float],
    *,
    view: View,
    labels: Mapping[Side, str],
    title: str = "",
    description: str = "",
    ident: str = "",
) -> str:
    """Return both feet side by side as an SVG picture, with pain painted on them.

    Parameters
    ----------
    painted : mapping of Place to float
        Rating, 0–10, by place. A composite paints its parts where they have no rating of their own; a rating
        of 0 is shown as such. Places that cannot be shown are left out: see `unpainted`.
    view : View
    labels : mapping of Side to str
        The letter that stands on each foot.
    title, description : str
        Accessible name and description. Without a title the picture is hidden from assistive technology:
        right only where words beside it say the same.
    ident : str
        Begins the ids in the picture; made from its content when empty.

    Returns
    -------
    str
        An ``svg`` element; its look comes from the classes and custom properties of the page.

    Raises
    ------
    ScoreError
        If a rating is not a number from 0 to 10.
    UnknownRegion
        If a place names no region.
    """
    ident = ident or ident_of(
        sorted(map(str, painted.items())), view, sorted(labels.items()), title, description
    )
    foot, art = shapes(view), artwork(view, ident=ident)
    levels = {side: _levels(painted, side=side, view=view) for side in Side}
    glows = "".join(
        glow(foot.regions[region], f"{ident}-{side}-{region}", level)
        for side, of_side in levels.items()
        for region, level in of_side.items()
    )
    drawn = "".join(_foot(side, levels[side], art=art, view=view, ident=ident) for side in Side)
    words = "".join(
        word for side in Side for word in _words(side, levels[side], view=view, letter=labels[side])
    )
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" class="feet-picture" '
        f'viewBox="0 0 {2 * foot.width:g} {foot.height:g}" {named(title, description, ident)}'
        f"<defs>{art.defs}{glows}</defs>{drawn}{words}</svg>"
    )


def _levels(painted: Mapping[Place, float], *, side: Side, view: View) -> dict[str, int]:
    own = [(place.region, pain_level(rating)) for place, rating in painted.items() if place.side is side]
    # The larger a composite, the earlier it is laid down, so that the more exact word stands.
    own.sort(key=lambda entry: -len(parts_of(entry[0])))
    return {part: level for region, level in own for part in drawn_parts(region, view)}


def _foot(side: Side, levels: Mapping[str, int], *, art: Artwork, view: View, ident: str) -> str:
    foot = shapes(view)
    mirror = "" if side is Side.LEFT else f' transform="matrix(-1 0 0 1 {2 * foot.width:g} 0)"'
    painted = "".join(
        _painted(
            region, foot.regions[region].path, level=level, glow=f"{ident}-{side}-{region}", blur=art.blur
        )
        for region, level in levels.items()
    )
    return (
        f'<g data-side="{side}" mask="{art.mask}"{mirror}>{art.under}'
        f'<g clip-path="{art.clip}">{painted}</g>{art.over}</g>'
    )


def _painted(region: str, path: str, *, level: int, glow: str, blur: str) -> str:
    # Toes keep their edge: a blurred one would spill over the gap onto the next toe.
    soft = "" if region in parts_of("toes") else f' filter="{blur}"'
    return (
        f'<g class="pain-{level}" data-region="{region}"><path class="foot-painted" d="{path}"{soft}/>'
        f'<path d="{path}" fill="url(#{glow})"/></g>'
    )


def _words(side: Side, levels: Mapping[str, int], *, view: View, letter: str) -> Iterator[str]:
    start = shapes(view).width if side is Side.RIGHT else 0
    yield word(letter, _from(start, letter_at(side, view)), f'class="foot-letter" data-side="{side}"')
    for region, level in levels.items():
        look = (
            f'class="foot-number on-pain-{level}" data-side="{side}" data-region="{region}" '
            'dominant-baseline="central"'
        )
        yield word(str(level), _from(start, centre_of(region, side, view)), look)


def _from(start: float, at: tuple[float, float]) -> tuple[float, float]:
    x, y = at
    return start + x, y
