"""The clock on the person's wall: the device says which zone it is in."""

from __future__ import annotations

from datetime import UTC, date, datetime

from django.http import HttpRequest

from fodro.domain.civil import ZoneError, lived_day, zone

ZONE_COOKIE = "zone"


def zone_on_device(request: HttpRequest) -> str:
    """Return the zone the device told, or the server's own (the same computer in local mode)."""
    told = request.POST.get("zone") or request.COOKIES.get(ZONE_COOKIE, "")
    try:
        return zone(told).key if told else server_zone()
    except ZoneError:
        return server_zone()


def server_zone() -> str:
    """Return the IANA name of this computer's own zone, or UTC where it has no name."""
    from tzlocal import get_localzone_name

    try:
        return zone(get_localzone_name()).key
    except (ZoneError, KeyError):
        return "UTC"


def now() -> datetime:
    """Return the present instant in UTC."""
    return datetime.now(tz=UTC)


def day_on_device(request: HttpRequest) -> date:
    """Return today where the person is, as it is lived: until four in the morning, the day before."""
    return lived_day(now().astimezone(zone(zone_on_device(request))))
