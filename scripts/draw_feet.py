"""Draw the feet: turn the description below into `src/fodro/charts/foot_shapes.toml`.

The left foot, big toe to the right (towards the middle), toes up, in units of a 200 by 460 box. Neighbouring
regions run along the same stretch of the same curve, so they fit without gap or overlap.
"""

from __future__ import annotations

import sys
from cmath import phase, rect
from collections.abc import Iterator, Mapping
from math import degrees, radians
from pathlib import Path

from foot_curves import Curve, ellipse, path, polygon, spline

TARGET = Path(__file__).resolve().parent.parent / "src" / "fodro" / "charts" / "foot_shapes.toml"
WIDTH, HEIGHT = 200, 460

POINTS = {
    # where toes meet: outer side of the little toe, the four webs, inner side of the big toe
    "outer": (29, 138), "w45": (54.5, 118), "w34": (80, 97), "w23": (105, 85), "w12": (132.5, 86),
    "inner": (175, 108),
    # the back edge of the ball, outer to inner
    "ball-o": (26, 193), "r45": (50, 208), "r34": (75, 212), "r23": (100, 209), "r12": (125, 204),
    "ball-i": (167, 193),
    # the front edge of the heel, outer to inner; the rims; the lowest point; the tendon
    "heel-o": (49.5, 311), "lane-o": (85, 303), "lane-i": (121, 302), "heel-i": (153.5, 310),
    "rim-o": (87, 400.5), "rim-i": (126, 400.5), "low": (106.5, 404),
    "tend-o": (77, 396), "tend-i": (136, 395), "end-o": (80, 460), "end-i": (132, 460),
    # top of the foot: the line over the instep, the line before the ankle, the leg
    "instep-o": (32, 229), "instep-i": (156, 222), "ankle-o": (50, 312), "ankle-i": (151, 312),
    "front-o": (80, 322), "front-i": (124, 322), "bone-o": (63, 410), "bone-i": (144.5, 412),
    "leg-o": (66, 460), "leg-i": (137, 460),
}  # fmt: skip

# Each toe: tip, half width at the neck and at the pad, how far up the pad is widest, sideways bend.
TOES = {
    "toe5": ("outer", "w45", 41.5, 86, 11.3, 13.0, 0.63, -0.6),
    "toe4": ("w45", "w34", 65.5, 58, 11.0, 13.0, 0.66, -1.0),
    "toe3": ("w34", "w23", 90.5, 38, 11.2, 13.2, 0.68, -0.5),
    "toe2": ("w23", "w12", 118, 23, 12.0, 13.8, 0.70, 0.0),
    "hallux": ("w12", "inner", 152.5, 14, 19.6, 21.4, 0.62, 1.0),
}

# A curve: points by name or as x,y; >90 is the direction there in degrees (0 right, 90 down).
FRONT = {
    "base5": "outer 44,135 w45",
    "base4": "w45 70,112 w34",
    "base3": "w34 94,96.5 w23",
    "base2": "w23 119,91 w12",
    "base1": "w12 153,102 inner",
}
SOLE = {
    "side-o": "outer >100 23.5,165 ball-o 33,235 40.5,272 heel-o 53.5,350 64,382 tend-o rim-o low >0",
    "side-i": "inner >82 178.5,138 176,165 ball-i 153,230 147.5,262 "
    "heel-i 157,347 148,382 tend-i rim-i low >180",
    "ray45": "w45 >100 r45",
    "ray34": "w34 >98 r34",
    "ray23": "w23 >95 r23",
    "ray12": "w12 >92 r12",
    "ball": "ball-o r45 r34 r23 r12 ball-i",
    "lane-o": "r34 80.5,255 lane-o",
    "lane-i": "r12 121,250 lane-i",
    "heel": "heel-o lane-o lane-i heel-i",
    "rim-o": "lane-o >140 74,346 rim-o >52",
    "rim-i": "lane-i >38 136,346 rim-i >128",
    "tendon-o": "tend-o >60 83,428 end-o",
    "tendon-i": "tend-i >120 129,428 end-i",
    "cut": "end-o end-i",
}
TOP = {
    "side-o": "outer >100 23.5,165 26,193 instep-o 41,272 ankle-o 49,340 51.5,366 bone-o leg-o >90",
    "side-i": "inner >82 178.5,138 176,165 168,190 instep-i 149,262 "
    "ankle-i 157.5,350 153,380 bone-i leg-i >90",
    "instep": "instep-o 96,214 instep-i",
    "ankle": "ankle-o front-o 102,326 front-i ankle-i",
    "bone-o": "front-o >78 83,364 bone-o >148",
    "bone-i": "front-i >102 121.5,368 bone-i >32",
    "cut": "leg-o leg-i",
}

