"""The marks of the daily chart: its design, and the rows that fill it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import groupby
from typing import TYPE_CHECKING, Any

from fodro.charts.days import Days, axis_labels
from fodro.charts.drawing import Design, Rows
from fodro.charts.frame import (
    GRID_NRS,
    WIDE_PX,
    Frame,
    composed,
    dot,
    dots,
    faint_dot,
    layer,
    pain,
    pain_grid,
    share,
    text_width_px,
    words,
)
from fodro.charts.stretches import Stretch
from fodro.charts.svg import colour
from fodro.charts.tables import number
from fodro.domain.scores import NRS_MAX

if TYPE_CHECKING:
    import altair as alt


_ABOVE_PX = -26
_HALF_LINE_PX = 8
_VALUES_FROM_PX = 28
"""The width of a day from which on each dot carries its number."""


def daily_frame(width_px: int) -> Frame:
    """Return the size and margins of the daily chart at this width."""
    height_px = 260 if width_px >= WIDE_PX else 220
    return Frame(width_px, height_px, left_px=26, top_px=40, right_px=30, bottom_px=42)


@lru_cache(maxsize=16)
def daily_design(width_px: int) -> Design:
    """Return the daily chart without its numbers: range, grid, line, dots, middle line, gaps, words."""
    frame = daily_frame(width_px)
    return composed(
        frame,
        _ribbon("band"),
        *pain_grid(frame),
        _path("line", paint="ink-soft", strokeWidth=1.25, strokeOpacity=0.6),
        dots("dots", share()),
        _path("middle", paint="ink", strokeWidth=1.75, interpolate="monotone"),
        _ticks("gaps", frame),
        words("dates", align="center"),
        words("heading"),
        words("note", align="right"),
        words("each", paint="ink", align="center"),
        words("newest", paint="ink", dx=10, fontWeight=600),
    )


def _ribbon(name: str) -> alt.Chart:
    area = layer(name).mark_area(color=colour("band"), opacity=1, interpolate="monotone")
    ribbon: alt.Chart = area.encode(share(), pain("low"), y2="high", detail="run:N")
    return ribbon


def _path(name: str, *, paint: str, **style: Any) -> alt.Chart:
    line = layer(name).mark_line(color=colour(paint), strokeCap="round", strokeJoin="round", **style)
    path: alt.Chart = line.encode(share(), pain(), detail="run:N")
    return path


def _ticks(name: str, frame: Frame) -> alt.Chart:
    import altair as alt

    top, bottom = (alt.value(frame.plot_height_px + below) for below in (6, 12))
    rule = layer(name).mark_rule(color=colour("edge"), strokeWidth=1)
    ticks: alt.Chart = rule.encode(share(), y=top, y2=bottom)
    return ticks


def rows_by_day(days: Days, frame: Frame) -> dict[str, Rows]:
    """Return a dot for each recorded day, joined where days follow each other, and a tick for each other."""
    radius_px = min(5.0, max(2.4, 0.42 * frame.plot_width_px / len(days.each)))
    points: Rows = [
        {"x": days.share(day.day), "run": day.run, **dot(day.pain_nrs, radius_px)}
        for day in days.each
        if day.pain_nrs is not None
    ]
    return {"line": points, "dots": points, "gaps": [{"x": days.share(day.day)} for day in days.missing]}


def rows_by_stretch(days: Days, stretches: Sequence[Stretch]) -> dict[str, Rows]:
    """Return middle and range of each stretch with a recorded day, a tick for each other, and faint dots."""
    band = [corner for row in _unbroken(stretches) for corner in _outline(row, days)]
    faint: Rows = [
        {"x": days.share(day.day), **faint_dot(day.pain_nrs)} for day in days.each if day.pain_nrs is not None
    ]
    gaps: Rows = [{"x": days.share(stretch.middle)} for stretch in stretches if not stretch.recorded_days]
    return {"band": band, "middle": band, "dots": faint, "gaps": gaps}


def _unbroken(stretches: Sequence[Stretch]) -> list[tuple[Stretch, ...]]:
    recorded = (stretch for stretch in stretches if stretch.recorded_days)
    return [tuple(row) for _, row in groupby(recorded, key=lambda stretch: stretch.run)]


def _outline(row: tuple[Stretch, ...], days: Days) -> Rows:
    """Return `row` from the beginning of its first day to the end of its last, so a lone week has a width."""
    return [
        _corner(row[0], days.share(row[0].first, at=0)),
        *(_corner(stretch, days.share(stretch.middle)) for stretch in row),
        _corner(row[-1], days.share(row[-1].last, at=1)),
    ]


def _corner(stretch: Stretch, place: float) -> dict[str, float | None]:
    values = {"pain": stretch.median, "low": stretch.lowest, "high": stretch.highest}
    return {"x": place, "run": stretch.run, **values}


def word_rows(days: Days, frame: Frame, *, heading: str, locale: str) -> dict[str, Rows]:
    """Return the heading above the plot and the dates below the axis."""
    dates = [
        _text(place * frame.plot_width_px, frame.plot_height_px + 29, text)
        for place, text in axis_labels(days, frame, locale)
    ]
    return {"heading": [_text(-frame.left_px, _ABOVE_PX, heading)], "dates": dates}


def note_rows(no_entry: str, heading: str, frame: Frame) -> Rows:
    """Return what a tick below the axis means, on the line of the heading where there is room for both."""
    note = f"|\u2002{no_entry}"
    room_px = frame.plot_width_px + frame.left_px - text_width_px(heading)
    fits = text_width_px(note) < room_px
    return [_text(frame.plot_width_px, _ABOVE_PX, note)] if fits else []


def value_rows(days: Days, stretches: Sequence[Stretch], *, frame: Frame, locale: str) -> dict[str, Rows]:
    """Return a number for each dot where there is room for it, else only the newest."""
    by_stretch = [(days.share(stretch.last, at=1), stretch.median) for stretch in stretches]
    series = by_stretch or [(days.share(day.day), day.pain_nrs) for day in days.each]
    values = [
        (
            place * frame.plot_width_px,
            (1 - pain_nrs / NRS_MAX) * frame.plot_height_px,
            number(pain_nrs, locale),
        )
        for place, pain_nrs in series
        if pain_nrs is not None
    ]
    if frame.plot_width_px < _VALUES_FROM_PX * len(days.each):
        return {"newest": [_text(*values[-1])]}
    return {"each": [_text(x_px, _clear_of_grid(y_px, frame), text) for x_px, y_px, text in values]}


def _text(x_px: float, y_px: float, text: str) -> dict[str, float | str | None]:
    return {"x_px": x_px, "y_px": y_px, "text": text}


def _clear_of_grid(dot_px: float, frame: Frame) -> float:
    """Return where a number stands: above its dot, or below where a line or the heading is in the way."""
    above_px, below_px = dot_px - 14, dot_px + 16
    lines_px = ((1 - score / NRS_MAX) * frame.plot_height_px for score in GRID_NRS)
    crossed = any(abs(line_px - above_px) < _HALF_LINE_PX for line_px in lines_px)
    return below_px if crossed or above_px < 0 else above_px
