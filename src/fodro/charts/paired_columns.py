"""What the days look like where there are only a few kinds of them: a column of dots for each kind."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean

from fodro.charts.frame import Frame
from fodro.charts.marks import drawn, line, pain_grid, upright_band, words
from fodro.charts.paired_days import HIGH_PX, TABLE_DAYS
from fodro.charts.swarm import Crowd, beside, dots, merged
from fodro.charts.tables import Chart, Table, full_day, number, tenths
from fodro.charts.time_of_day import column_px, must_stagger, names_below
from fodro.domain.pictured import PairedDay, day_of
from fodro.domain.scores import NRS_MAX, NRS_MIN

_DOT_PX, _STEP_PX = 2.8, 5.5
_ROOM = 0.3
"""How far dots may stand from the middle of their column, as a share of it."""
_MEAN = 0.36
_VALUE_PX = 7


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of days: its name, and its days."""

    name: str
    days: tuple[PairedDay, ...]

    @property
    def mean_nrs(self) -> float:
        """Plain mean pain."""
        return fmean(day.pain_nrs for day in self.days)


@dataclass(frozen=True, slots=True)
class Expected:
    """The range in which a finding holds the mean of the last kind likely, 0–10."""

    low: float
    high: float


@dataclass(frozen=True, slots=True)
class ColumnLabels:
    """The words of the picture, in the reader's language.

    Parameters
    ----------
    title, description : str
        Accessible name and description; the title is also the caption of the table.
    heading : str
        What stands upwards, above the plot.
    day, kind, pain : str
        Headings of the table.
    days, mean : str
        Headings of the table of many days.
    """

    title: str
    description: str
    heading: str
    day: str
    kind: str
    pain: str
    days: str
    mean: str


def paired_columns_chart(
    kinds: Sequence[Kind],
    expected: Expected | None = None,
    *,
    labels: ColumnLabels,
    locale: str,
    width_px: int = 326,
    height_px: int = HIGH_PX,
) -> Chart | None:
    """Return the days of each kind as a column of dots, with the mean of each.

    Parameters
    ----------
    kinds : sequence of Kind
        In the order they are to stand; one without days is left out.
    expected : Expected or None
        A soft band behind the last column.
    labels : ColumnLabels
        Words in the language of `locale`.
    locale : str
        Such as ``"en"`` or ``"da"``, for numbers and days.
    width_px, height_px : int
        Natural size.

    Returns
    -------
    Chart or None
        ``None`` where there are not two kinds with days.
    """
    there = [kind for kind in kinds if kind.days]
    if len(there) < 2:
        return None
    names = [kind.name for kind in there]
    bottom_px = 34 + 17 * must_stagger(names, width_px)
    frame = Frame(width_px, height_px, left_px=26, top_px=36, right_px=8, bottom_px=bottom_px)
    marks = [
        pain_grid(frame),
        *([_band(expected, len(there), frame)] if expected and there[-1] is kinds[-1] else ()),
        *(mark for n, kind in enumerate(there) for mark in _column(kind, n, len(there), frame=frame)),
        *(_mean(kind, n, len(there), frame=frame, locale=locale) for n, kind in enumerate(there)),
        *names_below(names, frame),
        words(labels.heading, (-frame.left_px, -22)),
    ]
    svg = drawn(frame, marks, title=labels.title, description=labels.description, kind="columns")
    return Chart(svg, _table(there, labels, locale), width_px=width_px, height_px=height_px)


def _band(expected: Expected, columns: int, frame: Frame) -> str:
    top_px = frame.down_px(min(max(expected.high, NRS_MIN), NRS_MAX))
    bottom_px = frame.down_px(min(max(expected.low, NRS_MIN), NRS_MAX))
    width_px = 2 * _MEAN * frame.plot_width_px / columns
    x_px = column_px(columns - 1, columns, frame)
    return upright_band(x_px, top_px, bottom_px, width_px=width_px)


def _column(kind: Kind, place: int, columns: int, *, frame: Frame) -> list[str]:
    middle_px = column_px(place, columns, frame)
    room_px = _ROOM * frame.plot_width_px / columns
    days = [Crowd((middle_px, frame.down_px(day.pain_nrs)), day.pain_nrs) for day in kind.days]
    return dots(beside(merged(days, 6), _STEP_PX, room_px), radius_px=_DOT_PX)


def _mean(kind: Kind, place: int, columns: int, *, frame: Frame, locale: str) -> str:
    x_px, y_px = column_px(place, columns, frame), frame.down_px(kind.mean_nrs)
    reach_px = _MEAN * frame.plot_width_px / columns
    value = words(tenths(kind.mean_nrs, locale), (x_px + reach_px + _VALUE_PX, y_px), paint="ink", weight=600)
    return line((x_px - reach_px, y_px), (x_px + reach_px, y_px), paint="ink", width=2) + value


def _table(kinds: Sequence[Kind], labels: ColumnLabels, locale: str) -> Table:
    if sum(len(kind.days) for kind in kinds) <= TABLE_DAYS:
        each = sorted(((day, kind.name) for kind in kinds for day in kind.days), key=lambda one: one[0].day)
        rows = tuple((full_day(day_of(d), locale), name, number(d.pain_nrs, locale)) for d, name in each)
        return Table(labels.title, (labels.day, labels.kind, labels.pain), rows)
    columns = (labels.kind, labels.days, labels.mean)
    told = ((kind.name, str(len(kind.days)), number(kind.mean_nrs, locale)) for kind in kinds)
    return Table(labels.title, columns, tuple(told))
