"""What the days look like: the pain of each day against something noted about it, or about a day before.

Dots are days as they were noted. The line is the finding: it takes trend, weekday and the other findings into
account, which the dots do not, so it need not run through the middle of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, floor, log10
from statistics import fmean

from fodro.charts.frame import Frame, shortened
from fodro.charts.marks import Point, drawn, line, pain_grid, path, ribbon, words
from fodro.charts.swarm import Crowd, beside, dots, merged
from fodro.charts.tables import Chart, Table, full_day, number, round_number
from fodro.domain.pictured import PairedDay, day_of
from fodro.domain.scores import NRS_MAX, NRS_MIN

HIGH_PX = 240
"""The height of a picture that stands alone; on a card it is lower."""

TABLE_DAYS = 160
"""The most days that have a row each in the table; more are told by classes of the value."""

CELL_PX = 11
"""Of many days, those within so much of each other are one dot."""

_CLASSES = 6
_TICKS = 3
_INSET = 0.03
_STEPS = 24
_STEPS_OF_TEN = (5, 2, 1, 0.5, 0.2)


@dataclass(frozen=True, slots=True)
class Relation:
    """What a finding holds likely: points of pain for each natural unit, with its range."""

    per_unit: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class PairedLabels:
    """The words of the picture, in the reader's language.

    Parameters
    ----------
    title, description : str
        Accessible name and description; the title is also the caption of the table.
    heading, across : str
        What stands upwards, above the plot, and what stands across, below it.
    day, value, pain : str
        Headings of the table.
    classes, days, mean : str
        Headings of the table of many days: the value from and to, the number of days, their mean pain.
    between : str
        A class, with ``{low}`` and ``{high}``.
    """

    title: str
    description: str
    heading: str
    across: str
    day: str
    value: str
    pain: str
    classes: str
    days: str
    mean: str
    between: str


def paired_days_chart(
    days: Sequence[PairedDay],
    relation: Relation,
    *,
    labels: PairedLabels,
    locale: str,
    width_px: int = 326,
    height_px: int = HIGH_PX,
) -> Chart | None:
    """Return each of `days` as a dot, the value across and the pain upwards, with the relation in front.

    Parameters
    ----------
    days : sequence of PairedDay
        Of one factor at one lag, in any order.
    relation : Relation
        Drawn through the middle of the days.
    labels : PairedLabels
        Words in the language of `locale`.
    locale : str
        Such as ``"en"`` or ``"da"``, for numbers and days.
    width_px, height_px : int
        Natural size.

    Returns
    -------
    Chart or None
        ``None`` for no days, or where the value is the same on all of them.
    """
    values = [day.value for day in days]
    if not days or min(values) == max(values):
        return None
    frame = Frame(width_px, height_px, left_px=26, top_px=36, right_px=8, bottom_px=46)
    scale = _Scale.over(values, frame)
    marks = [
        pain_grid(frame),
        _band(days, relation, scale),
        *dots(_crowds(days, scale)),
        _middle(days, relation, scale),
        *_axis(scale, locale),
        words(labels.heading, (-frame.left_px, -22)),
        words(
            shortened(labels.across, frame.plot_width_px),
            (frame.plot_width_px, frame.plot_height_px + 37),
            anchor="end",
        ),
    ]
    svg = drawn(frame, marks, title=labels.title, description=labels.description, kind="paired")
    return Chart(svg, table_of_days(days, labels, locale), width_px=width_px, height_px=height_px)


@dataclass(frozen=True, slots=True)
class _Scale:
    frame: Frame
    low: float
    high: float

    @classmethod
    def over(cls, values: Sequence[float], frame: Frame) -> _Scale:
        low, high = min(values), max(values)
        return cls(frame, low - _INSET * (high - low), high + _INSET * (high - low))

    def at(self, value: float, pain_nrs: float) -> Point:
        share = (value - self.low) / (self.high - self.low)
        return self.frame.across_px(share), self.frame.down_px(min(max(pain_nrs, NRS_MIN), NRS_MAX))


def _crowds(days: Sequence[PairedDay], scale: _Scale) -> list[Crowd]:
    crowds = [Crowd(scale.at(day.value, day.pain_nrs), day.pain_nrs) for day in days]
    different = len({day.value for day in days})
    if len(crowds) > TABLE_DAYS or different > 24:
        return merged(crowds, CELL_PX)
    return beside(crowds, 4.5, 0.4 * scale.frame.plot_width_px / different)


def _line(days: Sequence[PairedDay], per_unit: float) -> list[tuple[float, float]]:
    """Return the line of this slope through the middle of the days, as value and pain."""
    value, pain_nrs = fmean(day.value for day in days), fmean(day.pain_nrs for day in days)
    least, most = min(day.value for day in days), max(day.value for day in days)
    places = (least + (most - least) * n / _STEPS for n in range(_STEPS + 1))
    return [(place, pain_nrs + per_unit * (place - value)) for place in places]


def _band(days: Sequence[PairedDay], relation: Relation, scale: _Scale) -> str:
    ends = zip(_line(days, relation.low), _line(days, relation.high), strict=True)
    ranges = [(value, min(one, two), max(one, two)) for (value, one), (_, two) in ends]
    seen = [(value, low, high) for value, low, high in ranges if low < NRS_MAX and high > NRS_MIN]
    upper = [scale.at(value, high) for value, _, high in seen]
    return ribbon(upper, [scale.at(value, low) for value, low, _ in seen])


def _middle(days: Sequence[PairedDay], relation: Relation, scale: _Scale) -> str:
    """Return the line as far as it stays on the scale: there is no pain beyond it."""
    line_of = _line(days, relation.per_unit)
    return path([scale.at(*each) for each in line_of if NRS_MIN <= each[1] <= NRS_MAX], paint="ink", width=2)


def _axis(scale: _Scale, locale: str) -> list[str]:
    foot_px = scale.frame.plot_height_px
    places = [(scale.at(value, 0)[0], value) for value in _ticks(scale.low, scale.high)]
    return [
        line((x, foot_px), (x, foot_px + 4), paint="edge")
        + words(round_number(value, locale), (x, foot_px + 17), anchor="middle")
        for x, value in places
    ]


def _ticks(low: float, high: float) -> list[float]:
    """Return at least three round values within the scale, and no more than are needed for that."""
    decade = 10.0 ** floor(log10(high - low))
    steps = (each * decade for each in _STEPS_OF_TEN)
    for step in steps:
        ticks = [round(n * step, 10) for n in range(ceil(low / step), floor(high / step) + 1)]
        if len(ticks) >= _TICKS:
            return ticks
    return []


def table_of_days(days: Sequence[PairedDay], labels: PairedLabels, locale: str) -> Table:
    """Return a row for each day, or of many days one for each class of the value."""
    if len(days) <= TABLE_DAYS:
        rows = (
            (full_day(day_of(day), locale), number(day.value, locale), number(day.pain_nrs, locale))
            for day in sorted(days, key=_when)
        )
        return Table(labels.title, (labels.day, labels.value, labels.pain), tuple(rows))
    columns = (labels.classes, labels.days, labels.mean)
    return Table(labels.title, columns, tuple(_class(each, labels, locale) for each in _classes(days)))


def _when(day: PairedDay) -> str:
    return day.day


def _classes(days: Sequence[PairedDay]) -> list[list[PairedDay]]:
    """Return the days by classes of about the same number; the same value is never in two of them."""
    ordered = sorted(days, key=lambda day: (day.value, day.day))
    classes: list[list[PairedDay]] = [[]]
    for day in ordered:
        full = len(classes[-1]) >= len(ordered) / _CLASSES
        if full and classes[-1][-1].value != day.value:
            classes.append([])
        classes[-1].append(day)
    return classes


def _class(days: Sequence[PairedDay], labels: PairedLabels, locale: str) -> tuple[str, ...]:
    low, high = (number(day.value, locale) for day in (days[0], days[-1]))
    named = low if low == high else labels.between.format(low=low, high=high)
    return named, str(len(days)), number(fmean(day.pain_nrs for day in days), locale)
