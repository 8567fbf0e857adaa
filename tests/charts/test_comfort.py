from __future__ import annotations

from datetime import date, timedelta

from fodro.charts.comfort import MOST_DOTS, ComfortLabels, comfort_chart
from fodro.charts.tables import Chart
from fodro.domain.comfort import Comfort
from tests.charts.drawings import SVG, filled, read, require_plain, texts

FIRST = date(2026, 9, 1)
RATINGS = [
    Comfort(FIRST, "work", 4),
    Comfort(FIRST + timedelta(days=10), "work", 8.5),
    Comfort(FIRST + timedelta(days=5), "", 10),
]
LABELS = ComfortLabels(
    title="Comfort",
    description="A dot for each day.",
    names={"work": "Work", "": "Not noted"},
    summaries={"work": "mean 6.3, 2 days", "": "10, one day"},
    day="Day",
    activity="Worn for",
    comfort="Comfort",
    month="Month",
    mean="Mean",
    days="Days",
)


def chart(ratings: list[Comfort] = RATINGS, *, locale: str = "en") -> Chart:
    drawn = comfort_chart(ratings, labels=LABELS, locale=locale)
    assert drawn is not None
    return drawn


def dots(svg: str) -> list[tuple[float, float]]:
    return [(float(dot.get("cx", "")), float(dot.get("cy", ""))) for dot in filled(svg, "pine")]


def means(svg: str) -> list[float]:
    lines = [line for line in read(svg).iter(f"{SVG}line") if line.get("stroke") == "var(--pine)"]
    return [float(line.get("y1", "")) for line in lines]


def test_the_drawing_is_plain() -> None:
    require_plain(chart().svg)


def test_without_ratings_there_is_no_chart() -> None:
    assert comfort_chart([], labels=LABELS, locale="en") is None


def test_each_rating_is_a_dot_at_its_day_and_its_height() -> None:
    (early_x, low_y), (late_x, high_y), (middle_x, _other_row) = dots(chart().svg)
    assert early_x < middle_x < late_x
    assert high_y < low_y


def test_a_row_has_its_name_and_its_mean_and_one_rating_has_no_mean_line() -> None:
    svg = chart().svg
    assert {"Work", "mean 6.3, 2 days", "Not noted", "10, one day"} <= set(texts(svg))
    (mean_y,) = means(svg)
    (_, low_y), (_, high_y), _ = dots(svg)
    assert abs(mean_y - (low_y + high_y) / 2) < 0.1


def test_the_scale_is_always_the_whole_of_0_to_10() -> None:
    lone = chart([Comfort(FIRST, "work", 5)]).svg
    grid = [float(line.get("y1", "")) for line in read(lone).iter(f"{SVG}line")]
    ((_, y),) = dots(lone)
    assert y == (min(grid) + max(grid)) / 2
    assert {"0", "10"} <= set(texts(lone))


def test_the_ends_of_the_time_are_named_with_the_year_where_it_changes() -> None:
    assert {"Sep 1", "Sep 11"} <= set(texts(chart().svg))
    over = chart([Comfort(date(2025, 12, 30), "work", 5), Comfort(date(2026, 1, 2), "work", 6)]).svg
    assert {"Dec 30 2025", "Jan 2 2026"} <= set(texts(over))


def test_the_table_holds_every_rating_in_order() -> None:
    assert chart().table.rows == (
        ("Tue, Sep 1, 2026", "Work", "4"),
        ("Sun, Sep 6, 2026", "Not noted", "10"),
        ("Fri, Sep 11, 2026", "Work", "8.5"),
    )
    assert chart(locale="da").table.rows[2][2] == "8,5"


def test_names_are_only_text() -> None:
    drawn = chart([Comfort(FIRST, "<b>&", 3)])
    assert "<b>&" in texts(drawn.svg)


def test_a_long_series_is_shown_by_month_with_the_number_of_its_days() -> None:
    days = [Comfort(FIRST + timedelta(days=n), "work", 4 + n % 2) for n in range(MOST_DOTS + 1)]
    drawn = chart(days)
    assert len(dots(drawn.svg)) == len(drawn.table.rows) == 6
    assert drawn.table.columns == ("Month", "Worn for", "Mean", "Days")
    assert drawn.table.rows[0] == ("Sep 2026", "Work", "4.5", "30")
    assert len(dots(chart(days[1:]).svg)) == MOST_DOTS
