"""Every read of the calendar, always by person."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Max

from fodro.domain.body import Side
from fodro.knowledge.factors import FactorKind
from fodro.web.calendar.telling import Names
from fodro.web.diary.models import DayFactor, Spot
from fodro.web.people.models import Person
from fodro.web.sync.models import Record, Version


@dataclass(frozen=True, slots=True)
class Worst:
    """The worst rating of a day, and where it was."""

    intensity_nrs: float
    region: str
    side: Side | None


def worst_of_days(person: Person, first: date, last: date) -> dict[date, Worst]:
    """Return the worst place of every day from `first` to `last` that has a rating."""
    rows = (
        Spot.objects.filter(checkin__person=person, checkin__day__range=(first, last))
        .order_by("intensity_nrs", "-id")
        .values_list("checkin__day", "intensity_nrs", "region", "side")
    )
    return {
        day: Worst(intensity_nrs, region, Side(side) if side else None)
        for day, intensity_nrs, region, side in rows
    }


def levels_of_days(person: Person, first: date, last: date) -> dict[date, float]:
    """Return the worst rating of every day from `first` to `last` that has one."""
    rows = (
        Spot.objects.filter(checkin__person=person, checkin__day__range=(first, last))
        .values_list("checkin__day")
        .annotate(worst=Max("intensity_nrs"))
        .order_by("checkin__day")
    )
    return dict(rows)


def noted_days(person: Person, first: date, last: date) -> set[date]:
    """Return the days from `first` to `last` on which anything at all was noted."""
    rows = Record.objects.filter(person=person, day__range=(first, last), gone=False)
    return {day for day in rows.order_by("day").values_list("day", flat=True).distinct() if day}


def noted_span(person: Person) -> tuple[date, date] | None:
    """Return the first and the last day with anything noted, or None where there is none."""
    rows = Record.objects.filter(person=person, day__isnull=False, gone=False).values_list("day", flat=True)
    first, last = rows.order_by("day").first(), rows.order_by("-day").first()
    return (first, last) if first and last else None


def versions_of_all(records: Iterable[Record]) -> Mapping[int, list[Version]]:
    """Return the earlier and losing versions of each of `records`, the latest first, in one question."""
    found: dict[int, list[Version]] = {}
    for version in Version.objects.filter(record__in=[record.pk for record in records]).order_by("-clock"):
        found.setdefault(version.record_id, []).append(version)
    return found


def records_of_kinds(person: Person, *kinds: str) -> list[Record]:
    """Return what `person` keeps of these kinds, without what was taken away.

    Unordered: to have them in the order of their ids, SQLite would read every record of the person.
    """
    return list(Record.objects.filter(person=person, kind__in=kinds, gone=False).order_by())


def names_of(person: Person) -> Names:
    """Return what `person` called their own things."""
    own = records_of_kinds(person, "footwear", "own-factor")
    factors = [record for record in own if record.kind == "own-factor"]
    return Names(
        footwear={record.key: record.body.get("name", "") for record in own if record.kind == "footwear"},
        factors={record.key: record.body.get("name", "") for record in factors},
        units={record.key: record.body.get("unit", "") for record in factors},
        yes_no=frozenset(record.key for record in factors if record.body.get("kind") == FactorKind.YES_NO),
    )


def factors_used(person: Person, first: date, last: date) -> list[str]:
    """Return the factors noted from `first` to `last`, the most used first."""
    rows = DayFactor.objects.filter(person=person, day__range=(first, last)).values_list("factor")
    counted = rows.annotate(times=Count("id")).order_by("-times", "factor")
    return [factor for factor, _times in counted]


def factor_on_days(person: Person, factor: str, days: Sequence[date]) -> dict[date, float | str]:
    """Return what was noted of `factor` on each of `days`."""
    rows = DayFactor.objects.filter(person=person, factor=factor, day__in=days)
    return {
        day: word if number is None else number
        for day, number, word in rows.values_list("day", "number", "word")
    }


def pairs_on_days(person: Person, days: Sequence[date]) -> dict[date, list[str]]:
    """Return the keys of the shoes noted as worn on each of `days`."""
    worn: dict[date, list[str]] = {}
    for record in Record.objects.filter(person=person, kind="wear", day__in=days, gone=False):
        if record.day and record.body.get("shoes"):
            worn.setdefault(record.day, []).append(record.body["shoes"])
    return worn


def levels_on(person: Person, days: Sequence[date]) -> dict[date, float]:
    """Return the worst rating of each of `days` that has one."""
    rows = Spot.objects.filter(checkin__person=person, checkin__day__in=days).values_list("checkin__day")
    return dict(rows.annotate(worst=Max("intensity_nrs")).order_by("checkin__day"))
