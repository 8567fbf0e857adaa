"""What is drawn behind a hand's path: a foot from two views, a lower leg from two.

Every scene shows the left one in a box of the same size, outer side on the left; the right one is its mirror.
Legs are drawn in ``leg_shapes.toml``: from behind with the knee at the top (``calf``), and as they lie before
you with the toes at the top (``shin``).
"""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum
from functools import cache

from fodro.charts.foot_shapes import FootShapes, read_shapes, shapes
from fodro.domain.body import Side, View

_LETTERS = {"sole": (25.0, 66.0), "top": (25.0, 66.0), "calf": (22.0, 392.0), "shin": (34.0, 66.0)}


class Scene(StrEnum):
    """What the drawing shows."""

    SOLE = "sole"
    TOP = "top"
    CALF = "calf"
    SHIN = "shin"

    @property
    def is_leg(self) -> bool:
        """Whether it is a lower leg and not only a foot."""
        return self in {Scene.CALF, Scene.SHIN}


@cache
def scene_shapes(scene: Scene) -> FootShapes:
    """Return the shapes of the left foot or leg of `scene`."""
    if not scene.is_leg:
        return shapes(View(scene.value))
    drawn = read_shapes("leg_shapes.toml", scene.value)
    return replace(
        drawn, fade=(52.0, 2.0) if scene is Scene.CALF else (408.0, 458.0), ridge_fade=(60.0, 116.0)
    )


def scene_letter_at(side: Side, scene: Scene) -> tuple[float, float]:
    """Return where the letter of a side stands in its box, middle of its baseline."""
    x, y = _LETTERS[scene.value]
    return (x, y) if side is Side.LEFT else (scene_shapes(scene).width - x, y)
