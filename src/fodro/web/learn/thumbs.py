"""Small drawings of techniques that share one foot, one leg and one set of hands, drawn once for a page."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.safestring import SafeString, mark_safe

from fodro.charts.hand_drawing import Drawing, drawing
from fodro.charts.hand_marks import MARKS, mark_of, placed, shape_definitions, shapes_of
from fodro.charts.scenes import Scene
from fodro.charts.technique_art import glow_definition, scene_art, stage_box
from fodro.domain.body import Side
from fodro.knowledge.library import technique, techniques

IDENT = "thumb"

_LOTION = '<path class="tool-cold" d="M0-36C15-13 25 1 25 15A25 25 0 0 1-25 15C-25 1-15-13 0-36Z"/>'
_WITHOUT_TECHNIQUE = {"hands": "palm"}
"""Tools that no technique names, by the mark that stands for them."""


def shared_parts(slugs: Iterable[str]) -> SafeString:
    """Return what the small drawings of `slugs` have in common, to stand once on the page."""
    drawings = [drawing(technique(slug)) for slug in slugs]
    scenes = dict.fromkeys(drawn.scene for drawn in drawings)
    shapes = shape_definitions(shapes_of(dict.fromkeys(drawn.mark for drawn in drawings)), ident=IDENT)
    feet = "".join(map(_scene, scenes))
    return mark_safe(  # noqa: S308  # our own drawing, no text in it
        '<svg class="defs" width="0" height="0" aria-hidden="true" focusable="false">'
        f"<defs>{glow_definition(IDENT)}{shapes}{feet}</defs></svg>"
    )


def thumb(slug: str) -> SafeString:
    """Return the small drawing of the technique `slug`; its name stands beside it in words."""
    drawn = drawing(technique(slug))
    box = " ".join(f"{number:g}" for number in stage_box(Side.LEFT))
    return mark_safe(  # noqa: S308  # our own drawing, no text in it
        f'<svg class="thumb" viewBox="{box}" aria-hidden="true" focusable="false">'
        f'<use href="#{_name(drawn.scene)}"/><g class="hand-way">{_way(drawn)}</g></svg>'
    )


def tool_mark(slug: str) -> SafeString:
    """Return a small drawing of the tool `slug`; its name stands beside it in words."""
    mark, ident = _mark_of_tool(slug), f"tool-{slug}"
    parts = "".join(placed(part, ident=ident) for part in MARKS[mark]) or _LOTION
    return mark_safe(  # noqa: S308  # our own drawing, no text in it
        '<svg class="tool-mark" viewBox="-60 -60 120 120" aria-hidden="true" focusable="false">'
        f"<defs>{shape_definitions(shapes_of([mark]), ident=ident)}</defs>{parts}</svg>"
    )


def _mark_of_tool(slug: str) -> str:
    used = (mark_of(one) for one in techniques().values() if one.tool == slug)
    return _WITHOUT_TECHNIQUE.get(slug) or next(used, "none")


def _scene(scene: Scene) -> str:
    art = scene_art(scene, ident=_name(scene) + "-art")
    return f'{art.defs}<g id="{_name(scene)}" mask="{art.mask}">{art.under}{art.over}</g>'


def _name(scene: Scene) -> str:
    return f"{IDENT}-{scene.value}"


def _way(drawn: Drawing) -> str:
    lines = "".join(
        f'<path class="hand-line" d="{line.path}"/><path class="hand-head" d="{line.heads}"/>'
        for line in drawn.lines
    )
    x, y = drawn.lanes[0].start
    parts = "".join(placed(part, ident=IDENT, gap=drawn.lanes[0].gaps[0]) for part in drawn.parts)
    light = f'<circle class="hand-glow" r="46" fill="url(#{IDENT}-glow)"/>'
    return f'{lines}<g class="hand-mark" transform="translate({x:.1f} {y:.1f})">{light}{parts}</g>'
