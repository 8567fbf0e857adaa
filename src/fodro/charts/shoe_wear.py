"""How the comfort of each pair of shoes changes with the hours it was worn, one small picture for each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean

from fodro.charts.frame import Frame, shortened, text_width_px
from fodro.charts.marks import Point, disc, drawn, line, path, ribbon, words
from fodro.charts.tables import Chart, Table, number, signed

COMFORT_MAX = 10
_LEFT_PX, _RIGHT_PX, _TOP_PX, _BOTTOM_PX = 24, 8, 6, 26
_NAME_PX, _PLOT_PX, _GAP_PX = 30, 72, 22
_GRID = (0, 5, COMFORT_MAX)
_STEPS = 24
_MANY = 60


@dataclass(frozen=True, slots=True)
class WearRating:
    """One rating of comfort, 0–10 with 10 the best, and the hours the pair had been worn before."""

    hours: float
    comfort: float


@dataclass(frozen=True, slots=True)
class PairWear:
    """One pair: its name, its ratings, and points of comfort for each 100 hours with their range.

    `change` is that in words; without a range only the ratings are drawn.
    """

    name: str
    change: str
    ratings: tuple[WearRating, ...]
    per_100_hours: float | None = None
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class WearLabels:
    """The words of the picture, in the reader's language; the title is also the caption of the table.

    `hours` stands below the axis, with ``{hours}``.
    """

    title: str
    description: str
    hours: str
    pair: str
    worn: str
    per_100_hours: str
    low: str
    high: str
    ratings: str
    unknown: str


def shoe_wear_chart(
    pairs: Sequence[PairWear], *, labels: WearLabels, locale: str, width_px: int = 326
) -> Chart | None:
    """Return the comfort of each of `pairs` against the hours it was worn, all on the same scale of hours.

    Parameters
    ----------
    pairs : sequence of PairWear
        In the order they are to stand; one without ratings is left out.
    labels : WearLabels
        Words in the language of `locale`.
    locale : str
        Such as ``"en"`` or ``"da"``, for numbers.
    width_px : int
        Natural width.

    Returns
    -------
    Chart or None
        ``None`` where no pair has a rating with hours before it.
    """
    there = [pair for pair in pairs if pair.ratings]
    most = max((rating.hours for pair in there for rating in pair.ratings), default=0.0)
    if not most:
        return None
    height_px = round(_TOP_PX + len(there) * (_NAME_PX + _PLOT_PX + _GAP_PX) - _GAP_PX + _BOTTOM_PX)
    frame = Frame(width_px, height_px, _LEFT_PX, _TOP_PX, _RIGHT_PX, _BOTTOM_PX)
    marks = [
        *(_pair(pair, n, most, frame) for n, pair in enumerate(there)),
        words("0", (0, frame.plot_height_px + 16)),
        words(
            labels.hours.format(hours=number(round(most), locale)),
            (frame.plot_width_px, frame.plot_height_px + 16),
            anchor="end",
        ),
    ]
    svg = drawn(frame, marks, title=labels.title, description=labels.description, kind="wear")
    return Chart(svg, _table(there, labels, locale), width_px=width_px, height_px=height_px)


def _pair(pair: PairWear, place: int, most: float, frame: Frame) -> str:
    top_px = place * (_NAME_PX + _PLOT_PX + _GAP_PX)
    foot_px = top_px + _NAME_PX + _PLOT_PX

    def at(hours: float, comfort: float) -> Point:
        within = min(max(comfort, 0.0), COMFORT_MAX)
        return frame.across_px(hours / most), foot_px - within / COMFORT_MAX * _PLOT_PX

    radius_px, opacity = (2.5, 0.55) if len(pair.ratings) > _MANY else (3.5, 0.75)
    grid = "".join(line(at(0, step), at(most, step)) for step in _GRID)
    dots = (
        disc(at(each.hours, each.comfort), radius_px, paint="pine", opacity=opacity) for each in pair.ratings
    )
    numbers = (words(str(step), (-8, at(0, step)[1]), anchor="end") for step in (0, COMFORT_MAX))
    curve = [at(hours, comfort) for hours, comfort in _line(pair, pair.per_100_hours)]
    upper, lower = _ends(pair)
    band = ribbon([at(*each) for each in upper], [at(*each) for each in lower]) if upper else ""
    drawn_line = path(curve, paint="ink", width=2) if curve else ""
    return "".join((_head(pair, top_px, frame), band, grid, *dots, drawn_line, *numbers))


def _head(pair: PairWear, top_px: float, frame: Frame) -> str:
    end_px = frame.plot_width_px
    room_px = end_px + _LEFT_PX - text_width_px(pair.change) - 12
    name = words(shortened(pair.name, room_px), (-_LEFT_PX, top_px + 10), paint="ink", weight=600)
    return name + words(pair.change, (end_px, top_px + 10), anchor="end")


def _line(pair: PairWear, per_100_hours: float | None) -> list[Point]:
    """Return the line of this slope through the middle of the ratings, as hours and comfort."""
    if per_100_hours is None:
        return []
    hours, comfort = fmean(one.hours for one in pair.ratings), fmean(one.comfort for one in pair.ratings)
    least, most = min(one.hours for one in pair.ratings), max(one.hours for one in pair.ratings)
    places = (least + (most - least) * n / _STEPS for n in range(_STEPS + 1))
    return [(place, comfort + per_100_hours * (place - hours) / 100) for place in places]


def _ends(pair: PairWear) -> tuple[list[Point], list[Point]]:
    one, two = _line(pair, pair.low), _line(pair, pair.high)
    pairs = list(zip(one, two, strict=True))
    return [max(each, key=_comfort) for each in pairs], [min(each, key=_comfort) for each in pairs]


def _comfort(point: Point) -> float:
    return point[1]


def _table(pairs: Sequence[PairWear], labels: WearLabels, locale: str) -> Table:
    columns = (labels.pair, labels.worn, labels.per_100_hours, labels.low, labels.high, labels.ratings)
    return Table(labels.title, columns, tuple(_told(pair, labels, locale) for pair in pairs))


def _told(pair: PairWear, labels: WearLabels, locale: str) -> tuple[str, ...]:
    slopes = (pair.per_100_hours, pair.low, pair.high)
    changes = (labels.unknown if each is None else signed(each, locale) for each in slopes)
    worn = number(round(max(one.hours for one in pair.ratings)), locale)
    return pair.name, worn, *changes, str(len(pair.ratings))
