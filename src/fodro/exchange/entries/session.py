"""``session``: one massage, or one rest."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Self

from fodro.domain.body import Side
from fodro.exchange.entries import values
from fodro.exchange.entries.body import Body, within
from fodro.exchange.entries.error import EntryError, Problem
from fodro.exchange.entries.wall import iso, read_wall

ROUTINE_LETTERS = 64_000
LONGEST_MIN = 24 * 60


@dataclass(frozen=True, slots=True)
class SessionEntry:
    """One massage. Ratings are 0–10 or not recorded; `routine` is the routine as it was composed."""

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
        }


def _above_zero(value: object) -> float:
    minutes = values.number(0, LONGEST_MIN)(value)
    if minutes == 0:
        raise EntryError(Problem.OUT_OF_RANGE, value)
    return minutes
