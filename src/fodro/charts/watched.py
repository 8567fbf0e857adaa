"""The days of something that is watched: the level they had before, the level since, and the date between."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from statistics import fmean

from fodro.charts.daily_marks import date_words, gap_ticks
from fodro.charts.days import Days, calendar_days
from fodro.charts.frame import WIDE_PX, Frame, text_width_px
from fodro.charts.marks import disc, drawn, line, pain_dot, path, shade, words
from fodro.charts.tables import Chart, Table, full_day, number
from fodro.domain.findings import DailyPain
from fodro.domain.scores import NRS_MAX

HEADING_PX, LEVELS_PX = -44, -16
_GAP_PX = 7
_BESIDE_PX = 9
_LEAST_RADIUS_PX, _MOST_RADIUS_PX = 1.6, 4.5
_FAINT_FROM_DAYS = 150
_FEWEST_WEEKS = 3
_LINE_PX = (44, 32)
_USUAL, _ANOTHER = "pine", "clay"


@dataclass(frozen=True, slots=True)
class Level:
    """How high days lay from `first` to `last`: their middle half from `low` to `high`, around `middle`.

    `told` stands above it, such as "since 3 March: 4.2"; it may be empty.
    """

    first: date
    last: date
    low: float
    middle: float
    high: float
    told: str = ""


@dataclass(frozen=True, slots=True)
class Scale:
    """What the axis reaches from and to, its lines and their words, and whether its values rate pain."""

    low: float = 0.0
    high: float = NRS_MAX
    lines: tuple[tuple[float, str], ...] = ((0, "0"), (5, "5"), (10, "10"))
    is_pain: bool = True


PAIN_SCALE = Scale()


@dataclass(frozen=True, slots=True)
class WatchedLabels:
    """The words of the picture, in the reader's language.

    Parameters
    ----------
    title, description : str
        Accessible name and description; the title is also the caption of the table.
    heading : str
        What is shown, above the plot; it also heads a column.
    no_entry : str
        What a missing day is called.
    day : str
        Heading of the first column.
    """

    title: str
    description: str
    heading: str
    no_entry: str
    day: str


def watched_chart(
    values: Sequence[DailyPain],
    levels: Sequence[Level],
    *,
    scale: Scale = PAIN_SCALE,
    labels: WatchedLabels,
    locale: str,
    width_px: int = 358,
) -> Chart | None:
    """Return the days as dots, with one level behind them, or with two and the date between.

    Parameters
    ----------
    values : sequence of DailyPain
        One for each day, on `scale` (whatever it is of); a day that is absent counts as one without an entry.
    levels : sequence of Level
        None, one (it is as it was), or two (before, and since).
    scale : Scale
    labels : WatchedLabels
        Words in the language of `locale`.
    locale : str
        Such as ``"en"`` or ``"da"``.
    width_px : int
        Natural width; from 520 on the chart is laid out for a wide screen.

    Returns
    -------
    Chart or None
        ``None`` where no day has an entry.
    """
    if all(entry.pain_nrs is None for entry in values):
        return None
    days, frame = calendar_days(values), _frame(width_px, scale)
    plot = _Plot(days, frame, scale)
    gaps = gap_ticks(days, (), frame)
    parts = [
        *_bands(plot, levels),
        *_grid(plot),
        *_dots(plot),
        *_middles(plot, levels),
        *gaps,
        *_level_words(plot, levels),
        words(labels.heading, (-frame.left_px, HEADING_PX)),
        *(_gap_note(labels, frame) if gaps else ()),
        *date_words(days, frame, locale),
    ]
    svg = drawn(frame, parts, title=labels.title, description=labels.description, kind="watched")
    return Chart(svg, _table(days, labels, locale), width_px=width_px, height_px=frame.height_px)


@dataclass(frozen=True, slots=True)
class _Plot:
    """The days, the frame and the scale: where a day and a value stand."""

    days: Days
    frame: Frame
    scale: Scale

    def across_px(self, day: date, *, at: float = 0.5) -> float:
        share = self.days.share(day, at=at)
        return self.frame.across_px(min(max(share, 0.0), 1.0))

    def down_px(self, value: float) -> float:
        reach = self.scale.high - self.scale.low
        share = min(max((value - self.scale.low) / reach, 0.0), 1.0)
        return (1 - share) * self.frame.plot_height_px


def _frame(width_px: int, scale: Scale) -> Frame:
    height_px = 270 if width_px >= WIDE_PX else 224
    left_px = round(_BESIDE_PX + 2 + max(text_width_px(name) for _value, name in scale.lines))
    return Frame(width_px, height_px, left_px=left_px, top_px=58, right_px=8, bottom_px=42)


def _bands(plot: _Plot, levels: Sequence[Level]) -> Iterator[str]:
    for level, paint in zip(levels, _paints(levels), strict=True):
        left_px, right_px = _reach_px(plot, level)
        corners = ((left_px, plot.down_px(level.high)), (right_px, plot.down_px(level.low)))
        yield shade(*corners, paint=paint) if paint == _USUAL else shade(*corners, paint="band", opacity=0.7)


def _middles(plot: _Plot, levels: Sequence[Level]) -> Iterator[str]:
    for level, paint in zip(levels, _paints(levels), strict=True):
        y_px = plot.down_px(level.middle)
        left_px, right_px = _reach_px(plot, level)
        yield path([(left_px, y_px), (right_px, y_px)], paint=paint, width=2.5)
    if len(levels) > 1:
        x_px = plot.across_px(levels[-1].first, at=0)
        yield line((x_px, -6), (x_px, plot.frame.plot_height_px), paint="edge", width=1.25)


def _reach_px(plot: _Plot, level: Level) -> tuple[float, float]:
    return plot.across_px(level.first, at=0), plot.across_px(level.last, at=1)


def _paints(levels: Sequence[Level]) -> tuple[str, ...]:
    return (_USUAL, _ANOTHER)[: len(levels)]


def _grid(plot: _Plot) -> Iterator[str]:
    for value, name in plot.scale.lines:
        y_px = plot.down_px(value)
        yield line((0, y_px), (plot.frame.plot_width_px, y_px))
        yield words(name, (-_BESIDE_PX, y_px), anchor="end")


def _dots(plot: _Plot) -> Iterator[str]:
    n_days = len(plot.days.each)
    radius_px = min(_MOST_RADIUS_PX, max(_LEAST_RADIUS_PX, 0.42 * plot.frame.plot_width_px / n_days))
    opacity = 0.65 if n_days > _FAINT_FROM_DAYS else 1
    for day in plot.days.each:
        if day.pain_nrs is None:
            continue
        at = (plot.across_px(day.day), plot.down_px(day.pain_nrs))
        if plot.scale.is_pain:
            yield pain_dot(at, radius_px, day.pain_nrs, opacity=opacity)
        else:
            yield disc(at, radius_px, paint="ink-soft", opacity=0.8 * opacity)


def _level_words(plot: _Plot, levels: Sequence[Level]) -> Iterator[str]:
    """Yield what is told above the levels: the earlier one ends where the later one begins, if it can."""
    if len(levels) == 1:
        yield words(levels[0].told, (0, LEVELS_PX), paint=_USUAL, weight=600)
    if len(levels) <= 1:
        return
    before, since = levels[0].told, levels[-1].told
    between_px = plot.across_px(levels[-1].first, at=0)
    farthest_px = plot.frame.plot_width_px - text_width_px(since)
    start_px = max(0.0, min(between_px + _GAP_PX, farthest_px))
    end_px = min(between_px, start_px - _GAP_PX) - _GAP_PX
    if end_px >= text_width_px(before) - plot.frame.left_px:
        yield words(before, (end_px, LEVELS_PX), anchor="end", paint=_USUAL, weight=600)
    yield words(since, (start_px, LEVELS_PX), paint=_ANOTHER, weight=600)


def _gap_note(labels: WatchedLabels, frame: Frame) -> Iterator[str]:
    note = f"|\u2002{labels.no_entry}"
    if text_width_px(note) + text_width_px(labels.heading) < frame.plot_width_px + frame.left_px:
        yield words(note, (frame.plot_width_px, HEADING_PX), anchor="end")


def _table(days: Days, labels: WatchedLabels, locale: str) -> Table:
    rows = (
        (
            full_day(day.day, locale),
            labels.no_entry if day.pain_nrs is None else number(day.pain_nrs, locale),
        )
        for day in reversed(days.each)
    )
    return Table(labels.title, (labels.day, labels.heading), tuple(rows))


def quiet_line(values: Sequence[float | None], *, scale: Scale = PAIN_SCALE, title: str) -> str:
    """Return the weeks of something quiet as one small line, or a straight one where there are too few.

    Parameters
    ----------
    values : sequence of float or None
        The last days, one after the other; ``None`` where nothing was noted.
    scale : Scale
        What the height stands for, so that an ordinary week up or down stays small.
    title : str
        Accessible name; the line itself is an ornament beside words.

    Returns
    -------
    str
        An ``svg`` element.
    """
    weeks = [fmean(noted) for n in range(0, len(values), 7) if (noted := _noted(values[n : n + 7]))]
    if len(weeks) < _FEWEST_WEEKS:
        weeks = [(scale.low + scale.high) / 2] * 2
    frame = Frame(_LINE_PX[0], _LINE_PX[1], left_px=2, top_px=2, right_px=2, bottom_px=2)
    middle, reach = fmean(weeks), scale.high - scale.low
    points = [
        (frame.across_px(n / (len(weeks) - 1)), (0.5 - (week - middle) / reach) * frame.plot_height_px)
        for n, week in enumerate(weeks)
    ]
    return drawn(frame, [path(points, paint=_USUAL, width=2.5)], title=title, description="", kind="quiet")


def _noted(values: Sequence[float | None]) -> list[float]:
    return [value for value in values if value is not None]
