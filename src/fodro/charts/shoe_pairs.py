"""How comfortable each pair of shoes is: a dot on its range, the pairs below each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from fodro.charts.frame import Frame, shortened, text_width_px
from fodro.charts.marks import disc, drawn, line, lying_band, words
from fodro.charts.tables import Chart, Table, number, tenths

COMFORT_MAX = 10
_TOP_PX, _ROW_PX, _TRACK_PX, _BOTTOM_PX = 8, 50, 34, 24
_GRID = (0, 5, COMFORT_MAX)
_INSET_PX = 6


@dataclass(frozen=True, slots=True)
class PairComfort:
    """One row: what it is called, how often it was rated, and its comfort, 0–10 with 10 the best."""

    name: str
    ratings: str
    comfort: float
    low: float
    high: float
    n: int


@dataclass(frozen=True, slots=True)
class PairLabels:
    """The words of the picture, in the reader's language; the title is also the caption of the table.

    `worst` and `best` are the two ends of the scale.
    """

    title: str
    description: str
    worst: str
    best: str
    pair: str
    comfort: str
    low: str
    high: str
    ratings: str


def shoe_pairs_chart(
    pairs: Sequence[PairComfort], *, labels: PairLabels, locale: str, width_px: int = 326
) -> Chart | None:
    """Return `pairs` in the order given, each as a dot on its range from 0 to 10.

    Parameters
    ----------
    pairs : sequence of PairComfort
    labels : PairLabels
        Words in the language of `locale`.
    locale : str
        Such as ``"en"`` or ``"da"``, for numbers.
    width_px : int
        Natural width.

    Returns
    -------
    Chart or None
        ``None`` for no pairs.
    """
    if not pairs:
        return None
    height_px = _TOP_PX + len(pairs) * _ROW_PX + _BOTTOM_PX
    frame = Frame(
        width_px, height_px, left_px=_INSET_PX, top_px=_TOP_PX, right_px=_INSET_PX, bottom_px=_BOTTOM_PX
    )
    foot_px = len(pairs) * _ROW_PX + 12
    marks = [
        *(line((_x(step, frame), 22), (_x(step, frame), foot_px - 12)) for step in _GRID),
        *(_row(pair, n, frame, locale) for n, pair in enumerate(pairs)),
        words(f"0 {labels.worst}", (-_INSET_PX, foot_px)),
        words(f"{labels.best} {COMFORT_MAX}", (frame.plot_width_px + _INSET_PX, foot_px), anchor="end"),
    ]
    svg = drawn(frame, marks, title=labels.title, description=labels.description, kind="pairs")
    return Chart(svg, _table(pairs, labels, locale), width_px=width_px, height_px=height_px)


def _x(comfort: float, frame: Frame) -> float:
    return frame.across_px(min(max(comfort, 0), COMFORT_MAX) / COMFORT_MAX)


def _row(pair: PairComfort, place: int, frame: Frame, locale: str) -> str:
    top_px, track_px = place * _ROW_PX + 10, place * _ROW_PX + _TRACK_PX
    end_px = frame.plot_width_px + _INSET_PX
    room_px = end_px - text_width_px(pair.ratings) - 12
    at_px = _x(pair.comfort, frame)
    left = at_px > frame.plot_width_px - 40
    return "".join(
        (
            words(shortened(pair.name, room_px), (-_INSET_PX, top_px), paint="ink", weight=600),
            words(pair.ratings, (end_px, top_px), anchor="end"),
            lying_band(_x(pair.low, frame), _x(pair.high, frame), track_px),
            disc((at_px, track_px), 5, paint="pine"),
            words(
                tenths(pair.comfort, locale),
                (at_px - 10 if left else at_px + 10, track_px),
                anchor="end" if left else "start",
                paint="ink",
                weight=600,
            ),
        )
    )


def _table(pairs: Sequence[PairComfort], labels: PairLabels, locale: str) -> Table:
    columns = (labels.pair, labels.comfort, labels.low, labels.high, labels.ratings)
    rows = (
        (pair.name, *(number(each, locale) for each in (pair.comfort, pair.low, pair.high)), str(pair.n))
        for pair in pairs
    )
    return Table(labels.title, columns, tuple(rows))
