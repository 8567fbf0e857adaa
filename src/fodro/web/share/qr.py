"""A QR code as one path of an SVG, so that it needs no image, no style and no other server."""

from __future__ import annotations

from dataclasses import dataclass

QUIET = 4
"""Modules of blank around the code, as its standard asks for."""


@dataclass(frozen=True, slots=True)
class Code:
    """A QR code: `size` modules wide with its blank border, its dark modules as the `path` of an SVG."""

    size: int
    path: str


def code_of(text: str) -> Code:
    """Return the QR code of `text`, error correction M, as the standard of the link asks for."""
    import segno

    rows = segno.make(text, error="m", boost_error=False, micro=False).matrix
    runs = (
        f"M{x + QUIET} {y + QUIET}h{length}v1h-{length}z"
        for y, row in enumerate(rows)
        for x, length in _dark_runs(bytes(row))
    )
    return Code(size=len(rows) + 2 * QUIET, path="".join(runs))


def _dark_runs(row: bytes) -> list[tuple[int, int]]:
    runs: list[tuple[int, int]] = []
    for x, dark in enumerate(row):
        if dark and runs and sum(runs[-1]) == x:
            runs[-1] = (runs[-1][0], runs[-1][1] + 1)
        elif dark:
            runs.append((x, 1))
    return runs