# A region: the named points round it; curve/point where two curves join the same points.
TOE_REGIONS = {
    "hallux": "w12 hallux/inner base1/w12",
    "toe2": "w23 toe2/w12 base2/w23",
    "toe3": "w34 toe3/w23 base3/w34",
    "toe4": "w45 toe4/w34 base4/w45",
    "toe5": "outer toe5/w45 base5/outer",
}
SOLE_REGIONS = TOE_REGIONS | {
    "mth1": "w12 base1/inner ball-i r12 w12",
    "mth2": "w23 base2/w12 r12 r23 w23",
    "mth3": "w34 base3/w23 r23 r34 w34",
    "mth4": "w45 base4/w34 r34 r45 w45",
    "mth5": "outer base5/w45 r45 ball-o outer",
    "arch-med": "r12 ball-i heel-i lane-i r12",
    "arch-ctr": "r34 r23 r12 lane-i lane-o r34",
    "arch-lat": "ball-o r45 r34 lane-o heel-o ball-o",
    "heel": "lane-o lane-i rim-i low rim-o lane-o",
    "heel-med": "lane-i heel-i tend-i rim-i lane-i",
    "heel-lat": "heel-o lane-o rim-o tend-o heel-o",
    "achilles": "tend-o rim-o low rim-i tend-i end-i end-o tend-o",
}
TOP_REGIONS = TOE_REGIONS | {
    "dorsum": "outer base5/w45 base4/w34 base3/w23 base2/w12 base1/inner instep-i instep-o outer",
    "midfoot": "instep-o instep-i ankle-i front-i front-o ankle-o instep-o",
    "ankle-lat": "ankle-o front-o bone-o ankle-o",
    "ankle-front": "front-o front-i bone-i leg-i leg-o bone-o front-o",
    "ankle-med": "front-i ankle-i bone-i front-i",
}
TOES_EDGE = "outer toe5/w45 toe4/w34 toe3/w23 toe2/w12 hallux/inner"
SOLE_OUTLINE = f"{TOES_EDGE} ball-i heel-i tend-i end-i end-o tend-o heel-o ball-o outer"
TOP_OUTLINE = f"{TOES_EDGE} instep-i ankle-i bone-i leg-i leg-o bone-o ankle-o instep-o outer"

