"""Every read of stretches, always by person."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from uuid import UUID

from django.shortcuts import get_object_or_404

from fodro.domain.civil import lived_day
from fodro.domain.standing import SILENT_AFTER, OnFeet, on_feet
from fodro.domain.standing import Stretch as Standing
from fodro.web.clock import now
from fodro.web.people.models import Person
from fodro.web.shift.models import Stretch
from fodro.web.wall_time import wall_time

NO_ZONE = "UTC"
"""A clock that named no zone is kept as if it stood in this one."""

_A_DAY = timedelta(days=1)


def stretch_or_404(person: Person, stretch_id: UUID) -> Stretch:
    """Return the stretch of `person` with this id, or answer "not found"."""
    return get_object_or_404(Stretch, person=person, pk=stretch_id)


def open_stretches(person: Person) -> list[Stretch]:
    """Return what was begun and not ended yet, in order: one, unless two devices each began one unseen."""
    return list(Stretch.objects.filter(person=person, ended_at__isnull=True))


def latest_stretch(person: Person) -> Stretch | None:
    """Return the one that began last."""
    return Stretch.objects.filter(person=person).order_by("-started_at").first()


def stretches_between(person: Person, first: date, last: date) -> list[Stretch]:
    """Return the stretches that began on the days from `first` to `last`, in order."""
    return list(Stretch.objects.filter(person=person, day__range=(first, last)))


def stretches_near(person: Person, day: date) -> list[Stretch]:
    """Return every stretch that may reach into `day`: one is never longer than a day."""
    return stretches_between(person, day - _A_DAY, day + _A_DAY)


def stretches_of_day(person: Person, day: date) -> list[Stretch]:
    """Return the stretches with a part in `day`, in order."""
    return [row for row in stretches_near(person, day) if _said(on_feet_among([row], day))]


def on_feet_of_day(person: Person, day: date) -> OnFeet | None:
    """Return the time on the feet of `day`; None where none was noted, which is never the same as zero."""
    return _said(on_feet_among(stretches_near(person, day), day))


def on_feet_by_day(person: Person) -> dict[date, OnFeet]:
    """Return the time on the feet of every day with any, in order."""
    lived: dict[date, list[Stretch]] = {}
    for row in Stretch.objects.filter(person=person):
        for day in _days_of(row):
            lived.setdefault(day, []).append(row)
    found = ((day, _said(on_feet_among(lived[day], day))) for day in sorted(lived))
    return {day: said for day, said in found if said is not None}


def on_feet_among(rows: Iterable[Stretch], day: date) -> OnFeet:
    """Return what `rows` come to on `day`."""
    return on_feet(map(as_standing, rows), day, NO_ZONE, now())


def as_standing(row: Stretch) -> Standing:
    """Return a row as a value of the domain."""
    return Standing(row.started_at, row.ended_at, row.floor, row.shoes, row.zone or NO_ZONE)


def _days_of(row: Stretch) -> list[date]:
    """Return the days, as they were lived, from the beginning of a stretch to its end."""
    ends = row.ended_at or min(now(), row.started_at + SILENT_AFTER)
    first, last = (lived_day(wall_time(moment, row.zone or NO_ZONE)) for moment in (row.started_at, ends))
    return [first + n * _A_DAY for n in range((last - first).days + 1)]


def _said(found: OnFeet) -> OnFeet | None:
    return found if found.known_min or found.running_since or found.unanswered_since else None
