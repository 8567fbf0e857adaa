"""The picture of a technique: made from its motion, on its own foot, nothing a strict page forbids."""

from __future__ import annotations

import json
import re
from xml.etree.ElementTree import Element, fromstring

import numpy as np
import pytest

from fodro.charts.hand_drawing import KINDS, drawing
from fodro.charts.hand_marks import MARKS, mark_of
from fodro.charts.hand_paths import StopError, stop_at
from fodro.charts.outline import sides_at, towards_edge
from fodro.charts.scenes import Scene, scene_shapes
from fodro.charts.technique_art import stage_data, technique_picture
from fodro.domain.body import Side
from fodro.knowledge.library import Technique, technique, techniques
from tests.charts.outlines import distance, inside, polygon

SVG = "{http://www.w3.org/2000/svg}"
LETTERS = {"en": {Side.LEFT: "L", Side.RIGHT: "R"}, "da": {Side.LEFT: "V", Side.RIGHT: "H"}}
ALL = list(techniques().values())
SHOWN = [(one, side) for one in ALL for side in ((None,) if one.both_feet else Side)]
NEAR = 4.0
"""Units a stop may lie outside the drawing: the thumb lies along an edge."""

each_technique = pytest.mark.parametrize("one", ALL, ids=lambda one: one.slug)
each_picture = pytest.mark.parametrize(
    ("one", "side"), SHOWN, ids=[f"{one.slug}-{side or 'both'}" for one, side in SHOWN]
)


def picture(one: Technique, side: Side | None, language: str = "en") -> str:
    return technique_picture(
        one,
        side,
        labels=LETTERS[language],
        title=one.name(language),
        description=one.how(language),
        ident="here",
    )


def parsed(svg: str) -> Element:
    return fromstring(svg)  # noqa: S314 - our own drawing, made by the test


def numbers(path: str) -> list[tuple[float, float]]:
    found = [float(word) for word in re.findall(r"-?\d+(?:\.\d+)?", path)]
    return list(zip(found[::2], found[1::2], strict=True))


@each_technique
def test_a_motion_names_a_kind_a_scene_a_mark_and_stops_that_are_drawn(one: Technique) -> None:
    assert one.motion.kind in KINDS
    assert one.motion.scene in set(Scene)
    assert mark_of(one) in MARKS
    drawn = drawing(one)
    assert drawn.lanes
    assert bool(drawn.parts) is (drawn.mark != "none")


@each_technique
def test_what_needs_a_hand_or_a_tool_shows_one_and_what_needs_none_shows_none(one: Technique) -> None:
    if one.touches:
        assert drawing(one).parts, "nothing is drawn that touches"
    else:
        assert not drawing(one).parts, "something is drawn that touches"


@each_technique
def test_the_way_lies_on_the_foot(one: Technique) -> None:
    drawn = drawing(one)
    outline = polygon(scene_shapes(drawn.scene).outline)
    points = np.array([lane.start for lane in drawn.lanes] + list(drawn.points))
    outside = points[~inside(points, outline)]
    assert not len(outside) or distance(outside, outline).max() < NEAR


@each_picture
def test_a_picture_is_sound_named_and_within_its_box(one: Technique, side: Side | None) -> None:
    root = parsed(picture(one, side))
    left, top, width, height = map(float, root.attrib["viewBox"].split())
    assert root.get("role") == "img"
    names = {child.get("id"): child.text for child in root}
    assert names[root.get("aria-labelledby")] == one.name("en")
    for drawn in [element for element in root.iter(f"{SVG}path") if "hand-" in element.get("class", "")]:
        if drawn.get("class") not in {"hand-line", "hand-head", "hand-line hand-curl"}:
            continue
        for x, y in numbers(drawn.attrib["d"]):
            assert left <= x <= left + width
            assert top <= y <= top + height


@each_picture
def test_a_picture_brings_no_style_no_script_and_no_colour_of_its_own(
    one: Technique, side: Side | None
) -> None:
    for element in parsed(picture(one, side)).iter():
        assert element.tag.removeprefix(SVG) not in {"style", "script", "foreignObject", "image", "a"}
        for name, value in element.items():
            assert name != "style"
            assert not name.startswith("on")
            assert not re.fullmatch(r"#[0-9a-fA-F]{3,8}", value)


@each_picture
def test_every_reference_in_a_picture_has_its_target_once(one: Technique, side: Side | None) -> None:
    text = picture(one, side)
    ids = re.findall(r' id="([^"]+)"', text)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r"url\(#([^)]+)\)", text)) | set(re.findall(r'href="#([^"]+)"', text)) <= set(ids)


@each_technique
@pytest.mark.parametrize("language", ["en", "da"])
def test_a_picture_is_named_and_lettered_in_the_language_of_the_page(one: Technique, language: str) -> None:
    root = parsed(picture(one, None, language))
    texts = [text.text for text in root.iter(f"{SVG}text") if text.get("class") == "foot-letter"]
    assert texts == list(LETTERS[language].values())
    assert root.findtext(f"{SVG}title") == one.name(language)
    assert root.findtext(f"{SVG}desc") == one.how(language)


@each_technique
def test_the_right_foot_is_the_mirror_of_the_left(one: Technique) -> None:
    left, right = (parsed(picture(one, side)) for side in Side)
    drawn = {root: next(g for g in root.findall(f"{SVG}g") if g.get("data-side")) for root in (left, right)}
    assert drawn[left].get("transform") is None
    assert drawn[right].get("transform") == "matrix(-1 0 0 1 200 0)"
    inner = [[(e.tag, sorted(e.items())) for e in list(g.iter())[1:]] for g in drawn.values()]
    assert inner[0] == inner[1]


