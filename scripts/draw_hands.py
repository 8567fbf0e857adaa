"""Draw the marks of hands and tools: turn the description below into `src/fodro/charts/hand_shapes.toml`.

Each shape touches the skin at 0,0. A hand points up and comes from below, where it fades out; a right hand is
seen from its back, its thumb on the left.
"""

from __future__ import annotations

import sys
from cmath import phase
from collections.abc import Iterator
from math import degrees
from pathlib import Path

import draw_feet
from draw_legs import moved
from foot_curves import Curve, path, spline

TARGET = Path(__file__).resolve().parent.parent / "src" / "fodro" / "charts" / "hand_shapes.toml"

Drawn = list[tuple[str, str]]
"""What a shape is made of: the class of each path, and the path."""

# Of each finger: base on the thumb's side and on the other, tip, half its width, bend to the thumb's side.
THUMB = ((-31, 24), (-25, -4), (-43, -31), 8.2, 3.0)
FINGERS = [
    ((-25, -20), (-9, -29), (-20, -75), 7.7, 0.6),
    ((-9, -29), (6, -30), (-3, -84), 7.9, 0.0),
    ((6, -30), (19, -25), (13.5, -78), 7.5, -0.6),
    ((19, -25), (29, -12), (28.5, -60), 6.4, -1.0),
]
WRIST = ((-17, 62), (21, 62))


def smooth(*points: tuple[float, float], leave: float | None = None, arrive: float | None = None) -> Curve:
    return spline([("", x, y) for x, y in points], leave=leave, arrive=arrive)


def finger(
    near: tuple[float, float], far: tuple[float, float], tip: tuple[float, float], half: float, bend: float
) -> Curve:
    """Return the edge of a finger from its base over the tip to the other side of its base."""
    base, end = (complex(*near) + complex(*far)) / 2, complex(*tip)
    along = (end - base) / abs(end - base)
    aside = along * -1j
    axis = [base + (end - base) * share + aside * bend * 4 * share * (1 - share) for share in (0.45, 0.84)]
    spots = [
        axis[0] + aside * half * 0.94, axis[1] + aside * half, end,
        axis[1] - aside * half, axis[0] - aside * half * 0.94,
    ]  # fmt: skip
    return smooth(near, *((spot.real, spot.imag) for spot in spots), far)


def hand() -> Drawn:
    """A whole hand laid flat: one edge round thumb and fingers, and the folds between them."""
    left, right = WRIST
    edge = [
        smooth(left, (-19, 46), THUMB[0], leave=-92),
        finger(*THUMB),
        smooth(THUMB[1], (-26, -12), FINGERS[0][0]),
        *(finger(*one) for one in FINGERS),
        smooth(FINGERS[3][1], (31, 8), (25, 36), right, arrive=94),
    ]
    folds = [
        smooth((-16, -33), (-12, -24), (-9, -15)),
        smooth((-1, -36), (0, -26), (1, -16)),
        smooth((12.5, -33), (11, -24), (10, -15)),
        smooth((24, -24), (21, -17), (18, -10)),
    ]
    nails = [nail(*one[2], half=one[3], towards=one) for one in [THUMB, *FINGERS]]
    return [
        ("hand-body", path(edge)),
        ("hand-nail", "".join(path([one]) for one in nails)),
        ("hand-fold", "".join(path([one], closed=False) for one in folds)),
    ]


def nail(
    x: float,
    y: float,
    *,
    half: float,
    towards: tuple[tuple[float, float], tuple[float, float], object, float, float],
) -> Curve:
    base = (complex(*towards[0]) + complex(*towards[1])) / 2
    along = (complex(x, y) - base) / abs(complex(x, y) - base)
    middle, aside = complex(x, y) - along * half * 0.95, along * 1j
    ring = [
        middle + along * half * 0.62, middle + aside * half * 0.56,
        middle - along * half * 0.62, middle - aside * half * 0.56,
    ]  # fmt: skip
    return oval(ring)


def oval(ring: list[complex]) -> Curve:
    """Return the closed curve through four points that lie across from each other."""
    heading = degrees(phase(ring[1] - ring[3]))
    spots = [("", spot.real, spot.imag) for spot in [*ring, ring[0]]]
    return spline(spots, leave=heading, arrive=heading)


def digit(x: float, tip: float, *, half: float, root: float, nailed: bool = True) -> Drawn:
    """One finger that points up from its root, its tip at `tip`."""
    shape = smooth(
        (x - half * 1.08, root), (x - half, tip + half * 3.4), (x - half * 1.02, tip + half * 1.25), (x, tip),
        (x + half * 1.02, tip + half * 1.25), (x + half, tip + half * 3.4), (x + half * 1.08, root),
        leave=-90, arrive=90,
    )  # fmt: skip
    drawn = [("hand-body", path([shape]))]
    if nailed:
        middle = complex(x, tip + half * 1.08)
        ring = [
            middle - 1j * half * 0.72,
            middle + half * 0.6,
            middle + 1j * half * 0.66,
            middle - half * 0.6,
        ]
        drawn.append(("hand-nail", path([oval(ring)])))
    fold = smooth(
        (x - half * 0.55, tip + half * 3.1), (x, tip + half * 3.25), (x + half * 0.55, tip + half * 3.1)
    )
    drawn.append(("hand-fold", path([fold], closed=False)))
    return drawn


