"""Writes about people: a diary started, a simulated one looked at, either erased."""

from __future__ import annotations

from datetime import date

from fodro.web.archive.flows import merge_diary
from fodro.web.ids import new_id
from fodro.web.people.models import Person
from fodro.web.people.queries import LOCAL_HANDLE
from fodro.web.writing import writing

NO_PASSWORD = "!"  # noqa: S105  # Django's mark for "cannot sign in with a password", not one


def start_own_diary() -> Person:
    """Return the person of this computer; the first call makes them. Doing it twice is doing it once."""
    with writing():
        person, _ = Person.objects.get_or_create(handle=LOCAL_HANDLE, defaults={"password": NO_PASSWORD})
    return person


def look_around(today: date) -> Person:
    """Make a simulated person with 120 days of diary that end on `today`."""
    with writing():
        person = Person.objects.create(
            handle=f"simulated-{new_id()}", kind=Person.Kind.SIMULATED, password=NO_PASSWORD
        )
    from fodro.analysis.simulate import sample_diary  # the simulator takes a second to load; few need it

    merge_diary(person, sample_diary(until=today))
    return person


def erase(person: Person) -> None:
    """Delete `person` with every record of theirs."""
    with writing():
        Person.objects.filter(pk=person.pk).delete()
