"""The body from behind: its drawing, and the still picture with painted pain up the chain.

As with the feet, drawing is by class and custom property only: no style attribute and no script.
"""

from __future__ import annotations

from collections.abc import Mapping

from fodro.charts.body_shapes import (
    BodyRegion,
    BodyShapes,
    body_centre,
    body_key_map,
    body_letter_at,
    body_neighbour,
    body_places,
    body_shapes,
)
from fodro.charts.foot_art import Artwork
from fodro.charts.painting import glow, ident_of, named, pain_level, word
from fodro.domain.body import Place, Side

__all__ = [
    "BodyRegion",
    "BodyShapes",
    "body_artwork",
    "body_centre",
    "body_key_map",
    "body_letter_at",
    "body_neighbour",
    "body_places",
    "body_shapes",
    "static_body",
]

_BLURS = {"soft": 3.0, "edge": 4.0}
_PATCHES = ("pad", "hollow")
_ARMS_FADE = (165.0, 250.0)
_LEGS_FADE = (424.0, 458.0)
_ARM_INNER = 146.5
"""Further out than the hips, so that nothing but the arms fades there."""


def body_artwork(*, ident: str) -> Artwork:
    """Return the drawing around the regions; `ident` begins every id in it and must be unique on the page."""
    body = body_shapes()
    ears = "".join(f'<path class="body-ear" d="{body.ear}"{mirror}/>' for mirror in _both_halves(body))
    patches = "".join(
        f'<path d="{detail.path}" fill="url(#{ident}-{detail.kind})"/>'
        for detail in body.details
        if detail.kind in _PATCHES
    )
    lines = "".join(
        f'<path class="{"body-hair" if detail.kind == "hair" else "foot-crease"}" d="{detail.path}"/>'
        for detail in body.details
        if detail.kind not in _PATCHES
    )
    under = (
        f'{ears}<path d="{body.outline}" fill="url(#{ident}-skin)"/><g clip-path="url(#{ident}-clip)">'
        f'<g filter="url(#{ident}-soft)">{patches}</g>'
        f'<path class="foot-rim" d="{body.outline}" filter="url(#{ident}-edge)"/></g>'
    )
    return Artwork(
        defs=_definitions(body, ident),
        under=f'<g pointer-events="none">{under}</g>',
        over=f'<g pointer-events="none"><path class="foot-edge" d="{body.outline}"/>{lines}</g>',
        mask=f"url(#{ident}-fade)",
        clip=f"url(#{ident}-clip)",
        blur=f"url(#{ident}-soft)",
    )


def _both_halves(body: BodyShapes) -> tuple[str, str]:
    return "", f' transform="{body.mirror}"'


def _definitions(body: BodyShapes, ident: str) -> str:
    box = f'x="-40" y="-40" width="{body.width + 80:g}" height="{body.height + 80:g}"'
    blurs = "".join(
        f'<filter id="{ident}-{name}" filterUnits="userSpaceOnUse" {box} color-interpolation-filters="sRGB">'
        f'<feGaussianBlur stdDeviation="{deviation:g}"/></filter>'
        for name, deviation in _BLURS.items()
    )
    patches = "".join(
        f'<radialGradient id="{ident}-{kind}" class="foot-{kind}">'
        + "".join(
            f'<stop offset="{offset:g}" stop-color="currentColor" stop-opacity="{opacity:g}"/>'
            for offset, opacity in ((0, 1), (0.5, 0.6), (1, 0))
        )
        + "</radialGradient>"
        for kind in _PATCHES
    )
    return (
        f'<clipPath id="{ident}-clip"><path d="{body.outline}"/></clipPath>{blurs}{patches}'
        f'<radialGradient id="{ident}-skin" gradientUnits="userSpaceOnUse" cx="{body.width / 2:g}" cy="200" '
        'r="240"><stop class="foot-skin-light" offset="0.1"/><stop class="foot-skin-deep" offset="1"/>'
        f"</radialGradient>{_fading(body, ident, box)}"
    )


def _fading(body: BodyShapes, ident: str, box: str) -> str:
    """Return the mask that lets the legs and the arms fade out."""
    arms = "".join(
        f'<rect x="0" y="{_ARMS_FADE[0]:g}" width="{_ARM_INNER:g}" height="{body.height - _ARMS_FADE[0]:g}" '
        f'fill="url(#{ident}-arms)"{mirror}/>'
        for mirror in _both_halves(body)
    )
    return (
        f'<linearGradient id="{ident}-legs" {_downwards(_LEGS_FADE)}><stop offset="0" stop-color="white"/>'
        '<stop offset="1" stop-color="white" stop-opacity="0"/></linearGradient>'
        f'<linearGradient id="{ident}-arms" {_downwards(_ARMS_FADE)}>'
        '<stop offset="0" stop-color="black" stop-opacity="0"/><stop offset="1" stop-color="black"/>'
        "</linearGradient>"
        f'<mask id="{ident}-fade" maskUnits="userSpaceOnUse" {box}>'
        f'<rect {box} fill="url(#{ident}-legs)"/>{arms}</mask>'
    )


def _downwards(fade: tuple[float, float]) -> str:
    start, end = fade
    return f'gradientUnits="userSpaceOnUse" x1="0" y1="{start:g}" x2="0" y2="{end:g}"'


def static_body(
    painted: Mapping[Place, float],
    *,
    labels: Mapping[Side, str],
    title: str = "",
    description: str = "",
    ident: str = "",
) -> str:
    """Return the body from behind as an SVG picture, with pain painted on it.

    Parameters
    ----------
    painted : mapping of Place to float
        Rating, 0–10, by place. Places the figure does not have are left out.
    labels : mapping of Side to str
        The letter that stands on each side.
    title, description : str
        Accessible name and description. Without a title the picture is hidden from assistive technology.
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
    """
    ident = ident or ident_of("body", sorted(map(str, painted.items())), sorted(labels.items()), title)
    body, art = body_shapes(), body_artwork(ident=ident)
    levels = {place: pain_level(painted[place]) for place in body_places() if place in painted}
    glows = "".join(
        glow(body.regions[place.region].shape, _glow_id(ident, place), level)
        for place, level in levels.items()
    )
    shown = "".join(_painted(body, place, level=level, ident=ident) for place, level in levels.items())
    letters = "".join(
        word(labels[side], body_letter_at(side), f'class="foot-letter" data-side="{side}"') for side in Side
    )
    numbers = "".join(_number(place, level) for place, level in levels.items())
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" class="feet-picture" '
        f'viewBox="{body.view_box}" {named(title, description, ident)}<defs>{art.defs}{glows}</defs>'
        f'<g mask="{art.mask}">{art.under}<g clip-path="{art.clip}">{shown}</g>{art.over}</g>'
        f"{letters}{numbers}</svg>"
    )


def _glow_id(ident: str, place: Place) -> str:
    return f"{ident}-{place.side or 'M'}-{place.region}"


def _painted(body: BodyShapes, place: Place, *, level: int, ident: str) -> str:
    path = body.regions[place.region].shape.path
    mirror = f' transform="{body.mirror}"' if place.side is Side.RIGHT else ""
    return (
        f'<g class="pain-{level}" data-region="{place.region}" data-side="{place.side or ""}"{mirror}>'
        f'<path class="foot-painted" d="{path}"/><path d="{path}" fill="url(#{_glow_id(ident, place)})"/></g>'
    )


def _number(place: Place, level: int) -> str:
    look = f'class="foot-number on-pain-{level}" dominant-baseline="central"'
    return word(str(level), body_centre(place), look)
