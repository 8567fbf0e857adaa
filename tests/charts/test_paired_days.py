from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

import pytest

from fodro.charts.paired_days import PairedLabels, Relation, paired_days_chart
from fodro.charts.tables import Chart
from fodro.domain.pictured import PairedDay
from tests.charts.drawings import filled, place, read, require_plain, texts

LABELS = PairedLabels(
    title="Your days",
    description="Each dot is a day.",
    heading="Pain, 0–10",
    across="Hours (h), the same day",
    day="Day",
    value="Hours (h)",
    pain="Pain",
    classes="Hours",
    days="Days",
    mean="Mean pain",
    between="{low} to {high}",
)
MORE = Relation(0.5, 0.25, 0.75)


def days(values: Sequence[tuple[float, float]]) -> list[PairedDay]:
    first = date(2026, 3, 2)
    return [
        PairedDay((first + timedelta(days=n)).isoformat(), value, pain)
        for n, (value, pain) in enumerate(values)
    ]


def chart(
    values: Sequence[tuple[float, float]],
    relation: Relation = MORE,
    *,
    locale: str = "en",
    width_px: int = 326,
) -> Chart:
    drawn = paired_days_chart(days(values), relation, labels=LABELS, locale=locale, width_px=width_px)
    assert drawn is not None
    return drawn


def dots(svg: str) -> list[tuple[float, float]]:
    return sorted(place(dot) for dot in filled(svg, "pain-"))


def corners(path: str) -> list[tuple[float, float]]:
    return [(float(x), float(y)) for x, y in re.findall(r"(-?[\d.]+),(-?[\d.]+)", path)]


def line(svg: str) -> list[tuple[float, float]]:
    (drawn,) = (p for p in read(svg).iter() if p.get("stroke") == "var(--ink)" and p.get("d"))
    return corners(drawn.get("d", ""))


@pytest.mark.parametrize("n", [2, 30, 1000])
@pytest.mark.parametrize("width_px", [326, 640])
def test_the_drawing_is_plain_however_many_days_there_are(n: int, width_px: int) -> None:
    drawn = chart([(k % 37 / 3, k % 11) for k in range(n)], width_px=width_px)
    require_plain(drawn.svg)
    assert read(drawn.svg).get("height") == str(drawn.height_px)
    assert "nan" not in drawn.svg.casefold()


def test_more_of_it_stands_to_the_right_and_more_pain_higher() -> None:
    (low, calm), (high, sore) = dots(chart([(0, 1), (10, 9)]).svg)
    assert low < high
    assert sore < calm


def test_each_of_a_few_days_is_a_dot_of_its_own_also_where_two_are_the_same() -> None:
    placed = dots(chart([(1, 3), (1, 3), (1, 3), (2, 3)]).svg)
    assert len(placed) == len(set(placed)) == 4


def test_of_very_many_days_those_alike_are_one_larger_dot() -> None:
    svg = chart([(n % 5, float(n % 3)) for n in range(900)] + [(9, 9)]).svg
    sizes = {place(dot): float(dot.get("r", "")) for dot in filled(svg, "pain-")}
    assert len(sizes) == 16
    assert min(sizes.values()) == sizes[max(sizes)], "the one day alone is the smallest dot"


def test_the_line_has_the_slope_of_the_finding_and_runs_through_the_middle_of_the_days() -> None:
    values = [(0, 4), (4, 4), (10, 5), (6, 7)]
    (left, start), *_, (right, end) = line(chart(values).svg)
    placed = dict(zip([0, 4, 6, 10], dots(chart(values).svg), strict=True))
    per_unit_px = (placed[10][0] - placed[0][0]) / 10
    per_point_px = (placed[6][1] - placed[0][1]) / (4 - 7)
    slope = ((end - start) / -per_point_px) / ((right - left) / per_unit_px)
    assert slope == pytest.approx(MORE.per_unit, abs=0.01)
    middle_px = placed[0][1] + (5 - 4) * -per_point_px
    assert (start + end) / 2 == pytest.approx(middle_px, abs=0.1)


def test_the_band_holds_the_line_and_is_narrowest_in_the_middle() -> None:
    svg = chart([(0, 4), (10, 6)]).svg
    outline = corners(filled(svg, "band")[0].get("d", ""))
    half = len(outline) // 2
    heights = [low[1] - high[1] for high, low in zip(outline[:half], reversed(outline[half:]), strict=True)]
    assert min(heights) == pytest.approx(0, abs=0.1)
    assert heights.index(min(heights)) == half // 2
    assert heights[0] > 10


def test_neither_line_nor_band_leaves_the_scale() -> None:
    svg = chart([(0, 5), (10, 5)], Relation(4, 3, 5)).svg
    heights = [y for _, y in [*line(svg), *corners(filled(svg, "band")[0].get("d", ""))]]
    _, bottom = dots(chart([(0, 0), (10, 0)]).svg)[0]
    _, top = dots(chart([(0, 10), (10, 10)]).svg)[0]
    assert min(heights) >= top
    assert max(heights) <= bottom


def test_a_falling_relation_falls() -> None:
    (_, start), *_, (_, end) = line(chart([(0, 5), (10, 4)], Relation(-0.2, -0.3, -0.1)).svg)
    assert end > start


@pytest.mark.parametrize("values", [[], [(3, 5)], [(3, 5), (3, 7)]])
def test_without_two_different_values_there_is_no_picture(values: list[tuple[float, float]]) -> None:
    assert paired_days_chart(days(values), MORE, labels=LABELS, locale="en") is None


def test_a_number_that_is_not_finite_is_refused() -> None:
    with pytest.raises(ValueError, match=r"NaN|not a number"):
        chart([(0, 1), (5, float("nan"))])


@pytest.mark.parametrize(
    ("values", "ticks"),
    [([(0, 1), (12, 2)], {"0", "5", "10"}), ([(0.0, 1), (1.0, 2)], {"0", "0.5", "1"}),
     ([(-4, 1), (4, 2)], {"−2", "0", "2"}), ([(0, 1), (60_000, 2)], {"20,000"})],
)  # fmt: skip
def test_the_axis_carries_round_numbers(values: list[tuple[float, float]], ticks: set[str]) -> None:
    assert ticks <= set(texts(chart(values).svg))


def test_up_to_160_days_the_table_has_every_day_in_order() -> None:
    table = chart([(6.5, 4), (2, 3.5)]).table
    assert table.columns == ("Day", "Hours (h)", "Pain")
    assert table.rows == (("Mon, Mar 2, 2026", "6.5", "4"), ("Tue, Mar 3, 2026", "2", "3.5"))
    assert chart([(6.5, 4), (2, 3.5)], locale="da").table.rows[0][1:] == ("6,5", "4")


def test_the_table_of_many_days_tells_classes_that_hold_every_day_once() -> None:
    values = [(n % 9, float(n % 9)) for n in range(900)]
    table = chart(values).table
    assert table.columns == ("Hours", "Days", "Mean pain")
    assert sum(int(row[1]) for row in table.rows) == 900
    assert table.rows[0] == ("0 to 1", "200", "0.5")
    assert table.rows[-1][0].endswith("8")
    assert len(table.rows) <= 6


def test_what_stands_across_is_cut_where_it_is_too_wide() -> None:
    long = PairedLabels(**{**{name: getattr(LABELS, name) for name in LABELS.__slots__}, "across": "x" * 400})
    drawn = paired_days_chart(days([(0, 1), (5, 2)]), MORE, labels=long, locale="en")
    assert drawn is not None
    assert any(text.endswith("x…") and len(text) < 80 for text in texts(drawn.svg))
