"""How a finding is called in an address: short, harmless, and the same every time."""

from __future__ import annotations

import hashlib
import re

_PLAIN = re.compile(r"[a-z0-9_]{1,60}", re.ASCII)
_LETTERS = 16


def mark_of(*names: str) -> str:
    """Return the mark of a factor, or of a pair: its own slug, or a digest of any other name.

    A name from an imported file may hold anything, and a level the name of a shop; neither belongs into an
    address.
    """
    (name, *others) = names
    if not others and _PLAIN.fullmatch(name):
        return name
    return hashlib.sha256("\0".join(names).encode(errors="surrogatepass")).hexdigest()[:_LETTERS]
