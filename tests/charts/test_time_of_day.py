from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

import pytest

from fodro.charts.tables import Chart
from fodro.charts.time_of_day import TimeOfDayLabels, time_of_day_chart
from fodro.domain.findings import PartOfDayFinding
from tests.charts.drawings import SVG, filled, place, read, require_plain, texts

LABELS = TimeOfDayLabels(
    title="Pain through the day",
    description="Most in the evening.",
    heading="Mean pain, 0–10",
    names={"first-steps": "First steps", "morning": "Morning", "evening": "Evening"},
    part="Part of the day",
    mean="Mean",
    low="Low",
    high="High",
    check_ins="Check-ins",
)
PARTS = [
    PartOfDayFinding("first-steps", 5.64, 4.4, 6.8, 12),
    PartOfDayFinding("morning", 2.5, 2.0, 3.0, 30),
    PartOfDayFinding("evening", 9.5, 8.7, 10.4, 40),
]


def chart(parts: Sequence[PartOfDayFinding] = PARTS, locale: str = "en", width_px: int = 358) -> Chart:
    drawn = time_of_day_chart(parts, labels=LABELS, locale=locale, width_px=width_px)
    assert drawn is not None
    return drawn


@pytest.mark.parametrize("width_px", [326, 640])
@pytest.mark.parametrize("parts", [PARTS, PARTS[:1]])
def test_the_drawing_is_plain(parts: list[PartOfDayFinding], width_px: int) -> None:
    drawn = chart(parts, width_px=width_px)
    require_plain(drawn.svg)
    assert read(drawn.svg).get("width") == str(width_px) == str(drawn.width_px)


def test_without_parts_there_is_no_chart() -> None:
    assert time_of_day_chart([], labels=LABELS, locale="en") is None


def test_each_part_has_a_dot_a_number_and_its_name_in_the_order_given() -> None:
    svg = chart().svg
    across = [place(dot)[0] for dot in filled(svg, "pain-")]
    assert across == sorted(across)
    assert len(across) == 3
    assert {"5.6", "2.5", "9.5"} <= set(texts(svg))
    names = {"".join(t.itertext()): place(t)[0] for t in read(svg).iter(f"{SVG}text")}
    assert [names[name] for name in ("First steps", "Morning", "Evening")] == pytest.approx(across, abs=0.1)


def test_parts_that_follow_each_other_share_a_band_and_a_line_and_a_gap_breaks_both() -> None:
    def bands_and_lines(slugs: Sequence[str]) -> tuple[int, int]:
        svg = chart([PartOfDayFinding(slug, 5, 4, 6, 9) for slug in slugs]).svg
        lines = [line for line in read(svg).iter(f"{SVG}path") if line.get("stroke")]
        return len(filled(svg, "band")), len(lines)

    assert bands_and_lines(["morning", "midday", "evening"]) == (1, 1)
    assert bands_and_lines(["morning", "evening"]) == (2, 0)
    assert bands_and_lines(["first-steps", "morning", "evening", "night"]) == (2, 2)


def test_the_band_holds_the_range_of_every_part() -> None:
    parts = [PartOfDayFinding("morning", 4, 3, 6, 9), PartOfDayFinding("midday", 5, 2, 7, 9)]
    (band,) = filled(chart(parts).svg, "band")
    heights = [float(y) for y in re.findall(r",(-?[\d.]+)", band.get("d", ""))]
    high, _, low = (place(dot)[1] for dot in filled(ends(7, 5, 2), "pain-"))
    assert (min(heights), max(heights)) == pytest.approx((high, low), abs=0.1)


def ends(*pains: float) -> str:
    return chart([PartOfDayFinding(f"p{n}", pain, pain, pain, 1) for n, pain in enumerate(pains)]).svg


def test_a_range_never_leaves_the_scale() -> None:
    (highest,) = filled(chart([PartOfDayFinding("evening", 9.9, 9.5, 11.0, 2)]).svg, "band")
    (same,) = filled(chart([PartOfDayFinding("evening", 9.9, 9.5, 10.0, 2)]).svg, "band")
    assert highest.attrib == same.attrib


def test_the_worst_part_is_named_strongly() -> None:
    worst = [PARTS[0], PartOfDayFinding("evening", 9, 8, 10, 40, claimed=True)]
    strong = [
        "".join(t.itertext()) for t in read(chart(worst).svg).iter(f"{SVG}text") if t.get("font-weight")
    ]
    assert "Evening" in strong
    assert "First steps" not in strong


def test_the_table_holds_every_part_with_its_range() -> None:
    table = chart().table
    assert table.caption == "Pain through the day"
    assert table.columns == ("Part of the day", "Mean", "Low", "High", "Check-ins")
    assert table.rows == (
        ("First steps", "5.6", "4.4", "6.8", "12"),
        ("Morning", "2.5", "2", "3", "30"),
        ("Evening", "9.5", "8.7", "10.4", "40"),
    )


def test_numbers_follow_the_language() -> None:
    danish = chart(locale="da")
    assert danish.table.rows[0][1] == "5,6"
    assert "5,6" in texts(danish.svg)


def test_names_too_wide_for_one_line_stand_on_two() -> None:
    wide = [PartOfDayFinding(f"eftermiddag {n}", 5, 4, 6, 3) for n in range(5)]
    lines = [
        place(t)[1]
        for t in read(chart(wide, width_px=326).svg).iter(f"{SVG}text")
        if "efter" in (t.text or "")
    ]
    assert len(set(lines)) == 2
    assert all(a != b for a, b in pairwise(lines))


def test_a_part_without_a_name_keeps_its_slug() -> None:
    drawn = chart([PartOfDayFinding("siesta", 5, 4, 6, 3)])
    assert "siesta" in texts(drawn.svg)
    assert drawn.table.rows[0][0] == "siesta"
