"""The drawn lower legs: they fit without gap or overlap, and left is left."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from pathlib import Path

import numpy as np
import pytest

from fodro.charts.foot_art import artwork, artwork_of
from fodro.charts.foot_shapes import shapes
from fodro.charts.scenes import Scene, scene_letter_at, scene_shapes
from fodro.domain.body import Side, View
from fodro.knowledge.regions import is_known
from tests.charts.outlines import area, commands, distance, inside, pieces, polygon

ROOT = Path(__file__).resolve().parents[2]
LEGS = [scene for scene in Scene if scene.is_leg]

each_scene = pytest.mark.parametrize("scene", Scene)
each_leg = pytest.mark.parametrize("scene", LEGS)


def test_a_face_of_the_foot_is_drawn_as_on_the_map() -> None:
    for view in View:
        assert scene_shapes(Scene(view.value)) == shapes(view)
        assert artwork_of(shapes(view), ident="x") == artwork(view, ident="x")


@each_scene
def test_every_scene_lies_in_a_box_of_the_same_size(scene: Scene) -> None:
    drawn = scene_shapes(scene)
    assert drawn.view_box == "0 0 200 460"
    x, y = polygon(drawn.outline).T
    assert 0 <= x.min() < x.max() <= drawn.width
    assert 0 <= y.min() < y.max() <= drawn.height


@each_leg
def test_every_path_is_made_of_absolute_cubic_curves(scene: Scene) -> None:
    drawn = scene_shapes(scene)
    for path in (drawn.outline, *(shape.path for shape in drawn.regions.values())):
        letters = [letter for letter, _ in commands(path)]
        assert letters[0] == "M"
        assert letters[-1] == "Z"
        assert set(letters[1:-1]) == {"C"}


@each_leg
def test_every_stretch_of_edge_belongs_to_two_regions_or_to_one_and_the_outline(scene: Scene) -> None:
    drawn = scene_shapes(scene)
    edges = Counter(
        frozenset((piece, piece[::-1])) for shape in drawn.regions.values() for piece in pieces(shape.path)
    )
    rim = {frozenset((piece, piece[::-1])) for piece in pieces(drawn.outline)}
    assert rim <= set(edges)
    assert all(count == (1 if edge in rim else 2) for edge, count in edges.items())


@each_leg
def test_the_areas_of_the_regions_add_up_to_the_leg(scene: Scene) -> None:
    drawn = scene_shapes(scene)
    total = sum(area(polygon(shape.path)) for shape in drawn.regions.values())
    assert total == pytest.approx(area(polygon(drawn.outline)), rel=1e-6)


@each_leg
def test_the_middle_of_every_region_lies_inside_it_and_its_name_is_known(scene: Scene) -> None:
    for slug, shape in scene_shapes(scene).regions.items():
        assert is_known(slug)
        assert inside(np.array([shape.centre]), polygon(shape.path)).all(), slug


def test_it_is_a_leg() -> None:
    calf = polygon(scene_shapes(Scene.CALF).outline, steps=48)

    def width_at(y: float) -> float:
        row = calf[np.abs(calf[:, 1] - y) < 2.5, 0]
        return float(np.ptp(row))

    assert width_at(345) < width_at(380) < width_at(50) < width_at(140)
    middles = {slug: shape.centre for slug, shape in scene_shapes(Scene.CALF).regions.items()}
    assert middles["knee"][1] < middles["calf"][1] < middles["achilles"][1] < middles["heel"][1]
    front = {slug: shape.centre for slug, shape in scene_shapes(Scene.SHIN).regions.items()}
    assert (
        front["hallux"][1]
        < front["dorsum"][1]
        < front["ankle-front"][1]
        < front["shin"][1]
        < front["knee"][1]
    )


@each_scene
def test_the_inner_side_of_the_left_leg_is_towards_the_middle(scene: Scene) -> None:
    middles = {slug: shape.centre[0] for slug, shape in scene_shapes(scene).regions.items()}
    inner, outer = ("hallux", "toe5") if "hallux" in middles else ("ankle-med", "ankle-lat")
    assert middles[inner] > 100 > middles[outer]


@each_scene
def test_the_letter_stands_clear_of_its_foot_on_the_outer_side(scene: Scene) -> None:
    x, y = scene_letter_at(Side.LEFT, scene)
    assert x < 100
    assert scene_letter_at(Side.RIGHT, scene) == (200 - x, y)
    corner, outline = np.array([[x, y - 7]]), polygon(scene_shapes(scene).outline)
    assert not inside(corner, outline).any()
    assert distance(corner, outline)[0] > 12


@pytest.mark.parametrize("script", ["draw_legs", "draw_hands"])
def test_the_shapes_are_what_their_description_draws(script: str) -> None:
    fresh = subprocess.run(
        [sys.executable, "-c", f"import {script}, sys; sys.stdout.write({script}.drawing())"],
        cwd=ROOT / "scripts",
        capture_output=True,
        check=True,
        text=True,
        encoding="utf-8",
    )
    kept = (
        ROOT / "src/fodro/charts" / {"draw_legs": "leg_shapes.toml", "draw_hands": "hand_shapes.toml"}[script]
    )
    assert fresh.stdout == kept.read_text(encoding="utf-8")
