"""How footwear, and what was worn, become rows."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from fodro.exchange.entries import EntryError, FootwearEntry, Problem, WearEntry
from fodro.web.footwear.models import Footwear, UsualChoice, WornCombination
from fodro.web.people.models import Person
from fodro.web.sync.kinds import Kind, NotYours


def read_footwear(key: str, body: Mapping[str, Any]) -> FootwearEntry:
    """Return the footwear a body holds.

    Raises
    ------
    EntryError
        If it does not hold any, or it was retired before it was bought.
    """
    entry = FootwearEntry.read(key, body)
    if entry.bought_on and entry.retired_on and entry.retired_on < entry.bought_on:
        raise EntryError(Problem.ENDS_BEFORE_IT_BEGINS, entry.retired_on.isoformat(), field="retired_on")
    return entry


def land_footwear(person: Person, key: str, entry: FootwearEntry) -> None:
    """Write the row of a pair, and its choice as the usual one."""
    _land(
        Footwear,
        person,
        key,
        values={
            "what": entry.what,
            "name": entry.name,
            "style": entry.style,
            "material": entry.material,
            "bought_on": entry.bought_on,
            "retired_on": entry.retired_on,
            "photo": _id(entry.photo),
            "note": entry.note,
        },
    )
    _land_choice(UUID(key), entry)


def land_wear(person: Person, key: str, entry: WearEntry) -> None:
    """Write the row of what was worn."""
    _land(WornCombination, person, key, values=_worn(entry))


def worn_row(person: Person, entry: WearEntry) -> WornCombination:
    """Return the row of what was worn, not yet written."""
    return WornCombination(pk=UUID(entry.key), person=person, **_worn(entry))


def _worn(entry: WearEntry) -> dict[str, Any]:
    return {
        "day": entry.day,
        "shoes": _id(entry.shoes),
        "insole": _id(entry.insole),
        "socks": _id(entry.socks),
        "activity": entry.activity,
        "hours": entry.hours,
        "comfort": entry.comfort,
        "damp": entry.damp,
    }


def remove_footwear(person: Person, key: str) -> None:
    """Take a pair away. What was worn keeps its key: that it was worn stays true."""
    Footwear.objects.filter(person=person, pk=key).delete()


def remove_wear(person: Person, key: str) -> None:
    """Take away what was worn."""
    WornCombination.objects.filter(person=person, pk=key).delete()


def _land(
    model: type[Footwear | WornCombination], person: Person, key: str, *, values: Mapping[str, Any]
) -> None:
    there = model._default_manager.filter(pk=key)
    if there.filter(person=person).update(**values):
        return
    if there.exists():
        raise NotYours
    model._default_manager.create(pk=UUID(key), person=person, **values)


def _land_choice(footwear_id: UUID, entry: FootwearEntry) -> None:
    """Add the choice of usual days; one made on the same day or said to be later gives way to it."""
    choices = UsualChoice.objects.filter(footwear_id=footwear_id)
    if entry.default_since is None:
        choices.delete()
        return
    chosen = {"weekdays": sorted(entry.weekdays), "on_shift": entry.on_shift, "since": entry.default_since}
    if choices.filter(since__gt=entry.default_since).exists() or not choices.filter(**chosen).exists():
        choices.filter(since__gte=entry.default_since).delete()
        UsualChoice.objects.create(footwear_id=footwear_id, **chosen)


def _id(key: str) -> UUID | None:
    return UUID(key) if key else None


KINDS = (
    Kind("footwear", read_footwear, land_footwear, remove_footwear),
    Kind("wear", WearEntry.read, land_wear, remove_wear),
)