def test_where_no_side_is_said_both_feet_are_drawn_each_with_its_hand() -> None:
    root = parsed(picture(technique("warm-hands"), None))
    feet = {g.get("data-side"): g for g in root.findall(f"{SVG}g") if g.get("data-side")}
    assert set(feet) == {"L", "R"}
    assert feet["R"].get("transform") == "matrix(-1 0 0 1 400 0)"
    assert all(list(foot.iter(f"{SVG}use")) for foot in feet.values())
    x, _, width, _ = map(float, root.attrib["viewBox"].split())
    assert width + 2 * x == 400


def test_points_held_in_turn_carry_upright_numbers_on_their_own_foot() -> None:
    def found(side: Side) -> list[tuple[str, float]]:
        root = parsed(picture(technique("heel-rim-holds"), side))
        texts = (text for text in root.iter(f"{SVG}text") if text.get("class") == "hand-number")
        return [(str(text.text), float(text.attrib["x"])) for text in texts]

    left, right = found(Side.LEFT), found(Side.RIGHT)
    assert [number for number, _ in left] == ["1", "2", "3"]
    assert [x for _, x in right] == pytest.approx([200 - x for _, x in left])


@each_technique
def test_pressing_shows_a_point_for_each_hold(one: Technique) -> None:
    if one.motion.kind == "hold" and one.holds > 1 and len(one.motion.lanes[0]) > 1:
        assert len(drawing(one).points) == one.holds


@each_technique
def test_the_same_technique_is_drawn_the_same_every_time(one: Technique) -> None:
    assert picture(one, Side.LEFT) == picture(one, Side.LEFT)
    own = technique_picture(one, Side.LEFT, labels=LETTERS["en"], title="a", description="b")
    other = technique_picture(one, Side.RIGHT, labels=LETTERS["en"], title="a", description="b")
    ids = [set(re.findall(r' id="([^"]+)"', text)) for text in (own, other)]
    assert not ids[0] & ids[1]


@each_picture
def test_the_player_gets_plain_data_of_the_same_drawing(one: Technique, side: Side | None) -> None:
    data = json.loads(json.dumps(stage_data(one, side)))
    assert data["sides"] == (["L", "R"] if side is None else [side.value])
    assert data["both"] is (side is None)
    assert data["mirrors"][0] == ("" if side is not Side.RIGHT else "matrix(-1 0 0 1 200 0)")
    assert data["kind"] == one.motion.kind
    assert all(
        lane["d"].startswith("M") and lane["turns"] >= 1 and lane["times"] >= 1 for lane in data["lanes"]
    )
    assert all(len(lane["d"]) < 2600 for lane in data["lanes"]), "a step has to stay light"
    assert len(data["letters"]) == len(data["sides"])


def test_circles_go_round_as_often_as_the_lane_has_beats() -> None:
    lanes = drawing(technique("arch-thumb-circles")).lanes
    assert len(lanes) == 3
    assert all(3 <= lane.turns <= 9 for lane in lanes)


def test_a_hand_opens_as_wide_as_what_it_holds() -> None:
    heel, toes = drawing(technique("heel-cup")).lanes[0], drawing(technique("toe-glide")).lanes
    assert min(heel.gaps[0]) > 30
    assert all(6 < side < 30 for lane in toes for gap in lane.gaps for side in gap)
    assert toes[0].gaps > toes[4].gaps


def test_a_stop_may_be_a_region_a_side_of_it_or_the_middle_of_two() -> None:
    heel, front = (stop_at(stop, Scene.SOLE) for stop in ("heel", "heel.front"))
    assert front[0] == pytest.approx(heel[0])
    assert front[1] < heel[1] - 15
    assert stop_at("heel.inner", Scene.SOLE)[0] > heel[0] + 15
    one, other = (stop_at(stop, Scene.SOLE) for stop in ("mth1", "mth2"))
    assert stop_at("mth1|mth2", Scene.SOLE) == pytest.approx(
        ((one[0] + other[0]) / 2, (one[1] + other[1]) / 2)
    )
    assert stop_at("forefoot", Scene.SOLE)[0] == pytest.approx(95, abs=8)


def test_high_is_towards_the_knee_on_both_legs() -> None:
    assert stop_at("calf.high", Scene.CALF)[1] < stop_at("calf.low", Scene.CALF)[1]
    assert stop_at("shin.high", Scene.SHIN)[1] > stop_at("shin.low", Scene.SHIN)[1]


def test_a_stop_the_scene_does_not_show_is_refused() -> None:
    with pytest.raises(StopError, match="the sole scene shows no 'calf'"):
        stop_at("calf", Scene.SOLE)


def test_the_edge_is_met_in_the_direction_asked() -> None:
    square = "M0 0C3 0 7 0 10 0C10 3 10 7 10 10C7 10 3 10 0 10C0 7 0 3 0 0Z"
    assert towards_edge(square, (4, 5), (0, 1), share=0.5) == pytest.approx((4, 7.5))
    assert sides_at(square, (4, 5)) == pytest.approx((4, 6))


def test_what_goes_on_at_the_toes_is_shown_larger_and_the_rest_whole() -> None:
    heights = {one.slug: stage_data(one, Side.LEFT)["box"][3] for one in ALL}
    assert {heights[slug] for slug in ("toe-glide", "toe-roll", "between-ball-bones")} == {310}
    assert {heights[slug] for slug in ("whole-foot-glide", "heel-cup", "calf-knead", "warm-hands")} == {480}
