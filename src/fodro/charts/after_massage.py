"""How long it lasts: less or more pain than after a rest, right after a massage, later, the next morning."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from fodro.charts.frame import Frame, shortened
from fodro.charts.marks import Point, disc, drawn, line, path, upright_band, words
from fodro.charts.tables import Chart, Table, signed
from fodro.domain.massage_findings import ReliefAt

_TOP_PX, _BOTTOM_PX, _PLOT_PX = 38, 34, 150
_FIRST_PX, _LAST_PX = 22, 46
"""From the edges to the first and to the last column."""

_AIR_PX = 12
_BAND_PX = 10
_LEAST = 1.0
AGAINST_RESTS = "rest"
"""The basis of a change that was compared with rests; of any other only the range is known."""

_SPARE = 1.12


@dataclass(frozen=True, slots=True)
class AfterMassageLabels:
    """The words of the picture, in the reader's language.

    Parameters
    ----------
    title, description : str
        Accessible name and description; the title is also the caption of the table.
    before : str
        The first column: right before.
    less, more : str
        Below and above the line of right before.
    when, change, low, high, ratings : str
        Headings of the table.
    """

    title: str
    description: str
    before: str
    less: str
    more: str
    when: str
    change: str
    low: str
    high: str
    ratings: str


def after_massage_chart(
    changes: Sequence[ReliefAt],
    names: Sequence[str],
    *,
    labels: AfterMassageLabels,
    locale: str,
    width_px: int = 326,
) -> Chart | None:
    """Return the change since right before, beyond what comes anyway, as a curve; lower is less pain.

    Parameters
    ----------
    changes : sequence of ReliefAt
        In order of time.
    names : sequence of str
        When each was rated, one for each of `changes`.
    labels : AfterMassageLabels
        Words in the language of `locale`.
    locale : str
        Such as ``"en"`` or ``"da"``, for numbers.
    width_px : int
        Natural width.

    Returns
    -------
    Chart or None
        ``None`` for fewer than two: there is no course to see.
    """
    if len(changes) < 2:
        return None
    columns = (labels.before, *names)
    height_px = _TOP_PX + _PLOT_PX + _BOTTOM_PX
    frame = Frame(width_px, height_px, left_px=0, top_px=_TOP_PX, right_px=0, bottom_px=_BOTTOM_PX)
    at = _scale(changes, frame)
    known = [(n, each) for n, each in enumerate(changes) if each.basis == AGAINST_RESTS]
    marks = [
        *(_range(n, each, at) for n, each in enumerate(changes)),
        line((0, at(0, 0)[1]), (width_px, at(0, 0)[1]), paint="edge"),
        path([at(0, 0), *(at(n + 1, each.change) for n, each in known)], paint="ink", width=2),
        disc(at(0, 0), 4, paint="ink-soft"),
        *(_change(n, each, at, locale=locale) for n, each in known),
        *_names(columns, frame),
        words(f"↑ {labels.more}", (0, -_TOP_PX + 10)),
        words(f"↓ {labels.less}", (0, frame.plot_height_px - 4)),
    ]
    svg = drawn(frame, marks, title=labels.title, description=labels.description, kind="lasting")
    return Chart(svg, _table(changes, names, labels, locale), width_px=width_px, height_px=height_px)


def _names(columns: Sequence[str], frame: Frame) -> Iterator[str]:
    """Yield the names below; the first and the last keep to the edges, where there is room for them."""
    y_px, last = frame.plot_height_px + 24, len(columns) - 1
    for n, name in enumerate(columns):
        anchor = "start" if n == 0 else "end" if n == last else "middle"
        x_px = {0: 0.0, last: frame.plot_width_px}.get(n, _across_px(n, len(columns), frame))
        yield words(
            shortened(name, frame.plot_width_px / len(columns) + _AIR_PX), (x_px, y_px), anchor=anchor
        )


def _across_px(place: int, columns: int, frame: Frame) -> float:
    return _FIRST_PX + place * (frame.plot_width_px - _FIRST_PX - _LAST_PX) / (columns - 1)


_Place = Callable[[int, float], Point]


def _scale(changes: Sequence[ReliefAt], frame: Frame) -> _Place:
    most = max(0.25 * _LEAST, *(each.high for each in changes)) * _SPARE
    least = min(-_LEAST, *(each.low for each in changes)) * _SPARE

    def at(column: int, points: float) -> Point:
        share = (most - points) / (most - least)
        return _across_px(column, len(changes) + 1, frame), share * frame.plot_height_px

    return at


def _range(place: int, each: ReliefAt, at: _Place) -> str:
    (x_px, top_px), (_, bottom_px) = at(place + 1, each.high), at(place + 1, each.low)
    return upright_band(x_px, top_px, bottom_px, width_px=_BAND_PX)


def _change(place: int, each: ReliefAt, at: _Place, *, locale: str) -> str:
    x_px, y_px = at(place + 1, each.change)
    value = words(signed(each.change, locale), (x_px + 11, y_px + 11), paint="ink", weight=600)
    return disc((x_px, y_px), 5, paint="clay") + value


def _table(
    changes: Sequence[ReliefAt], names: Sequence[str], labels: AfterMassageLabels, locale: str
) -> Table:
    columns = (labels.when, labels.change, labels.low, labels.high, labels.ratings)
    rows = (
        (name, _told(each, locale), signed(each.low, locale), signed(each.high, locale), str(each.n))
        for name, each in zip(names, changes, strict=True)
    )
    return Table(labels.title, columns, tuple(rows))


def _told(each: ReliefAt, locale: str) -> str:
    return signed(each.change, locale) if each.basis == AGAINST_RESTS else "–"
