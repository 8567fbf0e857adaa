"""Writes about people: a diary started, a simulated one looked at. Erasing is in `erasing`."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from fodro.domain.civil import lived_day
from fodro.domain.civil import zone as named_zone
from fodro.domain.diary import Diary
from fodro.web.archive.flows import merge_diary
from fodro.web.bringing_in.storage import forget as forget_chosen_files
from fodro.web.ids import new_id
from fodro.web.people.models import Person
from fodro.web.people.queries import LOCAL_HANDLE
from fodro.web.photos.flows import forget_photos
from fodro.web.share.flows import forget_shared
from fodro.web.writing import writing

KEPT_FOR = timedelta(days=1)
NO_PASSWORD = "!"  # noqa: S105  # Django's mark for "cannot sign in with a password", not one


def start_own_diary() -> Person:
    """Return the person of this computer; the first call makes them. Doing it twice is doing it once."""
    with writing():
        person, _ = Person.objects.get_or_create(handle=LOCAL_HANDLE, defaults={"password": NO_PASSWORD})
    return person


def look_around(now: datetime, zone: str) -> Person:
    """Make a simulated person with 120 days of diary that end `now`, on the clock of `zone`.

    Simulated people of more than a day ago are cleared away.
    """
    with writing():
        left = Person.objects.filter(kind=Person.Kind.SIMULATED, created_at__lt=now - KEPT_FOR)
        for someone in list(left):
            someone.delete()
            forget_chosen_files(someone.pk)
            forget_photos(someone.pk)
            forget_shared(someone.pk)
        person = Person.objects.create(
            handle=f"simulated-{new_id()}", kind=Person.Kind.SIMULATED, password=NO_PASSWORD
        )
    from fodro.analysis.simulate import sample_diary  # the simulator takes a second to load; few need it

    here = now.astimezone(named_zone(zone))
    merge_diary(person, _lived_until(here, sample_diary(until=lived_day(here))))
    return person


def _lived_until(here: datetime, diary: Diary) -> Diary:
    """Return `diary` on the clock of `here`, without what would lie ahead."""
    ratings = (replace(rating, at=rating.at.replace(tzinfo=here.tzinfo)) for rating in diary.ratings)
    sessions = (replace(each, start=each.start.replace(tzinfo=here.tzinfo)) for each in diary.sessions)
    return Diary(
        ratings=tuple(rating for rating in ratings if rating.at <= here),
        sessions=tuple(session for session in sessions if session.start <= here),
        factors=diary.factors,
        wearings=diary.wearings,
    )
