from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise

import pytest

from fodro.charts.daily import DailyLabels, daily_chart
from fodro.charts.tables import Chart
from fodro.domain.findings import DailyPain
from tests.charts.drawings import filled, place, read, require_plain, texts

LABELS = DailyLabels(
    title="Pain, day by day",
    description="A steady month & a half.",
    pain="Pain, 0–10",
    pain_by_week="Each week",
    pain_by_month="Each month",
    no_entry="no entry",
    day="Day",
    check_ins="Check-ins",
    week="Week from",
    month="Month",
    median="Middle",
    lowest="Lowest",
    highest="Highest",
    recorded_days="Days noted",
)
MONDAY = date(2024, 3, 4)


def series(pains: Sequence[float | None], first: date = MONDAY) -> list[DailyPain]:
    return [
        DailyPain((first + timedelta(days=n)).isoformat(), pain, 0 if pain is None else 2)
        for n, pain in enumerate(pains)
    ]


def chart(daily: Sequence[DailyPain], locale: str = "en", width_px: int = 358) -> Chart:
    drawn = daily_chart(daily, labels=LABELS, locale=locale, width_px=width_px)
    assert drawn is not None
    return drawn


def dots(svg: str) -> list[tuple[float, float]]:
    return [place(dot) for dot in filled(svg, "pain-")]


def lines(svg: str, colour: str = "ink-soft") -> list[int]:
    """The number of corners of each joined line."""
    paths = [p for p in read(svg).iter() if p.get("stroke") == f"var(--{colour})" and p.get("d")]
    return [len(re.findall("[ML]", path.get("d", ""))) for path in paths]


@pytest.mark.parametrize("days", [1, 5, 30, 120, 300, 1000])
@pytest.mark.parametrize("width_px", [326, 640])
def test_the_drawing_is_plain_at_every_length_and_width(days: int, width_px: int) -> None:
    drawn = chart(series([None if n % 3 == 1 else n % 11 for n in range(days)]), width_px=width_px)
    require_plain(drawn.svg)
    assert read(drawn.svg).get("width") == str(width_px) == str(drawn.width_px)
    assert read(drawn.svg).get("height") == str(drawn.height_px)


def test_a_missing_day_has_no_dot_and_stays_missing_in_the_table() -> None:
    drawn = chart(series([4, None, 0, 6]))
    assert len(dots(drawn.svg)) == 3
    assert drawn.table.rows[1] == ("Tue, Mar 5, 2024", "no entry", "0")
    assert drawn.table.rows[2] == ("Wed, Mar 6, 2024", "0", "2")


def test_a_day_that_is_absent_from_the_series_is_a_missing_day() -> None:
    whole, absent = series([4, None, 2]), [series([4, None, 2])[n] for n in (2, 0)]
    assert chart(absent) == chart(whole)


def test_the_line_joins_only_days_that_follow_each_other() -> None:
    assert lines(chart(series([1, 2, 3, None, 4, 5, None, 6])).svg) == [3, 2, 1]


def test_a_tick_below_the_axis_stands_for_each_missing_day() -> None:
    def ticks(pains: Sequence[float | None]) -> int:
        return len(
            [tick for tick in read(chart(series(pains)).svg).iter() if tick.get("stroke") == "var(--edge)"]
        )

    assert ticks([5, None, None, 5]) - ticks([5, 5, 5, 5]) == 2


def test_what_a_tick_means_is_said_only_where_there_is_one() -> None:
    assert any("no entry" in text for text in texts(chart(series([5, None, 5])).svg))
    assert not any("no entry" in text for text in texts(chart(series([5, 5, 5])).svg))


def test_the_scale_is_always_the_whole_of_0_to_10() -> None:
    lowest, highest = (y for _, y in dots(chart(series([0, 10])).svg))
    assert highest == 0
    one, other = (y for _, y in dots(chart(series([4, 5])).svg))
    assert lowest - highest == pytest.approx(10 * (one - other), abs=0.1)
    assert {"0", "5", "10"} <= set(texts(chart(series([4, 4])).svg))


def test_a_dot_is_coloured_by_its_pain() -> None:
    assert [dot.get("fill") for dot in filled(chart(series([0, 4.5, 10])).svg, "pain-")] == [
        "var(--pain-0)",
        "var(--pain-5)",
        "var(--pain-10)",
    ]


def test_few_days_all_carry_their_number() -> None:
    assert {"4.5", "7", "2"} <= set(texts(chart(series([4.5, 7, 2])).svg))


@pytest.mark.parametrize("pain_nrs", [0, 1, 4, 5, 6, 9, 10])
def test_no_line_of_the_grid_crosses_a_number(pain_nrs: float) -> None:
    svg = chart(series([pain_nrs, pain_nrs])).svg
    lines = [place(line)[1] for line in read(svg).iter() if line.get("stroke") == "var(--line)"]
    # A text stands on its baseline: the middle of its digits is about 4 px above.
    numbers = [
        place(text)[1] - 4
        for text in read(svg).iter()
        if text.get("text-anchor") == "middle" and "".join(text.itertext()) == str(pain_nrs)
    ]
    assert len(numbers) == 2
    assert min(abs(line - middle) for line in lines for middle in numbers) > 6


