"""Draw the lower legs: turn the description below into `src/fodro/charts/leg_shapes.toml`.

The left leg in the box of one foot, outer side on the left. From behind (calf) the knee is at the top,
the heel at the bottom. From the front (shin) it is the leg that lies before you, as with the top of the foot:
toes at the top, knee at the bottom; its foot is the one of `draw_feet`, shortened as it is seen from above.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

import draw_feet
from draw_feet import walk
from foot_curves import Curve, ellipse, path, polygon, spline

TARGET = Path(__file__).resolve().parent.parent / "src" / "fodro" / "charts" / "leg_shapes.toml"
WIDTH, HEIGHT = 200, 460

Points = Mapping[str, tuple[float, float]]

CALF_POINTS = {
    "top-o": (57, 0), "top-i": (146, 0), "knee-o": (55, 50), "knee-i": (148, 52),
    "low-o": (64.5, 268), "low-i": (133, 272), "ankle-o": (76.5, 350), "ankle-i": (121.5, 340),
    "tend-o": (90, 347), "tend-i": (110, 340), "rim-o": (88, 402), "rim-i": (112, 401),
    "heel-o": (72.5, 409), "heel-i": (126.5, 407), "sole": (99, 449),
}  # fmt: skip
CALF_LINES = {
    "side-o": "top-o >92 53.5,28 knee-o 48.5,74 41,104 39.5,136 43.5,178 54,226 low-o 73.5,318 ankle-o "
    "70,366 67.5,383 70.5,398 heel-o 69.5,424 78,441 sole >0",
    "side-i": "top-i >88 148,28 knee-i 155,76 163.5,114 167.5,154 164,194 149,238 low-i 125,310 ankle-i "
    "127.5,356 131.5,372 130.5,390 heel-i 129.5,424 120,441 sole >180",
    "top": "top-o top-i",
    "knee": "knee-o 78,57 102,58.5 126,57 knee-i",
    "low": "low-o >-10 84,258 99,266 117,259 low-i >12",
    "neck-o": "ankle-o tend-o",
    "neck-i": "tend-i ankle-i",
    "tendon-o": "tend-o >90 91.5,372 rim-o >100",
    "tendon-i": "tend-i >90 108.5,372 rim-i >82",
    "brim-o": "rim-o heel-o",
    "brim-i": "rim-i heel-i",
    "brim": "rim-o 100,398.5 rim-i",
}
CALF_REGIONS = {
    "knee": "top-o knee-o knee-i top-i top-o",
    "calf": "knee-o low-o low-i knee-i knee-o",
    "achilles": "low-o low-i ankle-i tend-i rim-i rim-o tend-o ankle-o low-o",
    "ankle-lat": "ankle-o tend-o rim-o heel-o ankle-o",
    "ankle-med": "ankle-i tend-i rim-i heel-i ankle-i",
    "heel": "heel-o rim-o rim-i heel-i sole heel-o",
}
CALF_OUTLINE = "top-o knee-o low-o ankle-o heel-o sole heel-i ankle-i low-i knee-i top-i top-o"
CALF_BEHIND = (
    "73,404 >150 62,417 53,432 56,445 70,449 100,447 124,448 134,444 135.5,434 131,421 127,410 >-112"
)
CALF_DETAILS = [
    ("pad", "o 135,156 25,82 -5"),
    ("pad", "o 69,134 23,68 6"),
    ("pad", "o 100,318 9,66 0"),
    ("pad", "o 99,426 22,20 0"),
    ("hollow", "o 101,30 30,22 0"),
    ("hollow", "o 102,158 7,72 0"),
    ("hollow", "o 86,352 6,44 -3"),
    ("hollow", "o 115,350 6,44 3"),
    ("hollow", "o 73,268 11,44 -12"),
    ("hollow", "o 127,272 10,40 14"),
    ("crease", "66,48 80,54 100,57 120,55 137,49"),
    ("crease", "72,40 86,44 102,46"),
    ("crease", "102,112 103,144 102.5,176 100,206"),
    ("crease", "47,192 54,211 66,224 81,228 94,221"),
    ("crease", "104,227 115,242 130,247 145,235 156,209"),
    ("crease", "88.5,286 91.5,316 92.5,346 91,378"),
    ("crease", "110,290 108,318 107.5,346 109,376"),
    ("crease", "75,368 79,380 76,394"),
    ("crease", "125,358 121,371 124,385"),
    ("crease", "80,404 92,408 108,408 119,403"),
    ("crease", "76,428 86,439 99,442.5 112,439 122,427"),
]

# The foot of the other drawing, as far as the ankle; then the leg as the eye goes up to the knee.
SHIN_POINTS = {
    "shin-o": (57.5, 396), "shin-i": (139.5, 398), "end-o": (58, 460), "end-i": (144, 460),
}  # fmt: skip
SHIN_LINES = {
    "side-o": "leg-o >92 79,198 72,240 60.5,288 54,330 54.5,366 shin-o 60,428 end-o >94",
    "side-i": "leg-i >86 120.5,198 126,240 138.5,288 146,326 144.5,364 shin-i 140,428 end-i >84",
    "knee": "shin-o 78,389 100,387 122,390 shin-i",
    "end": "end-o end-i",
}
SHIN_REGIONS = {
    "shin": "leg-o leg-i shin-i shin-o leg-o",
    "knee": "shin-o shin-i end-i end-o shin-o",
}
SHIN_OUTLINE = "leg-i shin-i end-i end-o shin-o leg-o"
SHIN_DETAILS = [
    ("pad", "o 81,292 17,92 5"),
    ("pad", "o 129,322 13,66 -7"),
    ("pad", "o 101,426 26,26 0"),
    ("pad", "o 109,284 6,100 0"),
    ("hollow", "o 98,290 5,96 1"),
    ("hollow", "o 119,300 5,84 -4"),
    ("hollow", "o 68,424 9,24 0"),
    ("hollow", "o 133,424 9,24 0"),
    ("hollow", "o 92,196 7,34 0"),
    ("crease", "101,190 104.5,232 107,280 106.5,330 104,366"),
    ("crease", "79,408 86,398 101,394.5 116,398 123,409"),
    ("crease", "82,446 92,452.5 102,453.5 113,451"),
    ("crease", "85,236 81,266 77,296"),
    ("crease", "126,262 130,290 132,318"),
]

# Where the eye's middle is not the middle of the area: a view fades out where the knee goes on.
CENTRES = {("calf", "knee"): (101, 34), ("shin", "knee"): (101, 424), ("calf", "achilles"): (99.5, 330)}


def curve(text: str, points: Points) -> Curve:
    if text.startswith("o "):
        return draw_feet.oval(text)
    knots: list[tuple[str, float, float]] = []
    turns: dict[bool, float] = {}
    for word in text.split():
        if word.startswith(">"):
            turns[len(knots) == 1] = float(word[1:])
        elif "," in word:
            x, y = map(float, word.split(","))
            knots.append(("", x, y))
        else:
            knots.append((word, *points[word]))
    return spline(knots, leave=turns.get(True), arrive=turns.get(False))


def lying(point: complex) -> complex:
    """Return where a point of the top of the foot lies when the whole leg is in the box."""
    return complex(101 + (point.real - 102) * 0.53, 6 + point.imag * 0.352)


def moved(drawn: Curve, there: Callable[[complex], complex]) -> Curve:
    pieces = tuple((there(a), there(b), there(c), there(d)) for a, b, c, d in drawn.pieces)
    return Curve(pieces, drawn.names)


def foot_curves() -> dict[str, Curve]:
    toes = {name: draw_feet.toe(name) for name in draw_feet.TOES}
    edges = {name: draw_feet.curve(text) for name, text in (draw_feet.FRONT | draw_feet.TOP).items()}
    return {f"foot-{name}": moved(one, lying) for name, one in (toes | edges).items()}


def foot_details() -> Iterator[tuple[str, Curve]]:
    for kind, text in draw_feet.TOP_DETAILS:
        if kind != "crease" or not text.startswith(("84", "88")):
            yield kind, moved(draw_feet.curve(text), lying)
    for kind, drawn in draw_feet.top_toes():
        yield kind, moved(drawn, lying)


def region_lines(view: str, slug: str, shape: list[Curve]) -> Iterator[str]:
    x, y, across, along, angle = ellipse(polygon(shape))
    x, y = CENTRES.get((view, slug), (x, y))
    yield f"[{view}.regions.{slug}]"
    yield f'path = "{path(shape)}"'
    yield f"centre = [{x:.1f}, {y:.1f}]"
    yield f"glow = [{across:.1f}, {along:.1f}, {angle:.0f}]"


def view_lines(
    view: str, outline: list[Curve], details: Iterable[tuple[str, Curve]], regions: Mapping[str, list[Curve]]
) -> Iterator[str]:
    yield f"[{view}]"
    yield f'outline = "{path(outline)}"'
    yield "details = ["
    for kind, drawn in details:
        yield f'  ["{kind}", "{path([drawn], closed=kind in draw_feet.CLOSED or kind == "behind")}"],'
    yield "]"
    for slug, shape in regions.items():
        yield from region_lines(view, slug, shape)


def calf_lines() -> Iterator[str]:
    curves = {name: curve(text, CALF_POINTS) for name, text in CALF_LINES.items()}
    details = [
        ("behind", curve(CALF_BEHIND, CALF_POINTS)),
        *((kind, curve(text, {})) for kind, text in CALF_DETAILS),
    ]
    regions = {slug: walk(text, curves) for slug, text in CALF_REGIONS.items()}
    yield from view_lines("calf", walk(CALF_OUTLINE, curves), details, regions)


def shin_lines() -> Iterator[str]:
    foot = foot_curves()
    seam = {name: lying(complex(*draw_feet.POINTS[name])) for name in ("leg-o", "leg-i")}
    points = SHIN_POINTS | {name: (point.real, point.imag) for name, point in seam.items()}
    curves = {name: curve(text, points) for name, text in SHIN_LINES.items()}
    cut = {"foot-cut": foot["foot-cut"]}
    regions = {slug: walk(named(text), foot) for slug, text in draw_feet.TOP_REGIONS.items()}
    regions |= {slug: walk(text, curves | cut) for slug, text in SHIN_REGIONS.items()}
    toes_and_sides = draw_feet.TOP_OUTLINE.replace("leg-i leg-o", "leg-i / leg-o")
    down, _, up = toes_and_sides.partition(" / ")
    outline = [*walk(named(down), foot), *walk(SHIN_OUTLINE, curves), *walk(named(up), foot)]
    details = [*foot_details(), *((kind, curve(text, points)) for kind, text in SHIN_DETAILS)]
    yield from view_lines("shin", outline, details, regions)


def named(text: str) -> str:
    """Return the walk of a region of the foot with its curves called as they are here."""
    return " ".join(f"foot-{word}" if "/" in word else word for word in text.split())


def drawing() -> str:
    head = [
        "# Written by scripts/draw_legs.py; the left leg, the right is its mirror.",
        f"view_box = [{WIDTH}, {HEIGHT}]",
    ]
    return "\n".join([*head, *calf_lines(), *shin_lines(), ""])


if __name__ == "__main__":
    TARGET.write_text(drawing(), encoding="utf-8")
    print(f"{TARGET.stat().st_size} bytes", file=sys.stderr)
