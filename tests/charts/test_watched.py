"""The picture of something that is watched: its days, one level or two, and the date between."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

import pytest

from fodro.charts.tables import Chart
from fodro.charts.watched import PAIN_SCALE, Level, Scale, WatchedLabels, quiet_line, watched_chart
from fodro.domain.findings import DailyPain
from tests.charts.drawings import SVG, filled, place, read, require_plain, texts

FIRST = date(2026, 9, 1)
LABELS = WatchedLabels(
    title="How much it hurts",
    description="Each dot is a day.",
    heading="Pain, 0–10",
    no_entry="nothing noted",
    day="Day",
)
DIFFERENCE = Scale(-3, 3, ((-3, "−3"), (0, "0"), (3, "+3")), is_pain=False)


def days(values: Sequence[float | None], first: date = FIRST) -> list[DailyPain]:
    return [
        DailyPain((first + timedelta(days=n)).isoformat(), value, int(value is not None))
        for n, value in enumerate(values)
    ]


def level(first: int, last: int, middle: float, told: str = "") -> Level:
    return Level(
        FIRST + timedelta(days=first), FIRST + timedelta(days=last), middle - 0.5, middle, middle + 0.5, told
    )


BEFORE, SINCE = level(0, 19, 3, "before: 3.0"), level(20, 39, 5, "since Sep 21: 5.0")
VALUES = [3.0 + (n >= 20) * 2 if n % 7 else None for n in range(40)]


def chart(
    values: Sequence[float | None] = VALUES,
    levels: Sequence[Level] = (BEFORE, SINCE),
    *,
    scale: Scale = PAIN_SCALE,
    width_px: int = 326,
) -> Chart:
    drawn = watched_chart(days(values), levels, scale=scale, labels=LABELS, locale="en", width_px=width_px)
    assert drawn is not None
    return drawn


def bands(drawn: Chart) -> list[tuple[float, float]]:
    """Where each soft band begins and ends, from left to right."""
    found = [*filled(drawn.svg, "pine"), *filled(drawn.svg, "band")]
    rects = [one for one in found if one.tag == f"{SVG}rect"]
    return sorted((place(one)[0], place(one)[0] + float(one.get("width", ""))) for one in rects)


@pytest.mark.parametrize("width_px", [326, 640])
@pytest.mark.parametrize("n_days", [1, 40, 400])
@pytest.mark.parametrize("levels", [(), (BEFORE,), (BEFORE, SINCE)])
def test_the_drawing_is_plain_at_every_length(width_px: int, n_days: int, levels: Sequence[Level]) -> None:
    drawn = chart([float(n % 11) for n in range(n_days)], levels, width_px=width_px)
    require_plain(drawn.svg)
    assert read(drawn.svg).get("width") == str(width_px) == str(drawn.width_px)


def test_the_level_since_begins_where_the_level_before_ends() -> None:
    (early, late) = bands(chart())
    assert early[0] == 0
    assert early[1] == pytest.approx(late[0], abs=0.1)
    assert late[0] == pytest.approx(late[1] / 2, abs=0.1)


def test_a_day_stands_in_the_hue_of_its_pain_and_a_gap_has_no_dot() -> None:
    drawn = chart()
    noted = sum(value is not None for value in VALUES)
    assert len(filled(drawn.svg, "pain-")) == noted
    assert sum(row[1] == "nothing noted" for row in drawn.table.rows) == len(VALUES) - noted
    assert drawn.table.rows[0][0] == "Sat, Oct 10, 2026"


def test_a_difference_has_no_hue_of_pain_and_more_stands_higher() -> None:
    drawn = chart([-1.0, 2.0], (), scale=DIFFERENCE)
    assert filled(drawn.svg, "pain-") == []
    low, high = (place(dot)[1] for dot in filled(drawn.svg, "ink-soft") if dot.tag == f"{SVG}circle")
    assert high < low
    assert {"−3", "0", "+3"} <= set(texts(drawn.svg))


def test_a_value_beyond_the_scale_stays_in_the_picture() -> None:
    drawn = chart([-9.0, 9.0], (), scale=DIFFERENCE)
    ends = [place(dot)[1] for dot in filled(drawn.svg, "ink-soft") if dot.tag == f"{SVG}circle"]
    assert min(ends) == 0
    assert max(ends) < drawn.height_px


def told_at(drawn: Chart) -> list[tuple[str, float, str]]:
    wanted = {BEFORE.told, SINCE.told}
    found = ((text, "".join(text.itertext())) for text in read(drawn.svg).iter(f"{SVG}text"))
    return [
        (said, place(text)[0], text.get("text-anchor", "start")) for text, said in found if said in wanted
    ]


def test_both_levels_are_told_where_there_is_room_on_either_side_of_the_date() -> None:
    (before, end, anchor), (since, start, _) = told_at(chart())
    assert (before, since, anchor) == (BEFORE.told, SINCE.told, "end")
    assert end < start


def test_a_change_of_yesterday_is_told_inside_the_picture() -> None:
    late = Level(FIRST + timedelta(days=39), FIRST + timedelta(days=39), 5, 5, 5, SINCE.told)
    drawn = chart(levels=(level(0, 38, 3, BEFORE.told), late))
    (_, end, _), (_, start, _) = told_at(drawn)
    assert end < start
    assert start + 0.48 * 13 * len(SINCE.told) <= drawn.width_px - 8


def test_a_change_on_the_first_days_leaves_out_what_there_is_no_room_for() -> None:
    drawn = chart(levels=(level(0, 1, 3, BEFORE.told), level(2, 39, 5, SINCE.told)))
    assert [said for said, _, _ in told_at(drawn)] == [SINCE.told]


def test_without_any_day_there_is_no_picture() -> None:
    assert watched_chart(days([None, None]), (), labels=LABELS, locale="en") is None
    assert watched_chart([], (), labels=LABELS, locale="en") is None


@pytest.mark.parametrize("values", [[], [None] * 56, [3.0], [3.0] * 56, [float(n % 11) for n in range(56)]])
def test_a_quiet_line_is_plain_whatever_was_noted(values: list[float | None]) -> None:
    root = read(quiet_line(values, title="Quiet"))
    (path,) = root.iter(f"{SVG}path")
    assert path.get("stroke") == "var(--pine)"
    assert "nan" not in path.get("d", "")
