"""What goes together with more or less pain: one range around zero for each finding."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from fodro.charts.drawing import Design, Rows, render
from fodro.charts.frame import Frame, composed, layer, share, shortened, words
from fodro.charts.svg import colour
from fodro.charts.tables import Chart, Table, signed
from fodro.domain.findings import FactorFinding

_TOP_PX = 38
_SIDES_PX = -28
_ROW_PX = 76
_LAST_SPARE_PX = 12
_BAND_PX = 12
_NAME_PX = 15
_SPARE = 1.05
_EFFECT_PX = 48
"""Kept free for the number to the right of a name."""


@dataclass(frozen=True, slots=True)
class FactorLabels:
    """The words of the factor chart, in the reader's language.

    Parameters
    ----------
    title, description : str
        Accessible name and description; the title is also the caption of the table.
    less, more : str
        The two sides of zero: "less pain", "more pain".
    days_after : sequence of str
        When, by lag: "same day", "the day after", and so on for lags 0 to 3.
    between : str
        A range, with ``{low}`` and ``{high}``: "{low} to {high}".
    factor, lag, effect, low, high : str
        Headings of the table.
    """

    title: str
    description: str
    less: str
    more: str
    days_after: Sequence[str]
    between: str
    factor: str
    lag: str
    effect: str
    low: str
    high: str


def factor_effects_chart(
    findings: Sequence[FactorFinding],
    *,
    names: Mapping[str, str],
    labels: FactorLabels,
    locale: str,
    width_px: int = 358,
) -> Chart | None:
    """Return the claimed of `findings` as ranges around zero: less pain to the left, more to the right.

    Parameters
    ----------
    findings : sequence of FactorFinding
        In the order they are to stand; only those that are claimed are shown.
    names : mapping of str to str
        The name of each factor by its slug; a slug without a name stands as it is.
    labels : FactorLabels
        Words in the language of `locale`.
    locale : str
        Such as ``"en"`` or ``"da"``, for numbers.
    width_px : int
        Natural width; from 520 on the chart is laid out for a wide screen.

    Returns
    -------
    Chart or None
        ``None`` when nothing is claimed: "nothing found" is an answer for a sentence, not for a picture.
    """
    claimed = [finding for finding in findings if finding.claimed]
    if not claimed:
        return None
    frame = _frame(width_px, len(claimed))
    data = {
        "ranges": _ranges(claimed),
        "zeros": [{"x": 0.5, "y_px": _track_px(n)} for n in range(len(claimed))],
        **_texts(
            claimed, [names.get(f.factor, f.factor) for f in claimed], frame, labels=labels, locale=locale
        ),
    }
    svg = render(_design(width_px, len(claimed)), data, title=labels.title, description=labels.description)
    table = _table(claimed, names, labels=labels, locale=locale)
    return Chart(svg, table, width_px=width_px, height_px=frame.height_px)


def _frame(width_px: int, rows_n: int) -> Frame:
    height_px = _TOP_PX + rows_n * _ROW_PX - _LAST_SPARE_PX
    return Frame(width_px, height_px, left_px=0, top_px=_TOP_PX, right_px=0, bottom_px=0)


def _track_px(row: int) -> float:
    return row * _ROW_PX + 48


@lru_cache(maxsize=32)
def _design(width_px: int, rows_n: int) -> Design:
    import altair as alt

    frame = _frame(width_px, rows_n)
    y = alt.Y("y_px:Q", scale=None, axis=None)
    ends = {"x": alt.value(0), "x2": alt.value(frame.plot_width_px)}
    upright = layer("zeros").mark_tick(color=colour("edge"), thickness=1, size=26, orient="vertical")
    bands = layer("ranges").mark_bar(color=colour("band"), size=_BAND_PX, cornerRadius=_BAND_PX / 2)
    return composed(
        frame,
        layer("zeros").mark_rule(color=colour("line"), strokeWidth=1).encode(y=y, **ends),
        bands.encode(share("low"), x2="high", y=y),
        upright.encode(share(), y=y),
        layer("ranges")
        .mark_point(filled=True, size=100, opacity=1, color=colour("clay"))
        .encode(share(), y=y),
        words("names", paint="ink", fontSize=_NAME_PX),
        words("effects", paint="ink", fontSize=_NAME_PX, fontWeight=600, align="right"),
        words("left"),
        words("right", align="right"),
    )


def _ranges(findings: Sequence[FactorFinding]) -> Rows:
    reach = _SPARE * max(1.0, *(abs(end) for finding in findings for end in (finding.low, finding.high)))
    return [
        {
            "x": _place(finding.effect_per_sd, reach),
            "low": _place(finding.low, reach),
            "high": _place(finding.high, reach),
            "y_px": _track_px(n),
        }
        for n, finding in enumerate(findings)
    ]


def _place(points: float, reach: float) -> float:
    return (points / reach + 1) / 2


def _texts(
    findings: Sequence[FactorFinding],
    names: Sequence[str],
    frame: Frame,
    *,
    labels: FactorLabels,
    locale: str,
) -> dict[str, Rows]:
    end_px = frame.plot_width_px
    rows = [(n * _ROW_PX, finding) for n, finding in enumerate(findings)]
    when: Rows = [_text(0, top + 28, labels.days_after[finding.lag_days]) for top, finding in rows]
    spans: Rows = [_text(end_px, top + 28, _span(finding, labels.between, locale)) for top, finding in rows]
    return {
        "names": [
            _text(0, top + 9, shortened(name, end_px - _EFFECT_PX, _NAME_PX))
            for (top, _), name in zip(rows, names, strict=True)
        ],
        "effects": [_text(end_px, top + 9, signed(finding.effect_per_sd, locale)) for top, finding in rows],
        "left": [_text(0, _SIDES_PX, f"← {labels.less}"), *when],
        "right": [_text(end_px, _SIDES_PX, f"{labels.more} →"), *spans],
    }


def _text(x_px: float, y_px: float, text: str) -> dict[str, float | str | None]:
    return {"x_px": x_px, "y_px": y_px, "text": text}


def _span(finding: FactorFinding, between: str, locale: str) -> str:
    return between.format(low=signed(finding.low, locale), high=signed(finding.high, locale))


def _table(
    findings: Sequence[FactorFinding], names: Mapping[str, str], *, labels: FactorLabels, locale: str
) -> Table:
    columns = (labels.factor, labels.lag, labels.effect, labels.low, labels.high)
    rows = (
        (
            names.get(finding.factor, finding.factor),
            labels.days_after[finding.lag_days],
            *(signed(points, locale) for points in (finding.effect_per_sd, finding.low, finding.high)),
        )
        for finding in findings
    )
    return Table(labels.title, columns, tuple(rows))
