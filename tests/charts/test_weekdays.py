from __future__ import annotations

from collections.abc import Sequence

import pytest

from fodro.charts.tables import Chart
from fodro.charts.weekdays import WeekdayLabels, weekdays_chart
from fodro.domain.findings import WeekdayFinding
from tests.charts.drawings import SVG, filled, place, read, require_plain, texts

SHORT = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
LABELS = WeekdayLabels(
    title="Pain through the week",
    description="Most on Fridays.",
    heading="Mean pain",
    short=SHORT,
    names=tuple(f"{name}day" for name in SHORT),
    none="nothing noted",
    weekday="Day",
    mean="Mean",
    low="From",
    high="To",
    days="Days",
)
WEEK = [WeekdayFinding(n, 2 + n, 1.5 + n, 2.5 + n, 10 + n, claimed=n == 6) for n in range(7)]


def chart(week: Sequence[WeekdayFinding] = WEEK, locale: str = "en", width_px: int = 326) -> Chart:
    drawn = weekdays_chart(week, labels=LABELS, locale=locale, width_px=width_px)
    assert drawn is not None
    return drawn


@pytest.mark.parametrize("width_px", [326, 640])
@pytest.mark.parametrize("week", [WEEK, WEEK[:1]])
def test_the_drawing_is_plain(week: list[WeekdayFinding], width_px: int) -> None:
    drawn = chart(week, width_px=width_px)
    require_plain(drawn.svg)
    assert read(drawn.svg).get("width") == str(width_px) == str(drawn.width_px)


def test_the_days_stand_from_monday_to_sunday_whatever_order_they_come_in() -> None:
    svg = chart(WEEK[::-1]).svg
    across = sorted(place(dot) for dot in filled(svg, "pain-"))
    assert [y for _, y in across] == sorted((y for _, y in across), reverse=True)
    names = {"".join(t.itertext()): place(t)[0] for t in read(svg).iter(f"{SVG}text")}
    assert [names[name] for name in SHORT] == pytest.approx([x for x, _ in across], abs=0.1)


def test_a_day_without_a_note_is_a_gap_in_the_picture_and_in_the_table() -> None:
    drawn = chart(WEEK[1:])
    assert len(filled(drawn.svg, "pain-")) == len(filled(drawn.svg, "band")) == 6
    assert "Mon" in texts(drawn.svg)
    assert drawn.table.rows[0] == ("Monday", "nothing noted", "", "", "0")


def test_without_any_day_there_is_no_chart() -> None:
    assert weekdays_chart([], labels=LABELS, locale="en") is None


def test_the_worst_day_is_named_strongly() -> None:
    strong = ["".join(t.itertext()) for t in read(chart().svg).iter(f"{SVG}text") if t.get("font-weight")]
    assert [name for name in strong if name in SHORT] == ["Sun"]


def test_a_range_never_leaves_the_scale() -> None:
    (high,) = filled(chart([WeekdayFinding(0, 9.5, 8, 12, 3)]).svg, "band")
    (low,) = filled(chart([WeekdayFinding(0, 0.5, -2, 2, 3)]).svg, "band")
    assert place(high)[1] == 0
    assert place(low)[1] + float(low.get("height", "")) <= 120


def test_numbers_and_table_follow_the_language() -> None:
    assert chart().table.rows[6] == ("Sunday", "8", "7.5", "8.5", "16")
    assert chart(locale="da").table.rows[6] == ("Sunday", "8", "7,5", "8,5", "16")
    assert "8,0" in texts(chart(locale="da").svg)
