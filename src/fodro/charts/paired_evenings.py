"""What an experiment compared: two joined marks for each pair of days, or for the feet of each evening."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import fmean

from fodro.charts.frame import Frame, shortened, text_width_px
from fodro.charts.marks import Point, disc, drawn, line, lying_band, pain_dot, pain_grid, words
from fodro.charts.svg import colour, pain_colour, pain_outline
from fodro.charts.tables import Chart, Table, full_day, number, short_day, signed, tenths
from fodro.domain.trial_findings import Pairing

HIGH_PX = 232
_A_PX, _B_PX, _RING_PX = 5.0, 4.0, 2.0
_KEY_PX, _KEY_GAP_PX = 14, 18
_MEAN_PX, _MEANS_APART_PX = 12, 16
_TRACK_PX, _UPRIGHT_PX = 46, 22
_RANGE_HIGH_PX = 74
_SPARE = 1.1


@dataclass(frozen=True, slots=True)
class PairLabels:
    """The words of both pictures, in the reader's language.

    Parameters
    ----------
    title, description : str
        Accessible name and description; the title is also the caption of the table.
    a, b : str
        What the filled and the open mark are.
    day, difference : str
        Headings of the table, beside `a` and `b`.
    not_noted : str
        Where a rating is missing.
    range_title : str
        Accessible name of the range.
    less, more : str
        The two sides of zero.
    """

    title: str
    description: str
    a: str
    b: str
    day: str
    difference: str
    not_noted: str
    range_title: str
    less: str
    more: str


def paired_evenings_chart(
    pairings: Sequence[Pairing], *, labels: PairLabels, locale: str, width_px: int = 326
) -> Chart | None:
    """Return each pair as two joined marks in the order of the days: A is filled, B is open.

    Parameters
    ----------
    pairings : sequence of Pairing
        In order of days. Half a pair is drawn unjoined; one without a rating is a gap.
    labels : PairLabels
        Words in the language of `locale`.
    locale : str
        Such as ``"en"`` or ``"da"``, for numbers and days.
    width_px : int
        Natural width.

    Returns
    -------
    Chart or None
        ``None`` where no pair has a rating.
    """
    if all(pair.a is None and pair.b is None for pair in pairings):
        return None
    frame = Frame(width_px, HIGH_PX, left_px=26, top_px=44, right_px=40, bottom_px=28)
    marks = [
        pain_grid(frame),
        *_key(labels, frame),
        *(mark for n, pair in enumerate(pairings) for mark in _pair(pair, n, len(pairings), frame=frame)),
        *_means(pairings, frame, locale),
        *_days(pairings, frame, locale),
    ]
    svg = drawn(frame, marks, title=labels.title, description=labels.description, kind="pairs")
    return Chart(svg, _table(pairings, labels, locale), width_px=width_px, height_px=HIGH_PX)


def effect_range_chart(
    effect: float, low: float, high: float, *, labels: PairLabels, locale: str, width_px: int = 326
) -> Chart:
    """Return A minus B as a range around zero: less pain with A to the left, more to the right.

    Parameters
    ----------
    effect, low, high : float
        Points, finite.
    labels : PairLabels
    locale : str
    width_px : int
    """
    frame = Frame(width_px, _RANGE_HIGH_PX, left_px=8, top_px=0, right_px=8, bottom_px=0)
    reach = _SPARE * max(1.0, abs(low), abs(high))
    low_px, at_px, high_px, zero_px = (
        frame.across_px((points / reach + 1) / 2) for points in (low, effect, high, 0.0)
    )
    marks = [
        words(f"← {labels.less}", (0, 10)),
        words(f"{labels.more} →", (frame.plot_width_px, 10), anchor="end"),
        lying_band(low_px, high_px, _TRACK_PX),
        line((0, _TRACK_PX), (frame.plot_width_px, _TRACK_PX)),
        line((zero_px, _TRACK_PX - _UPRIGHT_PX / 2), (zero_px, _TRACK_PX + _UPRIGHT_PX / 2), paint="edge"),
        disc((at_px, _TRACK_PX), 5.5, paint="clay"),
        *_ends((low, low_px), (effect, at_px), (high, high_px), frame=frame, locale=locale),
    ]
    svg = drawn(frame, marks, title=labels.range_title, description="", kind="range")
    row = tuple(signed(points, locale) for points in (low, effect, high))
    table = Table(labels.range_title, (labels.less, labels.difference, labels.more), (row,))
    return Chart(svg, table, width_px=width_px, height_px=_RANGE_HIGH_PX)


def _ends(*places: tuple[float, float], frame: Frame, locale: str) -> Iterator[str]:
    """Yield the numbers below the range; those that would touch the one before are left out."""
    free_px = -1.0
    for points, at_px in (places[1], places[0], places[2]):
        text = signed(points, locale)
        half_px = text_width_px(text) / 2
        x_px = min(max(at_px, half_px), frame.plot_width_px - half_px)
        is_middle = points is places[1][0]
        if is_middle or abs(x_px - places[1][1]) > 2 * half_px + free_px:
            paint, weight = ("ink", 600) if is_middle else ("ink-soft", 0)
            yield words(text, (x_px, _TRACK_PX + 19), anchor="middle", paint=paint, weight=weight)


def _key(labels: PairLabels, frame: Frame) -> Iterator[str]:
    """Yield what the two marks are, with the marks themselves, above the plot."""
    room_px = (frame.width_px - 2 * (_KEY_PX + _KEY_GAP_PX)) / 2
    a, b = (shortened(text, room_px) for text in (labels.a, labels.b))
    left_px, y_px = -frame.left_px + _A_PX, -30
    second_px = left_px + _KEY_PX + text_width_px(a) + _KEY_GAP_PX
    yield disc((left_px, y_px), _A_PX, paint="ink")
    yield words(a, (left_px + _KEY_PX, y_px), paint="ink")
    yield _ring((second_px, y_px), colour("ink"))
    yield words(b, (second_px + _KEY_PX, y_px), paint="ink")


def _pair(pair: Pairing, place: int, pairs: int, *, frame: Frame) -> Iterator[str]:
    x_px = _x_px(place, pairs, frame)
    if pair.a is not None and pair.b is not None:
        yield line((x_px, frame.down_px(pair.a)), (x_px, frame.down_px(pair.b)), paint="edge", width=2)
    if pair.b is not None:
        yield _open_dot((x_px, frame.down_px(pair.b)), pair.b)
    if pair.a is not None:
        radius_px = _A_PX if pair.a != pair.b else _B_PX - _RING_PX
        yield pain_dot((x_px, frame.down_px(pair.a)), radius_px, pair.a)


def _means(pairings: Sequence[Pairing], frame: Frame, locale: str) -> Iterator[str]:
    """Yield the mean of each on the right, moved apart where their numbers would lie on each other."""
    means = [fmean(found) if (found := _rated(pairings, arm)) else None for arm in ("a", "b")]
    there = [(mean, n == 0) for n, mean in enumerate(means) if mean is not None]
    places = [frame.down_px(mean) for mean, _filled in there]
    if len(places) == 2 and abs(places[0] - places[1]) < _MEANS_APART_PX:
        middle = sum(places) / 2
        up = -1 if there[0][0] >= there[1][0] else 1
        places = [middle + up * _MEANS_APART_PX / 2, middle - up * _MEANS_APART_PX / 2]
    x_px = frame.plot_width_px + _MEAN_PX
    for (mean, filled), y_px in zip(there, places, strict=True):
        yield pain_dot((x_px, y_px), _A_PX, mean) if filled else _open_dot((x_px, y_px), mean)
        yield words(tenths(mean, locale), (x_px + 9, y_px), paint="ink", weight=600)


def _rated(pairings: Sequence[Pairing], arm: str) -> list[float]:
    return [rated for pair in pairings if (rated := getattr(pair, arm)) is not None]


def _days(pairings: Sequence[Pairing], frame: Frame, locale: str) -> Iterator[str]:
    y_px = frame.plot_height_px + 16
    yield words(short_day(pairings[0].day, locale), (0, y_px))
    if len(pairings) > 1:
        yield words(short_day(pairings[-1].day, locale), (frame.plot_width_px, y_px), anchor="end")


def _x_px(place: int, pairs: int, frame: Frame) -> float:
    return frame.across_px((place + 0.5) / pairs)


def _open_dot(at: Point, pain_nrs: float) -> str:
    return _ring(at, pain_outline(pain_nrs) if pain_nrs < 1 else pain_colour(pain_nrs))


def _ring(at: Point, paint: str) -> str:
    x_px, y_px = at
    look = f'fill="{colour("raised")}" stroke="{paint}" stroke-width="{_RING_PX:g}"'
    return f'<circle cx="{x_px:.2f}" cy="{y_px:.2f}" r="{_B_PX:g}" {look}/>'


def _table(pairings: Sequence[Pairing], labels: PairLabels, locale: str) -> Table:
    def said(nrs: float | None) -> str:
        return labels.not_noted if nrs is None else number(nrs, locale)

    def apart(pair: Pairing) -> str:
        return "" if pair.a is None or pair.b is None else signed(pair.a - pair.b, locale)

    rows = tuple((full_day(p.day, locale), said(p.a), said(p.b), apart(p)) for p in pairings)
    return Table(labels.title, (labels.day, labels.a, labels.b, labels.difference), rows)
