"""How one factor goes together with pain the same day and later: one range around zero for each lag."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from fodro.charts.frame import Frame
from fodro.charts.marks import disc, drawn, line, lying_band, words
from fodro.charts.tables import Chart, Table, signed
from fodro.domain.findings import FactorFinding

_TOP_PX, _ROW_PX, _SIDES_PX = 38, 52, -24
_TRACK_PX = 34
_SPARE = 1.05
_UPRIGHT_PX = 22


@dataclass(frozen=True, slots=True)
class LagLabels:
    """The words of the lag chart, in the reader's language.

    Parameters
    ----------
    title, description : str
        Accessible name and description; the title is also the caption of the table.
    less, more : str
        The two sides of zero: "less pain", "more pain".
    days_after : sequence of str
        When, by lag: "the same day", "the day after", and so on for lags 0 to 3.
    chance : str
        How probable it is that there is anything at a lag, with ``{percent}``.
    lag, effect, low, high, probability, days : str
        Headings of the table.
    """

    title: str
    description: str
    less: str
    more: str
    days_after: Sequence[str]
    chance: str
    lag: str
    effect: str
    low: str
    high: str
    probability: str
    days: str


def lag_effects_chart(
    lags: Sequence[FactorFinding], *, labels: LagLabels, locale: str, width_px: int = 326
) -> Chart | None:
    """Return what was found at each lag as a range around zero: less pain to the left, more to the right.

    Parameters
    ----------
    lags : sequence of FactorFinding
        Of one factor, claimed or not; drawn in the order of the lags, the claimed ones strongly.
    labels : LagLabels
        Words in the language of `locale`.
    locale : str
        Such as ``"en"`` or ``"da"``, for numbers.
    width_px : int
        Natural width.

    Returns
    -------
    Chart or None
        ``None`` for no lags.
    """
    if not lags:
        return None
    ordered = sorted(lags, key=lambda finding: finding.lag_days)
    height_px = _TOP_PX + len(ordered) * _ROW_PX
    frame = Frame(width_px, height_px, left_px=0, top_px=_TOP_PX, right_px=0, bottom_px=0)
    reach = _SPARE * max(1.0, *(abs(end) for finding in ordered for end in (finding.low, finding.high)))
    marks = [
        words(f"← {labels.less}", (0, _SIDES_PX)),
        words(f"{labels.more} →", (width_px, _SIDES_PX), anchor="end"),
        *(_row(finding, n, frame=frame, reach=reach, labels=labels) for n, finding in enumerate(ordered)),
    ]
    svg = drawn(frame, marks, title=labels.title, description=labels.description, kind="lags")
    return Chart(svg, _table(ordered, labels, locale), width_px=width_px, height_px=height_px)


def _row(finding: FactorFinding, place: int, *, frame: Frame, reach: float, labels: LagLabels) -> str:
    top_px, track_px = place * _ROW_PX, place * _ROW_PX + _TRACK_PX
    low_px, at_px, high_px = (
        frame.across_px((points / reach + 1) / 2)
        for points in (finding.low, finding.effect_per_sd, finding.high)
    )
    middle_px = frame.across_px(0.5)
    strong = finding.claimed
    name = words(
        labels.days_after[min(finding.lag_days, len(labels.days_after) - 1)],
        (0, top_px + 10),
        paint="ink",
        weight=600 if strong else 0,
    )
    chance = labels.chance.format(percent=_percent(finding.probability))
    return "".join(
        (
            name,
            words(chance, (frame.plot_width_px, top_px + 10), anchor="end"),
            lying_band(low_px, high_px, track_px),
            line((0, track_px), (frame.plot_width_px, track_px)),
            line(
                (middle_px, track_px - _UPRIGHT_PX / 2), (middle_px, track_px + _UPRIGHT_PX / 2), paint="edge"
            ),
            disc((at_px, track_px), 5.5 if strong else 4, paint="clay" if strong else "ink-soft"),
        )
    )


def _table(lags: Sequence[FactorFinding], labels: LagLabels, locale: str) -> Table:
    columns = (labels.lag, labels.effect, labels.low, labels.high, labels.probability, labels.days)
    rows = (
        (
            labels.days_after[min(finding.lag_days, len(labels.days_after) - 1)],
            *(signed(points, locale) for points in (finding.effect_per_sd, finding.low, finding.high)),
            f"{_percent(finding.probability)} %",
            str(finding.n_days),
        )
        for finding in lags
    )
    return Table(labels.title, columns, tuple(rows))


def _percent(probability: float) -> str:
    """Return a chance in whole percent, which is never none and never all."""
    percent = round(100 * probability)
    return "<1" if percent < 1 else ">99" if percent > 99 else str(percent)
