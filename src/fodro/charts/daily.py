"""Pain day by day: the whole series, with its gaps.

Up to 150 days each day is a dot. Longer series are shown by week, very long ones by month: the middle day and
the range from the lowest to the highest, with the days as faint dots behind.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from fodro.charts.daily_marks import (
    ABOVE_PX,
    daily_frame,
    date_words,
    gap_ticks,
    marks_by_day,
    marks_by_stretch,
    note_words,
    ranges_of,
    value_words,
)
from fodro.charts.days import Days, calendar_days
from fodro.charts.marks import drawn, pain_grid, words
from fodro.charts.stretches import Grain, Stretch, grain_of, stretches_of
from fodro.charts.tables import Chart, Table, full_day, full_month, number
from fodro.domain.findings import DailyPain


@dataclass(frozen=True, slots=True)
class DailyLabels:
    """The words of the daily chart, in the reader's language.

    Parameters
    ----------
    title, description : str
        Accessible name and description; the title is also the caption of the table.
    pain, pain_by_week, pain_by_month : str
        What is shown, above the plot, in at most 30 characters: such as "Pain, 0–10", and "Each week: middle
        and range". `pain` also heads a column.
    no_entry : str
        What a missing day is called.
    day, check_ins : str
        Headings of the table by day.
    week, month, median, lowest, highest, recorded_days : str
        Headings of the table by week or month.
    """

    title: str
    description: str
    pain: str
    pain_by_week: str
    pain_by_month: str
    no_entry: str
    day: str
    check_ins: str
    week: str
    month: str
    median: str
    lowest: str
    highest: str
    recorded_days: str


def daily_chart(
    daily: Sequence[DailyPain], *, labels: DailyLabels, locale: str, width_px: int = 358
) -> Chart | None:
    """Return the series `daily` as a chart, from its first day to its last.

    Parameters
    ----------
    daily : sequence of DailyPain
        In any order; a day that is absent counts as a day without an entry.
    labels : DailyLabels
        Words in the language of `locale`.
    locale : str
        Such as ``"en"`` or ``"da"``, for dates and numbers.
    width_px : int
        Natural width; from 520 on the chart is laid out for a wide screen.

    Returns
    -------
    Chart or None
        ``None`` when no day has an entry: there is nothing to draw, and the page says so better.
    """
    if all(entry.pain_nrs is None for entry in daily):
        return None
    days, frame = calendar_days(daily), daily_frame(width_px)
    grain = grain_of(days)
    stretches = stretches_of(days, grain)
    heading = _heading(grain, labels)
    gaps = gap_ticks(days, stretches, frame)
    parts = [
        *ranges_of(stretches, days, frame),
        pain_grid(frame),
        *(marks_by_stretch(days, stretches, frame) if stretches else marks_by_day(days, frame)),
        *gaps,
        words(heading, (-frame.left_px, ABOVE_PX)),
        *date_words(days, frame, locale),
        *(note_words(labels.no_entry, heading, frame) if gaps else ()),
        *value_words(days, stretches, frame=frame, locale=locale),
    ]
    table = (
        _table_by_stretch(stretches, grain, labels=labels, locale=locale)
        if stretches
        else _table_by_day(days, labels, locale)
    )
    svg = drawn(frame, parts, title=labels.title, description=labels.description, kind="days")
    return Chart(svg, table, width_px=width_px, height_px=frame.height_px)


def _heading(grain: Grain, labels: DailyLabels) -> str:
    return {
        Grain.DAY: labels.pain,
        Grain.WEEK: labels.pain_by_week,
        Grain.MONTH: labels.pain_by_month,
    }[grain]


def _table_by_day(days: Days, labels: DailyLabels, locale: str) -> Table:
    rows = (
        (full_day(day.day, locale), _score(day.pain_nrs, labels.no_entry, locale), str(day.n))
        for day in days.each
    )
    return Table(labels.title, (labels.day, labels.pain, labels.check_ins), tuple(rows))


def _table_by_stretch(
    stretches: Sequence[Stretch], grain: Grain, *, labels: DailyLabels, locale: str
) -> Table:
    named, written = (labels.week, full_day) if grain is Grain.WEEK else (labels.month, full_month)
    columns = (named, labels.median, labels.lowest, labels.highest, labels.recorded_days)
    rows = (
        (written(stretch.first, locale), *_scores(stretch, labels.no_entry, locale)) for stretch in stretches
    )
    return Table(labels.title, columns, tuple(rows))


def _scores(stretch: Stretch, no_entry: str, locale: str) -> tuple[str, ...]:
    scores = (stretch.median, stretch.lowest, stretch.highest)
    return (*(_score(score, no_entry, locale) for score in scores), str(stretch.recorded_days))


def _score(pain_nrs: float | None, no_entry: str, locale: str) -> str:
    return no_entry if pain_nrs is None else number(pain_nrs, locale)
