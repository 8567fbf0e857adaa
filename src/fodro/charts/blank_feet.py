"""Both feet with every region in place and nothing known of it, for a device to paint by itself."""

from __future__ import annotations

from collections.abc import Mapping

from fodro.charts.feet import static_map
from fodro.charts.foot_shapes import shapes
from fodro.domain.body import Place, Side, View


def blank_map(view: View, *, labels: Mapping[Side, str], title: str) -> str:
    """Return the picture of `static_map` with every region of the view at level 0, in its own group.

    A device keeps the groups of the regions it has ratings of, gives each its class ``pain-<level>``, and
    takes the others away. `labels` and `title` are those of `static_map`.
    """
    every = {Place(region, side): 0.0 for side in Side for region in shapes(view).regions}
    return static_map(every, view=view, labels=labels, title=title, ident=f"blank-{view}")
