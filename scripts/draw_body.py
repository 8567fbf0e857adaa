"""Draw the body from behind: turn the description below into `src/fodro/charts/body_shapes.toml`.

The left half in a box as large as both feet, seen from behind, so that left is on the left; the right half is
its mirror. Arms and legs fade out: the feet have a map of their own.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from draw_feet import walk
from foot_curves import Curve, ellipse, path, polygon, spline

TARGET = Path(__file__).resolve().parent.parent / "src" / "fodro" / "charts" / "body_shapes.toml"
WIDTH, HEIGHT = 400, 460
MIDDLE = WIDTH / 2

# Steps out from the middle of the back, and down from the top of the box.
POINTS = {
    "crown": (0, 8), "nape": (0, 64), "nape-o": (14.6, 73), "slope": (31, 95), "spine-0": (0, 95),
    "arm-out": (68, 146), "pit": (47, 150), "hand-o": (84, 262), "hand-i": (69, 264),
    "loin-1": (39.6, 178), "loin-2": (45.6, 219), "spine-1": (0, 172), "spine-2": (0, 226),
    "hip-1": (47.5, 226), "hip-2": (50.2, 284), "knee-o1": (42, 318), "knee-o2": (40.4, 350),
    "knee-i1": (9, 318), "knee-i2": (9.6, 350), "shin-1": (31.5, 356), "shin-2": (24.5, 438),
    "heel-o": (30, 440), "heel-i": (13, 440), "end-o": (29.5, 460), "end-i": (13, 460), "fork": (1.4, 264),
}  # fmt: skip

# A curve: points by name or as out,down; >90 is the direction there in degrees (0 out, 90 down).
EDGES = {
    "head": "crown >0 13,11 20.6,22 22.2,36 20.8,50 17,64 nape-o 15.8,83 slope "
    "46,101 58,108 65,122 arm-out >86",
    "arm-o": "arm-out >86 70.5,172 76,202 80.5,232 hand-o >82",
    "arm-end": "hand-o hand-i",
    "arm-i": "hand-i >-98 64.5,232 59,202 54,174 pit >-110",
    "side": "pit >98 44,164 loin-1 39.2,190 41.5,205 loin-2 hip-1 51.4,246 52.2,264 hip-2 46.5,302 "
    "knee-o1 39.4,334 knee-o2 42.4,372 40.2,394 34,420 heel-o end-o >90",
    "end": "end-o end-i",
    "inside": "end-i >-90 heel-i 11.6,420 7.6,398 6,378 knee-i2 10.8,334 knee-i1 5,292 fork >-92",
}
LINES = {
    "nape-line": "nape 8,68 nape-o",
    "neck-end": "slope 15,93.5 spine-0",
    "shoulder-i": "pit >-120 34,128 slope >-70",
    "shoulder-end": "arm-out >168 pit",
    "loin-top": "spine-1 20,173 loin-1",
    "loin-end": "loin-2 22,224 spine-2",
    "hip-i": "hip-2 >-150 31,268 21,250 28,231 hip-1 >-30",
    "knee-top": "knee-i1 25,313.5 knee-o1",
    "knee-end": "knee-o2 shin-1 knee-i2",
    "shin-line": "shin-2 >-82 28,400 shin-1 >-80",
    "ankle": "heel-o shin-2 heel-i",
}
SIDED = {
    "shoulder": "slope arm-out pit slope",
    "hip": "hip-1 hip-2 hip-1",
    "knee": "knee-o1 knee-o2 shin-1 knee-i2 knee-i1 knee-o1",
    "calf": "shin-1 knee-i2 heel-i shin-2 shin-1",
    "shin": "knee-o2 heel-o shin-2 shin-1 knee-o2",
}
MIDDLES = {
    "neck": "nape nape-o slope spine-0",
    "low-back": "spine-1 loin-1 loin-2 spine-2",
}
OUTLINE = "crown arm-out hand-o hand-i pit end-o end-i fork"
AMBIGUOUS = {"hip": "hip-1 side/hip-2 hip-i/hip-1"}

EAR = "21,38 25.4,37 26,43 24,50 20.4,52 19,45 21,38"
HAIR = "crown >0 13,11 20.6,22 22.2,36 21.2,47 18.5,56 15,60 10,64.5 nape >180"

# Where the name of a region stands and where the line from it ends.
LABELS = {
    "shoulder": ((102, 122), (56, 124)), "hip": ((102, 238), (42, 250)), "knee": ((102, 296), (33, 331)),
    "calf": ((102, 348), (19, 378)), "shin": ((102, 400), (35, 398)), "neck": ((-40, 52), (-7, 82)),
    "low-back": ((0, 203), (0, 203)),
}  # fmt: skip

# Light and shade (o: centre, half axes) and lines, which make a back of it.
MIDDLE_DETAILS = [
    ("hollow", "o 0,84 13,18"),
    ("hollow", "o 0,150 6,62"),
    ("hollow", "o 0,232 12,15"),
    ("crease", "0,108 0,150 0,204"),
    ("crease", "0,236 0,264"),
]
DETAILS = [
    ("pad", "o 34,128 17,24"),
    ("pad", "o 25,250 20,25"),
    ("pad", "o 20,378 12,28"),
    ("hollow", "o 25,333 10,13"),
    ("hollow", "o 47,170 7,26"),
    ("crease", "10,120 17,136 23,149 33,154 42,150"),
    ("crease", "3,276 14,281 28,280 38,275"),
    ("crease", "15,332 25,335.5 35,332"),
    ("crease", "16.5,398 17.5,418 19,436"),
    ("crease", "9.5,221 10.6,223.4 12.4,224.6"),
]


def at(out: float, down: float) -> tuple[float, float]:
    return MIDDLE - out, down


def curve(text: str) -> Curve:
    if text.startswith("o "):
        return oval(text)
    knots: list[tuple[str, float, float]] = []
    turns: dict[bool, float] = {}
    for word in text.split():
        if word.startswith(">"):
            turns[len(knots) == 1] = 180 - float(word[1:])
        elif "," in word:
            knots.append(("", *at(*map(float, word.split(",")))))
        else:
            knots.append((word, *at(*POINTS[word])))
    return spline(knots, leave=turns.get(True), arrive=turns.get(False))


def oval(text: str) -> Curve:
    (out, down), (across, along) = ([float(n) for n in word.split(",")] for word in text.split()[1:])
    x, y = at(out, down)
    ring = [(x, y + along), (x - across, y), (x, y - along), (x + across, y), (x, y + along)]
    return spline([("", *point) for point in ring], leave=180, arrive=180)


def mirrored(stretches: list[Curve]) -> list[Curve]:
    """Return the other half, walked back to where the first began."""
    flipped = (
        Curve(tuple(tuple(WIDTH - p.conjugate() for p in piece) for piece in one.pieces), one.names)
        for one in reversed(stretches)
    )
    return [one.reverse() for one in flipped]


def region_lines(slug: str, shape: list[Curve], *, sided: bool) -> Iterator[str]:
    x, y, across, along, angle = ellipse(polygon(shape))
    yield f"[regions.{slug}]"
    yield f"sided = {str(sided).lower()}"
    yield f'path = "{path(shape)}"'
    yield f"centre = [{x:.1f}, {y:.1f}]"
    yield f"glow = [{across:.1f}, {along:.1f}, {angle:.0f}]"
    for name, point in zip(("label", "pointer"), LABELS[slug], strict=True):
        yield f"{name} = {list(at(*point))}"


def detail_lines() -> Iterator[str]:
    hair = [curve(HAIR)]
    yield f'  ["hair", "{path([*hair, *mirrored(hair)])}"],'
    for kind, text in MIDDLE_DETAILS:
        yield f'  ["{kind}", "{path([curve(text)], closed=kind in CLOSED)}"],'
    for kind, text in DETAILS:
        drawn = [curve(text)]
        for half in (drawn, mirrored(drawn)):
            yield f'  ["{kind}", "{path(half, closed=kind in CLOSED)}"],'


CLOSED = {"hollow", "pad"}


def whole(text: str, curves: Mapping[str, Curve]) -> list[Curve]:
    half = walk(text, curves)
    return [*half, *mirrored(half)]


def drawing() -> str:
    edges = {name: curve(text) for name, text in EDGES.items()}
    curves = edges | {name: curve(text) for name, text in LINES.items()}
    return "\n".join(
        [
            "# Written by scripts/draw_body.py; the left half from behind, the right is its mirror.",
            f"view_box = [{WIDTH}, {HEIGHT}]",
            f'outline = "{path(whole(OUTLINE, edges))}"',
            f'ear = "{path([curve(EAR)])}"',
            "details = [",
            *detail_lines(),
            "]",
            *(
                line
                for slug, text in MIDDLES.items()
                for line in region_lines(slug, whole(text, curves), sided=False)
            ),
            *(
                line
                for slug, text in (SIDED | AMBIGUOUS).items()
                for line in region_lines(slug, walk(text, curves), sided=True)
            ),
            "",
        ]
    )


if __name__ == "__main__":
    TARGET.write_text(drawing(), encoding="utf-8")
    print(f"{TARGET.stat().st_size} bytes", file=sys.stderr)
