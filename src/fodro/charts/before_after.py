"""Before and after: each massage as a slope from right before to right after, and beside them the rests.

A line is one session, or several that were rated alike; the dark one joins the plain means. A rest beside it
shows how much of a slope comes by itself.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from statistics import fmean

from fodro.charts.frame import GRID_NRS, Frame, shortened
from fodro.charts.marks import Point, drawn, line, pain_dot, path, words
from fodro.charts.paired_days import HIGH_PX, TABLE_DAYS
from fodro.charts.tables import Chart, Table, full_day, number, tenths
from fodro.domain.pictured import RatedSession

_INSET_PX = 36
"""Room beside a slope for the number of its mean."""

_APART_PX = 12
_TOP_PX, _BOTTOM_PX = 58, 28
_DOT_PX, _MOST_PX, _MEAN_PX = 2.6, 5.5, 5.5
_FAINT, _STRONG = 0.3, 0.75
_MOST_WIDTH = 4.0


@dataclass(frozen=True, slots=True)
class Arm:
    """One kind of session: its name with how many, its name alone, and its sessions."""

    heading: str
    name: str
    sessions: tuple[RatedSession, ...]


@dataclass(frozen=True, slots=True)
class BeforeAfterLabels:
    """The words of the picture, in the reader's language.

    Parameters
    ----------
    title, description : str
        Accessible name and description; the title is also the caption of the table.
    heading : str
        What stands upwards, above the plot.
    before, after : str
        The two ends of a slope.
    day, kind, sessions, mean_after : str
        Headings of the table; the last two only of many sessions.
    """

    title: str
    description: str
    heading: str
    before: str
    after: str
    day: str
    kind: str
    sessions: str
    mean_after: str


def before_after_chart(
    arms: Sequence[Arm],
    *,
    labels: BeforeAfterLabels,
    locale: str,
    width_px: int = 326,
    height_px: int = HIGH_PX,
) -> Chart | None:
    """Return the sessions of each arm as slopes, the arms beside each other.

    Parameters
    ----------
    arms : sequence of Arm
        In the order they are to stand; one without sessions is left out.
    labels : BeforeAfterLabels
        Words in the language of `locale`.
    locale : str
        Such as ``"en"`` or ``"da"``, for numbers and days.
    width_px, height_px : int
        Natural size.

    Returns
    -------
    Chart or None
        ``None`` where no arm has a session.
    """
    there = [arm for arm in arms if arm.sessions]
    if not there:
        return None
    frame = Frame(width_px, height_px, left_px=26, top_px=_TOP_PX, right_px=8, bottom_px=_BOTTOM_PX)
    marks = [words(labels.heading, (-frame.left_px, -_TOP_PX + 10))]
    for place, arm in enumerate(there):
        marks += _panel(arm, _Field.of(place, len(there), frame), labels, locale)
    marks += _numbers(frame)
    svg = drawn(frame, marks, title=labels.title, description=labels.description, kind="slopes")
    return Chart(svg, _table(there, labels, locale), width_px=width_px, height_px=height_px)


@dataclass(frozen=True, slots=True)
class _Field:
    """The part of the plot that belongs to one arm."""

    frame: Frame
    start_px: float
    end_px: float

    @classmethod
    def of(cls, place: int, arms: int, frame: Frame) -> _Field:
        wide_px = (frame.plot_width_px - _APART_PX * (arms - 1)) / arms
        start_px = place * (wide_px + _APART_PX)
        return cls(frame, start_px, start_px + wide_px)

    def before(self, pain_nrs: float) -> Point:
        return self.start_px + _INSET_PX, self.frame.down_px(pain_nrs)

    def after(self, pain_nrs: float) -> Point:
        return self.end_px - _INSET_PX, self.frame.down_px(pain_nrs)


def _panel(arm: Arm, field: _Field, labels: BeforeAfterLabels, locale: str) -> list[str]:
    foot_px = field.frame.plot_height_px + 17
    middle_px, wide_px = (field.start_px + field.end_px) / 2, field.end_px - field.start_px
    return [
        words(shortened(arm.heading, wide_px), (middle_px, -19), anchor="middle", paint="ink", weight=600),
        *_grid(field),
        *_slopes(arm, field),
        *_means(arm, field, locale),
        words(labels.before, (field.before(0)[0], foot_px), anchor="middle"),
        words(labels.after, (field.after(0)[0], foot_px), anchor="middle"),
    ]


def _grid(field: _Field) -> Iterator[str]:
    for score in GRID_NRS:
        y_px = field.frame.down_px(score)
        yield line((field.start_px, y_px), (field.end_px, y_px))


def _numbers(frame: Frame) -> Iterator[str]:
    return (words(str(score), (-9, frame.down_px(score)), anchor="end") for score in GRID_NRS)


def _slopes(arm: Arm, field: _Field) -> list[str]:
    alike = Counter((one.before_nrs, one.after_nrs) for one in arm.sessions)
    strength = _STRONG if len(alike) <= 3 else _FAINT
    lines = [
        path(
            [field.before(before), field.after(after)],
            paint="ink-soft",
            width=min(0.75 + 0.5 * n, _MOST_WIDTH),
            opacity=strength,
        )
        for (before, after), n in alike.items()
    ]
    starts = Counter(one.before_nrs for one in arm.sessions)
    ends = Counter(one.after_nrs for one in arm.sessions)
    return [*lines, *_dots(starts, field.before), *_dots(ends, field.after)]


def _dots(ratings: Counter[float], at: Callable[[float], Point]) -> list[str]:
    return [
        pain_dot(at(nrs), min(_DOT_PX * n**0.5, _MOST_PX), nrs, opacity=0.85) for nrs, n in ratings.items()
    ]


def _means(arm: Arm, field: _Field, locale: str) -> list[str]:
    before = fmean(one.before_nrs for one in arm.sessions)
    after = fmean(one.after_nrs for one in arm.sessions)
    start, end = field.before(before), field.after(after)
    return [
        path([start, end], paint="ink", width=2.5),
        pain_dot(start, _MEAN_PX, before),
        pain_dot(end, _MEAN_PX, after),
        words(tenths(before, locale), (start[0] - 11, start[1]), anchor="end", paint="ink", weight=600),
        words(tenths(after, locale), (end[0] + 11, end[1]), paint="ink", weight=600),
    ]


def _table(arms: Sequence[Arm], labels: BeforeAfterLabels, locale: str) -> Table:
    if sum(len(arm.sessions) for arm in arms) > TABLE_DAYS:
        return _table_by_rating(arms, labels, locale)
    each = sorted(((one, arm.name) for arm in arms for one in arm.sessions), key=lambda pair: pair[0].day)
    rows = (
        (
            full_day(date.fromisoformat(one.day), locale),
            name,
            number(one.before_nrs, locale),
            number(one.after_nrs, locale),
        )
        for one, name in each
    )
    return Table(labels.title, (labels.day, labels.kind, labels.before, labels.after), tuple(rows))


def _table_by_rating(arms: Sequence[Arm], labels: BeforeAfterLabels, locale: str) -> Table:
    """Return a row for each whole rating before: what starts alike can be compared."""
    columns = (labels.kind, labels.before, labels.sessions, labels.mean_after)
    return Table(labels.title, columns, tuple(row for arm in arms for row in _by_rating(arm, locale)))


def _by_rating(arm: Arm, locale: str) -> Iterator[tuple[str, ...]]:
    after: dict[int, list[float]] = {}
    for one in arm.sessions:
        after.setdefault(int(one.before_nrs + 0.5), []).append(one.after_nrs)
    for before in sorted(after, reverse=True):
        yield arm.name, str(before), str(len(after[before])), number(fmean(after[before]), locale)
