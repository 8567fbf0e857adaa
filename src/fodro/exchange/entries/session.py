"""``session``: one massage, or one rest, with what came of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Any, Self

from fodro.domain.body import Place, Side
from fodro.exchange.entries import values
from fodro.exchange.entries.body import Body, within
from fodro.exchange.entries.error import EntryError, Problem
from fodro.exchange.entries.wall import Wall, iso, read_wall
from fodro.knowledge.harm import Harm

ROUTINE_LETTERS = 64_000
LONGEST_MIN = 24 * 60
MOST_PLACES = 40


class Ask(StrEnum):
    """What is asked about a massage once it is over and rated."""

    LATER = "later"
    NEXT_MORNING = "next-morning"


@dataclass(frozen=True, slots=True)
class SessionEntry:
    """One massage. Ratings are 0–10 or not recorded; `routine` is the routine as it was composed.

    `declined` are the questions that were answered with "Not now": they are not asked again.
    """

    key: str
    at: datetime
    zone: str
    day: date
    minutes: float
    technique: str
    tool: str = ""
    side: Side | None = None
    routine: Mapping[str, Any] = field(default_factory=dict)
    before_nrs: float | None = None
    after_nrs: float | None = None
    later_nrs: float | None = None
    next_morning_nrs: float | None = None
    finished_at: datetime | None = None
    later_at: datetime | None = None
    next_morning_at: datetime | None = None
    harm: Harm | None = None
    declined: tuple[Ask, ...] = ()

    @classmethod
    def read(cls, key: str, body: Mapping[str, object]) -> Self:
        """Return the massage `body` holds.

        Raises
        ------
        EntryError
            If it does not hold one.
        """
        read = Body(body)
        wall = read_wall(read)
        at = wall.moment(read, "at")
        return cls(
            key=within("key", values.key, key),
            at=at,
            zone=wall.zone,
            day=wall.day,
            minutes=read.needed("minutes", _above_zero),
            technique=read.needed("technique", values.filled(values.FACTOR_LETTERS)),
            tool=read.text("tool", values.text(values.FACTOR_LETTERS)),
            side=read.unless_blank("side", values.one_of(Side)),
            routine=read.maybe("routine", values.document(ROUTINE_LETTERS)) or {},
            before_nrs=read.maybe("before", values.score),
            after_nrs=read.maybe("after", values.score),
            later_nrs=read.maybe("later", values.score),
            next_morning_nrs=read.maybe("next_morning", values.score),
            finished_at=wall.later(read, "finished_at", after=at),
            later_at=wall.later(read, "later_at", after=at),
            next_morning_at=wall.later(read, "next_morning_at", after=at),
            harm=read.maybe("harm", lambda value: _harm(Body(value), wall, after=at)),
            declined=read.each("declined", values.one_of(Ask), at_most=len(Ask)),
        )

    def plain(self) -> dict[str, Any]:
        """Return the body."""
        return {
            "at": self.at.isoformat(),
            "zone": self.zone,
            "day": self.day.isoformat(),
            "minutes": self.minutes,
            "technique": self.technique,
            "tool": self.tool,
            "side": self.side or "",
            "routine": dict(self.routine),
            "before": self.before_nrs,
            "after": self.after_nrs,
            "later": self.later_nrs,
            "next_morning": self.next_morning_nrs,
            "finished_at": iso(self.finished_at),
            "later_at": iso(self.later_at),
            "next_morning_at": iso(self.next_morning_at),
            "harm": plain_harm(self.harm) if self.harm else None,
            "declined": [ask.value for ask in self.declined],
        }


def plain_harm(harm: Harm) -> dict[str, Any]:
    """Return what was new after a massage as a body holds it."""
    return {
        "at": harm.at.isoformat(),
        "numb": harm.numb,
        "bruise": harm.bruise,
        "worse": harm.worse,
        "places": [{"region": place.region, "side": place.side or ""} for place in harm.places],
        "gone_at": iso(harm.gone_at),
    }


def _harm(body: Body, wall: Wall, *, after: datetime) -> Harm:
    at = wall.later(body, "at", after=after)
    if at is None:
        raise EntryError(Problem.MISSING, field="at")
    return Harm(
        at=at,
        numb=body.maybe("numb", values.flag) or False,
        bruise=body.maybe("bruise", values.flag) or False,
        worse=body.maybe("worse", values.flag) or False,
        places=body.each("places", _place, at_most=MOST_PLACES),
        gone_at=wall.later(body, "gone_at", after=at),
    )


def _place(value: object) -> Place:
    body = Body(value)
    return Place(body.needed("region", values.region), body.unless_blank("side", values.one_of(Side)))


def _above_zero(value: object) -> float:
    minutes = values.number(0, LONGEST_MIN)(value)
    if minutes == 0:
        raise EntryError(Problem.OUT_OF_RANGE, value)
    return minutes
