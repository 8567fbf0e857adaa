"""Every kind of record. A new kind is a line in its slice's ``KINDS``; a new slice is a line here."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import import_module

from fodro.web.sync.kinds import Kind

SLICES = (
    "diary",
    "day",
    "shift",
    "first_steps",
    "footwear",
    "photos",
    "signs",
    "safety",
    "massage",
    "own_routines",
    "trials",
)


@cache
def kinds() -> Mapping[str, Kind]:
    """Return every kind by its name; read once, after all apps have loaded."""
    modules = [import_module(f"fodro.web.{name}.kinds") for name in SLICES]
    return {kind.name: kind for module in modules for kind in module.KINDS}
