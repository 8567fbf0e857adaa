"""Reading a drawing back: what a test needs to see in it."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element, fromstring

SVG = "{http://www.w3.org/2000/svg}"


def read(svg: str) -> Element:
    return fromstring(svg)  # noqa: S314 - our own drawing, made by the test


def texts(svg: str) -> list[str]:
    return ["".join(text.itertext()) for text in read(svg).iter(f"{SVG}text")]


def filled(svg: str, colour: str) -> list[Element]:
    """Every shape filled with the page's custom property `colour`."""
    return [shape for shape in read(svg).iter() if shape.get("fill", "").startswith(f"var(--{colour}")]


def place(shape: Element) -> tuple[float, float]:
    """Where a dot, a line, a range or a text stands in the plot."""
    for names in (("cx", "cy"), ("x", "y"), ("x1", "y1")):
        if names[0] in shape.attrib:
            return float(shape.attrib[names[0]]), float(shape.attrib[names[1]])
    x, y = re.findall(r"-?[\d.]+", shape.get("transform", "translate(0,0)"))
    return float(x), float(y)


def require_plain(svg: str) -> None:
    """No style, script, address or colour of its own: it stands under a strict policy and in both themes."""
    root = read(svg)
    for element in root.iter():
        assert element.tag.removeprefix(SVG) in {
            *("svg", "g", "path", "line", "rect", "circle", "text", "desc", "defs", "clipPath")
        }
        for name, value in element.attrib.items():
            assert not name.startswith("on")
            assert name not in {"style", "class", "href", "src"}
            assert "xlink" not in name
            assert "http" not in value
        for paint in (element.get("fill", "none"), element.get("stroke", "none")):
            assert paint in {"none", "transparent"} or re.fullmatch(r"var\(--[a-z0-9-]+\)", paint)
    require_one_image(root)


def require_one_image(root: Element) -> None:
    """One image with a name and a description; nothing inside it speaks for itself."""
    assert root.get("role") == "img"
    assert root.get("aria-label")
    described = root.get("aria-describedby")
    assert [desc.get("id") for desc in root.iter(f"{SVG}desc")] == ([described] if described else [])
    assert all(child.tag == f"{SVG}desc" or child.get("aria-hidden") == "true" for child in root)
    assert not [inner for child in root for inner in child.iter() if inner.get("role")]
    assert root.get("viewBox") == f"0 0 {root.get('width')} {root.get('height')}"
