"""Every read of the calendar, always by person."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Max

from fodro.domain.body import Side
from fodro.web.calendar.telling import Names
from fodro.web.day.queries import factor_names_of
from fodro.web.day.questions import known_questions, own_question
from fodro.web.diary.models import DayFactor, Spot
from fodro.web.footwear.queries import footwear_of
from fodro.web.people.models import Person
from fodro.web.sync.models import Record, Version
from fodro.web.words import language


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


def years_noted(person: Person) -> list[int]:
    """Return the years with anything noted, in order; each is found by one step into the index."""
    rows = Record.objects.filter(person=person, gone=False).order_by("day").values_list("day", flat=True)
    years, day = [], rows.filter(day__isnull=False).first()
    while day:
        years.append(day.year)
        day = rows.filter(day__gt=date(day.year, 12, 31)).first()
    return years


def versions_of_all(records: Iterable[Record]) -> Mapping[int, list[Version]]:
    """Return the earlier and losing versions of each of `records`, the latest first, in one question."""
    found: dict[int, list[Version]] = {}
    for version in Version.objects.filter(record__in=[record.pk for record in records]).order_by("-clock"):
        found.setdefault(version.record_id, []).append(version)
    return found


def names_of(person: Person) -> Names:
    """Return what things are called where `person` reads."""
    own = {slug: own_question(factor, language()) for slug, factor in factor_names_of(person).items()}
    footwear = {str(each.pk): each.name for each in footwear_of(person)}
    return Names(footwear=footwear, questions=known_questions(language()) | own)


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
