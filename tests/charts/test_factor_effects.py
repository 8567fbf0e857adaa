from __future__ import annotations

import re
from collections.abc import Sequence

import pytest

from fodro.charts.factor_effects import FactorLabels, factor_effects_chart
from fodro.charts.tables import Chart
from fodro.domain.findings import FactorFinding
from tests.charts.drawings import filled, place, read, require_plain, texts

LABELS = FactorLabels(
    title="What goes together with pain",
    description="Two findings.",
    less="less pain",
    more="more pain",
    days_after=("same day", "the day after", "two days after", "three days after"),
    between="{low} to {high}",
    factor="Factor",
    lag="When",
    effect="Points",
    low="Low",
    high="High",
)
NAMES = {"standing_h": "Hours standing", "sleep_h": "Hours of sleep"}


def finding(factor: str, effect: float, *, lag_days: int = 0, claimed: bool = True) -> FactorFinding:
    return FactorFinding(factor, lag_days, effect, effect - 0.25, effect + 0.5, "h", 0.1, 0.9, claimed)


FINDINGS = [finding("standing_h", 0.8), finding("sleep_h", -0.9, lag_days=1)]


def chart(findings: Sequence[FactorFinding] = FINDINGS, locale: str = "en", width_px: int = 358) -> Chart:
    drawn = factor_effects_chart(findings, names=NAMES, labels=LABELS, locale=locale, width_px=width_px)
    assert drawn is not None
    return drawn


def outline_ends(path: str) -> tuple[float, float]:
    """The leftmost and the rightmost place of an outline drawn from absolute corners."""
    xs = [float(x) for x in re.findall(r"(-?[\d.]+),-?[\d.]+(?=[A-Z]|$)", path)]
    return min(xs), max(xs)


@pytest.mark.parametrize("width_px", [326, 640])
@pytest.mark.parametrize("findings", [FINDINGS, FINDINGS[:1]])
def test_the_drawing_is_plain(findings: list[FactorFinding], width_px: int) -> None:
    drawn = chart(findings, width_px=width_px)
    require_plain(drawn.svg)
    assert read(drawn.svg).get("height") == str(drawn.height_px)


@pytest.mark.parametrize("findings", [[], [finding("standing_h", 2.0, claimed=False)]])
def test_without_a_claimed_finding_there_is_no_chart(findings: list[FactorFinding]) -> None:
    assert factor_effects_chart(findings, names=NAMES, labels=LABELS, locale="en") is None


def test_only_claimed_findings_are_shown() -> None:
    assert chart([*FINDINGS, finding("noise", 3.0, claimed=False)]) == chart(FINDINGS)


def test_less_pain_stands_left_of_zero_and_more_to_the_right() -> None:
    more, less = (place(dot)[0] for dot in filled(chart().svg, "clay"))
    assert less < 358 / 2 < more
    assert {"← less pain", "more pain →"} <= set(texts(chart().svg))


def test_zero_stands_in_the_middle_and_sizes_keep_their_proportion() -> None:
    sizes = [finding(f"f{n}", effect) for n, effect in enumerate((1.2, 0.6, -0.6, -1.2))]
    from_zero = [place(dot)[0] - 358 / 2 for dot in filled(chart(sizes).svg, "clay")]
    assert from_zero == pytest.approx(
        [2 * from_zero[1], from_zero[1], -from_zero[1], -2 * from_zero[1]], abs=0.1
    )


def test_a_range_reaches_from_its_low_to_its_high_end() -> None:
    # Low and high are half a point below and above: the ends of the range stand where such effects would.
    ranged = FactorFinding("standing_h", 0, 0.8, 0.3, 1.3, "h", 0.1, 0.9, claimed=True)
    ends = [finding("low", 0.3), finding("high", 1.3)]
    drawn = chart([ranged, *ends, finding("reach", 2.0)]).svg
    band = filled(drawn, "band")[0].get("d", "")
    low, high = (place(dot)[0] for dot in filled(drawn, "clay")[1:3])
    assert outline_ends(band) == pytest.approx((low, high), abs=0.1)


def test_each_finding_is_labelled_with_name_lag_size_and_range() -> None:
    assert {"Hours standing", "same day", "+0.8", "+0.6 to +1.3"} <= set(texts(chart().svg))
    assert {"Hours of sleep", "the day after", "−0.9", "−1.1 to −0.4"} <= set(texts(chart().svg))


def test_the_table_holds_every_finding_with_its_range() -> None:
    assert chart().table.columns == ("Factor", "When", "Points", "Low", "High")
    assert chart().table.rows == (
        ("Hours standing", "same day", "+0.8", "+0.6", "+1.3"),
        ("Hours of sleep", "the day after", "−0.9", "−1.1", "−0.4"),
    )


def test_numbers_follow_the_language() -> None:
    assert chart(locale="da").table.rows[0][2:] == ("+0,8", "+0,6", "+1,3")
    assert "+0,8" in texts(chart(locale="da").svg)


def test_an_end_that_rounds_to_zero_has_no_sign() -> None:
    near = FactorFinding("standing_h", 0, 0.4, 0.04, 0.8, "h", 0.1, 0.9, claimed=True)
    assert chart([near]).table.rows[0][3] == "0.0"


def test_a_name_too_long_for_its_line_is_cut_in_the_picture_and_whole_in_the_table() -> None:
    name = "hard_floor_against_a_soft_one_through_the_whole_of_a_long_day"
    drawn = chart([finding(name, 0.5)])
    assert any(text.endswith("…") and name.startswith(text[:-1]) for text in texts(drawn.svg))
    assert drawn.table.rows[0][0] == name


def test_a_name_with_markup_or_control_characters_is_only_text() -> None:
    drawn = chart([finding("<script>x</script>\x07&", 0.5)])
    require_plain(drawn.svg)
    assert "<script>x</script>&" in texts(drawn.svg)
