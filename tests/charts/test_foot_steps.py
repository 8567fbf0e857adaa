"""Arrow keys on the map of the feet: they reach everything, and lead where the eye expects."""

from __future__ import annotations

import pytest

from fodro.charts.feet import Direction, key_map, neighbour, shapes, step
from fodro.domain.body import Side, View

LEFT, RIGHT = Side

both_views = pytest.mark.parametrize("view", View)


@both_views
def test_the_keys_reach_every_place_from_every_other(view: View) -> None:
    ways = key_map(view)
    assert len(ways) == 2 * len(shapes(view).regions)
    for start in ways:
        reached, waiting = {start}, [start]
        while waiting:
            new = set(ways[waiting.pop()].values()) - reached
            reached |= new
            waiting += new
        assert reached == set(ways)


@both_views
def test_the_keys_of_the_right_foot_mirror_those_of_the_left(view: View) -> None:
    ways = key_map(view)
    swapped = {"up": "up", "down": "down", "left": "right", "right": "left"}
    other = {"L": "R", "R": "L"}
    for place, there in ways.items():
        mirrored = {swapped[key]: other[to[0]] + to[1:] for key, to in there.items()}
        assert ways[other[place[0]] + place[1:]] == mirrored


@both_views
def test_no_key_leads_nowhere_or_back_to_where_it_started(view: View) -> None:
    ways = key_map(view)
    for place, there in ways.items():
        assert set(there) <= set(Direction)
        assert set(there.values()) <= set(ways) - {place}


@pytest.mark.parametrize(
    ("region", "direction", "expected"),
    [
        ("heel", Direction.UP, "arch-ctr"),
        ("heel", Direction.DOWN, "achilles"),
        ("heel", Direction.RIGHT, "heel-med"),
        ("heel", Direction.LEFT, "heel-lat"),
        ("arch-med", Direction.UP, "mth1"),
        ("mth3", Direction.UP, "toe3"),
        ("toe4", Direction.DOWN, "mth4"),
        ("hallux", Direction.LEFT, "toe2"),
        ("toe4", Direction.LEFT, "toe5"),
        ("toe5", Direction.RIGHT, "toe4"),
        ("toe5", Direction.LEFT, None),
        ("hallux", Direction.UP, None),
    ],
)
def test_on_the_left_sole_each_key_leads_where_the_eye_expects(
    region: str, direction: Direction, expected: str | None
) -> None:
    assert neighbour(region, direction, view=View.SOLE, side=LEFT) == expected


def test_the_way_over_the_inner_edge_leads_to_the_same_place_of_the_other_foot() -> None:
    assert step("hallux", LEFT, Direction.RIGHT, view=View.SOLE) == ("hallux", RIGHT)
    assert step("heel-med", RIGHT, Direction.LEFT, view=View.SOLE) == ("heel-med", LEFT)
    assert step("hallux", RIGHT, Direction.RIGHT, view=View.TOP) == ("toe2", RIGHT)


def test_at_the_outer_edge_a_key_stays() -> None:
    assert step("toe5", LEFT, Direction.LEFT, view=View.SOLE) == ("toe5", LEFT)
    assert "left" not in key_map(View.SOLE)["L:toe5"]
