"""What became of a record: every version it had, what changed it and when, and those that lost."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from fodro.web.calendar.telling import Names, Told, tell
from fodro.web.sync.models import Record, Version

AnyVersion = Record | Version


class Turn(StrEnum):
    """How a version came to be history."""

    CHANGED = "changed"
    TAKEN_AWAY = "taken-away"
    BROUGHT_BACK = "brought-back"
    LOST = "lost"


@dataclass(frozen=True, slots=True)
class Earlier:
    """An earlier version: what happened to it, when, and what it said. A time without it says nothing."""

    turn: Turn
    at: datetime
    clock: str
    told: Told | None


def earlier(record: Record, versions: Sequence[Version], names: Names) -> tuple[Earlier, ...]:
    """Return what `record` was before, the latest first; `versions` stand in that order."""
    return tuple(_earlier(record, versions, names))


def last_words(record: Record, versions: Sequence[Version], names: Names) -> tuple[Told, str] | None:
    """Return what a record said before it was taken away, and the clock of that version."""
    last = next((version for version in versions if not version.gone), None)
    return (tell(record.kind, record.key, last.body, names), last.clock) if last else None


def _earlier(record: Record, versions: Sequence[Version], names: Names) -> Iterator[Earlier]:
    later: AnyVersion = record
    arrived = record.recorded_at
    for version in versions:
        told = None if version.gone else tell(record.kind, record.key, version.body, names)
        # A version that came in after one with a later clock never counted.
        if version.recorded_at > arrived:
            yield Earlier(Turn.LOST, version.recorded_at, version.clock, told)
            continue
        yield Earlier(_turn(version, later), later.recorded_at, version.clock, told)
        later, arrived = version, version.recorded_at


def _turn(version: AnyVersion, later: AnyVersion) -> Turn:
    if later.gone:
        return Turn.TAKEN_AWAY
    return Turn.BROUGHT_BACK if version.gone else Turn.CHANGED
