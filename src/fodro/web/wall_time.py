"""Instants in rows and wall-clock times in a diary: the same moment, two ways of writing it.

A diary file may name no zone (a naive time) or only an offset. Rows keep what was known: the zone is then
empty or ``+02:00``, and the instant of a zoneless time is the wall clock read as UTC.
"""

from __future__ import annotations

from datetime import UTC, datetime, tzinfo
from zoneinfo import ZoneInfo

from fodro.domain.civil import zone as named_zone


def wall_time(instant: datetime, zone: str) -> datetime:
    """Return the clock on the wall at `instant` in `zone`; naive where no zone was known."""
    if not zone:
        return instant.astimezone(UTC).replace(tzinfo=None)
    return instant.astimezone(_tzinfo(zone))


def instant_of(wall: datetime) -> datetime:
    """Return the instant of a `wall` time, with a naive one read as UTC."""
    return wall.replace(tzinfo=UTC) if wall.tzinfo is None else wall.astimezone(UTC)


def zone_of(wall: datetime) -> str:
    """Return what is known of the zone of `wall`: a name, an offset, or nothing."""
    if wall.tzinfo is None:
        return ""
    if isinstance(wall.tzinfo, ZoneInfo):
        return wall.tzinfo.key
    return wall.isoformat().removeprefix(wall.replace(tzinfo=None).isoformat())


def _tzinfo(zone: str) -> tzinfo | None:
    if zone[0] in "+-":
        return datetime.fromisoformat(f"2000-01-01T00:00:00{zone}").tzinfo
    return named_zone(zone)
