"""Every read of days, always by person."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count
from django.shortcuts import get_object_or_404

from fodro.knowledge.factors import FactorKind, OwnName
from fodro.web.day.kinds import DAY_VALUE
from fodro.web.day.models import OwnFactor
from fodro.web.diary.models import DayFactor
from fodro.web.diary.queries import day_factors
from fodro.web.people.models import Person
from fodro.web.sync.models import Record

HABIT_DAYS = 30
"""What was noted on so many days before tells what a person uses."""
CARRIED_DAYS = 14
"""No day further back stands in for one that is not noted yet."""
WORDS_DAYS = 365

Values = Mapping[str, float | str]


@dataclass(frozen=True, slots=True)
class Habit:
    """How often each factor was noted on the days before a day, and on how many days anything was."""

    times: Mapping[str, int]
    days: int


@dataclass(frozen=True, slots=True)
class EarlierDay:
    """The last day before with anything noted."""

    day: date
    values: Values


def own_factors(person: Person) -> list[OwnFactor]:
    """Return every factor `person` made, in their order, resting ones too."""
    return list(OwnFactor.objects.filter(person=person))


def factor_names_of(person: Person) -> Mapping[str, OwnFactor]:
    """Return every factor `person` made by its slug, so that it is called what they call it."""
    return {own.slug: own for own in own_factors(person)}


def own_names_of(person: Person) -> Mapping[str, OwnName]:
    """Return the same as names, for whatever speaks of factors without knowing rows."""
    return {own.slug: OwnName(own.name, FactorKind(own.kind), own.unit) for own in own_factors(person)}


def clocks_of_day(person: Person, day: date) -> dict[str, str]:
    """Return when each value of `day` was last written or taken back: a device may know better."""
    rows = Record.objects.filter(person=person, kind=DAY_VALUE, day=day).values_list("key", "clock")
    return {key.partition(".")[2]: clock for key, clock in rows}


def habit_of(person: Person, day: date) -> Habit:
    """Return what `person` noted of the days before `day`: one saved page changes nothing on the next."""
    rows = DayFactor.objects.filter(person=person, day__gte=day - timedelta(days=HABIT_DAYS), day__lt=day)
    times = dict(rows.order_by().values_list("factor").annotate(times=Count("id")))
    return Habit(times=times, days=rows.order_by().values("day").distinct().count())


def earlier_day(person: Person, day: date) -> EarlierDay | None:
    """Return the last day before `day` on which anything was noted; None where that is long ago."""
    first = day - timedelta(days=CARRIED_DAYS)
    rows = DayFactor.objects.filter(person=person, day__gte=first, day__lt=day)
    last = rows.order_by("-day").values_list("day", flat=True).first()
    return EarlierDay(last, day_factors(person, last)) if last else None


def words_of_factors(person: Person, slugs: Iterable[str], day: date | None = None) -> dict[str, list[str]]:
    """Return the words `person` noted of each factor, in the year up to `day` or ever, most used first."""
    wanted = list(slugs)
    rows = DayFactor.objects.filter(person=person, factor__in=wanted).exclude(word="").order_by()
    if day:
        rows = rows.filter(day__range=(day - timedelta(days=WORDS_DAYS), day))
    counted = rows.values_list("factor", "word").annotate(times=Count("id")).order_by("-times", "word")
    words: dict[str, list[str]] = {slug: [] for slug in wanted}
    for slug, word, _times in counted:
        words[slug].append(word)
    return words


def factors_noted(person: Person) -> dict[str, int]:
    """Return every factor `person` ever noted, with the number of days, the most noted first."""
    rows = DayFactor.objects.filter(person=person).order_by().values_list("factor")
    return dict(rows.annotate(days=Count("id")).order_by("-days", "factor"))


def own_factor_or_404(person: Person, slug: str) -> OwnFactor:
    """Return a factor `person` made."""
    return get_object_or_404(OwnFactor, person=person, slug=slug)
