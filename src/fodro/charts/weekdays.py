"""How much it hurts on each day of the week: a dot on its range, from Monday to Sunday."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from fodro.charts.frame import WIDE_PX, Frame
from fodro.charts.marks import drawn, pain_dot, pain_grid, upright_band, words
from fodro.charts.tables import Chart, Table, number, tenths
from fodro.charts.time_of_day import column_px
from fodro.domain.findings import WeekdayFinding
from fodro.domain.scores import NRS_MAX, NRS_MIN

DAYS = 7
_DOT_RADIUS_PX = 5
_BAND_PX = 8
_ABOVE_PX = -26
_VALUE_PX = 14


@dataclass(frozen=True, slots=True)
class WeekdayLabels:
    """The words of the weekday chart, in the reader's language.

    Parameters
    ----------
    title, description : str
        Accessible name and description; the title is also the caption of the table.
    heading : str
        What is shown, above the plot.
    short, names : sequence of str
        The seven days from Monday, short for the axis and in full for the table.
    none : str
        What a day of the week without a note is called.
    weekday, mean, low, high, days : str
        Headings of the table.
    """

    title: str
    description: str
    heading: str
    short: Sequence[str]
    names: Sequence[str]
    none: str
    weekday: str
    mean: str
    low: str
    high: str
    days: str


def weekdays_chart(
    weekdays: Sequence[WeekdayFinding], *, labels: WeekdayLabels, locale: str, width_px: int = 326
) -> Chart | None:
    """Return the mean pain of each day of the week as a dot on its range, with its number.

    Parameters
    ----------
    weekdays : sequence of WeekdayFinding
        In any order; a day of the week that is absent is a gap.
    labels : WeekdayLabels
        Words in the language of `locale`.
    locale : str
        Such as ``"en"`` or ``"da"``, for numbers.
    width_px : int
        Natural width; from 520 on the chart is laid out for a wide screen.

    Returns
    -------
    Chart or None
        ``None`` for no days: there is nothing to draw, and the page says so better.
    """
    if not weekdays:
        return None
    plot_px = 150 if width_px >= WIDE_PX else 120
    frame = Frame(width_px, 40 + plot_px + 34, left_px=26, top_px=40, right_px=6, bottom_px=34)
    by_day = {one.weekday: one for one in weekdays}
    marks = [
        *(_range(one, frame) for one in by_day.values()),
        pain_grid(frame),
        *(_mean(one, frame, locale) for one in by_day.values()),
        *(_name(n, labels.short[n], by_day.get(n), frame) for n in range(DAYS)),
        words(labels.heading, (-frame.left_px, _ABOVE_PX)),
    ]
    svg = drawn(frame, marks, title=labels.title, description=labels.description, kind="week")
    return Chart(svg, _table(by_day, labels, locale), width_px=width_px, height_px=frame.height_px)


def _range(one: WeekdayFinding, frame: Frame) -> str:
    top_px, bottom_px = frame.down_px(min(one.high, NRS_MAX)), frame.down_px(max(one.low, NRS_MIN))
    return upright_band(column_px(one.weekday, DAYS, frame), top_px, bottom_px, width_px=_BAND_PX)


def _mean(one: WeekdayFinding, frame: Frame, locale: str) -> str:
    x_px, y_px = column_px(one.weekday, DAYS, frame), frame.down_px(one.mean)
    top_px = frame.down_px(min(one.high, NRS_MAX))
    above_px = top_px - _VALUE_PX if top_px > _VALUE_PX else frame.down_px(max(one.low, NRS_MIN)) + _VALUE_PX
    value = words(tenths(one.mean, locale), (x_px, above_px), anchor="middle", paint="ink", weight=600)
    return pain_dot((x_px, y_px), _DOT_RADIUS_PX, one.mean) + value


def _name(n: int, name: str, there: WeekdayFinding | None, frame: Frame) -> str:
    worst = there is not None and there.claimed
    return words(
        name,
        (column_px(n, DAYS, frame), frame.plot_height_px + 24),
        anchor="middle",
        paint="ink" if worst else "ink-soft",
        weight=600 if worst else 0,
    )


def _table(by_day: dict[int, WeekdayFinding], labels: WeekdayLabels, locale: str) -> Table:
    columns = (labels.weekday, labels.mean, labels.low, labels.high, labels.days)
    return Table(
        labels.title,
        columns,
        tuple(_row(labels.names[n], by_day.get(n), labels, locale) for n in range(DAYS)),
    )


def _row(name: str, one: WeekdayFinding | None, labels: WeekdayLabels, locale: str) -> tuple[str, ...]:
    if one is None:
        return name, labels.none, "", "", "0"
    return name, *(number(nrs, locale) for nrs in (one.mean, one.low, one.high)), str(one.n)