def fist() -> Drawn:
    """The flat of the knuckles: the first bones of four fingers, the back of the hand behind them."""
    back = smooth((-30, 8), (-31, 34), (-22, 70), (22, 70), (31, 34), (31, 8), leave=94, arrive=-86)
    drawn = [("hand-body", path([back, smooth((31, 8), (-30, 8))]))]
    for x, top in ((-23, -13), (-7.7, -18), (7.7, -17), (22.5, -11)):
        ring = smooth(
            (x - 7.6, top + 14), (x - 6.4, top + 3), (x, top), (x + 6.4, top + 3), (x + 7.6, top + 14),
            (x + 6, top + 28), (x, top + 31), (x - 6, top + 28), (x - 7.6, top + 14), leave=-90, arrive=-90,
        )  # fmt: skip
        drawn.append(("hand-knuckle", path([ring])))
    return drawn


def clasping() -> Drawn:
    """A hand round an edge: its thumb in front, a knuckle beyond the edge, the fingers out of sight."""
    edge = [
        smooth((-9, 112), (-15, 84), (-12.5, 56), (-11.5, 28), (-12.4, 2), (0, -15), (12.4, 2), leave=-100),
        smooth((12.4, 2), (12, 26), (17, 43), leave=92),
        smooth((17, 43), (22, 30), (34, 15), (50, 14), (59, 30), (61, 62), (54, 112), arrive=96),
    ]  # fmt: skip
    ring = [complex(0, -13), complex(8, -2), complex(0, 8.5), complex(-8, -2)]
    folds = [smooth((-7, 22), (0, 24), (7, 22)), smooth((40, 30), (47, 27), (53, 32))]
    return [
        ("hand-body", path(edge)),
        ("hand-nail", path([oval(ring)])),
        ("hand-fold", "".join(path([one], closed=False) for one in folds)),
    ]


def rounded(width: float, height: float, radius: float, *, x: float = 0.0, y: float = 0.0) -> str:
    """Return a box round x, y with round corners."""
    w, h, r, k = width / 2, height / 2, radius, radius * 0.4477
    corners = [
        (x + w - r, y - h, x + w - k, y - h, x + w, y - h + k, x + w, y - h + r),
        (x + w, y + h - r, x + w, y + h - k, x + w - k, y + h, x + w - r, y + h),
        (x - w + r, y + h, x - w + k, y + h, x - w, y + h - k, x - w, y + h - r),
        (x - w, y - h + r, x - w, y - h + k, x - w + k, y - h, x - w + r, y - h),
    ]
    turns = (f"L{a:g} {b:g}C{' '.join(f'{n:g}' for n in rest)}" for a, b, *rest in corners)
    return f"M{x - w + r:g} {y - h:g}{''.join(turns)}Z"


def disc(radius: float, *, x: float = 0.0, y: float = 0.0) -> str:
    return rounded(2 * radius, 2 * radius, radius, x=x, y=y)


def ball(radius: float) -> Drawn:
    out, near, edge = 0.86 * radius, 0.2 * radius, 0.5 * radius
    seams = "".join(
        f"M{way * out:g} {-edge:g}C{way * near:g} {-0.7 * edge:g} "
        f"{way * near:g} {0.7 * edge:g} {way * out:g} {edge:g}"
        for way in (-1, 1)
    )
    return [("tool-body", disc(radius)), ("tool-line", seams)]


def bars(width: float, height: float, *, step: float) -> str:
    count = int(width / step)
    start = -step * (count - 1) / 2
    return "".join(
        f"M{start + step * n:g} {-height / 2:g}C{start + step * n + 2.5:g} {-height / 6:g} "
        f"{start + step * n + 2.5:g} {height / 6:g} {start + step * n:g} {height / 2:g}"
        for n in range(count)
    )


BOTTLE = (
    "M-66 -19C-58 -22 -48 -21 -40 -20H34C46 -20 52 -10 58 -8.5H70V8.5H58C52 10 46 20 34 20H-40"
    "C-48 21 -58 22 -66 19C-70 12 -70 -12 -66 -19Z"
)
KNEE = [(-40, 84), (-40, 30), (-36, -14), (0, -36), (36, -14), (40, 30), (40, 84)]
STICK = "M-9 0C-9 -12 9 -12 9 0C9 7 7 12 6.5 24L7.5 84H-7.5L-6.5 24C-7 12 -9 7 -9 0Z"
GUN = (
    "M-13 0C-13 -17 13 -17 13 0C13 10 8 13 6.5 18V30C17 33 22 40 22 54V94H-22V54C-22 40 -17 33 -6.5 30V18"
    "C-8 13 -13 10 -13 0Z"
)
WAVES = (-70.0, -10.0, 50.0)


