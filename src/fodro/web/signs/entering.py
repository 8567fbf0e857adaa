"""From a draft to the bodies that are kept, and from rows back to a draft."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from fodro.domain.body import Side
from fodro.domain.civil import DayPart, lived_day
from fodro.web.ids import new_id
from fodro.web.signs.forms import FootDraft, SignDraft, SwellingDraft
from fodro.web.signs.models import Sign, Swelling
from fodro.web.wall_time import wall_time

_USUAL = {DayPart.MORNING: time(8), DayPart.EVENING: time(20)}
_NOON = time(12)
_MORNING_H = range(4, 14)
"""Whoever opens the form in these hours most likely notes the morning."""


@dataclass(frozen=True, slots=True)
class Noted:
    """The clock on the wall at which something is noted, its zone, and the day it belongs to."""

    at: datetime
    zone: str
    day: date

    @classmethod
    def of(cls, instant: datetime, zone: str) -> Noted:
        """Return an instant as the person's clock shows it."""
        at = wall_time(instant, zone)
        return cls(at, zone, lived_day(at))

    @classmethod
    def in_row(cls, row: Swelling | Sign) -> Noted:
        """Return when a row was noted: changing it later leaves that as it was."""
        return cls(wall_time(row.noted_at, row.zone), row.zone, row.day)

    def on(self, day: date, part: str = "") -> datetime:
        """Return this moment for its own day; for another, the usual hour of that part of the day."""
        if day == self.day:
            return self.at
        return datetime.combine(day, _USUAL.get(DayPart(part), _NOON) if part else _NOON, self.at.tzinfo)


def new_swelling(method: str, noted: Noted, day: date) -> SwellingDraft:
    """Return an empty draft for both feet, for the part of the day it most likely is."""
    is_morning = day == noted.day and noted.at.hour in _MORNING_H
    part = DayPart.MORNING if is_morning else DayPart.EVENING
    return SwellingDraft(method=method, part=part, day=day, feet=tuple(_foot(side, None) for side in Side))


def swelling_body(draft: SwellingDraft, foot: FootDraft, noted: Noted) -> dict[str, Any] | None:
    """Return the body of one foot of a valid draft; None where nothing was noted of it."""
    value = foot.value(draft.method)
    if value is None:
        return None
    return {
        **_when(draft.day, noted, draft.part),
        "part": draft.part,
        "side": str(foot.side),
        "method": draft.method,
        "value": value,
    }


def sign_body(draft: SignDraft, noted: Noted) -> dict[str, Any]:
    """Return the body of a valid draft of a change."""
    return {
        **_when(draft.day, noted),
        "what": draft.what,
        "side": draft.side,
        "view": draft.view,
        "region": draft.region,
        "note": draft.note,
        "photo": draft.photo,
    }


def _when(day: date, noted: Noted, part: str = "") -> dict[str, Any]:
    return {"at": noted.on(day, part).isoformat(), "zone": noted.zone, "day": day.isoformat()}


def swelling_draft(rows: Sequence[Swelling]) -> SwellingDraft:
    """Return the draft of what was noted of both feet at one moment."""
    first = rows[0]
    there = {row.side: row for row in rows}
    feet = tuple(_foot(side, there.get(side)) for side in Side)
    return SwellingDraft(method=first.method, part=first.part, day=first.day, feet=feet)


def _foot(side: Side, row: Swelling | None) -> FootDraft:
    if row is None:
        return FootDraft(side=side, id=new_id())
    return FootDraft(side=side, id=row.pk, typed={row.method: f"{row.value:.12g}"})


def sign_draft(row: Sign) -> SignDraft:
    """Return the draft of a change that was noted."""
    return SignDraft(
        id=row.pk,
        day=row.day,
        what=row.what,
        side=row.side,
        where=f"{row.view}.{row.region}" if row.region else "",
        note=row.note,
        photo=str(row.photo or ""),
    )
