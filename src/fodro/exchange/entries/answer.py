"""``answer``: what a person said before a massage, about today or about themselves."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Self

from fodro.domain.body import Place, Side
from fodro.exchange.entries import values
from fodro.exchange.entries.body import Body, within
from fodro.exchange.entries.wall import read_wall
from fodro.knowledge.safety import Answer

MOST_PLACES = 100


@dataclass(frozen=True, slots=True)
class AnswerEntry:
    """The newest answer to one question, where, and when it was given. The key is the question's slug.

    A question that is not known is kept: a newer version may ask it.
    """

    key: str
    answer: Answer
    at: datetime
    zone: str
    given_on: date
    places: tuple[Place, ...] = ()

    @property
    def day(self) -> None:
        """It belongs to no day: it holds until another is given or it is too old."""

    @classmethod
    def read(cls, key: str, body: Mapping[str, object]) -> Self:
        """Return the answer `body` holds.

        Raises
        ------
        EntryError
            If it does not hold one.
        """
        read = Body(body)
        wall = read_wall(read)
        return cls(
            key=within("key", values.slug(values.FACTOR_LETTERS), key),
            answer=read.needed("answer", values.one_of(Answer)),
            at=wall.moment(read, "at"),
            zone=wall.zone,
            given_on=wall.day,
            places=read.each("places", _place, at_most=MOST_PLACES),
        )

    def plain(self) -> dict[str, Any]:
        """Return the body."""
        return {
            "answer": self.answer.value,
            "at": self.at.isoformat(),
            "zone": self.zone,
            "day": self.given_on.isoformat(),
            "places": [{"region": one.region, "side": one.side or ""} for one in self.places],
        }


def _place(value: object) -> Place:
    read = Body(value)
    return Place(
        region=read.needed("region", values.region),
        side=read.unless_blank("side", values.one_of(Side)),
    )
