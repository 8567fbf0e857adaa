"""How comfortable it was at the end of each day, one row for each activity. Drawn by hand: it is instant.

A dot is one rating, or in a long series the mean of one month, and the thin line the plain mean of its row.
There is no trend line, since a picture of so few ratings could show one by chance.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from xml.sax.saxutils import escape

from fodro.charts.frame import LABEL_PX, shortened, text_width_px
from fodro.charts.svg import cleaned, colour
from fodro.charts.tables import Chart, Table, full_day, full_month, number, short_day
from fodro.domain.comfort import ActivityComfort, Comfort, comfort_by_activity, comfort_by_month

COMFORT_MAX = 10
MOST_DOTS = 180
"""The longest series whose ratings stand one by one; a longer one is shown by month."""

_LEFT_PX, _RIGHT_PX = 26, 8
_NAME_PX, _PLOT_PX, _GAP_PX, _DATES_PX = 32, 56, 20, 24
_MANY = 60
_MID_MONTH = timedelta(days=14)
_GRID = (0, 5, COMFORT_MAX)


@dataclass(frozen=True, slots=True)
class ComfortLabels:
    """The words of the comfort chart, in the reader's language.

    Parameters
    ----------
    title, description : str
        Accessible name and description; the title is also the caption of the table.
    names, summaries : mapping of str to str
        For each activity (empty: none noted) its name, and its mean with the number of days as text.
    day, activity, comfort : str
        Headings of the table.
    month, mean, days : str
        Headings of the table of a long series.
    """

    title: str
    description: str
    names: Mapping[str, str]
    summaries: Mapping[str, str]
    day: str
    activity: str
    comfort: str
    month: str
    mean: str
    days: str


def comfort_chart(
    ratings: Sequence[Comfort], *, labels: ComfortLabels, locale: str, width_px: int = 326
) -> Chart | None:
    """Return `ratings` as dots over the days they were given, one row for each activity.

    Parameters
    ----------
    ratings : sequence of Comfort
        0–10 with 10 the best; in any order.
    labels : ComfortLabels
        Words in the language of `locale`.
    locale : str
        Such as ``"en"`` or ``"da"``, for dates and numbers.
    width_px : int
        Natural width.

    Returns
    -------
    Chart or None
        ``None`` for no ratings: there is nothing to draw, and the page says so better.
    """
    if not ratings:
        return None
    means, dots = comfort_by_activity(ratings), _by_month(ratings) if is_long(ratings) else ratings
    field = _Field(width_px, min(one.day for one in dots), max(one.day for one in dots))
    rows = "".join(_row(mean, n, dots, field=field, labels=labels) for n, mean in enumerate(means))
    height_px = round(_row_top_px(len(means)) - _GAP_PX + _DATES_PX)
    dates = _dates(field, height_px, locale)
    size = f'width="{width_px}" height="{height_px}" viewBox="0 0 {width_px} {height_px}"'
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" {size}>{rows}{dates}</svg>'
    digest = hashlib.sha256(f"{labels.title}{svg}".encode(errors="replace")).hexdigest()[:10]
    drawn = cleaned(svg, prefix=f"comfort-{digest}", title=labels.title, description=labels.description)
    return Chart(drawn, _table(ratings, labels, locale), width_px=width_px, height_px=height_px)


def is_long(ratings: Sequence[Comfort]) -> bool:
    """Return whether so many `ratings` are shown by month."""
    return len(ratings) > MOST_DOTS


def _by_month(ratings: Sequence[Comfort]) -> list[Comfort]:
    return [Comfort(one.month + _MID_MONTH, one.activity, one.mean) for one in comfort_by_month(ratings)]


@dataclass(frozen=True, slots=True)
class _Field:
    width_px: int
    first: date
    last: date

    @property
    def right_px(self) -> int:
        return self.width_px - _RIGHT_PX

    def across_px(self, day: date) -> float:
        """Return the place of `day`; a lone day stands in the middle."""
        days = (self.last - self.first).days
        share = (day - self.first).days / days if days else 0.5
        inset = 6
        return _LEFT_PX + inset + share * (self.right_px - _LEFT_PX - 2 * inset)


def _row(
    mean: ActivityComfort, place: int, ratings: Sequence[Comfort], *, field: _Field, labels: ComfortLabels
) -> str:
    top_px = _row_top_px(place)
    foot_px = top_px + _NAME_PX + _PLOT_PX
    own = [one for one in ratings if one.activity == mean.activity]
    dots = "".join(_dot(field.across_px(one.day), _up_px(one.comfort, foot_px), len(own)) for one in own)
    line = _mean_line(_up_px(mean.mean, foot_px), field) if mean.n > 1 else ""
    return f"{_heading(mean.activity, top_px, field=field, labels=labels)}{_grid(foot_px, field)}{line}{dots}"


def _row_top_px(place: int) -> float:
    return place * (_NAME_PX + _PLOT_PX + _GAP_PX)


def _up_px(comfort: float, foot_px: float) -> float:
    return foot_px - comfort / COMFORT_MAX * _PLOT_PX


def _heading(activity: str, top_px: float, *, field: _Field, labels: ComfortLabels) -> str:
    summary = labels.summaries.get(activity, "")
    room_px = field.right_px - text_width_px(summary) - 12
    name = shortened(labels.names.get(activity, activity), room_px)
    return _text(name, 0, top_px + 13, paint="ink", look='font-weight="600"') + _text(
        summary, field.right_px, top_px + 13, look='text-anchor="end"'
    )


def _grid(foot_px: float, field: _Field) -> str:
    lines = "".join(
        f'<line x1="{_LEFT_PX}" x2="{field.right_px}" y1="{y:g}" y2="{y:g}" stroke="{colour("line")}"/>'
        for y in (_up_px(step, foot_px) for step in _GRID)
    )
    numbers = "".join(
        _text(str(step), _LEFT_PX - 8, _up_px(step, foot_px) + 4, look='text-anchor="end"')
        for step in (0, COMFORT_MAX)
    )
    return lines + numbers


def _mean_line(y_px: float, field: _Field) -> str:
    stroke = f'stroke="{colour("pine")}" stroke-width="2" stroke-opacity="0.5"'
    return f'<line x1="{_LEFT_PX}" x2="{field.right_px}" y1="{y_px:g}" y2="{y_px:g}" {stroke}/>'


def _dot(x_px: float, y_px: float, among: int) -> str:
    radius, strength = (3, 0.6) if among > _MANY else (4.5, 0.85)
    paint = f'fill="{colour("pine")}" fill-opacity="{strength}"'
    return f'<circle cx="{x_px:g}" cy="{y_px:g}" r="{radius}" {paint}/>'


def _dates(field: _Field, height_px: int, locale: str) -> str:
    y_px = height_px - 4
    if field.first == field.last:
        middle = (_LEFT_PX + field.right_px) / 2
        return _text(_date(field.first, field, locale), middle, y_px, look='text-anchor="middle"')
    return _text(_date(field.first, field, locale), _LEFT_PX, y_px) + _text(
        _date(field.last, field, locale), field.right_px, y_px, look='text-anchor="end"'
    )


def _date(day: date, field: _Field, locale: str) -> str:
    if field.first.year == field.last.year:
        return short_day(day, locale)
    return f"{short_day(day, locale)} {day.year}"


def _text(text: str, x_px: float, y_px: float, *, paint: str = "ink-soft", look: str = "") -> str:
    face = f'font-size="{LABEL_PX}" fill="{colour(paint)}"'
    return f'<text x="{x_px:g}" y="{y_px:g}" {face} {look}>{escape(text)}</text>'


def _table(ratings: Sequence[Comfort], labels: ComfortLabels, locale: str) -> Table:
    if is_long(ratings):
        return _table_by_month(ratings, labels, locale)
    rows = tuple(
        (full_day(one.day, locale), labels.names.get(one.activity, one.activity), number(one.comfort, locale))
        for one in sorted(ratings, key=lambda one: one.day)
    )
    return Table(labels.title, (labels.day, labels.activity, labels.comfort), rows)


def _table_by_month(ratings: Sequence[Comfort], labels: ComfortLabels, locale: str) -> Table:
    rows = tuple(
        (
            full_month(one.month, locale),
            labels.names.get(one.activity, one.activity),
            number(one.mean, locale),
            str(one.n),
        )
        for one in comfort_by_month(ratings)
    )
    return Table(labels.title, (labels.month, labels.activity, labels.mean, labels.days), rows)
