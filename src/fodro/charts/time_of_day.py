"""How much it hurts in each part of the day: a line with its soft range, in the order the day is lived."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from fodro.charts.frame import LABEL_PX, WIDE_PX, Frame, text_width_px
from fodro.charts.marks import drawn, pain_dot, pain_grid, path, ribbon, upright_band, words
from fodro.charts.tables import Chart, Table, number, tenths
from fodro.domain.civil import DayPart
from fodro.domain.findings import PartOfDayFinding
from fodro.domain.scores import NRS_MAX, NRS_MIN

_DOT_RADIUS_PX = 5
_LINE_PX = 17
_AIR_PX = 4
_ABOVE_PX = -26
_VALUE_PX = 16


@dataclass(frozen=True, slots=True)
class TimeOfDayLabels:
    """The words of the time-of-day chart, in the reader's language.

    Parameters
    ----------
    title, description : str
        Accessible name and description; the title is also the caption of the table.
    heading : str
        What is shown, above the plot: such as "Mean pain, 0–10, with its range".
    names : mapping of str to str
        The name of each part of the day by its slug; a slug without a name stands as it is.
    part, mean, low, high, check_ins : str
        Headings of the table.
    """

    title: str
    description: str
    heading: str
    names: Mapping[str, str]
    part: str
    mean: str
    low: str
    high: str
    check_ins: str


def time_of_day_chart(
    parts: Sequence[PartOfDayFinding], *, labels: TimeOfDayLabels, locale: str, width_px: int = 358
) -> Chart | None:
    """Return the mean pain of each part of the day as a dot on its range, with its number.

    Parameters
    ----------
    parts : sequence of PartOfDayFinding
        In the order they are to stand.
    labels : TimeOfDayLabels
        Words in the language of `locale`.
    locale : str
        Such as ``"en"`` or ``"da"``, for numbers.
    width_px : int
        Natural width; from 520 on the chart is laid out for a wide screen.

    Returns
    -------
    Chart or None
        ``None`` for no parts: there is nothing to draw, and the page says so better.
    """
    if not parts:
        return None
    names = [labels.names.get(part.part, part.part) for part in parts]
    frame = _frame(width_px, staggered=must_stagger(names, width_px))
    marks = [
        *_ranges(parts, frame),
        pain_grid(frame),
        *_joined(parts, frame),
        *(_mean(part, n, len(parts), frame=frame, locale=locale) for n, part in enumerate(parts)),
        *names_below(names, frame, bold=[part.claimed for part in parts]),
        words(labels.heading, (-frame.left_px, _ABOVE_PX)),
    ]
    svg = drawn(frame, marks, title=labels.title, description=labels.description, kind="parts")
    return Chart(svg, _table(parts, labels, locale), width_px=width_px, height_px=frame.height_px)


def _frame(width_px: int, *, staggered: bool) -> Frame:
    bottom_px = 34 + _LINE_PX * staggered
    plot_px = 176 if width_px >= WIDE_PX else 144
    return Frame(width_px, 40 + plot_px + bottom_px, left_px=26, top_px=40, right_px=6, bottom_px=bottom_px)


def _runs(parts: Sequence[PartOfDayFinding]) -> list[list[tuple[int, PartOfDayFinding]]]:
    """Return the parts that follow each other in a day together, each with its column: a gap stays a gap."""
    order = {part.value: n for n, part in enumerate(DayPart)}
    steps = ((order.get(part.part, -2 * n) - n, (n, part)) for n, part in enumerate(parts))
    return [[each for _, each in run] for _, run in groupby(steps, key=lambda step: step[0])]


def _ranges(parts: Sequence[PartOfDayFinding], frame: Frame) -> list[str]:
    return [_range(run, len(parts), frame) for run in _runs(parts)]


def _range(run: Sequence[tuple[int, PartOfDayFinding]], columns: int, frame: Frame) -> str:
    # An interval may reach past the ends of the scale, where there is no pain to show.
    places = [
        (column_px(n, columns, frame), max(part.low, NRS_MIN), min(part.high, NRS_MAX)) for n, part in run
    ]
    if len(places) == 1:
        ((x, low, high),) = places
        return upright_band(x, frame.down_px(high), frame.down_px(low))
    return ribbon(
        [(x, frame.down_px(high)) for x, _, high in places], [(x, frame.down_px(low)) for x, low, _ in places]
    )


def _joined(parts: Sequence[PartOfDayFinding], frame: Frame) -> list[str]:
    lines = (
        [(column_px(n, len(parts), frame), frame.down_px(part.mean)) for n, part in run]
        for run in _runs(parts)
    )
    return [path(points, paint="ink-soft", width=1.5) for points in lines if len(points) > 1]


def column_px(place: int, columns: int, frame: Frame) -> float:
    """Return the middle of a column of the plot."""
    return frame.across_px((place + 0.5) / columns)


def _mean(part: PartOfDayFinding, place: int, columns: int, *, frame: Frame, locale: str) -> str:
    x_px, y_px = column_px(place, columns, frame), frame.down_px(part.mean)
    above_px = y_px - _VALUE_PX if y_px > _VALUE_PX else y_px + _VALUE_PX
    value = words(
        tenths(part.mean, locale),
        (x_px, above_px),
        anchor="middle",
        paint="ink",
        weight=600,
        size_px=LABEL_PX + 1,
    )
    return pain_dot((x_px, y_px), _DOT_RADIUS_PX, part.mean) + value


def must_stagger(names: Sequence[str], width_px: int) -> bool:
    """Return whether the names of the columns are too wide to stand on one line."""
    column_px = _frame(width_px, staggered=False).plot_width_px / len(names)
    return any(text_width_px(name) + _AIR_PX > column_px for name in names)


def names_below(names: Sequence[str], frame: Frame, *, bold: Sequence[bool] = ()) -> list[str]:
    """Return the names below the axis, every second one a line lower where they stand too close."""
    staggered = must_stagger(names, frame.width_px)
    top_px = frame.plot_height_px + 24
    strong = [*bold, *[False] * len(names)]
    return [
        words(
            name,
            (column_px(n, len(names), frame), top_px + _LINE_PX * (staggered and n % 2)),
            anchor="middle",
            paint="ink" if strong[n] else "ink-soft",
            weight=600 if strong[n] else 0,
        )
        for n, name in enumerate(names)
    ]


def _table(parts: Sequence[PartOfDayFinding], labels: TimeOfDayLabels, locale: str) -> Table:
    columns = (labels.part, labels.mean, labels.low, labels.high, labels.check_ins)
    rows = (
        (
            labels.names.get(part.part, part.part),
            *(number(score, locale) for score in (part.mean, part.low, part.high)),
            str(part.n),
        )
        for part in parts
    )
    return Table(labels.title, columns, tuple(rows))