def test_of_many_days_the_newest_carries_its_number() -> None:
    svg = chart(series([6.5] * 39 + [3.5, None])).svg
    assert "3.5" in texts(svg)
    assert "6.5" not in texts(svg)


def test_a_single_day_is_a_chart_too() -> None:
    drawn = chart(series([7]))
    assert len(dots(drawn.svg)) == 1
    assert drawn.table.rows == (("Mon, Mar 4, 2024", "7", "2"),)


@pytest.mark.parametrize("daily", [[], series([None]), series([None] * 200)])
def test_without_any_entry_there_is_no_chart(daily: list[DailyPain]) -> None:
    assert daily_chart(daily, labels=LABELS, locale="en") is None


@pytest.mark.parametrize(("days", "rows"), [(30, 30), (150, 150)])
def test_up_to_150_days_the_table_has_a_row_for_each(days: int, rows: int) -> None:
    table = chart(series([n % 11 for n in range(days)])).table
    assert (table.caption, table.columns) == ("Pain, day by day", ("Day", "Pain, 0–10", "Check-ins"))
    assert len(table.rows) == rows


def test_a_longer_series_is_told_by_weeks_from_monday() -> None:
    pains: list[float | None] = [1, 2, 9, *[None] * 11, *[5] * 147]
    drawn = chart(series(pains))
    assert drawn.table.columns == ("Week from", "Middle", "Lowest", "Highest", "Days noted")
    assert len(drawn.table.rows) == 23
    assert drawn.table.rows[0] == ("Mon, Mar 4, 2024", "2", "1", "9", "3")
    assert drawn.table.rows[1] == ("Mon, Mar 11, 2024", "no entry", "no entry", "no entry", "0")
    assert "Each week" in texts(drawn.svg)


def test_the_range_of_the_weeks_breaks_where_a_week_is_missing() -> None:
    unbroken, broken = chart(series([5] * 160)), chart(series([5] * 70 + [None] * 14 + [5] * 76))
    assert len(filled(unbroken.svg, "band")) == 1
    assert len(filled(broken.svg, "band")) == 2


def test_a_lone_week_between_two_gaps_keeps_a_width() -> None:
    drawn = chart(series([5] * 70 + [None] * 14 + [2, 8, 5, 5, 5, 5, 5] + [None] * 14 + [5] * 70))
    _, lone, _ = filled(drawn.svg, "band")
    xs = [float(x) for x, _ in re.findall(r"(-?[\d.]+),(-?[\d.]+)", lone.get("d", ""))]
    assert max(xs) - min(xs) == pytest.approx(7 / 175 * (358 - 56), abs=0.1)


def test_a_very_long_series_is_told_by_months() -> None:
    drawn = chart(series([n % 7 for n in range(1000)]))
    assert drawn.table.columns[0] == "Month"
    assert drawn.table.rows[0][0] == "Mar 2024"
    assert len(drawn.table.rows) == 33
    assert "Each month" in texts(drawn.svg)


def test_dates_and_numbers_follow_the_language() -> None:
    danish = chart(series([4.5, 5, 6]), "da")
    assert danish.table.rows[0][:2] == ("man. 4. mar. 2024", "4,5")
    assert "6. mar." in texts(danish.svg)
    assert "4,5" in texts(danish.svg)
    assert {"Mar 6", "4.5"} <= set(texts(chart(series([4.5, 5, 6])).svg))


@pytest.mark.parametrize("locale", ["en", "da"])
@pytest.mark.parametrize("days", [1, 8, 14, 15, 30, 100, 150])
def test_date_labels_do_not_run_into_each_other(days: int, locale: str) -> None:
    drawn = chart(series([5] * days, date(2024, 11, 20)), locale, 326)
    dated = [
        (place(text)[0], len("".join(text.itertext())))
        for text in read(drawn.svg).iter()
        if text.get("text-anchor") == "middle" and not re.fullmatch(r"[\d.,]+", "".join(text.itertext()))
    ]
    assert dated
    for (x, letters), (next_x, next_letters) in pairwise(dated):
        assert next_x - x > (letters + next_letters) / 2 * 6


def test_longer_series_are_dated_by_mondays() -> None:
    drawn = chart(series([5] * 40, MONDAY + timedelta(days=3)), width_px=640)
    dated = [text for text in texts(drawn.svg) if text.startswith(("Mar", "Apr"))]
    assert dated == ["Mar 11", "Mar 18", "Mar 25", "Apr 1", "Apr 8", "Apr 15"]


def test_two_charts_on_one_page_share_no_id() -> None:
    ids = [
        element.get("id")
        for pains in ([1, 2], [1, 3])
        for element in read(chart(series(pains)).svg).iter()
        if element.get("id")
    ]
    assert len(ids) == len(set(ids)) == 2


def test_the_same_series_gives_the_same_drawing() -> None:
    assert chart(series([3, None, 4])).svg == chart(series([3, None, 4])).svg


def test_the_description_is_read_out_as_it_was_written() -> None:
    assert [desc.text for desc in read(chart(series([1])).svg) if desc.get("id")] == [LABELS.description]
