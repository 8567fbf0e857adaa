"""``own-factor``: something about a day that a person wants to note in their own words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Self

from fodro.exchange.entries import values
from fodro.exchange.entries.body import Body, within
from fodro.knowledge.factors import FactorKind

UNIT_LETTERS = 20
MOST_CHOICES = 20
LAST_PLACE = 10_000


@dataclass(frozen=True, slots=True)
class OwnFactorEntry:
    """An own factor: its name, how it is noted, and where it stands in the day. The key is its slug."""

    key: str
    name: str
    kind: FactorKind
    unit: str = ""
    choices: tuple[str, ...] = ()
    place: int = 0
    retired: bool = False

    @property
    def day(self) -> None:
        """It belongs to no day."""

    @classmethod
    def read(cls, key: str, body: Mapping[str, object]) -> Self:
        """Return the factor `body` holds.

        Raises
        ------
        EntryError
            If it does not hold one.
        """
        read = Body(body)
        return cls(
            key=within("key", values.slug(values.FACTOR_LETTERS), key),
            name=read.needed("name", values.named(values.NAME_LETTERS)),
            kind=read.needed("kind", values.one_of(FactorKind)),
            unit=read.text("unit", values.text(UNIT_LETTERS)),
            choices=read.each("choices", values.named(values.NAME_LETTERS), at_most=MOST_CHOICES),
            place=read.maybe("place", values.whole(0, LAST_PLACE)) or 0,
            retired=read.maybe("retired", values.flag) or False,
        )

    def plain(self) -> dict[str, Any]:
        """Return the body."""
        return {
            "name": self.name,
            "kind": str(self.kind),
            "unit": self.unit,
            "choices": list(self.choices),
            "place": self.place,
            "retired": self.retired,
        }
