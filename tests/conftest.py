"""The order of the tests."""

from __future__ import annotations

from itertools import chain, zip_longest

import pytest


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the long ones, so that none is left running alone at the end while the other cores rest.

    A quick one comes after each, for two neighbours go to the same worker.
    """
    slow = [item for item in items if item.get_closest_marker("slow")]
    quick = [item for item in items if not item.get_closest_marker("slow")]
    pairs = zip_longest(slow, quick[: len(slow)])
    items[:] = [item for item in chain.from_iterable(pairs) if item is not None] + quick[len(slow) :]
