"""When it was: the clock on the wall, the zone, and the day it belongs to."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo

from fodro.domain.civil import ZoneError
from fodro.domain.civil import zone as named_zone
from fodro.exchange.entries import values
from fodro.exchange.entries.body import Body
from fodro.exchange.entries.error import EntryError, Problem

ZONE_LETTERS = 64
_OFFSET = re.compile(r"[+-]\d{2}:\d{2}(?::\d{2}(?:\.\d{6})?)?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Wall:
    """The zone a record was noted in, and the day it belongs to."""

    zone: str
    day: date

    def moment(self, body: Body, name: str) -> datetime:
        """Return a moment of this day: by the clock on the wall of the zone, with a fixed offset.

        The day is the one of the clock, or the one before: after midnight, the evening may still go on.

        Raises
        ------
        EntryError
            If the field is missing or no time, or the day is another.
        """
        at = body.needed(name, self._on_the_wall)
        if at.date() - self.day not in (timedelta(), timedelta(days=1)):
            raise EntryError(Problem.OUT_OF_RANGE, self.day.isoformat(), field="day")
        return at

    def later(self, body: Body, name: str, *, after: datetime) -> datetime | None:
        """Return a moment that may be absent, and never before `after`.

        Raises
        ------
        EntryError
            If it is no time, before `after`, or has an offset where the other has none.
        """
        at = body.maybe(name, self._on_the_wall)
        if at is not None and (at.tzinfo is None) != (after.tzinfo is None):
            raise EntryError(Problem.NOT_A_TIME, at.isoformat(), field=name)
        if at is not None and at < after:
            raise EntryError(Problem.ENDS_BEFORE_IT_BEGINS, at.isoformat(), field=name)
        return at

    def _on_the_wall(self, value: object) -> datetime:
        at = values.moment(value)
        if self.zone:
            known = _tzinfo(self.zone)
            at = at.replace(tzinfo=known) if at.tzinfo is None else at
            at = at.astimezone(UTC).astimezone(known)
        values.plausible(at.date())
        # A fixed offset: with a named zone, Python takes the hour that comes twice for one.
        return at if at.tzinfo is None else at.replace(tzinfo=timezone(at.utcoffset() or timedelta()))


def read_wall(body: Body) -> Wall:
    """Return the zone and the day of a body.

    Raises
    ------
    EntryError
        If there is no such zone, or the day is missing or none.
    """
    return Wall(zone=body.text("zone", zone), day=body.needed("day", values.day))


def zone(value: object) -> str:
    """Return the name of a zone, or an offset such as ``+02:00``, as a diary keeps it."""
    name = values.text(ZONE_LETTERS)(value)
    _tzinfo(name)
    return name


def _tzinfo(name: str) -> tzinfo | None:
    try:
        if _OFFSET.fullmatch(name):
            return datetime.fromisoformat(f"2000-01-01T00:00:00{name}").tzinfo
        return named_zone(name)
    except (ZoneError, ValueError):
        raise EntryError(Problem.UNKNOWN, name) from None


def iso(at: date | None) -> str | None:
    """Return a day or a moment as a body holds it."""
    return None if at is None else at.isoformat()
