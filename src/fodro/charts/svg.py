"""Cleaning a rendered SVG: only plain drawing is left, and every colour is one of the page's own.

The page's content security policy allows no inline style and no inline script, and the page has a light and
a dark theme. So a drawing may hold nothing but the elements and attributes listed here, and takes its colours
from the custom properties of the page.
"""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element, SubElement, fromstring, tostring

TOKENS = (
    "paper",
    "raised",
    "ink",
    "ink-soft",
    "line",
    "edge",
    "clay",
    "pine",
    "band",
    *(f"pain-{score}" for score in range(11)),
)
"""The page's colours (custom properties without their dashes) a drawing may use."""

FONT = "var(--font, Figtree, system-ui, sans-serif)"

_PALE_MAX = 3
_STANDIN = "#fd00{:02x}"
_COLOUR_OF = {_STANDIN.format(place): f"var(--{token})" for place, token in enumerate(TOKENS)}
_COLOURS = {"none", "transparent", *_COLOUR_OF.values()}
_NAMESPACE = "{http://www.w3.org/2000/svg}"
_ELEMENTS = {"svg", "g", "path", "line", "rect", "circle", "text", "tspan", "defs", "clipPath", "desc"}
_PAINTED = {"path", "line", "rect", "circle", "text"}
_NUMBERS = {"d", "transform", "x", "y", "x1", "y1", "x2", "y2", "dx", "dy", "cx", "cy", "r", "rx", "ry"}
_ATTRIBUTES = _NUMBERS | {
    *("width", "height", "viewBox", "id", "clip-path", "fill", "fill-opacity", "opacity", "stroke"),
    *("stroke-width", "stroke-opacity", "stroke-linecap", "stroke-linejoin", "stroke-miterlimit"),
    *("stroke-dasharray", "stroke-dashoffset", "text-anchor", "font-size", "font-weight"),
}
_DEFAULTS = {"transform": "translate(0,0)", "opacity": "1", "stroke-miterlimit": "10"}
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_DECIMALS = re.compile(r"-?\d*\.\d{2,}(?:e-?\d+)?")


class DrawingError(ValueError):
    """A drawing that holds something the page does not allow."""


def colour(token: str) -> str:
    """Return the stand-in colour for the page's custom property ``--token``.

    A specification uses stand-ins, since its renderer knows only fixed colours; `cleaned` puts the custom
    property in their place.

    Raises
    ------
    DrawingError
        If `token` is not one of `TOKENS`.
    """
    if token not in TOKENS:
        message = f"{token!r} is not a colour of the page"
        raise DrawingError(message)
    return _STANDIN.format(TOKENS.index(token))


def pain_colour(pain_nrs: float) -> str:
    """Return the stand-in colour of a rating, 0–10, rounded half up to the eleven steps of the scale."""
    return colour(f"pain-{int(pain_nrs + 0.5)}")


def pain_outline(pain_nrs: float) -> str:
    """Return the stand-in colour of the outline: up to 3 the fill alone would be too pale on the page."""
    return colour("edge") if int(pain_nrs + 0.5) <= _PALE_MAX else pain_colour(pain_nrs)


def writable(text: str) -> str:
    """Return `text` without the characters no XML document may hold; a name from an imported file may."""
    return _UNWRITABLE.sub("", text)


def cleaned(svg: str, *, prefix: str, title: str, description: str) -> str:
    """Return `svg` with plain drawing only, its colours, its name and its description.

    Parameters
    ----------
    svg : str
        A whole SVG document made by this package or its renderer.
    prefix : str
        Put before every id, to keep ids unique among the drawings of one page.
    title : str
        Accessible name.
    description : str
        Accessible description; may be empty.

    Returns
    -------
    str
        An ``svg`` element without an XML declaration, ready to stand in an HTML page.

    Raises
    ------
    DrawingError
        If anything is left that is not on the lists of this module.
    """
    root = fromstring(writable(svg))  # noqa: S314 - what our own renderer wrote a moment ago, never a file from outside
    bare = _bare(root, prefix)
    _require_plain(bare)
    return _named(bare, prefix=prefix, title=writable(title), description=writable(description))


def _bare(element: Element, prefix: str) -> Element:
    name = element.tag.removeprefix(_NAMESPACE)
    plain = Element(name, _attributes(element, prefix))
    plain.text = element.text if name in {"text", "tspan"} else None
    for child in element:
        plain.extend(_kept(_bare(child, prefix)))
    return plain


def _kept(element: Element) -> list[Element]:
    """Return what is worth keeping of a bare element: nothing unpainted, no group without a purpose."""
    if element.tag in _PAINTED and not {"fill", "stroke"} & set(element.attrib):
        # Only the shape inside a clip path draws without paint of its own.
        return [element] if element.tag == "rect" else []
    if element.tag == "g" and not element.attrib:
        return list(element)
    return [] if element.tag == "g" and not len(element) else [element]


def _attributes(element: Element, prefix: str) -> dict[str, str]:
    wanted = {name: value for name, value in element.items() if name in _ATTRIBUTES}
    return {
        name: _value(name, value, prefix)
        for name, value in wanted.items()
        if _DEFAULTS.get(name) != value and (name != "d" or value)
    }


def _value(name: str, value: str, prefix: str) -> str:
    if name in {"fill", "stroke"}:
        return _COLOUR_OF.get(value.lower(), value)
    if name == "id":
        return f"{prefix}-{value}"
    if name == "clip-path":
        return value.replace("url(#", f"url(#{prefix}-")
    return _DECIMALS.sub(_shorter, value) if name in _NUMBERS else value


def _shorter(match: re.Match[str]) -> str:
    return f"{round(float(match[0]), 2) + 0.0:g}"


def _require_plain(root: Element) -> None:
    for element in root.iter():
        if element.tag not in _ELEMENTS:
            message = f"a drawing may not hold <{element.tag}>"
            raise DrawingError(message)
        for paint in (element.get("fill", "none"), element.get("stroke", "none")):
            if paint not in _COLOURS:
                message = f"{paint!r} is not a colour of the page"
                raise DrawingError(message)


def _named(root: Element, *, prefix: str, title: str, description: str) -> str:
    children = list(root)
    for child in children:
        root.remove(child)
    size = {name: value for name, value in root.items() if name in {"viewBox", "width", "height"}}
    root.attrib.clear()
    root.attrib.update({"xmlns": _NAMESPACE[1:-1], **size, "fill": "none", "font-family": FONT})
    root.attrib.update({"role": "img", "aria-label": title})
    if description:
        root.set("aria-describedby", f"{prefix}-desc")
        SubElement(root, "desc", id=f"{prefix}-desc").text = description
    SubElement(root, "g", {"aria-hidden": "true"}).extend(children)
    return tostring(root, encoding="unicode")