# Soft patches of light and shade (o: centre, half axes, angle) and lines, which make a foot of it.
# Each kind is a CSS class.
SOLE_DETAILS = [
    ("pad", "o 151,154 27,50 -6"),
    ("pad", "o 115,150 17,44 0"),
    ("pad", "o 92,158 17,44 4"),
    ("pad", "o 68,168 17,42 8"),
    ("pad", "o 45,174 18,38 10"),
    ("pad", "o 106,350 44,54 0"),
    ("hollow", "o 152,254 44,74 -4"),
    ("hollow", "o 128,246 40,64 -8"),
    ("hollow", "o 106.5,420 40,24 0"),
    ("crease", "126,206 140,211.5 154,206 165,195"),
    ("crease", "37,204 58,216 82,219.5 106,215"),
    ("crease", "123,216 114,238 112,270"),
    ("crease", "137,232 130,250 130,268"),
    ("crease", "66,314 85,306.5 105,304 125,306.5 141,313"),
    ("crease", "tend-o >34 rim-o low rim-i tend-i >-36"),
]
TOP_DETAILS = [
    ("hollow", "o 132.5,120 8,40 4"),
    ("hollow", "o 104.5,118 8,40 0"),
    ("hollow", "o 79.5,128 8,40 -6"),
    ("hollow", "o 55.5,144 8,36 -10"),
    ("pad", "o 151,136 22,27 0"),
    ("pad", "o 118,124 13,23 0"),
    ("pad", "o 92,130 13,23 0"),
    ("pad", "o 67,144 13,23 0"),
    ("pad", "o 43,164 14,23 0"),
    ("ridge", "110,312 125,250 140,186 149,140"),
    ("ridge", "105,312 111,244 116,184 117.5,128"),
    ("ridge", "100,312 96,244 92,186 91.5,134"),
    ("ridge", "95,312 82,250 72,196 66.5,148"),
    ("ridge", "90,312 68,256 53,210 44.5,168"),
    ("pad", "o 62,352 14,27 -6"),
    ("pad", "o 146,362 14,27 6"),
    ("pad", "o 102,400 26,70 0"),
    ("crease", "66,340 71,353 69,368 62,376"),
    ("crease", "141,350 135.5,364 138,378 145,387"),
    ("crease", "84,327 102,332 120,327"),
    ("crease", "88,337 102,341 116,337"),
]


def toe_frame(name: str) -> tuple[complex, complex, complex]:
    """Return the middle of the toe's base, its axis up to the tip, and the unit step to the inner side."""
    outer, inner, x, y, *_ = TOES[name]
    base = (complex(*POINTS[outer]) + complex(*POINTS[inner])) / 2
    axis = complex(x, y) - base
    return base, axis, axis / abs(axis) * 1j


def on_toe(name: str, along: float, aside: float) -> complex:
    base, axis, across = toe_frame(name)
    return base + axis * along + across * (aside + TOES[name][-1] * 4 * along * (1 - along))


def toe(name: str) -> Curve:
    """Return the toe's edge from its outer web over the tip to its inner web."""
    outer, inner, _, _, neck, pad, shoulder, _ = TOES[name]
    base, axis, _ = toe_frame(name)
    low = [((complex(*POINTS[web]) - base) / axis).real for web in (outer, inner)]
    waist = [start + 0.45 * (shoulder - start) for start in low]
    places = [(waist[0], -neck), (shoulder, -pad), (1.0, 0.0), (shoulder, pad), (waist[1], neck)]
    points = [on_toe(name, along, aside) for along, aside in places]
    knots = [(outer, *POINTS[outer]), *(("", p.real, p.imag) for p in points), (inner, *POINTS[inner])]
    return spline(knots, leave=-80.0 if outer == "outer" else None, arrive=82.0 if inner == "inner" else None)


def curve(text: str) -> Curve:
    if text.startswith("o "):
        return oval(text)
    knots: list[tuple[str, float, float]] = []
    turns: dict[bool, float] = {}
    for word in text.split():
        if word.startswith(">"):
            turns[len(knots) == 1] = float(word[1:])
        elif "," in word:
            x, y = map(float, word.split(","))
            knots.append(("", x, y))
        else:
            knots.append((word, *POINTS[word]))
    return spline(knots, leave=turns.get(True), arrive=turns.get(False))


def oval(text: str) -> Curve:
    (x, y), (across, along), (angle,) = ([float(n) for n in word.split(",")] for word in text.split()[1:])
    turn = rect(1, radians(angle))
    points = [complex(x, y) + turn * step for step in (along * 1j, -across, -along * 1j, across, along * 1j)]
    return spline([("", p.real, p.imag) for p in points], leave=angle + 180, arrive=angle + 180)


def walk(text: str, curves: Mapping[str, Curve]) -> list[Curve]:
    """Return the stretches of curve that run round the named points of `text`."""
    here, *rest = text.split()
    stretches = []
    for word in rest:
        by, _, there = word.rpartition("/")
        found = [curves[by]] if by else [c for c in curves.values() if {here, there} <= set(c.names)]
        if len(found) != 1:
            message = f"{len(found)} curves join {here} and {there}"
            raise SystemExit(message)
        stretches.append(found[0].between(here, there))
        here = there
    return stretches


