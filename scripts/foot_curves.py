"""Smooth curves through named points: Hobby's mock-curvature splines, cut and joined into closed shapes."""

from __future__ import annotations

from cmath import exp, phase
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import atan2, cos, degrees, hypot, pi, sin, sqrt

Point = complex
Cubic = tuple[Point, Point, Point, Point]


@dataclass(frozen=True, slots=True)
class Curve:
    """A run of cubic Bézier pieces between knots, of which some have names."""

    pieces: tuple[Cubic, ...]
    names: tuple[str, ...]

    def between(self, start: str, end: str) -> Curve:
        first, last = self.names.index(start), self.names.index(end)
        if first > last:
            return self.between(end, start).reverse()
        return Curve(self.pieces[first:last], self.names[first : last + 1])

    def reverse(self) -> Curve:
        return Curve(tuple(piece[::-1] for piece in reversed(self.pieces)), self.names[::-1])


def spline(
    knots: Sequence[tuple[str, float, float]],
    *,
    leave: float | None = None,
    arrive: float | None = None,
    tension: float = 1.0,
) -> Curve:
    """Return the curve through `knots`; `leave` and `arrive` are directions in degrees (0 right, 90 down)."""
    points = [complex(x, y) for _, x, y in knots]
    names = tuple(name for name, _, _ in knots)
    if len(points) == 2 and leave is None and arrive is None:
        a, b = points
        return Curve(((a, a + (b - a) / 3, a + 2 * (b - a) / 3, b),), names)
    chords = [b - a for a, b in pairwise(points)]
    turns = [0.0, *(phase(b / a) for a, b in pairwise(chords)), 0.0]
    theta = _leaving_angles(chords, turns, leave, arrive)
    pieces = [
        _piece(points[k], chords[k], (theta[k], -turns[k + 1] - theta[k + 1]), tension)
        for k in range(len(chords))
    ]
    return Curve(tuple(pieces), names)


def _leaving_angles(
    chords: Sequence[complex], turns: Sequence[float], leave: float | None, arrive: float | None
) -> list[float]:
    lower, middle, upper, right = [0.0], [1.0], [1.0], [-turns[1]]
    if leave is not None:
        upper, right = [0.0], [phase(exp(1j * leave * pi / 180) / chords[0])]
    for k in range(1, len(chords)):
        before, after = 1 / abs(chords[k - 1]), 1 / abs(chords[k])
        lower.append(before)
        middle.append(2 * before + 2 * after)
        upper.append(after)
        right.append(-2 * before * turns[k] - after * turns[k + 1])
    lower.append(1.0 if arrive is None else 0.0)
    middle.append(1.0)
    upper.append(0.0)
    right.append(0.0 if arrive is None else phase(exp(1j * arrive * pi / 180) / chords[-1]))
    return _solved_tridiagonal(lower, middle, upper, right)


def _solved_tridiagonal(
    lower: list[float], middle: list[float], upper: list[float], right: list[float]
) -> list[float]:
    for k in range(1, len(middle)):
        factor = lower[k] / middle[k - 1]
        middle[k] -= factor * upper[k - 1]
        right[k] -= factor * right[k - 1]
    solution = [right[-1] / middle[-1]]
    for k in range(len(middle) - 2, -1, -1):
        solution.append((right[k] - upper[k] * solution[-1]) / middle[k])
    return solution[::-1]


def _piece(start: Point, chord: complex, angles: tuple[float, float], tension: float) -> Cubic:
    out, into = angles
    return (
        start,
        start + exp(1j * out) * chord * _velocity(out, into) / tension,
        start + chord - exp(-1j * into) * chord * _velocity(into, out) / tension,
        start + chord,
    )


def _velocity(out: float, into: float) -> float:
    swing = sqrt(2) * (sin(out) - sin(into) / 16) * (sin(into) - sin(out) / 16) * (cos(out) - cos(into))
    return (2 + swing) / (3 * (1 + (sqrt(5) - 1) / 2 * cos(out) + (3 - sqrt(5)) / 2 * cos(into)))


def path(curves: Iterable[Curve], *, closed: bool = True) -> str:
    """Return SVG path text with absolute M, C and Z, to one decimal."""
    pieces = [piece for curve in curves for piece in curve.pieces]
    words = [f"M{_pair(pieces[0][0])}"]
    words += ["C" + " ".join(_pair(point) for point in piece[1:]) for piece in pieces]
    return "".join(words) + ("Z" if closed else "")


def _pair(point: Point) -> str:
    return f"{_short(point.real)} {_short(point.imag)}"


def _short(value: float) -> str:
    text = f"{value:.1f}".removesuffix(".0")
    return "0" if text == "-0" else text


def polygon(curves: Iterable[Curve], steps: int = 12) -> list[Point]:
    """Return points along the closed shape that `curves` make."""
    return [_at(piece, step / steps) for curve in curves for piece in curve.pieces for step in range(steps)]


def _at(piece: Cubic, t: float) -> Point:
    a, b, c, d = piece
    s = 1 - t
    return s**3 * a + 3 * s * s * t * b + 3 * s * t * t * c + t**3 * d


def ellipse(corners: Sequence[Point]) -> tuple[float, float, float, float, float]:
    """Return centre x, y, half axes and angle (degrees) of the ellipse with the polygon's area moments."""
    area = x = y = xx = yy = xy = 0.0
    for p, q in zip(corners, [*corners[1:], corners[0]], strict=True):
        cross = p.real * q.imag - q.real * p.imag
        area += cross / 2
        x += (p.real + q.real) * cross / 6
        y += (p.imag + q.imag) * cross / 6
        xx += (p.real**2 + p.real * q.real + q.real**2) * cross / 12
        yy += (p.imag**2 + p.imag * q.imag + q.imag**2) * cross / 12
        xy += (p.real * q.imag + 2 * p.real * p.imag + 2 * q.real * q.imag + q.real * p.imag) * cross / 24
    x, y = x / area, y / area
    xx, yy, xy = xx / area - x * x, yy / area - y * y, xy / area - x * y
    spread = hypot((xx - yy) / 2, xy)
    long, short = sqrt((xx + yy) / 2 + spread), sqrt((xx + yy) / 2 - spread)
    return x, y, 2 * long, 2 * short, degrees(atan2(2 * xy, xx - yy) / 2)
