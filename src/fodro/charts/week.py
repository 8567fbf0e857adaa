"""The last seven days as a strip of dots, drawn by hand: it stands on the first page and must be instant."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from xml.sax.saxutils import escape

from fodro.charts.svg import cleaned, colour, pain_colour, pain_outline
from fodro.charts.tables import number

HEIGHT_PX = 72

_DOT_Y_PX, _NUMBER_Y_PX, _NAME_Y_PX = 14, 45, 66


def week_strip(
    days: Sequence[tuple[str, float | None]],
    *,
    title: str,
    no_entry: str,
    locale: str = "en",
    width_px: int = 326,
) -> str:
    """Return the days side by side: a dot in the colour of the pain and its number, or a hollow ring.

    Parameters
    ----------
    days : sequence of (str, float or None)
        The short name of each day and its pain, 0–10, ``None`` without an entry; the last one is today.
    title : str
        Accessible name; the values follow it as the description.
    no_entry : str
        How a day without an entry is read out.
    locale : str
        For the numbers.
    width_px : int
        Natural width.

    Returns
    -------
    str
        An ``svg`` element to be put into a page as it is.
    """
    column_px = width_px / max(1, len(days))
    drawn = "".join(
        _day(name, pain_nrs, x_px=(place + 0.5) * column_px, today=place == len(days) - 1, locale=locale)
        for place, (name, pain_nrs) in enumerate(days)
    )
    spoken = ", ".join(f"{name} {_said(pain_nrs, no_entry, locale)}" for name, pain_nrs in days)
    size = f'width="{width_px}" height="{HEIGHT_PX}" viewBox="0 0 {width_px} {HEIGHT_PX}"'
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" {size}>{drawn}</svg>'
    digest = hashlib.sha256(f"{title}{svg}".encode(errors="replace")).hexdigest()[:10]
    return cleaned(svg, prefix=f"week-{digest}", title=title, description=spoken)


def _day(name: str, pain_nrs: float | None, *, x_px: float, today: bool, locale: str) -> str:
    paint, weight = ("ink", 600) if today else ("ink-soft", 400)
    named = _text(
        name, x_px, _NAME_Y_PX, look=f'font-size="13" font-weight="{weight}" fill="{colour(paint)}"'
    )
    if pain_nrs is None:
        ring = f'stroke="{colour("edge")}" stroke-width="1.25" stroke-dasharray="2 3"'
        return f'<circle cx="{x_px:g}" cy="{_DOT_Y_PX}" r="9.5" {ring}/>{named}'
    # The number stands below the dot: no one ink is legible on all eleven colours of pain in both themes.
    value = 'font-size="15" font-weight="600" fill="{}"'.format(colour("ink"))
    filled = f'fill="{pain_colour(pain_nrs)}" stroke="{pain_outline(pain_nrs)}"'
    dot = f'<circle cx="{x_px:g}" cy="{_DOT_Y_PX}" r="10" {filled}/>'
    return f"{dot}{_text(number(pain_nrs, locale), x_px, _NUMBER_Y_PX, look=value)}{named}"


def _text(text: str, x_px: float, y_px: float, *, look: str) -> str:
    return f'<text x="{x_px:g}" y="{y_px}" text-anchor="middle" {look}>{escape(text)}</text>'


def _said(pain_nrs: float | None, no_entry: str, locale: str) -> str:
    return no_entry if pain_nrs is None else number(pain_nrs, locale)
