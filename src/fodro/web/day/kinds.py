"""What a day was like, and the factors a person made, as records."""

from __future__ import annotations

from datetime import date

from fodro.exchange.entries import DayValueEntry, OwnFactorEntry
from fodro.web.day.models import OwnFactor
from fodro.web.diary.models import DayFactor
from fodro.web.people.models import Person
from fodro.web.sync.kinds import Kind

DAY_VALUE = "day-value"
OWN_FACTOR = "own-factor"


def value_key(day: date, factor: str) -> str:
    """Return the key of the record of `factor` on `day`."""
    return f"{day.isoformat()}.{factor}"


def row_of(person: Person, entry: DayValueEntry) -> DayFactor:
    """Return the row of one factor of one day, not yet written."""
    word = entry.value if isinstance(entry.value, str) else ""
    number = None if word else entry.value
    return DayFactor(person=person, day=entry.day, factor=entry.factor, number=number, word=word)


def _land_value(person: Person, _key: str, entry: DayValueEntry) -> None:
    DayFactor.objects.filter(person=person, day=entry.day, factor=entry.factor).delete()
    row_of(person, entry).save(force_insert=True)


def _remove_value(person: Person, key: str) -> None:
    written, _dot, factor = key.partition(".")
    try:
        day = date.fromisoformat(written)
    except ValueError:
        return  # a device may take away what never was
    DayFactor.objects.filter(person=person, day=day, factor=factor).delete()


def _land_factor(person: Person, key: str, entry: OwnFactorEntry) -> None:
    row = {
        "name": entry.name,
        "kind": entry.kind.value,
        "unit": entry.unit,
        "choices": list(entry.choices),
        "place": entry.place,
        "retired": entry.retired,
    }
    OwnFactor.objects.update_or_create(person=person, slug=key, defaults=row)


def _remove_factor(person: Person, key: str) -> None:
    OwnFactor.objects.filter(person=person, slug=key).delete()


KINDS = (
    Kind(DAY_VALUE, DayValueEntry.read, land=_land_value, remove=_remove_value),
    Kind(OWN_FACTOR, OwnFactorEntry.read, land=_land_factor, remove=_remove_factor),
)
