"""The outline to put a foot into, so that every photo is taken from the same place."""

from __future__ import annotations

from dataclasses import dataclass

from fodro.charts.feet import mirror_transform, shapes
from fodro.domain.body import View
from fodro.exchange.entries import PhotoView

HEEL_FROM_BEHIND = (
    "M54 4C57 74 68 124 72 184C74 224 70 250 63 272C55 290 53 304 60 320C62 340 53 362 52 386"
    "C50 426 72 450 102 450C134 450 154 428 151 388C149 360 142 336 146 308C153 290 153 272 145 256"
    "C136 236 130 216 131 184C135 124 144 74 148 4"
)
"""A left heel from behind: the leg, both ankles (the inner one, on the right, is higher), the heel."""

HEEL_BOX = "0 140 204 316"
"""Less of the leg: the heel is to fill the picture."""

ACHILLES = "M88 150C91 200 90 250 84 300M116 150C113 200 114 250 121 300"


@dataclass(frozen=True, slots=True)
class Ghost:
    """The outline of a left foot as a photo shows it; the right foot is its mirror."""

    view: str
    view_box: str
    path: str
    transform: str = ""
    inner: str = ""


def ghosts() -> tuple[Ghost, ...]:
    """Return the outlines of all angles.

    The map draws a sole as the print it leaves, a photo looks up at it: so the sole is the mirror of the map.
    """
    box = shapes(View.SOLE).view_box
    return (
        Ghost(PhotoView.SOLE, box, shapes(View.SOLE).outline, transform=mirror_transform()),
        Ghost(PhotoView.TOP, box, shapes(View.TOP).outline),
        Ghost(PhotoView.HEEL, HEEL_BOX, HEEL_FROM_BEHIND, inner=ACHILLES),
    )
