"""Tags and filters that every template may use without loading them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django import template
from django.conf import settings
from django.templatetags.static import static
from django.urls import reverse
from django.utils.formats import number_format
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from fodro.charts.blank_feet import blank_map
from fodro.charts.feet import artwork, letter_at, mirror_transform, pain_level, shapes, static_map, unpainted
from fodro.domain.body import Place, Side, View
from fodro.knowledge.qualities import qualities
from fodro.web.diary.forms import SpotDraft
from fodro.web.words import language, place_name, quality_name, side_letter, side_name, view_name

register = template.Library()

MORE_ROOMS = frozenset(
    {
        "calendar",
        "shift",
        "first_steps",
        "footwear",
        "photos",
        "signs",
        "safety",
        "reminders",
        "learn",
        "trials",
        "report",
        "bringing_in",
        "share",
        "sync",
        "my_data",
    }
)


@register.simple_tag
def icon(name: str) -> SafeString:
    """Draw an icon of the sprite; its meaning always stands beside it in words."""
    return format_html(
        '<svg class="icon" aria-hidden="true" focusable="false"><use href="{}#{}"/></svg>',
        static("design/icons.svg"),
        name,
    )


@register.simple_tag
def offline() -> SafeString:
    """Mark a page that may open without the server; not in development, where files change under it."""
    return mark_safe("" if settings.DEBUG else ' data-offline="yes"')  # noqa: S308  # a constant


@register.simple_tag
def more_rooms() -> frozenset[str]:
    """Return the slices whose rooms are reached through More."""
    return MORE_ROOMS


@register.simple_tag
def shell_of(room: str) -> str:
    """Return the address of a room without anyone's data, in the language of the page."""
    return reverse(f"sync:shell-{language()}-{room}")


@register.simple_tag
def blank_feet() -> SafeString:
    """Draw both feet from both views with nothing painted, for a device to paint."""
    letters = {side: side_letter(side) for side in Side}
    drawn = (blank_map(view, labels=letters, title=view_name(view)) for view in View)
    return mark_safe("".join(drawn))  # noqa: S308  # our own drawing, text escaped there


@register.filter
def nrs(value: float) -> str:
    """Write a rating as the person typed it: 6, or 3.5 (3,5 in Danish)."""
    return number_format(value, decimal_pos=None if value % 1 else 0)


@register.filter
def dotted(typed: str) -> str:
    """Write a number as an input element wants it, whatever the language of the page."""
    return typed.replace(",", ".")


@register.filter
def step(typed: str) -> str:
    """Return the step of a slider: whole numbers, but a recorded fraction is left as it is."""
    return "any" if dotted(typed).partition(".")[2] else "1"


@register.filter
def pain(value: float | str) -> int:
    """Return the step of the pain scale, 0–10, for a rating."""
    return pain_level(float(value))


@register.simple_tag
def painted_feet(painted: Mapping[Place, float], view: View) -> SafeString:
    """Draw both feet from one view with what hurts on them."""
    view = View(view)
    letters = {side: side_letter(side) for side in Side}
    svg = static_map(
        painted, view=view, labels=letters, title=view_name(view), description=_said(painted, view)
    )
    return mark_safe(svg)  # noqa: S308  # our own drawing, text escaped there


def _said(painted: Mapping[Place, float], view: View) -> str:
    shown = {place: value for place, value in painted.items() if place not in unpainted(painted, view)}
    return ", ".join(f"{place_name(p.region, p.side)} {nrs(value)}" for p, value in shown.items())


@register.simple_tag
def tappable_feet() -> list[dict[str, Any]]:
    """Return both views of both feet with the name of every region, for the map."""
    return [
        {
            "view": view.value,
            "name": view_name(view),
            "shapes": shapes(view),
            "art": _art(view),
            "feet": [_foot(view, side) for side in Side],
        }
        for view in View
    ]


@register.simple_tag
def spot_name(spot: SpotDraft) -> str:
    """Return the name of a chosen place, such as "Left heel, sole"."""
    name = place_name(spot.region, spot.side, spot.view)
    return name[:1].upper() + name[1:]


@register.simple_tag
def quality_choices() -> Iterable[tuple[str, str]]:
    """Return the qualities a person can choose from."""
    return [(slug, quality_name(slug)) for slug in qualities()]


@register.simple_tag
def language_now() -> str:
    """Return the two-letter language of this page."""
    return language()


def _art(view: View) -> dict[str, SafeString]:
    drawn = artwork(view, ident=f"map-{view.value}")
    parts = {"defs": drawn.defs, "under": drawn.under, "over": drawn.over, "mask": drawn.mask}
    return {name: mark_safe(part) for name, part in parts.items()}  # noqa: S308  # our own drawing, no text in it


def _foot(view: View, side: Side) -> dict[str, Any]:
    return {
        "side": side.value,
        "letter": side_letter(side),
        "letter_at": letter_at(side, view),
        "name": side_name(side),
        "mirror": mirror_transform() if side is Side.RIGHT else "",
        "regions": [
            {
                "key": f"{side.value}.{view.value}.{slug}",
                "path": shape.path,
                "name": place_name(slug, side, view),
            }
            for slug, shape in shapes(view).regions.items()
        ],
    }
