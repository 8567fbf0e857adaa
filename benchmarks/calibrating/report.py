"""The report of the calibration, as a page."""

from __future__ import annotations

import numpy as np

from benchmarks.calibrating.tally import SIZES, Tally

HEADINGS = (
    "people",
    "false",
    "wrong lag",
    "null shown",
    "power",
    *(f"power {s}" for s in SIZES),
    "cover",
    "cover claimed",
    "sign wrong",
    "pairs false",
    "pairs found",
    "ms",
    "ms 95 %",
)


def cells_of(tally: Tally) -> list[str]:
    shares = [str(tally[name]) for name in HEADINGS[1:-2]]
    ms = 1000 * np.array(tally.seconds)
    return [str(tally.people), *shares, f"{np.median(ms):.0f}", f"{np.quantile(ms, 0.95):.0f}"]


def write_report(*_: object) -> None: ...
