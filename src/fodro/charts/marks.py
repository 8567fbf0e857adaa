"""The marks every chart is drawn with: lines, dots, bands and words, as text of an SVG.

Places are pixels of the plot, the area inside the margins of a `Frame`; colours are names of the page's own.
A place that is not finite is refused: it would be drawn somewhere, and nobody would know.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from math import isfinite
from xml.sax.saxutils import escape

from fodro.charts.frame import GRID_NRS, LABEL_PX, Frame
from fodro.charts.svg import DrawingError, cleaned, colour, pain_colour, pain_outline

Point = tuple[float, float]
BAND_PX = 12
_MIDDLE_EM = 0.35
"""From the middle of a line of words down to what they stand on."""


def words(
    text: str,
    at: Point,
    *,
    anchor: str = "start",
    paint: str = "ink-soft",
    weight: int = 0,
    size_px: float = LABEL_PX,
) -> str:
    """Return `text` with its middle line at the height of `at`; `anchor` says which end stands there."""
    x_px, y_px = at
    look = f'font-size="{size_px:g}" fill="{colour(paint)}"'
    look += f' text-anchor="{anchor}"' if anchor != "start" else ""
    look += f' font-weight="{weight}"' if weight else ""
    return f"<text {_xy(x_px, y_px + _MIDDLE_EM * size_px)} {look}>{escape(text)}</text>"


def line(start: Point, end: Point, *, paint: str = "line", width: float = 1, opacity: float = 1) -> str:
    """Return a straight line."""
    (x1, y1), (x2, y2) = start, end
    look = f'stroke="{colour(paint)}" stroke-width="{width:g}" stroke-opacity="{opacity:g}"'
    return f'<line x1="{_n(x1)}" y1="{_n(y1)}" x2="{_n(x2)}" y2="{_n(y2)}" {look}/>'


def path(points: Sequence[Point], *, paint: str = "ink", width: float = 1.75, opacity: float = 1) -> str:
    """Return `points` joined by a line."""
    look = f'stroke="{colour(paint)}" stroke-width="{width:g}" stroke-opacity="{opacity:g}"'
    return f'<path d="{_joined(points)}" {look} stroke-linecap="round" stroke-linejoin="round"/>'


def ribbon(upper: Sequence[Point], lower: Sequence[Point], *, paint: str = "band") -> str:
    """Return the area between two lines."""
    return f'<path d="{_joined((*upper, *reversed(lower)))}Z" fill="{colour(paint)}"/>'


def shade(start: Point, end: Point, *, paint: str, opacity: float = 0.16) -> str:
    """Return a soft area between two corners, the upper left one first."""
    (left_px, top_px), (right_px, bottom_px) = start, end
    size = f'width="{_n(max(right_px - left_px, 1.0))}" height="{_n(max(bottom_px - top_px, 1.0))}" rx="3"'
    return f'<rect {_xy(left_px, top_px)} {size} fill="{colour(paint)}" fill-opacity="{opacity:g}"/>'


def upright_band(x_px: float, top_px: float, bottom_px: float, *, width_px: float = BAND_PX) -> str:
    """Return a range that stands upright, with round ends."""
    height_px = max(bottom_px - top_px, 1.0)
    radius_px = min(width_px, height_px) / 2
    size = f'width="{_n(width_px)}" height="{_n(height_px)}" rx="{_n(radius_px)}"'
    return f'<rect {_xy(x_px - width_px / 2, top_px)} {size} fill="{colour("band")}"/>'


def lying_band(left_px: float, right_px: float, y_px: float, *, height_px: float = BAND_PX) -> str:
    """Return a range that lies, with round ends."""
    width_px = max(right_px - left_px, 1.0)
    size = f'width="{_n(width_px)}" height="{_n(height_px)}" rx="{_n(min(width_px, height_px) / 2)}"'
    return f'<rect {_xy(left_px, y_px - height_px / 2)} {size} fill="{colour("band")}"/>'


def disc(at: Point, radius_px: float, *, paint: str, opacity: float = 1) -> str:
    """Return a dot in a colour of the page."""
    look = f'fill="{colour(paint)}" fill-opacity="{opacity:g}"'
    return f'<circle cx="{_n(at[0])}" cy="{_n(at[1])}" r="{_n(radius_px)}" {look}/>'


def pain_dot(at: Point, radius_px: float, pain_nrs: float, *, opacity: float = 1) -> str:
    """Return a dot in the colour of its pain."""
    look = f'fill="{pain_colour(pain_nrs)}"'
    if opacity < 1:
        look += f' opacity="{opacity:g}"'
    else:
        look += f' stroke="{pain_outline(pain_nrs)}" stroke-width="1"'
    return f'<circle cx="{_n(at[0])}" cy="{_n(at[1])}" r="{_n(radius_px)}" {look}/>'


def pain_grid(frame: Frame) -> str:
    """Return the quiet lines at 0, 5 and 10 and their numbers on the left."""
    return "".join(
        line((0, frame.down_px(score)), (frame.plot_width_px, frame.down_px(score)))
        + words(str(score), (-9, frame.down_px(score)), anchor="end")
        for score in GRID_NRS
    )


def drawn(frame: Frame, parts: Iterable[str], *, title: str, description: str, kind: str) -> str:
    """Return `parts` as one clean SVG, the first at the bottom.

    Raises
    ------
    fodro.charts.svg.DrawingError
        If a place is not finite, or something is not allowed in a page.
    """
    size = f'width="{frame.width_px}" height="{frame.height_px}"'
    view = f'viewBox="0 0 {frame.width_px} {frame.height_px}"'
    plot = f'<g transform="translate({frame.left_px},{frame.top_px})">{"".join(parts)}</g>'
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" {size} {view}>{plot}</svg>'
    digest = hashlib.sha256("\0".join((title, description, svg)).encode(errors="replace")).hexdigest()
    return cleaned(svg, prefix=f"{kind}-{digest[:10]}", title=title, description=description)


def _joined(points: Sequence[Point]) -> str:
    return "M" + "L".join(f"{_n(x)},{_n(y)}" for x, y in points)


def _xy(x_px: float, y_px: float) -> str:
    return f'x="{_n(x_px)}" y="{_n(y_px)}"'


def _n(px: float) -> str:
    if not isfinite(px):
        message = "a place in a drawing is not a number"
        raise DrawingError(message)
    return f"{round(px, 2) + 0.0:g}"
