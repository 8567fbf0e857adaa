"""Both feet on paper: flat shapes, a number in every painted region, and nothing a printer makes grey of.

The shapes are those of the map (`fodro.charts.foot_shapes`): left foot on the left, toes up, big toe towards
the middle, the right foot its mirror.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape

from fodro.charts.foot_shapes import FootShapes, centre_of, drawn_parts, letter_at, shapes
from fodro.charts.painting import ident_of, pain_level
from fodro.charts.printed import PAIN, PAPER, PRINTED_FONT
from fodro.domain.body import Side, View
from fodro.knowledge.regions import parts_of

_LIGHT_UNTIL = 4
_FADE_FROM, _BOX_PX, _BETWEEN = 388.0, 440.0, 14.0
_SKIN, _SKIN_LINE = "#fbf6ef", "#b9a68f"
_LETTER_PX, _NUMBER_PX, _TOE_PX = 24, 22, 15


@dataclass(frozen=True, slots=True)
class Painted:
    """One region of one foot with its number, 0–10; one rated rarely is only outlined, with no hue."""

    region: str
    side: Side
    nrs: float
    rare: bool = False


def printed_feet(painted: Sequence[Painted], *, view: View, labels: Mapping[Side, str]) -> str:
    """Return both feet in `view` with what is painted on them.

    Parameters
    ----------
    painted : sequence of Painted
        A composite paints its parts where they have no number of their own. What is not seen in this view is
        left out.
    view : View
    labels : mapping of Side to str
        The letter that stands beside each foot.

    Returns
    -------
    str
        An ``svg`` element with fixed colours; it has no name of its own, its page gives it one.

    Raises
    ------
    ScoreError
        If a number is not from 0 to 10.
    UnknownRegion
        If a region is not one of the map.
    """
    foot = shapes(view)
    ident = ident_of([*map(repr, painted)], view, sorted(labels.items()), "printed")
    feet = "".join(_foot(foot, painted, side, view=view, ident=ident) for side in Side)
    letters = "".join(_letter(labels[side], side, view) for side in Side)
    width = 2 * foot.width + _BETWEEN
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {_BOX_PX:g}" fill="none" '
        f'font-family="{PRINTED_FONT}"><defs>{_definitions(foot, ident)}</defs>{feet}{letters}</svg>'
    )


def _definitions(foot: FootShapes, ident: str) -> str:
    return (
        f'<clipPath id="{ident}-foot"><path d="{foot.outline}"/></clipPath>'
        f'<linearGradient id="{ident}-end" gradientUnits="userSpaceOnUse" x1="0" y1="{_FADE_FROM:g}" x2="0" '
        f'y2="{_BOX_PX - 6:g}"><stop offset="0" stop-color="#fff" stop-opacity="0"/>'
        '<stop offset="1" stop-color="#fff"/></linearGradient>'
    )


def _foot(foot: FootShapes, painted: Sequence[Painted], side: Side, *, view: View, ident: str) -> str:
    regions = dict(_parts(painted, side, view))
    filled = "".join(_region(foot.regions[slug].path, one) for slug, one in regions.items())
    details = "".join(
        f'<path d="{one.path}" stroke="{_SKIN_LINE}" stroke-width="1.4" stroke-linecap="round"/>'
        for one in foot.details
        if one.kind in {"crease", "nail"}
    )
    drawn = (
        f'<path d="{foot.outline}" fill="{_SKIN}"/><g clip-path="url(#{ident}-foot)">{filled}</g>{details}'
        f'<path d="{foot.outline}" stroke="{PAPER["edge"]}" stroke-width="2.4"/>'
        f'<rect x="-4" y="{_FADE_FROM:g}" width="{foot.width + 8:g}" height="{_BOX_PX - _FADE_FROM + 4:g}" '
        f'fill="url(#{ident}-end)"/>'
    )
    numbers = "".join(_number(one, slugs, side, view) for one, slugs in _together(regions))
    # Each foot in a group of its own that says which it is; the numbers are never mirrored.
    return f'<g data-side="{side}"><g{_placed(foot, side)}>{drawn}</g>{numbers}</g>'


def _together(regions: Mapping[str, Painted]) -> Iterator[tuple[Painted, list[str]]]:
    """Yield each number once, with the drawn regions it stands for."""
    for one in dict.fromkeys(regions.values()):
        yield one, [slug for slug, painted in regions.items() if painted is one]


def _placed(foot: FootShapes, side: Side) -> str:
    if side is Side.LEFT:
        return ""
    return f' transform="matrix(-1 0 0 1 {2 * foot.width + _BETWEEN:g} 0)"'


def _parts(painted: Sequence[Painted], side: Side, view: View) -> Iterator[tuple[str, Painted]]:
    """Yield every drawn region and what paints it, the largest composites first: the exact word stands."""
    own = sorted((one for one in painted if one.side is side), key=lambda one: -len(parts_of(one.region)))
    for one in own:
        yield from ((part, one) for part in drawn_parts(one.region, view))


def _region(path: str, one: Painted) -> str:
    if one.rare:
        return f'<path d="{path}" stroke="{PAPER["ink-soft"]}" stroke-width="2" stroke-dasharray="5 5"/>'
    hue = PAIN[pain_level(one.nrs)]
    edge = hue if parts_of(one.region) != (one.region,) else "#fff"  # the parts of one place have no seam
    return f'<path d="{path}" fill="{hue}" stroke="{edge}" stroke-width="1.5" data-region="{one.region}"/>'


def _number(one: Painted, slugs: Sequence[str], side: Side, view: View) -> str:
    middles = [centre_of(slug, side, view) for slug in slugs]
    middle = sum(x for x, _ in middles) / len(middles), sum(y for _, y in middles) / len(middles)
    x, y = _across(middle, side, view)
    level = pain_level(one.nrs)
    ink = PAPER["ink"] if one.rare or level < _LIGHT_UNTIL else "#ffffff"
    size = _TOE_PX if set(slugs) <= set(parts_of("toes")) and len(slugs) == 1 else _NUMBER_PX
    return (
        f'<text x="{x:g}" y="{y + 0.35 * size:g}" text-anchor="middle" font-size="{size}" font-weight="600" '
        f'fill="{ink}" data-side="{side}" data-region="{one.region}">{level}</text>'
    )


def _letter(letter: str, side: Side, view: View) -> str:
    x, y = _across(letter_at(side, view), side, view)
    return (
        f'<text x="{x:g}" y="{y:g}" text-anchor="middle" font-size="{_LETTER_PX}" font-weight="600" '
        f'fill="{PAPER["ink-soft"]}" data-side="{side}">{escape(letter)}</text>'
    )


def _across(at: tuple[float, float], side: Side, view: View) -> tuple[float, float]:
    x, y = at
    return (x, y) if side is Side.LEFT else (x + shapes(view).width + _BETWEEN, y)
