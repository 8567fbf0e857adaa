"""Tags that draw what hands and tools do."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from fodro.charts.hand_drawing import drawing
from fodro.charts.hand_marks import MARKS, shape_definitions, shapes_of
from fodro.charts.scenes import Scene
from fodro.charts.technique_art import glow_definition, scene_art, stage_box, stage_data
from fodro.charts.technique_art import technique_picture as drawn_picture
from fodro.domain.body import Side
from fodro.knowledge.library import Technique, technique
from fodro.web.design.templatetags.design import icon
from fodro.web.words import language, side_letter

register = template.Library()

STAGE = "stage"


@register.simple_tag
def hand_stage() -> dict[str, Any]:
    """Return what the stage of the player is made of: every scene and every mark."""
    return {
        "ident": STAGE,
        "defs": mark_safe(_stage_definitions()),  # noqa: S308  # our own drawing, no text in it
        "box": _box(Side.LEFT),
        "letters": [{"side": side.value, "text": side_letter(side)} for side in Side],
    }


@cache
def _stage_definitions() -> str:
    scenes = "".join(_scene(scene) for scene in Scene)
    return f"{scenes}{glow_definition(STAGE)}{shape_definitions(shapes_of(MARKS), ident=STAGE)}"


def _scene(scene: Scene) -> str:
    art = scene_art(scene, ident=f"{STAGE}-{scene}-art")
    return f'{art.defs}<g id="{STAGE}-{scene}" mask="{art.mask}">{art.under}{art.over}</g>'


def _box(side: Side | None) -> str:
    return " ".join(f"{number:g}" for number in stage_box(side))


@register.simple_tag
def technique_picture(slug: str, side: str = "") -> SafeString:
    """Draw a technique: a still picture that needs no script, and what makes it move where there is one.

    The page loads ``massage/hand-picture.js``. `side` is L or R; without it, both feet where it is done with
    both at once, else the left.
    """
    known = technique(slug)
    shown = Side(side) if side else (None if known.both_feet else Side.LEFT)
    return format_html(
        '<fodro-hand-picture><div class="player-foot" data-on data-ident="{ident}" data-sides="{sides}">'
        '<div class="hand-moving{close}">{still}<svg class="hand-motion" viewBox="{box}" aria-hidden="true" '
        'focusable="false"></svg></div></div>{data}{button}</fodro-hand-picture>',
        ident=_ident(slug),
        sides="both" if shown is None else "one",
        close=" hand-close" if drawing(known).close else "",
        still=_still(known, shown),
        box=" ".join(f"{number:g}" for number in stage_data(known, shown)["box"]),
        data=_data(known, shown),
        button=_hold_button(),
    )


def _ident(slug: str) -> str:
    return f"way-{slug}"


def _still(known: Technique, side: Side | None) -> SafeString:
    name, how = known.name(language()), known.how(language())
    letters = {one: side_letter(one) for one in Side}
    svg = drawn_picture(known, side, labels=letters, title=name, description=how, ident=_ident(known.slug))
    return mark_safe(svg)  # noqa: S308  # our own drawing, text escaped there


def _data(known: Technique, side: Side | None) -> SafeString:
    low, high = known.pace_per_min
    step = {
        "art": stage_data(known, side),
        "pacePerMin": (low + high) / 2,
        "pressure": known.pressure[0],
        "seconds": 0,
    }
    text = json.dumps(step).replace("<", "\\u003C")
    return format_html('<script type="application/json">{}</script>', mark_safe(text))  # noqa: S308


def _hold_button() -> SafeString:
    return format_html(
        '<button type="button" class="hand-hold" aria-pressed="false" hidden>'
        '<span class="when-playing">{}</span><span class="when-paused">{}</span>'
        '<span class="unseen">{}</span></button>',
        icon("pause"),
        icon("play"),
        _("Hold the picture still"),
    )
