"""Every write to the diary."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from fodro.domain.civil import part_of
from fodro.web.diary.forms import NOTHING_HURTS, CheckinDraft
from fodro.web.diary.models import Checkin, DayFactor, Spot
from fodro.web.diary.queries import NotYours
from fodro.web.people.models import Person
from fodro.web.wall_time import wall_time
from fodro.web.writing import recording


def record_checkin(person: Person, draft: CheckinDraft, *, noted_at: datetime, zone: str) -> Checkin:
    """Keep a valid `draft`, once: sent again with the same id it is the same check-in.

    Raises
    ------
    NotYours
        If the id belongs to another person's check-in.
    """
    with recording(person):
        there = Checkin.objects.filter(pk=draft.id).first()
        if there is None:
            return _insert(person, draft, noted_at=noted_at, zone=zone)
        if there.person_id != person.pk:
            raise NotYours
        return there


def record_day(person: Person, day: date, values: Mapping[str, float | str | None]) -> None:
    """Keep what `day` was like: None takes a factor back, since blank is not recorded."""
    with recording(person):
        for factor, value in values.items():
            if value is None:
                DayFactor.objects.filter(person=person, day=day, factor=factor).delete()
            else:
                kept = (None, value) if isinstance(value, str) else (value, "")
                recorded = dict(zip(("number", "word"), kept, strict=True))
                DayFactor.objects.update_or_create(person=person, day=day, factor=factor, defaults=recorded)


def _insert(person: Person, draft: CheckinDraft, *, noted_at: datetime, zone: str) -> Checkin:
    wall = wall_time(noted_at, zone)
    checkin = Checkin.objects.create(
        id=draft.id, person=person, day=wall.date(), zone=zone, noted_at=noted_at, part=part_of(wall)
    )
    Spot.objects.bulk_create(_spots(checkin, draft))
    return checkin


def _spots(checkin: Checkin, draft: CheckinDraft) -> list[Spot]:
    if draft.nothing_hurts:
        return [
            Spot(checkin=checkin, region=region, side=side, intensity_nrs=0) for region, side in NOTHING_HURTS
        ]
    return [
        Spot(
            checkin=checkin,
            region=spot.region,
            side=spot.side,
            view=spot.view,
            intensity_nrs=spot.intensity_nrs,
            qualities=list(spot.qualities),
        )
        for spot in draft.spots
    ]
