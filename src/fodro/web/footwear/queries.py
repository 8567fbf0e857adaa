"""Every read of footwear and of what was worn, always by person."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import count
from uuid import UUID

from django.db.models import Q
from django.http import Http404

from fodro.domain.comfort import Comfort
from fodro.domain.diary import Wearing
from fodro.domain.wearing import (
    ShiftTime,
    UsualPair,
    Wear,
    WearDay,
    hours_by_pair,
    main_pair,
    worn_on,
)
from fodro.knowledge.footwear import WHATS
from fodro.web.diary.models import Checkin, DayFactor
from fodro.web.footwear.models import NAME_LETTERS, Footwear, UsualChoice, WornCombination
from fodro.web.massage.models import MassageSession
from fodro.web.people.models import Person
from fodro.web.photos.queries import photos_of
from fodro.web.shift.queries import stretches_between
from fodro.web.sync.models import Record

SECONDS_PER_HOUR = 3600
STEPS = {"steps": 1, "steps_k": 1000}
"""Factors that count steps, and how many steps one of their unit is."""


def footwear_of(person: Person, what: str = "") -> list[Footwear]:
    """Return the footwear of `person`, the first noted first; of one kind only where `what` says so."""
    rows = Footwear.objects.filter(person=person)
    return list(rows.filter(what=what) if what else rows)


def footwear_or_404(person: Person, footwear_id: UUID) -> Footwear:
    """Return one pair of `person`, or answer "not found"."""
    found = Footwear.objects.filter(person=person, pk=footwear_id).first()
    if found is None:
        raise Http404
    return found


def photos_there(person: Person, rows: Iterable[Footwear]) -> set[UUID]:
    """Return the photos of `rows` that are still kept; one may have been deleted since."""
    named = [row.photo for row in rows if row.photo is not None]
    return set(photos_of(person).filter(pk__in=named).values_list("pk", flat=True)) if named else set()


def is_noted(person: Person, footwear: Footwear) -> bool:
    """Return whether `person` ever said that they wore `footwear`, on a day or through a shift."""
    worn = WornCombination.objects.filter(person=person, **{footwear.what: footwear.pk})
    return worn.exists() or any(
        str(one.shoes) == str(footwear.pk) for one in stretches_between(person, date.min, date.max)
    )


def usual_pairs(person: Person) -> list[UsualPair]:
    """Return every choice of a usual pair, in the order they were made."""
    rows = UsualChoice.objects.filter(footwear__person=person).select_related("footwear")
    return [
        UsualPair(
            shoes=str(row.footwear_id),
            weekdays=frozenset(row.weekdays),
            on_shift=row.on_shift,
            since=row.since,
            until=row.footwear.retired_on,
        )
        for row in rows
    ]


def wear_days(person: Person, first: date = date.min, last: date = date.max) -> list[WearDay]:
    """Return what is recorded of each day from `first` to `last` that has any record, in order."""
    wears, shift_time = wears_by_day(person, first, last), shift_time_by_day(person, first, last)
    steps = _steps_by_day(person, first, last)
    return [
        WearDay(day, tuple(wears.get(day, ())), tuple(shift_time.get(day, ())), steps.get(day))
        for day in sorted(recorded_days(person, first, last))
    ]


def wear_day(person: Person, day: date) -> WearDay:
    """Return what is recorded of `day`, also where that is nothing."""
    return next(iter(wear_days(person, day, day)), WearDay(day))


def recorded_days(person: Person, first: date, last: date) -> set[date]:
    """Return the days of which anything at all is recorded."""
    within = Q(person=person, day__range=(first, last))
    sources = (
        Checkin.objects.filter(within).values_list("day"),
        DayFactor.objects.filter(within).values_list("day"),
        MassageSession.objects.filter(within).values_list("day"),
        WornCombination.objects.filter(within).values_list("day"),
        Record.objects.filter(within, gone=False).values_list("day"),
    )
    return {day for rows in sources for (day,) in rows.order_by().distinct() if day is not None}


def wears_by_day(person: Person, first: date, last: date) -> dict[date, list[Wear]]:
    """Return what was noted as worn, by day."""
    days: dict[date, list[Wear]] = {}
    for row in WornCombination.objects.filter(person=person, day__range=(first, last)):
        days.setdefault(row.day, []).append(_wear(row))
    return days


def shift_time_by_day(person: Person, first: date, last: date) -> dict[date, list[ShiftTime]]:
    """Return the times of shifts, by day."""
    days: dict[date, list[ShiftTime]] = {}
    for row in stretches_between(person, first, last):
        seconds = (row.ended_at - row.started_at).total_seconds() if row.ended_at else None
        hours = None if seconds is None else seconds / SECONDS_PER_HOUR
        days.setdefault(row.day, []).append(ShiftTime(hours, str(row.shoes or "")))
    return days


def wearings_of(person: Person) -> tuple[Wearing, ...]:
    """Return what was noted as worn, in order; what is merely usual is not in it.

    Footwear that was taken away has no name: what was noted beside it stays.
    """
    shoes, insoles, socks = (footwear_names(person, what) for what in WHATS)
    return tuple(
        Wearing(
            day=row.day,
            shoe=shoes.get(str(row.shoes), ""),
            insole=insoles.get(str(row.insole), ""),
            socks=socks.get(str(row.socks), ""),
            activity=row.activity,
            hours=row.hours,
            comfort=row.comfort,
            damp=row.damp,
        )
        for row in WornCombination.objects.filter(person=person)
    )


def comfort_of(person: Person, footwear: Footwear) -> list[Comfort]:
    """Return how `footwear` felt on each day it was rated, in order."""
    rows = rows_with(person, footwear)
    return [Comfort(row.day, row.activity, row.comfort) for row in rows if row.comfort is not None]


def rows_with(person: Person, footwear: Footwear) -> list[WornCombination]:
    """Return what was noted with `footwear` in it, in order."""
    return list(WornCombination.objects.filter(person=person, **{footwear.what: footwear.pk}))


def footwear_names(person: Person, what: str) -> dict[str, str]:
    """Return what each pair of one kind is called, by its key; a name that comes twice is numbered."""
    names: dict[str, str] = {}
    taken: set[str] = set()
    for pair in footwear_of(person, what):
        called = next(name for name in _numbered(pair.name) if name not in taken)
        taken.add(called)
        names[str(pair.pk)] = called
    return names


def _numbered(name: str) -> Iterator[str]:
    yield name
    for number in count(2):
        end = f" ({number})"
        yield name[: NAME_LETTERS - len(end)].rstrip() + end


def shoe_factors(person: Person) -> dict[date, str]:
    """Return the name of the pair worn most on each recorded day, noted or assumed.

    A pair that was taken away has no name, so its days are not in it.
    """
    names = footwear_names(person, "shoes")
    mains = _main_pairs(person) if names else ()
    return {day: names[pair] for day, pair in mains if pair in names}


def damp_socks(person: Person) -> dict[date, float]:
    """Return 1 for each day on which damp socks were noted, 0 where only dry ones were."""
    rows = WornCombination.objects.filter(person=person, damp__isnull=False).values_list("day", "damp")
    days: dict[date, float] = {}
    for day, damp in rows:
        days[day] = max(days.get(day, 0.0), 1.0 if damp else 0.0)
    return days


def _main_pairs(person: Person) -> Iterator[tuple[date, str]]:
    usual = usual_pairs(person)
    for day in wear_days(person):
        worn = worn_on(day, usual)
        yield day.day, main_pair(worn, hours_by_pair(day, worn))


def _steps_by_day(person: Person, first: date, last: date) -> dict[date, float]:
    rows = DayFactor.objects.filter(
        person=person, day__range=(first, last), factor__in=STEPS, number__gte=0
    ).values_list("day", "factor", "number")
    return {day: number * STEPS[factor] for day, factor, number in rows if number is not None}


def _wear(row: WornCombination) -> Wear:
    return Wear(
        key=str(row.pk),
        shoes=str(row.shoes or ""),
        insole=str(row.insole or ""),
        socks=str(row.socks or ""),
        activity=row.activity,
        hours=row.hours,
        comfort=row.comfort,
        damp=row.damp,
    )
