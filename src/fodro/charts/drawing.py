"""From a Vega-Lite specification to a picture that can stand in a page as it is.

A chart's *design* (its layers, scales and sizes) is built and checked with Altair once per width. Its numbers
are put into the finished design afterwards, since building takes Altair about 100 ms, rendering 15 to 50.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

from fodro.charts.svg import cleaned, writable

Design = dict[str, Any]
Rows = Sequence[Mapping[str, float | str | None]]


def render(design: Design, data: Mapping[str, Rows], *, title: str, description: str) -> str:
    """Return `design` filled with `data` as a clean SVG; the same question is rendered once.

    Parameters
    ----------
    design : dict
        A Vega-Lite specification with named data.
    data : mapping of str to sequence of rows
        The rows of each named data set; one that is not given stays as the design has it.
    title, description : str
        Accessible name and description.

    Raises
    ------
    fodro.charts.svg.DrawingError
        If the drawing holds something the page does not allow.
    ValueError
        If a number of `data` is not finite.
    """
    datasets = {**design["datasets"], **{name: [_safe(row) for row in rows] for name, rows in data.items()}}
    specification = json.dumps({**design, "datasets": datasets}, allow_nan=False)
    return _rendered(specification, writable(title), writable(description))


def _safe(row: Mapping[str, float | str | None]) -> dict[str, float | str | None]:
    # A single control character makes vl_convert 1.9 abort the whole process, past any exception.
    return {field: writable(value) if isinstance(value, str) else value for field, value in row.items()}


@lru_cache(maxsize=64)
def _rendered(specification: str, title: str, description: str) -> str:
    import vl_convert

    # No address is allowed: a chart never fetches anything.
    svg = vl_convert.vegalite_to_svg(specification, allowed_base_urls=[])
    digest = hashlib.sha256("\0".join((specification, title, description)).encode()).hexdigest()
    return cleaned(svg, prefix=f"chart-{digest[:10]}", title=title, description=description)