def foot(touching: complex) -> Drawn:
    """The print of the other foot, smaller, with the point of it that touches at 0,0."""
    toes = {name: draw_feet.toe(name) for name in draw_feet.TOES}
    edges = {name: draw_feet.curve(text) for name, text in draw_feet.SOLE.items()}
    round_ = f"{draw_feet.TOES_EDGE} ball-i heel-i tend-i rim-i low rim-o tend-o heel-o ball-o outer"
    edge = draw_feet.walk(round_, toes | edges)
    return [("hand-body", path(moved(one, lambda point: (point - touching) * 0.5) for one in edge))]


def wave(y: float) -> str:
    crests = (
        f"C{x + 8:g} {y - 7:g} {x + 16:g} {y - 7:g} {x + 24:g} {y:g}"
        f"C{x + 32:g} {y + 7:g} {x + 40:g} {y + 7:g} {x + 48:g} {y:g}"
        for x in range(-96, 96, 48)
    )
    return f"M-96 {y:g}{''.join(crests)}"


def node() -> Drawn:
    swirl = "".join(
        f"M{a:g} {b:g}C{c:g} {d:g} {e:g} {f:g} {g:g} {h:g}"
        for a, b, c, d, e, f, g, h in (
            (0, -5, 8, -8, 15, -3, 15, 4),
            (4.3, 2.5, 3, 11, -4, 15, -11, 11),
            (-4.3, 2.5, -11, -2, -11, -10, -4, -14),
        )
    )  # fmt: skip
    return [("tool-body", disc(20)), ("tool-line", swirl)]


# A shape, and where it fades out (from, to); none: it does not.
SHAPES: dict[str, tuple[Drawn, tuple[float, float] | None]] = {
    "hand": (hand(), (18, 60)),
    "clasp": (clasping(), (44, 106)),
    "thumb": (digit(0, -14, half=12, root=74), (22, 72)),
    "finger": (digit(0, -9, half=8.2, root=58), (16, 56)),
    "fingers": (
        [
            *digit(-17.5, -6, half=8.2, root=62),
            *digit(0, -11, half=8.4, root=62),
            *digit(17.5, -7, half=8, root=62),
        ],
        (16, 58),
    ),
    "wrap": (
        [
            *digit(-26, 2, half=8, root=60), *digit(-9, -6, half=8.4, root=60),
            *digit(8.5, -5, half=8.2, root=60), *digit(25, 4, half=7, root=60),
        ],
        (12, 54),
    ),
    "fist": (fist(), (22, 66)),
    "ball": (ball(25), None),
    "firm-ball": (ball(15), None),
    "roller": (
        [
            ("tool-handle", rounded(186, 10, 5)), ("tool-body", rounded(146, 32, 15)),
            ("tool-line", bars(120, 26, step=12)),
        ],
        None,
    ),
    "foam-roller": (
        [("tool-body", rounded(196, 52, 17)), ("tool-line", bars(176, 44, step=22))],
        None,
    ),
    "bottle": (
        [
            ("tool-cold", BOTTLE), ("tool-handle", rounded(12, 22, 4, x=73)),
            ("tool-line", bars(84, 34, step=14)),
        ],
        None,
    ),
    "stick": ([("tool-body", STICK)], (34, 82)),
    "gun": ([("tool-body", GUN), ("tool-line", "M-6.5 20H6.5M-6.5 25H6.5M-12 52H12")], (48, 92)),
    "node": (node(), None),
    "foot": (foot(103 + 190j), None),
    "heel": (foot(106 + 366j), None),
    "knee": (
        [
            ("hand-body", path([smooth(*KNEE, leave=-88, arrive=88)])),
            ("hand-fold", "M-20 -4C-12 -16 12 -16 20 -4M-17 18C-8 24 8 24 17 18"),
        ],
        (26, 82),
    ),
    "water": ([("tool-water", wave(y)) for y in WAVES], None),
}  # fmt: skip


def shape_lines(name: str) -> Iterator[str]:
    drawn, fade = SHAPES[name]
    yield f"[{name}]"
    if fade:
        yield f"fade = [{fade[0]:g}, {fade[1]:g}]"
    yield "parts = ["
    for kind, shape in drawn:
        yield f'  ["{kind}", "{shape}"],'
    yield "]"


def drawing() -> str:
    head = "# Written by scripts/draw_hands.py; each shape touches the skin at 0,0 and comes from below."
    return "\n".join([head, *(line for name in SHAPES for line in shape_lines(name)), ""])


if __name__ == "__main__":
    TARGET.write_text(drawing(), encoding="utf-8")
    print(f"{TARGET.stat().st_size} bytes", file=sys.stderr)
