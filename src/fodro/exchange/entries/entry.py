"""What every entry is."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, Protocol, Self


class Entry(Protocol):
    """A record body, read: typed, checked, and written back the same."""

    @property
    def key(self) -> str:
        """The key of the record within its kind."""

    @property
    def day(self) -> date | None:
        """The civil day it belongs to; ``None`` for what belongs to no day."""

    @classmethod
    def read(cls, key: str, body: Mapping[str, object]) -> Self:
        """Return the entry a body holds.

        Raises
        ------
        EntryError
            If it does not hold one.
        """

    def plain(self) -> dict[str, Any]:
        """Return the body: JSON values, and read back the same entry."""
