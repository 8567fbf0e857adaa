from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

import pytest

from fodro.charts.paired_columns import ColumnLabels, Expected, Kind, paired_columns_chart
from fodro.charts.tables import Chart
from fodro.domain.pictured import PairedDay
from tests.charts.drawings import filled, place, read, require_plain, texts

LABELS = ColumnLabels(
    title="Your days",
    description="Each dot is a day.",
    heading="Pain, 0–10",
    day="Day",
    kind="Floor",
    pain="Pain",
    days="Days",
    mean="Mean pain",
)


def kind(name: str, pains: Sequence[float], first: date = date(2026, 3, 2)) -> Kind:
    return Kind(
        name,
        tuple(PairedDay((first + timedelta(days=n)).isoformat(), 0, pain) for n, pain in enumerate(pains)),
    )


SOFT, HARD = kind("soft", [1, 2, 3]), kind("hard", [5, 7], date(2026, 4, 1))


def chart(
    kinds: Sequence[Kind] = (SOFT, HARD), expected: Expected | None = None, *, locale: str = "en"
) -> Chart:
    drawn = paired_columns_chart(kinds, expected, labels=LABELS, locale=locale)
    assert drawn is not None
    return drawn


@pytest.mark.parametrize("n", [1, 40, 700])
def test_the_drawing_is_plain_however_many_days_there_are(n: int) -> None:
    pains = [float(k % 11) for k in range(n)]
    kinds = [kind(name, pains) for name in ("neither", "only a rather long name", "only the other", "both")]
    drawn = chart(kinds)
    require_plain(drawn.svg)
    assert "nan" not in drawn.svg.casefold()


def test_the_kinds_stand_in_the_order_given_each_over_its_name() -> None:
    svg = chart().svg
    across = {pain: place(dot)[0] for dot in filled(svg, "pain-") for pain in [dot.get("fill")]}
    assert across["var(--pain-1)"] < across["var(--pain-5)"]
    named = {"".join(text.itertext()): place(text)[0] for text in read(svg).iter() if text.get("text-anchor")}
    assert named["soft"] == pytest.approx(across["var(--pain-1)"], abs=0.1)
    assert named["hard"] == pytest.approx(across["var(--pain-5)"], abs=0.1)


def test_every_day_is_a_dot_and_the_same_days_stand_beside_each_other() -> None:
    svg = chart([kind("soft", [4] * 7), HARD]).svg
    placed = [place(dot) for dot in filled(svg, "pain-")]
    assert len(placed) == len(set(placed)) == 9


def test_each_column_carries_its_plain_mean() -> None:
    assert {"2.0", "6.0"} <= set(texts(chart().svg))
    assert {"2,0", "6,0"} <= set(texts(chart(locale="da").svg))


def test_the_band_of_the_finding_stands_behind_the_last_column_and_stays_on_the_scale() -> None:
    (band,) = filled(chart(expected=Expected(4, 6)).svg, "band")
    top, height = place(band)[1], float(band.get("height", ""))
    heights = [place(dot)[1] for dot in filled(chart().svg, "pain-")]
    assert top + height < max(heights)
    assert place(band)[0] > max(place(dot)[0] for dot in filled(chart().svg, "pain-")[:3])
    (whole,) = filled(chart(expected=Expected(-5, 20)).svg, "band")
    assert place(whole)[1] == 0
    assert filled(chart().svg, "band") == []


def test_a_kind_without_days_is_left_out_and_one_kind_alone_is_no_picture() -> None:
    assert "neither" not in texts(chart([kind("neither", []), SOFT, HARD]).svg)
    assert paired_columns_chart([SOFT, kind("hard", [])], labels=LABELS, locale="en") is None
    assert paired_columns_chart([], labels=LABELS, locale="en") is None


def test_the_table_has_every_day_in_order_and_of_many_days_every_kind() -> None:
    few = chart([HARD, SOFT]).table
    assert few.columns == ("Day", "Floor", "Pain")
    assert few.rows[0] == ("Mon, Mar 2, 2026", "soft", "1")
    assert len(few.rows) == 5
    many = chart([kind("soft", [2.0, 4.0] * 100), HARD]).table
    assert many.columns == ("Floor", "Days", "Mean pain")
    assert many.rows == (("soft", "200", "3"), ("hard", "2", "6"))
