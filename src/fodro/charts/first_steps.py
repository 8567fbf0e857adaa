"""The first steps of the last mornings: two dots joined for each, drawn by hand, so that it is instant."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from xml.sax.saxutils import escape

from fodro.charts.svg import cleaned, colour, pain_colour, pain_outline
from fodro.charts.tables import Chart, Table, full_day, number
from fodro.domain.scores import NRS_MAX

HEIGHT_PX = 150

_LEFT_PX, _RIGHT_PX, _TOP_PX, _BOTTOM_PX = 24, 6, 12, 38
_GRID_NRS = (0, 5, 10)
_FIRST_RADIUS_PX, _LATER_RADIUS_PX = 5.5, 4.0
_APART = 0.22
"""How far each dot of a pair stands from the middle of its column, as a share of the column."""


@dataclass(frozen=True, slots=True)
class Morning:
    """The pair of one day, 0–10 each; ``None`` is not noted. `name` is the short name of the day."""

    day: date
    name: str
    first_nrs: float | None = None
    later_nrs: float | None = None


@dataclass(frozen=True, slots=True)
class FirstStepsLabels:
    """The words of the picture, in the reader's language; the title is also the caption of the table."""

    title: str
    day: str
    first: str
    later: str
    not_noted: str


def first_steps_chart(
    mornings: Sequence[Morning], *, labels: FirstStepsLabels, locale: str, width_px: int = 358
) -> Chart | None:
    """Return the mornings side by side: the first steps on the left, the later ones joined to them.

    Parameters
    ----------
    mornings : sequence of Morning
        One for each day, in order; the last one is today. A day without a rating is a gap, and a later rating
        that was not given is not drawn.
    labels : FirstStepsLabels
        Words in the language of `locale`.
    locale : str
        Such as ``"en"`` or ``"da"``, for numbers and days.
    width_px : int
        Natural width.

    Returns
    -------
    Chart or None
        ``None`` where nothing was noted on any of the days.
    """
    if all(morning.first_nrs is None for morning in mornings):
        return None
    drawn = "".join((*_grid(width_px), *_columns(mornings, width_px)))
    size = f'width="{width_px}" height="{HEIGHT_PX}" viewBox="0 0 {width_px} {HEIGHT_PX}"'
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" {size}>{drawn}</svg>'
    digest = hashlib.sha256(f"{labels.title}{svg}".encode(errors="replace")).hexdigest()[:10]
    table = _table(mornings, labels, locale)
    spoken = "; ".join(", ".join(row) for row in table.rows)
    return Chart(
        cleaned(svg, prefix=f"steps-{digest}", title=labels.title, description=spoken),
        table,
        width_px=width_px,
        height_px=HEIGHT_PX,
    )


def _grid(width_px: int) -> Iterator[str]:
    for score in _GRID_NRS:
        y_px = _y_px(score)
        line = f'stroke="{colour("line")}" stroke-width="1"'
        yield f'<line x1="{_LEFT_PX}" x2="{width_px - _RIGHT_PX}" y1="{y_px:g}" y2="{y_px:g}" {line}/>'
        yield _text(str(score), _LEFT_PX - 8, y_px + 4.5, anchor="end")


def _columns(mornings: Sequence[Morning], width_px: int) -> Iterator[str]:
    column_px = (width_px - _LEFT_PX - _RIGHT_PX) / len(mornings)
    for place, morning in enumerate(mornings):
        middle_px = _LEFT_PX + (place + 0.5) * column_px
        today = place == len(mornings) - 1
        yield _text(morning.name, middle_px, HEIGHT_PX - 8, paint="ink" if today else "ink-soft", bold=today)
        if morning.first_nrs is not None:
            yield _pair(morning.first_nrs, morning.later_nrs, middle_px, apart_px=_APART * column_px)


def _pair(first_nrs: float, later_nrs: float | None, middle_px: float, *, apart_px: float) -> str:
    left_px, right_px = middle_px - apart_px, middle_px + apart_px
    first = _dot(first_nrs, left_px, _FIRST_RADIUS_PX)
    if later_nrs is None:
        return first
    ends = f'x1="{left_px:g}" y1="{_y_px(first_nrs):g}" x2="{right_px:g}" y2="{_y_px(later_nrs):g}"'
    line = f'<line {ends} stroke="{colour("edge")}" stroke-width="2" stroke-linecap="round"/>'
    return f"{line}{first}{_dot(later_nrs, right_px, _LATER_RADIUS_PX)}"


def _dot(pain_nrs: float, x_px: float, radius_px: float) -> str:
    paint = f'fill="{pain_colour(pain_nrs)}" stroke="{pain_outline(pain_nrs)}"'
    return f'<circle cx="{x_px:g}" cy="{_y_px(pain_nrs):g}" r="{radius_px:g}" {paint}/>'


def _y_px(pain_nrs: float) -> float:
    return _TOP_PX + (1 - pain_nrs / NRS_MAX) * (HEIGHT_PX - _TOP_PX - _BOTTOM_PX)


def _text(
    text: str,
    x_px: float,
    y_px: float,
    *,
    paint: str = "ink-soft",
    anchor: str = "middle",
    bold: bool = False,
) -> str:
    look = (
        f'font-size="12" font-weight="{600 if bold else 400}" fill="{colour(paint)}" text-anchor="{anchor}"'
    )
    return f'<text x="{x_px:g}" y="{y_px:g}" {look}>{escape(text)}</text>'


def _table(mornings: Sequence[Morning], labels: FirstStepsLabels, locale: str) -> Table:
    def said(pain_nrs: float | None) -> str:
        return labels.not_noted if pain_nrs is None else number(pain_nrs, locale)

    rows = (
        (full_day(morning.day, locale), said(morning.first_nrs), said(morning.later_nrs))
        for morning in reversed(mornings)
        if morning.first_nrs is not None
    )
    return Table(labels.title, (labels.day, labels.first, labels.later), tuple(rows))
