"""The marks of the daily chart."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from fodro.charts.days import Days, axis_labels
from fodro.charts.frame import GRID_NRS, WIDE_PX, Frame, text_width_px
from fodro.charts.marks import Point, line, pain_dot, path, ribbon, words
from fodro.charts.stretches import Stretch
from fodro.charts.tables import number

ABOVE_PX = -26
_HALF_LINE_PX = 8
_VALUES_FROM_PX = 28
"""The width of a day from which on each dot carries its number."""


def daily_frame(width_px: int) -> Frame:
    """Return the size and margins of the daily chart at this width."""
    height_px = 260 if width_px >= WIDE_PX else 220
    return Frame(width_px, height_px, left_px=26, top_px=40, right_px=30, bottom_px=42)


def marks_by_day(days: Days, frame: Frame) -> list[str]:
    """Return a dot for each recorded day, joined where days follow each other."""
    radius_px = min(5.0, max(2.4, 0.42 * frame.plot_width_px / len(days.each)))
    recorded = [
        (day.run, (frame.across_px(days.share(day.day)), frame.down_px(day.pain_nrs)), day.pain_nrs)
        for day in days.each
        if day.pain_nrs is not None
    ]
    runs = [[at for _, at, _ in run] for _, run in groupby(recorded, key=lambda each: each[0])]
    lines = [path(run, paint="ink-soft", width=1.25, opacity=0.6) for run in runs]
    return [*lines, *(pain_dot(at, radius_px, pain_nrs) for _, at, pain_nrs in recorded)]


def ranges_of(stretches: Sequence[Stretch], days: Days, frame: Frame) -> list[str]:
    """Return the range of each unbroken row of stretches, as an area."""
    return [
        ribbon([(x, high) for x, high, _, _ in row], [(x, low) for x, _, _, low in row])
        for row in _outlines(stretches, days, frame)
    ]


def marks_by_stretch(days: Days, stretches: Sequence[Stretch], frame: Frame) -> list[str]:
    """Return the days as faint dots, and the middle of the stretches in front of them."""
    faint = [
        pain_dot(
            (frame.across_px(days.share(day.day)), frame.down_px(day.pain_nrs)),
            0.8,
            day.pain_nrs,
            opacity=0.35,
        )
        for day in days.each
        if day.pain_nrs is not None
    ]
    return faint + [path([(x, y) for x, _, y, _ in row]) for row in _outlines(stretches, days, frame)]


def gap_ticks(days: Days, stretches: Sequence[Stretch], frame: Frame) -> list[str]:
    """Return a tick below the axis for each day, or each stretch, without an entry."""
    empty = [stretch.middle for stretch in stretches if not stretch.recorded_days]
    missing = empty if stretches else [day.day for day in days.missing]
    top_px = frame.plot_height_px
    places = (frame.across_px(days.share(day)) for day in missing)
    return [line((x, top_px + 6), (x, top_px + 12), paint="edge") for x in places]


Corner = tuple[float, float, float, float]


def _outlines(stretches: Sequence[Stretch], days: Days, frame: Frame) -> list[list[Corner]]:
    """Return each unbroken row from the beginning of its first day to the end of its last.

    So a lone week has a width. A corner is where it stands, and its highest, middle and lowest.
    """
    recorded = (stretch for stretch in stretches if stretch.recorded_days)
    rows = [tuple(row) for _, row in groupby(recorded, key=lambda stretch: stretch.run)]
    return [
        [
            _corner(row[0], days.share(row[0].first, at=0), frame),
            *(_corner(stretch, days.share(stretch.middle), frame) for stretch in row),
            _corner(row[-1], days.share(row[-1].last, at=1), frame),
        ]
        for row in rows
    ]


def _corner(stretch: Stretch, share: float, frame: Frame) -> Corner:
    high, middle, low = (
        frame.down_px(nrs or 0.0) for nrs in (stretch.highest, stretch.median, stretch.lowest)
    )
    return frame.across_px(share), high, middle, low


def date_words(days: Days, frame: Frame, locale: str) -> list[str]:
    """Return the dates below the axis."""
    y_px = frame.plot_height_px + 29
    places = axis_labels(days, frame, locale)
    return [words(text, (frame.across_px(place), y_px), anchor="middle") for place, text in places]


def note_words(no_entry: str, heading: str, frame: Frame) -> list[str]:
    """Return what a tick below the axis means, on the line of the heading where there is room for both."""
    note = f"|\u2002{no_entry}"
    room_px = frame.plot_width_px + frame.left_px - text_width_px(heading)
    fits = text_width_px(note) < room_px
    return [words(note, (frame.plot_width_px, ABOVE_PX), anchor="end")] if fits else []


def value_words(days: Days, stretches: Sequence[Stretch], *, frame: Frame, locale: str) -> list[str]:
    """Return a number for each dot where there is room for it, else only the newest."""
    by_stretch = [(days.share(stretch.last, at=1), stretch.median) for stretch in stretches]
    series = by_stretch or [(days.share(day.day), day.pain_nrs) for day in days.each]
    values: list[tuple[Point, str]] = [
        ((frame.across_px(place), frame.down_px(pain_nrs)), number(pain_nrs, locale))
        for place, pain_nrs in series
        if pain_nrs is not None
    ]
    if frame.plot_width_px < _VALUES_FROM_PX * len(days.each):
        (x_px, y_px), text = values[-1]
        return [words(text, (x_px + 10, y_px), paint="ink", weight=600)]
    return [
        words(text, (x_px, _clear_of_grid(y_px, frame)), anchor="middle", paint="ink")
        for (x_px, y_px), text in values
    ]


def _clear_of_grid(dot_px: float, frame: Frame) -> float:
    """Return where a number stands: above its dot, or below where a line or the heading is in the way."""
    above_px, below_px = dot_px - 14, dot_px + 16
    lines_px = (frame.down_px(score) for score in GRID_NRS)
    crossed = any(abs(line_px - above_px) < _HALF_LINE_PX for line_px in lines_px)
    return below_px if crossed or above_px < 0 else above_px
