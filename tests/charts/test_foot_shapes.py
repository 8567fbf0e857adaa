"""The shapes of a foot: they fit without gap or overlap, and left is left."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from pathlib import Path

import numpy as np
import pytest

from fodro.charts.feet import NotDrawnError, centre_of, letter_at, mirror_transform, shapes
from fodro.domain.body import Side, View
from fodro.knowledge.regions import UnknownRegion
from tests.charts.outlines import Points, area, commands, distance, inside, pieces, polygon

LEFT, RIGHT = Side
TOES = ("hallux", "toe2", "toe3", "toe4", "toe5")
DRAW = Path(__file__).resolve().parents[2] / "scripts" / "draw_feet.py"

both_views = pytest.mark.parametrize("view", View)
both_sides = pytest.mark.parametrize("side", Side)


def grid(view: View, spacing: float) -> Points:
    foot = shapes(view)
    x, y = np.meshgrid(np.arange(0.3, foot.width, spacing), np.arange(0.3, foot.height, spacing))
    return np.column_stack([x.ravel(), y.ravel()])


@both_views
def test_every_path_is_made_of_absolute_cubic_curves(view: View) -> None:
    foot = shapes(view)
    for path in (foot.outline, *(shape.path for shape in foot.regions.values())):
        letters = [letter for letter, _ in commands(path)]
        assert letters[0] == "M"
        assert letters[-1] == "Z"
        assert set(letters[1:-1]) == {"C"}
        assert pieces(path)[-1][-1] == pieces(path)[0][0]
    for detail in foot.details:
        assert {letter for letter, _ in commands(detail.path)} <= {"M", "C", "Z"}


@both_views
def test_everything_lies_in_the_box(view: View) -> None:
    foot = shapes(view)
    assert foot.view_box == "0 0 200 460"
    x, y = polygon(foot.outline).T
    assert 0 <= x.min() < x.max() <= foot.width
    assert 0 <= y.min() < y.max() <= foot.height


@both_views
def test_every_stretch_of_edge_belongs_to_two_regions_or_to_one_and_the_outline(view: View) -> None:
    foot = shapes(view)
    edges = Counter(
        frozenset((piece, piece[::-1])) for shape in foot.regions.values() for piece in pieces(shape.path)
    )
    rim = {frozenset((piece, piece[::-1])) for piece in pieces(foot.outline)}
    assert rim <= set(edges)
    assert all(count == (1 if edge in rim else 2) for edge, count in edges.items())


@both_views
def test_every_point_of_the_foot_belongs_to_exactly_one_region(view: View) -> None:
    foot = shapes(view)
    points = grid(view, 3.0)
    edges = [polygon(shape.path) for shape in foot.regions.values()]
    owners = np.sum([inside(points, edge) for edge in edges], axis=0)
    wrong = points[owners != inside(points, polygon(foot.outline))]
    near = np.min([distance(wrong, edge) for edge in edges], axis=0) if len(wrong) else np.zeros(0)
    assert (near < 0.2).all()


@both_views
def test_the_areas_of_the_regions_add_up_to_the_foot(view: View) -> None:
    foot = shapes(view)
    total = sum(area(polygon(shape.path)) for shape in foot.regions.values())
    assert total == pytest.approx(area(polygon(foot.outline)), rel=1e-6)


@both_views
def test_no_toe_reaches_into_another(view: View) -> None:
    toes = [polygon(shapes(view).regions[toe].path) for toe in TOES]
    for one in toes:
        for other in toes:
            if one is not other:
                deep = one[inside(one, other)]
                assert not len(deep) or distance(deep, other).max() < 0.05


@both_views
def test_the_middle_of_every_region_lies_well_inside_it(view: View) -> None:
    for slug, shape in shapes(view).regions.items():
        edge, middle = polygon(shape.path), np.array([shape.centre])
        assert inside(middle, edge).all(), slug
        assert distance(middle, edge)[0] > 6, slug


@both_views
def test_every_region_is_large_enough_to_be_hit_when_zoomed(view: View) -> None:
    for slug, shape in shapes(view).regions.items():
        x, y = polygon(shape.path).T
        assert min(np.ptp(x), np.ptp(y)) >= 22, slug


def test_it_is_a_foot() -> None:
    outline = polygon(shapes(View.SOLE).outline, steps=64)

    def width_at(y: float) -> float:
        row = outline[np.abs(outline[:, 1] - y) < 1.5, 0]
        return float(np.ptp(row))

    ball, waist, heel = width_at(155), width_at(262), width_at(350)
    assert waist < heel + 8 < ball
    assert 0.6 < heel / ball < 0.75
    tips = [polygon(shapes(View.SOLE).regions[toe].path)[:, 1].min() for toe in TOES]
    assert tips == sorted(tips)
    inner, outer = centre_of("arch-med", LEFT, View.SOLE), centre_of("arch-lat", LEFT, View.SOLE)
    assert inner[0] > outer[0]


def test_both_views_show_the_same_toes() -> None:
    for toe in TOES:
        assert shapes(View.SOLE).regions[toe] == shapes(View.TOP).regions[toe]


def test_the_shapes_are_what_their_description_draws() -> None:
    fresh = subprocess.run(
        [sys.executable, "-c", "import draw_feet, sys; sys.stdout.write(draw_feet.drawing())"],
        cwd=DRAW.parent,
        capture_output=True,
        check=True,
        text=True,
        encoding="utf-8",
    )
    kept = DRAW.parents[1] / "src" / "fodro" / "charts" / "foot_shapes.toml"
    assert fresh.stdout == kept.read_text(encoding="utf-8")


@both_views
def test_the_big_toe_points_to_the_middle_on_both_feet(view: View) -> None:
    middle = shapes(view).width / 2
    assert centre_of("hallux", LEFT, view)[0] > middle > centre_of("toe5", LEFT, view)[0]
    assert centre_of("hallux", RIGHT, view)[0] < middle < centre_of("toe5", RIGHT, view)[0]


@both_views
def test_the_right_foot_is_the_mirror_of_the_left(view: View) -> None:
    foot = shapes(view)
    for slug, shape in foot.regions.items():
        x, y = centre_of(slug, LEFT, view)
        assert (x, y) == shape.centre
        assert centre_of(slug, RIGHT, view) == pytest.approx((foot.width - x, y))
    assert mirror_transform() == f"matrix(-1 0 0 1 {foot.width:g} 0)"


@both_views
@both_sides
def test_the_letter_stands_clear_of_its_foot_on_the_outer_side(view: View, side: Side) -> None:
    x, y = letter_at(side, view)
    width = shapes(view).width
    assert (x < width / 2) is (side is LEFT)
    corners = np.array([[x if side is LEFT else width - x, y - 7]])
    outline = polygon(shapes(view).outline)
    assert not inside(corners, outline).any()
    assert distance(corners, outline)[0] > 16


def test_a_composite_has_its_middle_among_its_parts() -> None:
    xs = [centre_of(f"mth{ray}", LEFT, View.SOLE)[0] for ray in range(1, 6)]
    assert min(xs) < centre_of("forefoot", LEFT, View.SOLE)[0] < max(xs)


def test_a_region_of_the_other_view_has_no_middle_here() -> None:
    with pytest.raises(NotDrawnError, match="'dorsum' has no shape in the sole view"):
        centre_of("dorsum", LEFT, View.SOLE)
    with pytest.raises(UnknownRegion):
        centre_of("elbow", LEFT, View.SOLE)
