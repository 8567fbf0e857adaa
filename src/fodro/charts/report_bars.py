"""How many days were so: lying bars with their names before and their numbers behind them."""

from __future__ import annotations

from collections.abc import Sequence

from fodro.charts.frame import Frame, text_width_px
from fodro.charts.marks import drawn, shade, words

_ROW_PX, _BAR_PX, _GAP_PX, _SPARE = 26, 15, 8, 1.2


def bars_chart(rows: Sequence[tuple[str, int]], *, title: str, width_px: int = 358) -> str:
    """Return a bar for each of `rows`, its name and how many days it stands for.

    Parameters
    ----------
    rows : sequence of tuple
        Name and number, in the order they are to stand.
    title : str
        Accessible name.
    width_px : int

    Returns
    -------
    str
        An ``svg`` element.
    """
    left_px = round(_SPARE * max((text_width_px(name) for name, _ in rows), default=0)) + _GAP_PX
    frame = Frame(width_px, _ROW_PX * len(rows) + 4, left_px=left_px, top_px=2, right_px=34, bottom_px=2)
    most = max((n for _, n in rows), default=0) or 1
    marks = [mark for place, row in enumerate(rows) for mark in _bar(row, place, most, frame)]
    return drawn(frame, marks, title=title, description="", kind="bars")


def _bar(row: tuple[str, int], place: int, most: int, frame: Frame) -> list[str]:
    name, n = row
    y_px, end_px = (place + 0.5) * _ROW_PX, frame.across_px(n / most)
    bar = shade((0, y_px - _BAR_PX / 2), (end_px, y_px + _BAR_PX / 2), paint="clay", opacity=0.75)
    return [
        words(name, (-_GAP_PX, y_px), anchor="end", paint="ink"),
        *([bar] if n else []),
        words(str(n), (end_px + _GAP_PX, y_px), paint="ink", weight=600),
    ]
