"""Left is left on the page: in the drawing, in its words, and in the ink on the paper."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from io import BytesIO

import pytest
from PIL import Image

from fodro.charts.foot_shapes import centre_of, shapes
from fodro.charts.printed import PAIN
from fodro.charts.printed_feet import Painted, printed_feet
from fodro.domain.body import Side, View
from fodro.domain.civil import DayPart
from fodro.domain.diary import Diary, Rating
from fodro.domain.report import Asked, Part
from fodro.report import html, pictures
from tests.charts.drawings import SVG, read
from tests.report.made import report_of

EVERY = [(side, view, slug) for view in View for slug in shapes(view).regions for side in Side]
LETTERS = {Side.LEFT: "L", Side.RIGHT: "R"}


@pytest.mark.parametrize(("side", "view", "region"), EVERY)
def test_every_region_is_painted_on_its_own_side(side: Side, view: View, region: str) -> None:
    picture = read(printed_feet([Painted(region, side, 6.0)], view=view, labels=LETTERS))
    (number,) = (one for one in picture.iter(f"{SVG}text") if one.get("data-region"))
    width = float(picture.get("viewBox", "").split()[2])
    x = float(number.get("x", ""))
    assert (x < width / 2) is (side is Side.LEFT), "the left foot is the left half of the picture"
    own_x, _y = centre_of(region, side, view)
    start = 0.0 if side is Side.LEFT else width - shapes(view).width
    assert x == pytest.approx(start + own_x)
    groups = {group.get("data-side"): group for group in picture if group.get("data-side") and len(group)}
    filled = {of: [one for one in group.iter() if one.get("fill") == PAIN[6]] for of, group in groups.items()}
    assert filled[side]
    assert not filled[side.other]


def test_the_right_foot_is_the_mirror_of_the_left_and_its_numbers_are_not() -> None:
    picture = read(printed_feet([Painted("heel", Side.RIGHT, 3.0)], view=View.SOLE, labels=LETTERS))
    (number,) = (one for one in picture.iter(f"{SVG}text") if one.get("data-region"))
    mirrored = [one for one in picture.iter() if "matrix(-1" in one.get("transform", "")]
    assert len(mirrored) == 1
    assert number not in list(mirrored[0].iter())


def heel(side: Side) -> Diary:
    at = datetime(2026, 11, 20, 20, 15)  # noqa: DTZ001 - the clock on the wall
    return Diary(ratings=(Rating(at, "heel", side, 7.0, DayPart.EVENING, view=View.SOLE),))


@pytest.mark.parametrize("side", Side)
def test_the_ink_on_the_page_is_on_the_side_that_was_rated(side: Side) -> None:
    asked = Asked(parts=frozenset({Part.WHERE}))
    (page,) = pictures(report_of(heel(side), asked), language="en", ppi=72)
    image = Image.open(BytesIO(page)).convert("RGB")
    hue = tuple(int(PAIN[7][place : place + 2], 16) for place in (1, 3, 5))
    across = [x for x in range(image.width) for y in range(image.height) if is_like(image, (x, y), hue)]
    assert len(across) > 50
    # Both soles stand left of the tops: the left one in the first eighth and some of the page.
    middle = sum(across) / len(across) / image.width
    low, high = (0.07, 0.18) if side is Side.LEFT else (0.18, 0.33)
    assert low < middle < high


def is_like(image: Image.Image, at: tuple[int, int], hue: tuple[int, ...]) -> bool:
    pixel = image.getpixel(at)
    assert isinstance(pixel, tuple)
    return max(abs(a - b) for a, b in zip(pixel, hue, strict=True)) < 12


@pytest.mark.parametrize(
    ("language", "side", "said"), [("en", Side.LEFT, "left heel"), ("da", Side.RIGHT, "højre hæl")]
)
def test_the_words_say_the_same_side(language: str, side: Side, said: str) -> None:
    page = html(report_of(heel(side)), language=language)
    other = {"left heel": "right heel", "højre hæl": "venstre hæl"}[said]
    assert said in page
    assert other not in page.lower()


def test_a_place_without_a_side_is_told_and_never_painted() -> None:
    rating = replace(heel(Side.LEFT).ratings[0], side=None)
    page = html(report_of(Diary(ratings=(rating,)), Asked(parts=frozenset({Part.WHERE}))), language="en")
    assert "Heel" in page
    assert 'data-region="heel"' not in page
