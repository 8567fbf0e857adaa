"""Civil time: the day and the part of the day as the person lived them."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError


class DayPart(StrEnum):
    """Parts of the day in which a check-in can fall, in the order they are lived."""

    FIRST_STEPS = "first-steps"
    MORNING = "morning"
    MIDDAY = "midday"
    EVENING = "evening"
    NIGHT = "night"


_PART_OF_HOUR = (
    *[DayPart.NIGHT] * 5,
    *[DayPart.MORNING] * 6,
    *[DayPart.MIDDAY] * 6,
    *[DayPart.EVENING] * 6,
    DayPart.NIGHT,
)


NIGHT_ENDS_H = 4
"""Until this hour the evening before still goes on: who comes home at one has not begun another day."""


class ZoneError(ValueError):
    """A time zone that is not in the zone database."""


def part_of(wall_time: datetime) -> DayPart:
    """Return the day part the clock on the wall stands in.

    Morning runs from 5 to 11, midday to 17, evening to 23, night to 5. First steps are never inferred: only
    the person knows that they have just got up.
    """
    return _PART_OF_HOUR[wall_time.hour]


def lived_day(wall_time: datetime) -> date:
    """Return the day a moment belongs to as it is lived: until four in the morning, the day before."""
    day = wall_time.date()
    return day - timedelta(days=1) if wall_time.hour < NIGHT_ENDS_H else day


def zone(name: str) -> ZoneInfo:
    """Return the named zone of the IANA database.

    Raises
    ------
    ZoneError
        If there is no such zone.
    """
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        message = f"{name!r} is not a known time zone"
        raise ZoneError(message) from None


def civil_day(instant: datetime, zone_name: str) -> date:
    """Return the calendar day of an aware `instant` where the person was.

    Raises
    ------
    ZoneError
        If there is no such zone.
    """
    return instant.astimezone(zone(zone_name)).date()


def utc(instant: datetime) -> datetime:
    """Return the aware `instant` in UTC."""
    return instant.astimezone(UTC)
