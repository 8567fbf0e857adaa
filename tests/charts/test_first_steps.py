from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

from fodro.charts.first_steps import FirstStepsLabels, Morning, first_steps_chart
from fodro.charts.tables import Chart
from tests.charts.drawings import SVG, filled, read, require_plain, texts

LABELS = FirstStepsLabels("The first steps of the last days", "Day", "First steps", "Later", "not noted")
LAST = date(2026, 11, 20)
PAIRS = [(7.0, 3.0), (None, None), (4.5, None), (0.0, 0.0), (10.0, 9.0)]


def mornings() -> list[Morning]:
    days = [LAST - timedelta(days=n) for n in range(len(PAIRS) - 1, -1, -1)]
    return [Morning(day, "MTWTF"[n], *PAIRS[n]) for n, day in enumerate(days)]


def drawn(locale: str = "en") -> Chart:
    chart = first_steps_chart(mornings(), labels=LABELS, locale=locale)
    assert chart is not None
    return chart


def joined(svg: str) -> list[tuple[float, ...]]:
    lines = [line for line in read(svg).iter(f"{SVG}line") if line.get("stroke") == "var(--edge)"]
    return [tuple(float(line.get(end, "nan")) for end in ("x1", "y1", "x2", "y2")) for line in lines]


def test_the_picture_is_plain() -> None:
    require_plain(drawn().svg)


def test_each_rating_is_a_dot_in_the_colour_of_its_pain() -> None:
    dots = [dot.get("fill") for dot in filled(drawn().svg, "pain-")]
    assert dots == [f"var(--pain-{pain})" for pain in (7, 3, 5, 0, 0, 10, 9)]


def test_a_pair_is_joined_from_left_to_right_and_half_a_pair_is_not() -> None:
    lines = joined(drawn().svg)
    assert len(lines) == 3
    assert all(x1 < x2 for x1, _, x2, _ in lines)
    (_, first_y, _, later_y), *_ = lines
    assert first_y < later_y, "less pain lies lower"


def test_a_morning_without_a_note_is_a_gap() -> None:
    dots = sorted(float(dot.get("cx", "nan")) for dot in filled(drawn().svg, "pain-"))
    gaps = [after - before for before, after in pairwise(dots)]
    assert max(gaps) > 1.4 * sorted(gaps)[-2]


def test_every_day_keeps_its_name_in_order() -> None:
    assert [text for text in texts(drawn().svg) if text.isalpha()] == list("MTWTF")


def test_the_table_says_the_same_newest_first_and_leaves_gaps_out() -> None:
    table = drawn("da").table
    assert table.columns == ("Day", "First steps", "Later")
    assert [row[1:] for row in table.rows] == [("10", "9"), ("0", "0"), ("4,5", "not noted"), ("7", "3")]


def test_the_values_are_read_out() -> None:
    (spoken,) = [desc.text for desc in read(drawn().svg).iter(f"{SVG}desc")]
    assert spoken is not None
    assert spoken.endswith("7, 3")
    assert "4.5, not noted" in spoken


def test_without_any_note_there_is_no_picture() -> None:
    assert first_steps_chart([Morning(LAST, "F")], labels=LABELS, locale="en") is None
    assert first_steps_chart([], labels=LABELS, locale="en") is None


def test_names_are_only_text() -> None:
    chart = first_steps_chart([Morning(LAST, "<b>&", 1.0)], labels=LABELS, locale="en")
    assert chart is not None
    assert "<b>&" in texts(chart.svg)
