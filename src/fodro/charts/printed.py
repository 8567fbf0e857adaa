"""Drawings for paper: every colour as it is on white, whatever the theme of the page they were drawn for."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from fodro.charts.svg import FONT, DrawingError

PRINTED_FONT = "Figtree"

PAIN = (
    "#f1e3cf",
    "#ebc9ae",
    "#e4b08d",
    "#d8936f",
    "#c77355",
    "#b5533c",
    "#9d433f",
    "#85333f",
    "#6f283e",
    "#58213d",
    "#431a3a",
)
"""The pain hue from 0 to 10: each step darker than the one before, so that it reads in grey."""

PAPER: Mapping[str, str] = MappingProxyType(
    {
        "paper": "#ffffff",
        "raised": "#ffffff",
        "ink": "#22282b",
        "ink-soft": "#5c666b",
        "line": "#e7dfd6",
        "edge": "#948a7e",
        "clay": "#b5533c",
        "pine": "#2f5d50",
        "band": "#eadccb",
        **{f"pain-{score}": hue for score, hue in enumerate(PAIN)},
    }
)
"""The page's custom properties as they are on paper."""

_TOKEN = re.compile(r"var\(--([a-z0-9-]+)\)")


def printed(svg: str) -> str:
    """Return a drawing of this package with fixed colours and the font of the page, for a printed page.

    Parameters
    ----------
    svg : str
        What a chart of this package holds as its `svg`.

    Raises
    ------
    DrawingError
        If it uses a colour that paper does not have.
    """
    return _TOKEN.sub(_on_paper, svg.replace(FONT, PRINTED_FONT))


def _on_paper(match: re.Match[str]) -> str:
    try:
        return PAPER[match[1]]
    except KeyError:
        message = f"{match[1]!r} is not a colour of paper"
        raise DrawingError(message) from None
