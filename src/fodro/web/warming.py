"""What is slow the first time, done once in the background while the person reads the first page."""

from __future__ import annotations

import threading
from importlib import import_module

CHART_PX = 326
"""A phone's width less the margins of the page and the card, so that words in a chart keep their size."""

FIRST_PAGE_S = 2.0
"""So long the first page has the processor for itself."""


def warm_in_background() -> threading.Thread:
    """Load the statistics and the words of dates without keeping anyone waiting."""
    later = threading.Timer(FIRST_PAGE_S, _warm)
    later.name, later.daemon = "warming", True
    later.start()
    return later


def _warm() -> None:
    import_module("fodro.analysis")
    import_module("fodro.analysis.simulate")
    import_module("babel.dates")
    import_module("babel.numbers")
