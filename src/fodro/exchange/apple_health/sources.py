"""Which source counts before which: the order the Health app begins with, as far as a file tells it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import numpy as np

from fodro.exchange.apple_health.columns import Columns, Shape, TooMuchError
from fodro.exchange.apple_health.limits import SOURCES

ENTERED, WATCH, PHONE, OTHER = range(4)
_WATCHES: Final = ("watch",)
_PHONES: Final = ("iphone", "ipad", "ipod")


def ranks(columns: Columns) -> Mapping[int, int]:
    """Return the rank of each shape of `columns`, by its index; the lowest counts first.

    What a person typed in counts first, then a watch, then a phone, then other apps, and of the same kind the
    one that began latest. What a source is, its name says, or else the model of its device; the device never
    tells sources apart, since its text changes with each restart.
    """
    first = np.full(len(columns.shapes), np.iinfo(np.int64).max)
    np.minimum.at(first, columns.shape, columns.start.astype(np.int64))
    sources: dict[tuple[str, bool], tuple[int, int, int]] = {}
    for shape, began in zip(columns.shapes, first.tolist(), strict=True):
        key = (shape.source, shape.is_entered)
        kind, named, earliest = sources.get(key, (OTHER, 1, began))
        is_named = _kind(shape.source) != OTHER
        sources[key] = (min(kind, kind_of(shape)), min(named, not is_named), min(earliest, began))
    if len(sources) > SOURCES:
        raise TooMuchError(SOURCES, "sources of one kind of record")
    order = sorted(sources, key=lambda key: (*sources[key][:2], -sources[key][2], key))
    return {n: order.index((shape.source, shape.is_entered)) for n, shape in enumerate(columns.shapes)}


def kind_of(shape: Shape) -> int:
    """Return whether it was typed in, or is of a watch, a phone, or another app or device."""
    if shape.is_entered:
        return ENTERED
    named = _kind(shape.source)
    return named if named != OTHER else _kind(shape.model)


def _kind(name: str) -> int:
    low = name.casefold()
    if any(word in low for word in _WATCHES):
        return WATCH
    return PHONE if any(word in low for word in _PHONES) else OTHER
