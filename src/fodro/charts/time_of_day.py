"""How much it hurts in each part of the day: the mean and its range, in the order the day is lived."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from fodro.charts.drawing import Design, Rows, render
from fodro.charts.frame import (
    WIDE_PX,
    Frame,
    composed,
    dot,
    dots,
    layer,
    pain,
    pain_grid,
    share,
    text_width_px,
    words,
)
from fodro.charts.svg import colour
from fodro.charts.tables import Chart, Table, number
from fodro.domain.findings import PartOfDayFinding
from fodro.domain.scores import NRS_MAX, NRS_MIN

_DOT_RADIUS_PX = 4.25
_BAND_PX = 12
_LINE_PX = 17
_AIR_PX = 4


@dataclass(frozen=True, slots=True)
class TimeOfDayLabels:
    """The words of the time-of-day chart, in the reader's language.

    Parameters
    ----------
    title, description : str
        Accessible name and description; the title is also the caption of the table.
    heading : str
        What is shown, above the plot: such as "Mean pain, 0–10, with its range".
    names : mapping of str to str
        The name of each part of the day by its slug; a slug without a name stands as it is.
    part, mean, low, high, check_ins : str
        Headings of the table.
    """

    title: str
    description: str
    heading: str
    names: Mapping[str, str]
    part: str
    mean: str
    low: str
    high: str
    check_ins: str


def time_of_day_chart(
    parts: Sequence[PartOfDayFinding], *, labels: TimeOfDayLabels, locale: str, width_px: int = 358
) -> Chart | None:
    """Return the mean pain of each part of the day as a dot on its range, with its number.

    Parameters
    ----------
    parts : sequence of PartOfDayFinding
        In the order they are to stand.
    labels : TimeOfDayLabels
        Words in the language of `locale`.
    locale : str
        Such as ``"en"`` or ``"da"``, for numbers.
    width_px : int
        Natural width; from 520 on the chart is laid out for a wide screen.

    Returns
    -------
    Chart or None
        ``None`` for no parts: there is nothing to draw, and the page says so better.
    """
    if not parts:
        return None
    names = [labels.names.get(part.part, part.part) for part in parts]
    staggered = _must_stagger(names, width_px)
    frame = _frame(width_px, staggered=staggered)
    data: dict[str, Rows] = {
        "means": [_mean(part, (n + 0.5) / len(parts)) for n, part in enumerate(parts)],
        "values": [
            _value(part, (n + 0.5) / len(parts), frame=frame, locale=locale) for n, part in enumerate(parts)
        ],
        "names": _names(names, frame, staggered=staggered),
        "heading": [{"x_px": -frame.left_px, "y_px": -26, "text": labels.heading}],
    }
    design = _design(width_px, staggered=staggered)
    svg = render(design, data, title=labels.title, description=labels.description)
    return Chart(svg, _table(parts, labels, locale), width_px=width_px, height_px=frame.height_px)


def _frame(width_px: int, *, staggered: bool) -> Frame:
    bottom_px = 34 + _LINE_PX * staggered
    plot_px = 176 if width_px >= WIDE_PX else 144
    return Frame(width_px, 40 + plot_px + bottom_px, left_px=26, top_px=40, right_px=6, bottom_px=bottom_px)


@lru_cache(maxsize=16)
def _design(width_px: int, *, staggered: bool) -> Design:
    frame = _frame(width_px, staggered=staggered)
    bands = layer("means").mark_bar(color=colour("band"), size=_BAND_PX, cornerRadius=_BAND_PX / 2)
    return composed(
        frame,
        *pain_grid(frame),
        bands.encode(share(), pain("low"), y2="high"),
        dots("means", share()),
        words("values", paint="ink", dx=_BAND_PX / 2 + 5, fontWeight=600),
        words("names", align="center"),
        words("heading"),
    )


def _mean(part: PartOfDayFinding, place: float) -> dict[str, float | str | None]:
    # An interval may reach past the ends of the scale, where there is no pain to show.
    low, high = max(part.low, NRS_MIN), min(part.high, NRS_MAX)
    return {"x": place, "low": low, "high": high, **dot(part.mean, _DOT_RADIUS_PX)}


def _value(
    part: PartOfDayFinding, place: float, *, frame: Frame, locale: str
) -> dict[str, float | str | None]:
    y_px = (1 - part.mean / NRS_MAX) * frame.plot_height_px
    return {"x_px": place * frame.plot_width_px, "y_px": y_px, "text": number(part.mean, locale)}


def _must_stagger(names: Sequence[str], width_px: int) -> bool:
    column_px = _frame(width_px, staggered=False).plot_width_px / len(names)
    return any(text_width_px(name) + _AIR_PX > column_px for name in names)


def _names(names: Sequence[str], frame: Frame, *, staggered: bool) -> Rows:
    """Return the names below the axis, every second one a line lower where they stand too close."""
    column_px = frame.plot_width_px / len(names)
    top_px = frame.plot_height_px + 24
    return [
        {"x_px": (n + 0.5) * column_px, "y_px": top_px + _LINE_PX * (staggered and n % 2), "text": name}
        for n, name in enumerate(names)
    ]


def _table(parts: Sequence[PartOfDayFinding], labels: TimeOfDayLabels, locale: str) -> Table:
    columns = (labels.part, labels.mean, labels.low, labels.high, labels.check_ins)
    rows = (
        (
            labels.names.get(part.part, part.part),
            *(number(score, locale) for score in (part.mean, part.low, part.high)),
            str(part.n),
        )
        for part in parts
    )
    return Table(labels.title, columns, tuple(rows))
