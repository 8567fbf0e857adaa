"""What the map of the check-in draws: both feet with their letters to tap, and the body from behind."""

from __future__ import annotations

from typing import Any

from django import template
from django.utils.safestring import SafeString, mark_safe

from fodro.charts.body_figure import body_artwork, body_letter_at, body_places, body_shapes
from fodro.domain.body import Place, Side
from fodro.knowledge.regions import region as known_region
from fodro.web.words import language, place_name, quality_name, side_letter

register = template.Library()

REACH = 50.0
"""Height of the area to tap round a name, in units of the figure."""

GAP = 5.0
"""Between a name and the line from it."""


@register.simple_tag
def whole_foot_name(side: str) -> str:
    """Return the name of a whole foot."""
    return place_name("foot", Side(side))


@register.simple_tag
def tappable_body() -> dict[str, Any]:
    """Return the body from behind with every place on it, for the map."""
    body = body_shapes()
    return {
        "view_box": body.view_box,
        "art": _art(),
        "places": [_place(place) for place in body_places()],
        "letters": [(side_letter(side), *body_letter_at(side)) for side in Side],
    }


@register.filter
def felt(slug: str) -> str:
    """Return the word for a quality, also for one that came with an import."""
    return quality_name(slug)


def _art() -> dict[str, SafeString]:
    drawn = body_artwork(ident="map-body")
    parts = {"defs": drawn.defs, "under": drawn.under, "over": drawn.over, "mask": drawn.mask}
    return {name: mark_safe(part) for name, part in parts.items()}  # noqa: S308  # our own drawing, no text in it


def _place(place: Place) -> dict[str, Any]:
    body, shown = body_shapes(), body_shapes().regions[place.region]
    (x, y), (to_x, to_y) = (body.on(place.side, point) for point in (shown.label, shown.pointer))
    reach_x, reach_width = _reach(x, place.side)
    gap = GAP if place.side is Side.LEFT else -GAP
    return {
        "key": f"{place.side or ''}..{place.region}",
        "name": place_name(place.region, place.side),
        "label": known_region(place.region).name(language()),
        "path": shown.shape.path,
        "mirror": body.mirror if place.side is Side.RIGHT else "",
        "x": x,
        "y": y,
        "line": "" if shown.is_named_inside else f"M{x + gap:g} {y:g}L{to_x:g} {to_y:g}",
        "look": "inside" if shown.is_named_inside else ("before" if place.side is Side.LEFT else "behind"),
        "reach": (reach_x, y - REACH / 2, reach_width),
    }


def _reach(x: float, side: Side | None) -> tuple[float, float]:
    """Return where the area to tap round a name begins, and how wide it is."""
    if side is None:
        return x - 30, 100.0
    return (0.0, x + 6) if side is Side.LEFT else (x - 6, body_shapes().width - x + 6)
