"""The order of the tests, and where they belong."""

from __future__ import annotations

from itertools import chain, zip_longest
from pathlib import Path

import pytest

JOURNEYS = Path(__file__).parent / "browser"


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the long ones, so that none is left running alone at the end while the other cores rest.

    A quick one comes after each, for two neighbours go to the same worker.
    """
    strayed = [
        item.nodeid
        for item in items
        if item.get_closest_marker("browser") and JOURNEYS not in item.path.parents
    ]
    if strayed:
        message = f"a journey belongs into tests/browser, where it is run: {strayed}"
        raise pytest.UsageError(message)
    slow = [item for item in items if item.get_closest_marker("slow")]
    quick = [item for item in items if not item.get_closest_marker("slow")]
    pairs = zip_longest(slow, quick[: len(slow)])
    items[:] = [item for item in chain.from_iterable(pairs) if item is not None] + quick[len(slow) :]
