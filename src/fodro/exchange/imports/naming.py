"""From what an app calls a thing to the slug of a factor."""

from __future__ import annotations

import re
import unicodedata

from fodro.knowledge.factors import factors

LONGEST = 40
_DANISH = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa"})


class Naming:
    """Gives each name a slug of its own.

    Parameters
    ----------
    app : str
        Put before a slug that means something else here: a habit called “Steps” is no count of steps.
    """

    def __init__(self, app: str) -> None:
        self._app = app
        self._slugs: dict[str, str] = {}

    def slug(self, name: str) -> str:
        """Return the slug of `name`; empty where it has no letters or digits."""
        key = " ".join(name.split())
        if key not in self._slugs:
            self._slugs[key] = self._free(_plain(key))
        return self._slugs[key]

    @property
    def n_names(self) -> int:
        """How many different names there were."""
        return len(self._slugs)

    def _free(self, base: str) -> str:
        if base in factors():
            base = f"{self._app}_{base}"[:LONGEST]
        taken, slug, n = set(self._slugs.values()), base, 2
        while slug and slug in taken:
            slug, n = f"{base[: LONGEST - len(str(n)) - 1]}_{n}", n + 1
        return slug


def _plain(name: str) -> str:
    spelt = unicodedata.normalize("NFKD", unicodedata.normalize("NFC", name).lower().translate(_DANISH))
    ascii_only = spelt.encode("ascii", "ignore").decode("ascii")
    return re.sub(r"[^a-z0-9]+", "_", ascii_only).strip("_")[:LONGEST].strip("_")
