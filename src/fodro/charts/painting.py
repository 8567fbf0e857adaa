"""What every painted drawing shares: the step of the pain hue, the glow of a region, names and letters."""

from __future__ import annotations

import hashlib
from html import escape
from math import floor

from fodro.charts.foot_shapes import Point, RegionShape
from fodro.domain.scores import nrs

_GLOW_REACH = 1.2
"""How far pain glows, in half axes of the region."""

_GLOW = ((0, 0.97), (0.35, 0.85), (1, 0))


def pain_level(intensity_nrs: float) -> int:
    """Return the step of the pain hue, 0 to 10, for a rating: rounded, half up.

    Raises
    ------
    ScoreError
        If it is not a number from 0 to 10.
    """
    return floor(nrs(intensity_nrs) + 0.5)


def ident_of(*content: object) -> str:
    """Return the beginning of the ids of a drawing, made from its content."""
    return f"feet-{hashlib.sha256(repr(content).encode()).hexdigest()[:10]}"


def named(title: str, description: str, ident: str) -> str:
    """Return the rest of an ``svg`` tag and its name; without a title it is hidden from screen readers."""
    if not title:
        return 'aria-hidden="true" focusable="false">'
    return (
        f'role="img" aria-labelledby="{ident}-title" aria-describedby="{ident}-desc">'
        f'<title id="{ident}-title">{escape(title)}</title>'
        f'<desc id="{ident}-desc">{escape(description)}</desc>'
    )


def glow(shape: RegionShape, ident: str, level: int) -> str:
    """Return the gradient with which pain of this `level` glows from the middle of a region."""
    stops = "".join(
        f'<stop offset="{offset:g}" stop-color="currentColor" stop-opacity="{opacity:g}"/>'
        for offset, opacity in _GLOW
    )
    return (
        f'<radialGradient id="{ident}" class="pain-{level}" gradientUnits="userSpaceOnUse" cx="0" cy="0" '
        f'r="{_GLOW_REACH:g}" gradientTransform="{shape.glow_transform}">{stops}</radialGradient>'
    )


def word(text: str, at: Point, look: str) -> str:
    """Return a text with its middle at a point; `look` are further attributes."""
    x, y = at
    return f'<text {look} x="{x:g}" y="{y:g}" text-anchor="middle">{escape(text)}</text>'
