"""Ranges around zero, one below the other: less pain to the left, more to the right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from fodro.charts.frame import Frame, shortened, text_width_px
from fodro.charts.marks import disc, drawn, line, lying_band, words
from fodro.charts.tables import Chart, Table, signed

_TOP_PX, _ROW_PX, _TRACK_PX, _SIDES_PX = 38, 52, 34, -24
_UPRIGHT_PX = 22
_LEAST, _SPARE = 1.0, 1.05


@dataclass(frozen=True, slots=True)
class RangeRow:
    """One row: what it is called, what stands beside that, and its points with their range.

    Without a `middle` only the range is drawn: everything within it is alike. `strong` is drawn so.
    """

    name: str
    beside: str
    low: float
    high: float
    n: int
    middle: float | None = None
    strong: bool = False


@dataclass(frozen=True, slots=True)
class RangeLabels:
    """The words of the picture, in the reader's language; the title is also the caption of the table.

    `less` and `more` are the two sides of zero; the others are headings of the table.
    """

    title: str
    description: str
    less: str
    more: str
    name: str
    middle: str
    low: str
    high: str
    count: str


def ranges_chart(
    rows: Sequence[RangeRow], *, labels: RangeLabels, locale: str, width_px: int = 326
) -> Chart | None:
    """Return `rows` in the order given, all on one scale with zero in its middle.

    Parameters
    ----------
    rows : sequence of RangeRow
    labels : RangeLabels
        Words in the language of `locale`.
    locale : str
        Such as ``"en"`` or ``"da"``, for numbers.
    width_px : int
        Natural width.

    Returns
    -------
    Chart or None
        ``None`` for no rows.
    """
    if not rows:
        return None
    frame = range_frame(len(rows), width_px)
    marks = range_marks(rows, frame, less=labels.less, more=labels.more)
    svg = drawn(frame, marks, title=labels.title, description=labels.description, kind="ranges")
    return Chart(svg, _table(rows, labels, locale), width_px=width_px, height_px=frame.height_px)


def range_frame(n_rows: int, width_px: int) -> Frame:
    """Return the frame of so many rows."""
    height_px = _TOP_PX + n_rows * _ROW_PX
    return Frame(width_px, height_px, left_px=0, top_px=_TOP_PX, right_px=0, bottom_px=0)


def range_marks(rows: Sequence[RangeRow], frame: Frame, *, less: str, more: str) -> list[str]:
    """Return the two sides of zero and every row, on one scale with zero in its middle; at least one row."""
    reach = _SPARE * max(_LEAST, *(abs(end) for row in rows for end in (row.low, row.high)))
    return [
        words(f"← {less}", (0, _SIDES_PX)),
        words(f"{more} →", (frame.width_px, _SIDES_PX), anchor="end"),
        *(_row(row, n, reach, frame) for n, row in enumerate(rows)),
    ]


def _row(row: RangeRow, place: int, reach: float, frame: Frame) -> str:
    top_px, track_px = place * _ROW_PX + 10, place * _ROW_PX + _TRACK_PX
    room_px = frame.plot_width_px - text_width_px(row.beside) - 12
    middle_px = frame.across_px(0.5)
    upright = (middle_px, track_px - _UPRIGHT_PX / 2), (middle_px, track_px + _UPRIGHT_PX / 2)
    return "".join(
        (
            words(shortened(row.name, room_px), (0, top_px), paint="ink", weight=600 if row.strong else 0),
            words(row.beside, (frame.plot_width_px, top_px), anchor="end"),
            lying_band(_across_px(row.low, reach, frame), _across_px(row.high, reach, frame), track_px),
            line((0, track_px), (frame.plot_width_px, track_px)),
            line(*upright, paint="edge"),
            _middle(row, track_px, reach, frame),
        )
    )


def _across_px(points: float, reach: float, frame: Frame) -> float:
    return frame.across_px((points / reach + 1) / 2)


def _middle(row: RangeRow, track_px: float, reach: float, frame: Frame) -> str:
    if row.middle is None:
        return ""
    at_px = _across_px(row.middle, reach, frame)
    return disc((at_px, track_px), 5.5 if row.strong else 4, paint="clay" if row.strong else "ink-soft")


def _table(rows: Sequence[RangeRow], labels: RangeLabels, locale: str) -> Table:
    columns = (labels.name, labels.middle, labels.low, labels.high, labels.count)
    return Table(labels.title, columns, tuple(_told(row, locale) for row in rows))


def _told(row: RangeRow, locale: str) -> tuple[str, ...]:
    middle = "–" if row.middle is None else signed(row.middle, locale)
    return row.name, middle, signed(row.low, locale), signed(row.high, locale), str(row.n)
