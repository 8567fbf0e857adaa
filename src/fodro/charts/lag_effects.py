"""How one factor goes together with pain the same day and later: one range around zero for each lag."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from fodro.charts.marks import drawn
from fodro.charts.ranges import RangeRow, range_frame, range_marks
from fodro.charts.tables import Chart, Table, signed
from fodro.domain.findings import FactorFinding


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
    frame = range_frame(len(ordered), width_px)
    rows = [_row(finding, labels) for finding in ordered]
    marks = range_marks(rows, frame, less=labels.less, more=labels.more)
    svg = drawn(frame, marks, title=labels.title, description=labels.description, kind="lags")
    return Chart(svg, _table(ordered, labels, locale), width_px=width_px, height_px=frame.height_px)


def _row(finding: FactorFinding, labels: LagLabels) -> RangeRow:
    return RangeRow(
        name=_when(finding, labels),
        beside=labels.chance.format(percent=_percent(finding.probability)),
        low=finding.low,
        high=finding.high,
        n=finding.n_days,
        middle=finding.effect_per_sd,
        strong=finding.claimed,
    )


def _when(finding: FactorFinding, labels: LagLabels) -> str:
    return labels.days_after[min(finding.lag_days, len(labels.days_after) - 1)]


def _table(lags: Sequence[FactorFinding], labels: LagLabels, locale: str) -> Table:
    columns = (labels.lag, labels.effect, labels.low, labels.high, labels.probability, labels.days)
    rows = (
        (
            _when(finding, labels),
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
