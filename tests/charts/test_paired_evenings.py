"""The picture of an experiment: a filled and an open mark for each pair, and the difference as a range."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from fodro.charts.paired_evenings import PairLabels, effect_range_chart, paired_evenings_chart
from fodro.charts.svg import DrawingError
from fodro.charts.tables import Chart
from fodro.domain.trial_findings import Pairing
from tests.charts.drawings import SVG, read, require_plain, texts

LABELS = PairLabels(
    "Every pair", "Filled is treated.", "Treated", "Other", "Day", "Difference", "not noted",
    "The range", "less", "more",
)  # fmt: skip
FIRST = date(2026, 11, 7)
PAIRS = [(3.0, 5.0), (None, None), (4.5, None), (2.0, 2.0), (None, 6.0), (0.0, 10.0)]


def pairings(pairs: list[tuple[float | None, float | None]] = PAIRS) -> list[Pairing]:
    return [Pairing(FIRST + timedelta(days=n), a, b) for n, (a, b) in enumerate(pairs)]


def drawn(locale: str = "en") -> Chart:
    chart = paired_evenings_chart(pairings(), labels=LABELS, locale=locale)
    assert chart is not None
    return chart


def dots(chart: Chart, *, filled: bool) -> list[tuple[float, float]]:
    """The marks inside the plot, left to right; the key above and the means beside it are not among them."""
    found = [
        (float(dot.get("cx", "nan")), float(dot.get("cy", "nan")))
        for dot in read(chart.svg).iter(f"{SVG}circle")
        if (dot.get("fill") != "var(--raised)") is filled
    ]
    return sorted(at for at in found if at[1] >= 0 and at[0] < chart.width_px - 66)


def test_the_pictures_are_plain() -> None:
    require_plain(drawn().svg)
    require_plain(effect_range_chart(-1.0, -1.8, -0.2, labels=LABELS, locale="en").svg)


def test_each_rating_is_a_mark_and_a_missing_one_is_none() -> None:
    assert len(dots(drawn(), filled=True)) == 4
    assert len(dots(drawn(), filled=False)) == 4


def test_only_whole_pairs_are_joined() -> None:
    lines = [one for one in read(drawn().svg).iter(f"{SVG}line") if one.get("stroke") == "var(--edge)"]
    assert len(lines) == 3
    assert all(one.get("x1") == one.get("x2") for one in lines)


def test_less_pain_lies_lower_and_days_go_to_the_right() -> None:
    (first_x, first_y), *_ = dots(drawn(), filled=True)
    assert first_y > dots(drawn(), filled=False)[0][1]
    assert first_x == dots(drawn(), filled=False)[0][0]


def test_the_means_stand_beside_it() -> None:
    assert {"2.4", "5.8"} <= set(texts(drawn().svg))
    assert {"2,4", "5,8"} <= set(texts(drawn("da").svg))


def test_the_table_says_the_same() -> None:
    rows = drawn().table.rows
    assert [row[1:] for row in rows] == [
        ("3", "5", "−2.0"),
        ("not noted", "not noted", ""),
        ("4.5", "not noted", ""),
        ("2", "2", "0.0"),
        ("not noted", "6", ""),
        ("0", "10", "−10.0"),
    ]


def test_without_a_rating_there_is_no_picture() -> None:
    assert paired_evenings_chart([], labels=LABELS, locale="en") is None
    assert paired_evenings_chart(pairings([(None, None)]), labels=LABELS, locale="en") is None


@pytest.mark.parametrize("n", [1, 2, 60])
def test_few_and_many_pairs_stay_within_the_plot(n: int) -> None:
    chart = paired_evenings_chart(pairings([(4.0, 5.0)] * n), labels=LABELS, locale="da")
    assert chart is not None
    assert len(dots(chart, filled=True)) == n


@pytest.mark.parametrize(("low", "high"), [(-1.8, -0.2), (0.1, 0.1), (-9.0, 9.0), (2.0, 4.0)])
def test_the_range_lies_around_zero_on_a_track_that_holds_it(low: float, high: float) -> None:
    chart = effect_range_chart((low + high) / 2, low, high, labels=LABELS, locale="en")
    (band,) = [one for one in read(chart.svg).iter(f"{SVG}rect") if one.get("fill") == "var(--band)"]
    left, width = float(band.get("x", "nan")), float(band.get("width", "nan"))
    middle = (chart.width_px - 16) / 2
    assert 0 <= left <= left + width <= chart.width_px - 16
    assert (left < middle) == (low < 0)


def test_a_range_without_an_end_is_refused() -> None:
    with pytest.raises(DrawingError):
        effect_range_chart(0.0, float("-inf"), float("inf"), labels=LABELS, locale="en")