def through(name: str, places: list[tuple[float, float]], *, closed: bool = False) -> Curve:
    points = [on_toe(name, along, aside) for along, aside in places]
    inwards = degrees(phase(toe_frame(name)[2])) if closed else None
    return spline([("", p.real, p.imag) for p in points], leave=inwards, arrive=inwards)


def nail(name: str) -> Curve:
    big = name == "hallux"
    half = TOES[name][5] * (0.54 if big else 0.5)
    root, free = (0.68, 0.925) if big else (0.715, 0.92)
    side = [(free - 0.01, half * 0.86), ((root + free) / 2, half), (root + 0.035, half * 0.76)]
    other = [(along, -aside) for along, aside in reversed(side)]
    return through(name, [(free + 0.02, 0.0), *side, (root, 0.0), *other, (free + 0.02, 0.0)], closed=True)


def fold(name: str, along: float, *, width: float, sag: float) -> Curve:
    half = TOES[name][4] * width
    return through(name, [(along, -half), (along - sag, 0.0), (along, half)])


def toe_pad(name: str) -> Curve:
    half = TOES[name][5] * 0.9
    ring = [(0.86, 0.0), (0.63, half), (0.40, 0.0), (0.63, -half), (0.86, 0.0)]
    return through(name, ring, closed=True)


def sole_toes() -> Iterator[tuple[str, Curve]]:
    for name in TOES:
        yield "pad", toe_pad(name)
        yield "crease", fold(name, 0.30 if name == "hallux" else 0.34, width=0.72, sag=0.06)


def top_toes() -> Iterator[tuple[str, Curve]]:
    for name in TOES:
        yield "nail", nail(name)
        yield "crease", fold(name, 0.50, width=0.42, sag=0.03)
        yield "crease", fold(name, 0.20, width=0.50, sag=0.04)


# Where the eye's middle is not the middle of the area: over the ankle bones, and above where the leg fades.
CENTRES = {
    "ankle-front": (102, 368), "achilles": (106.5, 422),
}  # fmt: skip


def region_lines(slug: str, shape: list[Curve], view: str) -> Iterator[str]:
    x, y, across, along, angle = ellipse(polygon(shape))
    x, y = CENTRES.get(slug, (x, y))
    yield f"[{view}.regions.{slug}]"
    yield f'path = "{path(shape)}"'
    yield f"centre = [{x:.1f}, {y:.1f}]"
    yield f"glow = [{across:.1f}, {along:.1f}, {angle:.0f}]"


def view_lines(view: str) -> Iterator[str]:
    edges, regions, outline, details, toe_details = VIEWS[view]
    curves = {name: toe(name) for name in TOES} | {
        name: curve(text) for name, text in (FRONT | edges).items()
    }
    yield f"[{view}]"
    yield f'outline = "{path(walk(outline, curves))}"'
    yield "details = ["
    for kind, drawn in [*((kind, curve(text)) for kind, text in details), *toe_details()]:
        yield f'  ["{kind}", "{path([drawn], closed=kind in CLOSED)}"],'
    yield "]"
    for slug, text in regions.items():
        yield from region_lines(slug, walk(text, curves), view)


CLOSED = {"hollow", "pad", "nail"}
VIEWS = {
    "sole": (SOLE, SOLE_REGIONS, SOLE_OUTLINE, SOLE_DETAILS, sole_toes),
    "top": (TOP, TOP_REGIONS, TOP_OUTLINE, TOP_DETAILS, top_toes),
}


def drawing() -> str:
    head = [
        "# Written by scripts/draw_feet.py; the left foot, the right is its mirror.",
        f"view_box = [{WIDTH}, {HEIGHT}]",
    ]
    return "\n".join([*head, *view_lines("sole"), *view_lines("top"), ""])


if __name__ == "__main__":
    TARGET.write_text(drawing(), encoding="utf-8")
    print(f"{TARGET.stat().st_size} bytes", file=sys.stderr)
