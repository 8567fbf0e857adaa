from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from fodro.charts.lag_effects import LagLabels, lag_effects_chart
from fodro.charts.tables import Chart
from fodro.domain.findings import FactorFinding
from tests.charts.drawings import filled, place, read, require_plain, texts

LABELS = LagLabels(
    title="Hours standing",
    description="At each lag.",
    less="less pain",
    more="more pain",
    days_after=("same day", "the day after", "two days after", "three days after"),
    chance="{percent} % likely",
    lag="When",
    effect="Points",
    low="Low",
    high="High",
    probability="Likely",
    days="Days",
)


def finding(
    effect: float, lag_days: int = 0, *, claimed: bool = False, low: float = -0.25, high: float = 0.5
) -> FactorFinding:
    ends = (effect + low, effect + high)
    return FactorFinding(
        "standing_h", lag_days, effect, *ends, "h", 0.1, 0.913, claimed, n_days=40 + lag_days
    )


LAGS = [finding(-0.3, 1), finding(0.8, 0, claimed=True), finding(0.1, 2)]


def chart(lags: Sequence[FactorFinding] = LAGS, locale: str = "en", width_px: int = 358) -> Chart:
    drawn = lag_effects_chart(lags, labels=LABELS, locale=locale, width_px=width_px)
    assert drawn is not None
    return drawn


@pytest.mark.parametrize("width_px", [326, 640])
@pytest.mark.parametrize("lags", [LAGS, LAGS[:1]])
def test_the_drawing_is_plain(lags: list[FactorFinding], width_px: int) -> None:
    drawn = chart(lags, width_px=width_px)
    require_plain(drawn.svg)
    assert read(drawn.svg).get("height") == str(drawn.height_px)


def test_without_a_lag_there_is_no_chart() -> None:
    assert lag_effects_chart([], labels=LABELS, locale="en") is None


def test_the_lags_stand_below_each_other_in_the_order_of_days() -> None:
    heights = {text: y for text, y in named(chart().svg) if text in LABELS.days_after}
    assert sorted(heights, key=heights.__getitem__) == ["same day", "the day after", "two days after"]


def named(svg: str) -> list[tuple[str, float]]:
    return [("".join(t.itertext()), place(t)[1]) for t in read(svg).iter() if t.tag.endswith("text")]


def test_less_pain_stands_left_of_zero_and_more_to_the_right() -> None:
    (more,) = (place(dot)[0] for dot in filled(chart().svg, "clay"))
    less, little = (place(dot)[0] for dot in filled(chart().svg, "ink-soft") if dot.get("r"))
    assert less < 358 / 2 < little < more
    assert {"← less pain", "more pain →"} <= set(texts(chart().svg))


def test_zero_stands_in_the_middle_and_sizes_keep_their_proportion() -> None:
    sizes = [finding(effect, n, claimed=True) for n, effect in enumerate((1.2, 0.6, -0.6, -1.2))]
    from_zero = [place(dot)[0] - 358 / 2 for dot in filled(chart(sizes).svg, "clay")]
    assert from_zero == pytest.approx(
        [2 * from_zero[1], from_zero[1], -from_zero[1], -2 * from_zero[1]], abs=0.1
    )


def test_a_range_reaches_from_its_low_to_its_high_end() -> None:
    ranged = finding(0.8, 0, claimed=True, low=-0.5, high=0.5)
    ends = [finding(0.3, 1, claimed=True), finding(1.3, 2, claimed=True), finding(2.0, 3)]
    svg = chart([ranged, *ends]).svg
    band, (_, low, high) = filled(svg, "band")[0], [place(dot)[0] for dot in filled(svg, "clay")]
    left = place(band)[0]
    assert (left, left + float(band.get("width", ""))) == pytest.approx((low, high), abs=0.1)


def test_each_lag_says_how_likely_it_is() -> None:
    assert texts(chart().svg).count("91 % likely") == 3


@pytest.mark.parametrize(("probability", "told"), [(1.0, ">99"), (0.0, "<1"), (0.994, "99"), (0.006, "1")])
def test_nothing_is_told_as_sure_or_impossible(probability: float, told: str) -> None:
    drawn = chart([replace(LAGS[0], probability=probability)])
    assert f"{told} % likely" in texts(drawn.svg)
    assert drawn.table.rows[0][4] == f"{told} %"


def test_the_table_holds_every_lag_with_its_range_and_days() -> None:
    table = chart().table
    assert table.columns == ("When", "Points", "Low", "High", "Likely", "Days")
    assert table.rows[0] == ("same day", "+0.8", "+0.6", "+1.3", "91 %", "40")
    assert table.rows[1] == ("the day after", "−0.3", "−0.6", "+0.2", "91 %", "41")


def test_numbers_follow_the_language() -> None:
    assert chart(locale="da").table.rows[0][1:4] == ("+0,8", "+0,6", "+1,3")


def test_an_end_that_rounds_to_zero_has_no_sign() -> None:
    assert chart([finding(0.4, low=-0.36)]).table.rows[0][2] == "0.0"
