"""The body from behind: left is on the left, every place can be hit, the picture holds nothing of its own."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from xml.etree.ElementTree import Element

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fodro.charts.body_figure import (
    body_artwork,
    body_centre,
    body_key_map,
    body_letter_at,
    body_places,
    body_shapes,
    static_body,
)
from fodro.charts.feet import pain_level
from fodro.domain.body import Place, Side
from fodro.knowledge.regions import regions
from tests.charts.drawings import SVG, read
from tests.charts.outlines import area, commands, distance, inside, pieces, polygon

LEFT, RIGHT = Side
LETTERS = {LEFT: "L", RIGHT: "R"}
DRAW = Path(__file__).resolve().parents[2] / "scripts" / "draw_body.py"
CHAIN = {"calf", "shin", "knee", "hip", "low-back", "neck", "shoulder"}


def painted_on(picture: str) -> dict[Place, str]:
    """Return the class each painted place has."""
    groups = [group for group in read(picture).iter(f"{SVG}g") if group.get("data-region")]
    return {place_of(group): group.get("class", "") for group in groups}


def place_of(group: Element) -> Place:
    side = group.get("data-side")
    return Place(group.get("data-region", ""), Side(side) if side else None)


def test_the_figure_has_the_whole_chain_each_side_where_there_is_one() -> None:
    places = body_places()
    assert {place.region for place in places} == CHAIN
    for region in CHAIN:
        sides = {place.side for place in places if place.region == region}
        assert sides == ({LEFT, RIGHT} if regions()[region].sided else {None})


def test_every_path_is_closed_and_made_of_absolute_cubic_curves() -> None:
    body = body_shapes()
    for path in (body.outline, body.ear, *(region.shape.path for region in body.regions.values())):
        letters = [letter for letter, _ in commands(path)]
        assert (letters[0], letters[-1], set(letters[1:-1])) == ("M", "Z", {"C"})
        assert pieces(path)[-1][-1] == pieces(path)[0][0]


def test_every_region_lies_in_the_body_and_its_middle_in_the_region() -> None:
    body = body_shapes()
    outline = polygon(body.outline)
    for slug, region in body.regions.items():
        edge, middle = polygon(region.shape.path), np.array([region.shape.centre])
        outside = edge[~inside(edge, outline)]
        assert not len(outside) or distance(outside, outline).max() < 0.3, slug
        assert inside(middle, edge).all(), slug
        assert inside(np.array([region.pointer]), edge).all(), slug


def test_no_region_reaches_into_another() -> None:
    shapes = {slug: polygon(region.shape.path) for slug, region in body_shapes().regions.items()}
    for one, edge in shapes.items():
        for other, other_edge in shapes.items():
            deep = edge[inside(edge, other_edge)] if one != other else edge[:0]
            assert not len(deep) or distance(deep, other_edge).max() < 0.3, f"{one} in {other}"


def test_it_is_a_body() -> None:
    body = body_shapes()
    outline = polygon(body.outline, steps=64)

    def width_at(y: float, widest: float = 54) -> float:
        torso = outline[np.abs(outline[:, 0] - body.width / 2) < widest]
        return float(np.ptp(torso[np.abs(torso[:, 1] - y) < 1.5, 0]))

    head, waist, hips, shoulders = width_at(36), width_at(190), width_at(255), width_at(122, widest=90)
    assert head < waist < hips < shoulders
    assert area(polygon(body.outline)) > 0.15 * body.width * body.height
    heights = [body_centre(Place(slug, LEFT))[1] for slug in ("shoulder", "hip", "knee", "calf")]
    assert heights == sorted(heights)


def test_the_names_stand_apart_far_enough_to_be_tapped() -> None:
    rows = sorted(r.label[1] for r in body_shapes().regions.values() if r.sided)
    assert np.diff(rows).min() >= 50
    assert all(r.label[0] < 120 for r in body_shapes().regions.values() if r.sided)


def test_seen_from_behind_left_is_on_the_left() -> None:
    middle = body_shapes().width / 2
    for place in body_places():
        x, y = body_centre(place)
        assert (x < middle, x > middle) == (place.side is LEFT, place.side is RIGHT)
        if place.side:
            assert body_centre(Place(place.region, place.side.other)) == pytest.approx((2 * middle - x, y))
    assert body_letter_at(LEFT)[0] < middle < body_letter_at(RIGHT)[0]


def test_the_shapes_are_what_their_description_draws() -> None:
    fresh = subprocess.run(
        [sys.executable, "-c", "import draw_body, sys; sys.stdout.write(draw_body.drawing())"],
        cwd=DRAW.parent,
        capture_output=True,
        check=True,
        text=True,
        encoding="utf-8",
    )
    kept = DRAW.parents[1] / "src" / "fodro" / "charts" / "body_shapes.toml"
    assert fresh.stdout == kept.read_text(encoding="utf-8")


def test_arrow_keys_reach_every_place_from_every_place() -> None:
    ways = body_key_map()
    assert set(ways) == {f"{place.side or ''}:{place.region}" for place in body_places()}
    for start in ways:
        reached, queue = set(), [start]
        while queue:
            here = queue.pop()
            if here not in reached:
                reached.add(here)
                queue += ways[here].values()
        assert reached == set(ways)


def test_an_arrow_key_leads_where_it_points() -> None:
    places = {f"{place.side or ''}:{place.region}": body_centre(place) for place in body_places()}
    for here, ways in body_key_map().items():
        for direction, there in ways.items():
            (x, y), (to_x, to_y) = places[here], places[there]
            ahead = {"up": y - to_y, "down": to_y - y, "left": x - to_x, "right": to_x - x}[direction]
            assert ahead > 0, f"{direction} from {here} leads to {there}"


@given(st.dictionaries(st.sampled_from(body_places()), st.floats(0, 10), max_size=12))
def test_whatever_is_painted_stands_in_its_own_place(painted: dict[Place, float]) -> None:
    picture = static_body(painted, labels=LETTERS, title="Body")
    assert painted_on(picture) == {place: f"pain-{pain_level(nrs)}" for place, nrs in painted.items()}


def test_what_the_figure_does_not_have_is_left_out() -> None:
    painted = {Place("heel", LEFT): 5.0, Place("calf", LEFT): 2.0, Place("calf"): 9.0}
    assert painted_on(static_body(painted, labels=LETTERS)) == {Place("calf", LEFT): "pain-2"}


def test_words_are_escaped_and_a_picture_without_a_name_is_hidden() -> None:
    picture = read(static_body({}, labels=LETTERS, title="<now> & then", description='"x"'))
    named = {element.get("id"): element.text for element in picture}
    assert named[picture.get("aria-labelledby")] == "<now> & then"
    assert named[picture.get("aria-describedby")] == '"x"'
    assert read(static_body({}, labels=LETTERS)).get("aria-hidden") == "true"


def test_the_drawing_brings_no_style_no_script_and_no_colour_of_its_own() -> None:
    for element in read(static_body({Place("neck"): 6.0}, labels=LETTERS, title="x")).iter():
        assert element.tag.removeprefix(SVG) not in {"style", "script", "foreignObject", "image", "a"}
        assert "style" not in element.attrib
        assert not [name for name in element.attrib if name.startswith("on")]
        paint = element.get("fill", "none")
        assert paint in {"none", "white", "black"} or paint.startswith("url(#")


def test_every_reference_has_its_target_once_and_two_pictures_share_no_ids() -> None:
    one, other = (static_body({Place("neck"): nrs}, labels=LETTERS, title="x") for nrs in (3.0, 4.0))
    ids, others = (re.findall(r' id="([^"]+)"', text) for text in (one, other))
    assert len(ids) == len(set(ids))
    assert set(re.findall(r"url\(#([^)]+)\)", one)) <= set(ids)
    assert not set(ids) & set(others)


def test_the_artwork_lets_the_pointer_through() -> None:
    art = body_artwork(ident="map")
    assert read(art.under).get("pointer-events") == read(art.over).get("pointer-events") == "none"
