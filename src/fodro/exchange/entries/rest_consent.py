"""``rest-consent``: whether a person agreed to be offered a sit-down instead of a massage now and then."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Self

from fodro.exchange.entries import values
from fodro.exchange.entries.body import Body
from fodro.exchange.entries.error import EntryError, Problem
from fodro.exchange.entries.wall import iso

KEY = "rest"
"""There is one for each person."""


@dataclass(frozen=True, slots=True)
class RestConsentEntry:
    """Yes or no, and the day it was said; no record means that nobody asked."""

    key: str
    agreed: bool
    said_on: date | None = None

    @property
    def day(self) -> None:
        """It belongs to no day."""

    @classmethod
    def read(cls, key: str, body: Mapping[str, object]) -> Self:
        """Return the answer `body` holds.

        Raises
        ------
        EntryError
            If it does not hold one.
        """
        read = Body(body)
        if key != KEY:
            raise EntryError(Problem.NOT_A_KEY, key, field="key")
        return cls(key, read.needed("agreed", values.flag), read.maybe("said_on", values.day))

    def plain(self) -> dict[str, Any]:
        """Return the body."""
        return {"agreed": self.agreed, "said_on": iso(self.said_on)}
