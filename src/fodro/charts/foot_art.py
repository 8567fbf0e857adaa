"""What makes a foot of the regions: skin, light and shade, nails and creases, as SVG by class."""

from __future__ import annotations

from dataclasses import dataclass

from fodro.charts.foot_shapes import Detail, FootShapes, shapes
from fodro.domain.body import View

_PATCHES = ("pad", "hollow")
"""Kinds of detail that are light or shade without an edge."""

_LINES = ("crease", "nail")

_BLURS = {"soft": 3.5, "edge": 5.0, "lift": 6.0}


@dataclass(frozen=True, slots=True)
class Artwork:
    """The drawing around the regions, as SVG in the box of one foot.

    Parameters
    ----------
    defs : str
        Content for one ``defs`` element, which serves both feet.
    under : str
        Shadow, skin and shading; goes below the regions.
    over : str
        Edge, creases and nails; goes above them and lets the pointer through.
    mask : str
        Value for the ``mask`` attribute of the group round one foot: the leg fades out.
    clip : str
        Value for a ``clip-path`` attribute: nothing outside the foot.
    blur : str
        Value for a ``filter`` attribute: soft edges.
    """

    defs: str
    under: str
    over: str
    mask: str
    clip: str
    blur: str


def artwork(view: View, *, ident: str) -> Artwork:
    """Return the drawing around the regions; `ident` begins every id in it and must be unique on the page."""
    return artwork_of(shapes(view), ident=ident)


def artwork_of(foot: FootShapes, *, ident: str) -> Artwork:
    """Return the drawing around the regions of any foot or leg; `ident` as for `artwork`."""
    patches = "".join(_patch(detail, ident) for detail in foot.details if detail.kind in _PATCHES)
    ridges = "".join(_ridge(detail, ident) for detail in foot.details if detail.kind == "ridge")
    behind = "".join(_behind(detail) for detail in foot.details if detail.kind == "behind")
    lines = "".join(_line(detail) for detail in foot.details if detail.kind in _LINES)
    under = (
        f'{behind}<path class="foot-shadow" d="{foot.outline}" transform="translate(0 6)" '
        f'filter="url(#{ident}-lift)"/>'
        f'<path d="{foot.outline}" fill="url(#{ident}-skin)"/>'
        f'<g clip-path="url(#{ident}-clip)"><g filter="url(#{ident}-soft)">{patches}{ridges}</g>'
        f'<path class="foot-rim" d="{foot.outline}" filter="url(#{ident}-edge)"/></g>'
    )
    edge = f'<path class="foot-edge" d="{foot.outline}"/>'
    return Artwork(
        defs=_definitions(foot, ident),
        under=f'<g pointer-events="none">{under}</g>',
        over=f'<g pointer-events="none">{edge}{lines}</g>',
        mask=f"url(#{ident}-fade)",
        clip=f"url(#{ident}-clip)",
        blur=f"url(#{ident}-soft)",
    )


def _patch(detail: Detail, ident: str) -> str:
    return f'<path d="{detail.path}" fill="url(#{ident}-{detail.kind})"/>'


def _ridge(detail: Detail, ident: str) -> str:
    return f'<path class="foot-ridge" d="{detail.path}" fill="none" stroke="url(#{ident}-ridge)"/>'


def _behind(detail: Detail) -> str:
    return f'<path class="foot-behind" d="{detail.path}"/><path class="foot-edge" d="{detail.path}"/>'


def _line(detail: Detail) -> str:
    return f'<path class="foot-{detail.kind}" d="{detail.path}"/>'


def _definitions(foot: FootShapes, ident: str) -> str:
    box = f'x="-40" y="-40" width="{foot.width + 80:g}" height="{foot.height + 80:g}"'
    blurs = "".join(
        f'<filter id="{ident}-{name}" filterUnits="userSpaceOnUse" {box} color-interpolation-filters="sRGB">'
        f'<feGaussianBlur stdDeviation="{deviation:g}"/></filter>'
        for name, deviation in _BLURS.items()
    )
    patches = "".join(
        f'<radialGradient id="{ident}-{kind}" class="foot-{kind}">{_fading((0, 1), (0.5, 0.6), (1, 0))}'
        "</radialGradient>"
        for kind in _PATCHES
    )
    return (
        f'<clipPath id="{ident}-clip"><path d="{foot.outline}"/></clipPath>{blurs}{patches}'
        f'<linearGradient id="{ident}-ridge" class="foot-ridge-tone" {_downwards(*foot.ridge_fade)}>'
        f"{_fading((0, 1), (1, 0))}</linearGradient>"
        f'<radialGradient id="{ident}-skin" gradientUnits="userSpaceOnUse" cx="104" cy="200" r="270">'
        '<stop class="foot-skin-light" offset="0.1"/><stop class="foot-skin-deep" offset="1"/>'
        "</radialGradient>"
        f'<linearGradient id="{ident}-end" {_downwards(*foot.fade)}>'
        '<stop offset="0" stop-color="white"/><stop offset="1" stop-color="white" stop-opacity="0"/>'
        "</linearGradient>"
        f'<mask id="{ident}-fade" maskUnits="userSpaceOnUse" {box}>'
        f'<rect {box} fill="url(#{ident}-end)"/></mask>'
    )


def _downwards(start: float, end: float) -> str:
    return f'gradientUnits="userSpaceOnUse" x1="0" y1="{start:g}" x2="0" y2="{end:g}"'


def _fading(*stops: tuple[float, float]) -> str:
    return "".join(
        f'<stop offset="{offset:g}" stop-color="currentColor" stop-opacity="{opacity:g}"/>'
        for offset, opacity in stops
    )
