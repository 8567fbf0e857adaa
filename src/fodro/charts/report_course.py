"""The course of the pain for a report: the days, or their weeks and months, and where it grew worse."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from fodro.charts.daily_marks import date_words, gap_ticks, marks_by_day, marks_by_stretch, ranges_of
from fodro.charts.days import Days, calendar_days
from fodro.charts.frame import Frame, text_width_px
from fodro.charts.marks import drawn, line, pain_grid, words
from fodro.charts.stretches import Grain, grain_of, stretches_of
from fodro.domain.findings import DailyPain

_ABOVE_PX, _MARK_PX = -30, -12
_GAP_PX = 5


@dataclass(frozen=True, slots=True)
class Worse:
    """A day from which something is worse, and what stands beside its line."""

    day: date
    told: str


@dataclass(frozen=True, slots=True)
class CourseLabels:
    """The words of the picture, in the reader's language: its name, and what one step stands for."""

    title: str
    by_day: str
    by_week: str
    by_month: str
    no_entry: str


def course_chart(
    daily: Sequence[DailyPain],
    worse: Sequence[Worse],
    *,
    labels: CourseLabels,
    locale: str,
    size_px: tuple[int, int] = (358, 190),
) -> str:
    """Return the days of `daily` as one low picture with an upright line where it grew worse.

    Parameters
    ----------
    daily : sequence of DailyPain
    worse : sequence of Worse
        Days outside of the series are left out.
    labels : CourseLabels
    locale : str
        Such as ``"en"`` or ``"da"``, for dates.
    size_px : tuple of int
        Width and height.

    Returns
    -------
    str
        An ``svg`` element; empty where no day has an entry.
    """
    if all(entry.pain_nrs is None for entry in daily):
        return ""
    days, frame = calendar_days(daily), _frame(size_px)
    grain = grain_of(days)
    stretches = stretches_of(days, grain)
    gaps = gap_ticks(days, stretches, frame)
    heading = {Grain.DAY: labels.by_day, Grain.WEEK: labels.by_week, Grain.MONTH: labels.by_month}[grain]
    parts = [
        *ranges_of(stretches, days, frame),
        pain_grid(frame),
        *_lines(worse, days, frame),
        *(
            _without_days(marks_by_stretch(days, stretches, frame))
            if stretches
            else marks_by_day(days, frame)
        ),
        *gaps,
        words(heading, (-frame.left_px, _ABOVE_PX)),
        *(
            [words(f"|\u2002{labels.no_entry}", (frame.plot_width_px, _ABOVE_PX), anchor="end")]
            if gaps
            else []
        ),
        *date_words(days, frame, locale),
    ]
    return drawn(frame, parts, title=labels.title, description="", kind="course")


def _frame(size_px: tuple[int, int]) -> Frame:
    width_px, height_px = size_px
    return Frame(width_px, height_px, left_px=24, top_px=44, right_px=18, bottom_px=40)


def _without_days(marks: Sequence[str]) -> list[str]:
    """Return the marks without the faint dots of single days: print shows them as dust."""
    return [mark for mark in marks if not mark.startswith("<circle")]


def _lines(worse: Sequence[Worse], days: Days, frame: Frame) -> list[str]:
    """Return an upright line for each, with its words where they do not run into those before."""
    marks, free_px = [], 0.0
    for one in worse:
        if not days.first <= one.day <= days.each[-1].day:
            continue
        x_px, told_px = frame.across_px(days.share(one.day, at=0)), text_width_px(one.told)
        marks.append(line((x_px, _MARK_PX - 6), (x_px, frame.plot_height_px), paint="ink", width=1.5))
        fits_right = x_px + _GAP_PX + told_px <= frame.plot_width_px + frame.right_px
        start_px = x_px + _GAP_PX if fits_right else x_px - _GAP_PX - told_px
        if start_px >= free_px:
            marks.append(words(one.told, (start_px, _MARK_PX), paint="ink", weight=600))
            free_px = start_px + told_px + _GAP_PX
    return marks
