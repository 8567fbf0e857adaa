"""From the name a person gives a factor to the slug it keeps."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container, Sequence
from itertools import count

LONGEST = 40
NAMELESS = "own"

_DANISH = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa"})


def slug_of(name: str, taken: Container[str]) -> str:
    """Return a slug for `name` that is not taken: Danish letters spelt out, other signs left out."""
    spelt = unicodedata.normalize("NFKD", unicodedata.normalize("NFC", name).lower().translate(_DANISH))
    plain = spelt.encode("ascii", "ignore").decode("ascii")
    base = re.sub(r"[^a-z0-9]+", "_", plain).strip("_")[:LONGEST].strip("_") or NAMELESS
    if base not in taken:
        return base
    return next(slug for n in count(2) if (slug := _numbered(base, n)) not in taken)


def _numbered(base: str, n: int) -> str:
    ending = f"_{n}"
    return base[: LONGEST - len(ending)].strip("_") + ending


def swapped(order: Sequence[str], slug: str, by: int) -> list[str]:
    """Return `order` with `slug` moved by one place, -1 up or 1 down; at an end it stays."""
    moved = list(order)
    here = moved.index(slug) if slug in moved else None
    if here is None or not 0 <= here + by < len(moved):
        return moved
    moved[here], moved[here + by] = moved[here + by], moved[here]
    return moved
