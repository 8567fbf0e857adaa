"""Every read of the diary, always by person."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from django.db.models import Count, Max
from django.http import Http404

from fodro.exchange.entries import CheckinEntry
from fodro.web.diary.models import Checkin, DayFactor, Spot
from fodro.web.people.models import Person
from fodro.web.sync.queries import record_of, versions_of
from fodro.web.wall_time import wall_time

WEEK_DAYS = 7
CHECKIN = "checkin"


def checkins_of_day(person: Person, day: date) -> list[Checkin]:
    """Return the check-ins of `person` on `day` with their spots, in the order of the clock on the wall.

    The instant will not do: a record of no known zone keeps its wall clock as if it were UTC.
    """
    checkins = Checkin.objects.filter(person=person, day=day).order_by().prefetch_related("spots")
    return sorted(
        checkins, key=lambda checkin: wall_time(checkin.noted_at, checkin.zone).replace(tzinfo=None)
    )


def own_checkin_or_404(person: Person, key: str) -> tuple[CheckinEntry, bool]:
    """Return a check-in of `person` as it was last noted, and whether it was taken away since.

    Raises
    ------
    Http404
        If there never was one of theirs with this key.
    """
    record = record_of(person, CHECKIN, key)
    if record is None:
        raise Http404
    bodies = [record.body, *(version.body for version in versions_of(person, CHECKIN, key))]
    body = next((body for body in bodies if body), None)
    if body is None:
        raise Http404
    return CheckinEntry.read(key, body), record.gone


def latest_checkin(person: Person) -> Checkin | None:
    """Return the check-in of `person` with the latest instant, with its spots."""
    rows = Checkin.objects.filter(person=person).prefetch_related("spots")
    return rows.order_by("-noted_at", "-id").first()


def interference_noted(person: Person, day: date) -> float | None:
    """Return how much pain was in the way on `day`, 0–10, as it was last noted; None where it was not."""
    noted = Checkin.objects.filter(person=person, day=day, interference_nrs__isnull=False)
    # Ordered here: asked to, SQLite walks every check-in in the order of time instead of those of one day.
    latest = max(noted.order_by().values_list("noted_at", "interference_nrs"), default=None)
    return latest[1] if latest else None


def has_checkins(person: Person) -> bool:
    """Return whether `person` ever checked in."""
    return Checkin.objects.filter(person=person).exists()


def current_spots(checkins: Iterable[Checkin]) -> list[Spot]:
    """Return how each place was last noted among `checkins` of a day, worst first.

    A place noted earlier still counts, unless nothing hurt since.
    """
    places: dict[tuple[str, str], Spot] = {}
    for checkin in checkins:
        spots = list(checkin.spots.all())
        if all(spot.intensity_nrs == 0 and not spot.qualities for spot in spots):
            places.clear()
        places |= {(spot.region, spot.side): spot for spot in spots}
    return sorted(places.values(), key=lambda spot: -spot.intensity_nrs)


def day_factors(person: Person, day: date) -> dict[str, float | str]:
    """Return what `person` recorded of `day`."""
    rows = DayFactor.objects.filter(person=person, day=day).values_list("factor", "number", "word")
    return {factor: word if number is None else number for factor, number, word in rows}


def words_used(person: Person, factor: str) -> list[str]:
    """Return the words `person` used for `factor` before, the most used first."""
    rows = DayFactor.objects.filter(person=person, factor=factor).exclude(word="")
    counted = rows.values_list("word").annotate(times=Count("id")).order_by("-times", "word")
    return [word for word, _ in counted[:20]]


def worst_of_week(person: Person, until: date) -> dict[date, float | None]:
    """Return the worst rating of each of the seven days that end on `until`; None for a day without any."""
    days = [until - timedelta(days=n) for n in range(WEEK_DAYS - 1, -1, -1)]
    rows = (
        Spot.objects.filter(checkin__person=person, checkin__day__range=(days[0], until))
        .values_list("checkin__day")
        .annotate(worst=Max("intensity_nrs"))
        .order_by("checkin__day")
    )
    noted: dict[date, float] = dict(rows)
    return {day: noted.get(day) for day in days}
