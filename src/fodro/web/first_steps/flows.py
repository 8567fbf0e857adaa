"""Every write about the first steps: two ratings that are one record."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from fodro.exchange.entries import Feet, FirstStepsEntry
from fodro.web.first_steps.models import FirstSteps
from fodro.web.first_steps.queries import first_steps_of
from fodro.web.people.models import Person
from fodro.web.sync.flows import keep, take_away
from fodro.web.wall_time import wall_time
from fodro.web.writing import writing

KIND = "first-steps"


def keep_morning(person: Person, entry: FirstStepsEntry) -> None:
    """Keep a morning."""
    keep(person, KIND, entry.key, entry.plain())


def note_first(person: Person, entry: FirstStepsEntry) -> bool:
    """Keep the first steps of a day; False where they were noted already, and then nothing changes."""
    with writing():
        if first_steps_of(person, entry.day):
            return False
        keep_morning(person, entry)
    return True


def note_later(person: Person, day: date, nrs: float, *, at: datetime) -> bool:
    """Keep how the steps were later, with the real time; False where the first ones are not noted."""
    with writing():
        row = first_steps_of(person, day)
        if row is None:
            return False
        later_at = wall_time(max(at, row.first_at), row.zone)
        keep_morning(person, replace(entry_of(row), later_at=later_at, later_nrs=nrs))
    return True


def forget_morning(person: Person, day: date) -> None:
    """Take a morning away; its history stays."""
    take_away(person, KIND, day.isoformat())


def entry_of(row: FirstSteps) -> FirstStepsEntry:
    """Return a row as the entry it came from."""
    return FirstStepsEntry(
        key=row.day.isoformat(),
        zone=row.zone,
        day=row.day,
        side=Feet(row.side) if row.side else None,
        first_at=wall_time(row.first_at, row.zone),
        first_nrs=row.first_nrs,
        later_at=wall_time(row.later_at, row.zone) if row.later_at else None,
        later_nrs=row.later_nrs,
    )
