"""Massage drawn: before and after, how long it lasts, and ranges around zero."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from fodro.charts.after_massage import AfterMassageLabels, after_massage_chart
from fodro.charts.before_after import Arm, BeforeAfterLabels, before_after_chart
from fodro.charts.ranges import RangeLabels, RangeRow, ranges_chart
from fodro.charts.tables import Chart
from fodro.domain.massage_findings import ReliefAt
from fodro.domain.pictured import RatedSession
from tests.charts.drawings import filled, place, read, require_plain, texts

SLOPES = BeforeAfterLabels(
    title="Before and after",
    description="A line a session.",
    heading="Pain",
    before="before",
    after="after",
    day="Day",
    kind="What",
    sessions="Number",
    mean_after="Mean after",
)
LASTING = AfterMassageLabels(
    title="How long",
    description="As time goes by.",
    before="before",
    less="less",
    more="more",
    when="When",
    change="Points",
    low="From",
    high="To",
    ratings="Ratings",
)
RANGES = RangeLabels("Kinds", "Each with its range.", "less", "more", "Kind", "Points", "From", "To", "n")


def sessions(*rated: tuple[float, float], is_rest: bool = False) -> tuple[RatedSession, ...]:
    first = date(2026, 3, 2)
    days = ((first + timedelta(days=n)).isoformat() for n in range(len(rated)))
    return tuple(
        RatedSession(day, before, after, is_rest) for day, (before, after) in zip(days, rated, strict=True)
    )


MASSAGES = Arm("3 massages", "massage", sessions((6, 3), (6, 3), (4, 3)))
RESTS = Arm("1 rest", "rest", sessions((6, 6), is_rest=True))


def slopes(*arms: Arm, locale: str = "en") -> Chart:
    drawn = before_after_chart(arms, labels=SLOPES, locale=locale)
    assert drawn is not None
    return drawn


def lasting(*changes: ReliefAt, locale: str = "en") -> Chart:
    names = [f"after {change.hours:g} h" for change in changes]
    drawn = after_massage_chart(changes, names, labels=LASTING, locale=locale)
    assert drawn is not None
    return drawn


def ranges(*rows: RangeRow, locale: str = "en") -> Chart:
    drawn = ranges_chart(rows, labels=RANGES, locale=locale)
    assert drawn is not None
    return drawn


NOW, LATER = ReliefAt(0, -1.25, -1.75, -0.75, 30), ReliefAt(1.5, -0.5, -1.25, 0.25, 12)
HEEL = RangeRow("Heel cup", "14 massages", -1.0, -0.2, 14, middle=-0.6, strong=True)
BOUND = RangeRow("Right after" * 9, "", -1.7, 0.3, 30)


def test_the_drawings_are_plain() -> None:
    many = Arm("x\x07" * 60, "rest", sessions(*[(n % 11, (3 * n) % 11) for n in range(400)]))
    for drawn in (slopes(MASSAGES, RESTS), slopes(many), lasting(NOW, LATER), ranges(HEEL, BOUND)):
        require_plain(drawn.svg)
        assert read(drawn.svg).get("height") == str(drawn.height_px)
        assert "nan" not in drawn.svg.casefold()


def test_without_anything_there_is_no_drawing() -> None:
    assert before_after_chart([Arm("0 massages", "massage", ())], labels=SLOPES, locale="en") is None
    assert after_massage_chart([NOW], ["now"], labels=LASTING, locale="en") is None
    assert ranges_chart([], labels=RANGES, locale="en") is None


def test_the_means_before_and_after_stand_beside_their_slope() -> None:
    drawn = texts(slopes(MASSAGES, RESTS).svg)
    assert [text for text in drawn if "." in text] == ["5.3", "3.0", "6.0", "6.0"]
    assert "5,3" in texts(slopes(MASSAGES, locale="da").svg)
    assert {"3 massages", "1 rest", "Pain"} <= set(drawn)
    assert drawn.count("before") == drawn.count("after") == 2


def test_rests_stand_to_the_right_of_massages_and_one_kind_has_all_the_room() -> None:
    def across(*arms: Arm) -> list[float]:
        return [place(dot)[0] for dot in filled(slopes(*arms).svg, "pain-")]

    both = across(MASSAGES, RESTS)
    massages, rests = both[: len(across(MASSAGES))], both[len(across(MASSAGES)) :]
    assert max(massages) < min(rests)
    assert max(across(MASSAGES)) > max(massages)


def test_sessions_that_were_rated_alike_are_one_thicker_line() -> None:
    widths = [
        float(line.get("stroke-width", ""))
        for line in read(slopes(MASSAGES).svg).iter()
        if line.get("stroke") == "var(--ink-soft)"
    ]
    assert len(widths) == 2
    assert widths[0] > widths[1]


def test_less_pain_goes_down_on_the_whole_scale() -> None:
    (start, end) = (place(dot) for dot in filled(slopes(Arm("", "", sessions((10, 0)))).svg, "pain-")[-2:])
    assert start[0] < end[0]
    assert start[1] == 0 < end[1]


def test_the_table_has_a_row_for_each_session_in_the_order_of_days() -> None:
    assert slopes(MASSAGES, RESTS).table.columns == ("Day", "What", "before", "after")
    rows = slopes(MASSAGES, RESTS).table.rows
    assert [row[1:] for row in rows] == [
        ("massage", "6", "3"), ("rest", "6", "6"), ("massage", "6", "3"), ("massage", "4", "3")
    ]  # fmt: skip


def test_many_sessions_are_told_by_where_they_began() -> None:
    many = Arm("200", "massage", sessions(*[(6, 2), (6, 3), (4.5, 4), (4.4, 2)] * 50))
    assert slopes(many).table.columns == ("What", "before", "Number", "Mean after")
    assert slopes(many, RESTS).table.rows == (
        ("massage", "6", "100", "2.5"),
        ("massage", "5", "50", "4"),
        ("massage", "4", "50", "2"),
        ("rest", "6", "1", "6"),
    )


def test_less_pain_stands_below_the_line_of_before() -> None:
    drawn = lasting(NOW, LATER)
    (before,) = filled(drawn.svg, "ink-soft")[:1]
    now, later = filled(drawn.svg, "clay")
    assert place(before)[1] < place(later)[1] < place(now)[1]
    assert place(before)[0] < place(now)[0] < place(later)[0]
    assert {"−1.2", "−0.5", "before", "↓ less", "↑ more"} <= set(texts(drawn.svg))


def test_what_is_only_bounded_has_a_range_and_no_point() -> None:
    drawn = lasting(NOW, ReliefAt(1.5, -0.5, -1.25, 0.25, 12, basis="bounds"))
    assert len(filled(drawn.svg, "clay")) == 1
    assert len(filled(drawn.svg, "band")) == 2
    assert drawn.table.rows[1] == ("after 1.5 h", "–", "−1.2", "+0.2", "12")
    assert ranges(BOUND).table.rows[0][1:] == ("–", "−1.7", "+0.3", "30")
    assert [shape for shape in read(ranges(BOUND).svg).iter() if "cx" in shape.attrib] == []


def test_every_range_stays_within_the_drawing() -> None:
    wide = ReliefAt(10, 0.0, -9.0, 9.0, 3)
    drawn = lasting(NOW, wide)
    for band in filled(drawn.svg, "band"):
        top_px = place(band)[1]
        assert top_px >= 0
        assert top_px + float(band.get("height", "")) <= drawn.height_px - 38
    for band in filled(ranges(RangeRow("a", "", -9, 9, 1)).svg, "band"):
        assert place(band)[0] >= 0
        assert place(band)[0] + float(band.get("width", "")) <= 326


def test_rows_stand_in_the_order_given_less_pain_to_the_left() -> None:
    other = RangeRow("Calf", "9 massages", -0.1, 0.5, 9, middle=0.2)
    drawn = ranges(HEEL, other)
    (strong,), (weak,) = filled(drawn.svg, "clay"), [
        dot for dot in filled(drawn.svg, "ink-soft") if "cx" in dot.attrib
    ]  # fmt: skip
    assert place(strong)[0] < 163 < place(weak)[0]
    assert place(strong)[1] < place(weak)[1]
    assert drawn.table.rows == (
        ("Heel cup", "−0.6", "−1.0", "−0.2", "14"),
        ("Calf", "+0.2", "−0.1", "+0.5", "9"),
    )


@pytest.mark.parametrize("locale", ["en", "da"])
def test_numbers_are_written_in_the_language_of_the_reader(locale: str) -> None:
    rows = (*ranges(HEEL, locale=locale).table.rows, *lasting(NOW, LATER, locale=locale).table.rows)
    told = [cell for row in rows for cell in row[1:4]]
    assert all(("," in cell) is (locale == "da") for cell in told)
