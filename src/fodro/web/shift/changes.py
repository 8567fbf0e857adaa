"""What a tap on the button does to the records: begin, end, change, go on. One stretch is open at a time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from fodro.domain.civil import lived_day, utc
from fodro.domain.standing import UNBROKEN_GAP
from fodro.web.ids import new_id
from fodro.web.shift.models import Stretch
from fodro.web.sync.flows import Change
from fodro.web.wall_time import wall_time

KIND = "stretch"


@dataclass(frozen=True, slots=True)
class Underfoot:
    """The floor and the pair of shoes (its key); empty where it was not said."""

    floor: str = ""
    shoes: str = ""


UNSAID = Underfoot()


def begun(underfoot: Underfoot, *, at: datetime, zone: str) -> list[Change]:
    """Return the changes that begin a stretch."""
    return [(KIND, str(new_id()), body_of(at, None, zone=zone, underfoot=underfoot))]


def ended(rows: Sequence[Stretch], *, at: datetime) -> list[Change]:
    """Return the changes that end what is open and began before `at`.

    Two devices that began one each unseen leave two open: the earlier then ends where the later begins, so
    that every moment is there once. One that would last no time at all is taken away.
    """
    there = [row for row in rows if row.started_at <= at]
    ends = [*(row.started_at for row in there[1:]), at]
    return [(KIND, str(row.pk), _ended_body(row, end)) for row, end in zip(there, ends, strict=False)]


def changed(rows: Sequence[Stretch], underfoot: Underfoot, *, at: datetime, zone: str) -> list[Change]:
    """Return the changes that put something else underfoot from `at` on, without a break.

    What is set right within the first minute was so from the beginning.
    """
    last = rows[-1]
    if at - last.started_at < UNBROKEN_GAP:
        return [(KIND, str(last.pk), body_of(last.started_at, None, zone=last.zone, underfoot=underfoot))]
    return gone_on(rows, underfoot, at=at, zone=zone)


def gone_on(rows: Sequence[Stretch], underfoot: Underfoot, *, at: datetime, zone: str) -> list[Change]:
    """Return the changes that end what is open and begin another at the same instant."""
    return [*ended(rows, at=at), *begun(underfoot, at=at, zone=zone)]


def body_of(start: datetime, end: datetime | None, *, zone: str, underfoot: Underfoot) -> dict[str, Any]:
    """Return the body of a stretch between two instants, as the clock on the wall of `zone` showed them."""
    began = wall_time(start, zone)
    return {
        "start": began.isoformat(),
        "end": wall_time(end, zone).isoformat() if end else None,
        "zone": zone,
        "day": lived_day(began).isoformat(),
        "floor": underfoot.floor,
        "shoes": underfoot.shoes,
    }


def underfoot_of(row: Stretch) -> Underfoot:
    """Return what was underfoot in a stretch."""
    return Underfoot(row.floor, row.shoes)


def _ended_body(row: Stretch, end: datetime) -> dict[str, Any] | None:
    if utc(end) == utc(row.started_at):
        return None
    return body_of(row.started_at, end, zone=row.zone, underfoot=underfoot_of(row))
