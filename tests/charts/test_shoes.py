from __future__ import annotations

import re

import pytest

from fodro.charts.shoe_pairs import PairComfort, PairLabels, shoe_pairs_chart
from fodro.charts.shoe_wear import PairWear, WearLabels, WearRating, shoe_wear_chart
from fodro.charts.tables import Chart
from tests.charts.drawings import filled, place, read, require_plain, texts

PAIR_LABELS = PairLabels("Pairs", "Comfort.", "worst", "best", "Pair", "Comfort", "From", "To", "Ratings")
WEAR_LABELS = WearLabels(
    "Wear", "By hours.", "{hours} hours", "Pair", "Worn", "Per 100 h", "From", "To", "Ratings", "–"
)
CLOGS = PairComfort("Clogs", "12 ratings", 7.25, 6.5, 8.0, 12)
BOOTS = PairComfort("Boots", "1 rating", 3.0, 0.5, 11.0, 1)


def worn(slope: float, n: int = 9) -> tuple[WearRating, ...]:
    return tuple(WearRating(10.0 * k, min(10.0, max(0.0, 8 + slope * k / 10))) for k in range(n))


FALLING = PairWear("Clogs", "−1.0 for each 100 h", worn(-1), per_100_hours=-1.0, low=-1.6, high=-0.4)
UNSURE = PairWear("Boots", "", worn(0, 3))


def pairs(*rows: PairComfort, locale: str = "en") -> Chart:
    drawn = shoe_pairs_chart(rows, labels=PAIR_LABELS, locale=locale)
    assert drawn is not None
    return drawn


def wear(*rows: PairWear, locale: str = "en") -> Chart:
    drawn = shoe_wear_chart(rows, labels=WEAR_LABELS, locale=locale)
    assert drawn is not None
    return drawn


def test_the_drawings_are_plain() -> None:
    for drawn in (pairs(CLOGS, BOOTS), wear(FALLING, UNSURE), wear(PairWear("x\x07" * 90, "", worn(2, 200)))):
        require_plain(drawn.svg)
        assert read(drawn.svg).get("height") == str(drawn.height_px)
        assert "nan" not in drawn.svg.casefold()


def test_pairs_stand_in_the_order_given_the_more_comfortable_further_right() -> None:
    first, second = (place(dot) for dot in filled(pairs(CLOGS, BOOTS).svg, "pine"))
    assert first[1] < second[1]
    assert first[0] > second[0]
    assert {"7.2", "Clogs", "12 ratings", "0 worst", "best 10"} <= set(texts(pairs(CLOGS).svg))


def test_a_range_of_comfort_never_leaves_the_scale() -> None:
    (band,) = filled(pairs(BOOTS).svg, "band")
    assert place(band)[0] + float(band.get("width", "")) <= 326 - 12


def test_the_table_of_pairs_holds_their_ranges() -> None:
    assert pairs(CLOGS).table.rows == (("Clogs", "7.2", "6.5", "8", "12"),)
    assert pairs(CLOGS, locale="da").table.rows == (("Clogs", "7,2", "6,5", "8", "12"),)


def test_without_pairs_or_hours_there_is_no_picture() -> None:
    assert shoe_pairs_chart([], labels=PAIR_LABELS, locale="en") is None
    assert shoe_wear_chart([], labels=WEAR_LABELS, locale="en") is None
    assert shoe_wear_chart([PairWear("New", "", ())], labels=WEAR_LABELS, locale="en") is None
    assert shoe_wear_chart([PairWear("New", "", worn(0, 1))], labels=WEAR_LABELS, locale="en") is None


def test_a_pair_that_wears_out_falls_to_the_right_within_its_band() -> None:
    svg = wear(FALLING).svg
    (line,) = (p.get("d", "") for p in read(svg).iter() if p.get("stroke") == "var(--ink)" and p.get("d"))
    heights = [float(y) for y in re.findall(r",(-?[\d.]+)", line)]
    assert heights == sorted(heights)
    assert heights[-1] > heights[0]
    assert len(filled(svg, "band")) == 1


def test_a_pair_that_cannot_be_told_about_has_its_ratings_and_no_line() -> None:
    svg = wear(UNSURE).svg
    assert len(filled(svg, "pine")) == 3
    assert filled(svg, "band") == []
    assert [p for p in read(svg).iter() if p.get("stroke") == "var(--ink)"] == []


def test_all_pairs_share_one_scale_of_hours() -> None:
    svg = wear(FALLING, UNSURE).svg
    across = [place(dot)[0] for dot in filled(svg, "pine")]
    assert max(across[:9]) > max(across[9:])
    assert across[1] == pytest.approx(across[10])
    assert "80 hours" in texts(svg)


def test_the_table_of_wear_says_what_is_not_known() -> None:
    assert wear(FALLING, UNSURE).table.rows == (
        ("Clogs", "80", "−1.0", "−1.6", "−0.4", "9"),
        ("Boots", "20", "–", "–", "–", "3"),
    )
