"""Every write of the Day room."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from fodro.exchange.entries import OwnFactorEntry
from fodro.web.day.kinds import DAY_VALUE, OWN_FACTOR, value_key
from fodro.web.day.models import OwnFactor
from fodro.web.day.queries import own_factors
from fodro.web.day.slugs import swapped
from fodro.web.people.models import Person
from fodro.web.sync.flows import Change, keep, keep_all


def note_day(person: Person, day: date, values: Mapping[str, float | str | None]) -> None:
    """Keep what `day` was like: None takes a factor back, since blank is not recorded."""
    if values:
        keep_all(person, [_change(day, factor, value) for factor, value in values.items()])


def make_factor(person: Person, entry: OwnFactorEntry) -> None:
    """Keep a factor `person` made."""
    keep(person, OWN_FACTOR, entry.key, entry.plain())


def move_factor(person: Person, slug: str, by: int) -> None:
    """Move a factor up (-1) or down (1) among those that are asked about."""
    asked = [own for own in own_factors(person) if not own.retired]
    order = swapped([own.slug for own in asked], slug, by)
    places = {own_slug: place for place, own_slug in enumerate(order)}
    moved = [own for own in asked if own.place != places[own.slug]]
    if moved:
        keep_all(person, [_replaced(own, place=places[own.slug]) for own in moved])


def rest_factor(own: OwnFactor, *, retired: bool) -> None:
    """Ask no longer about a factor, or ask again; what was noted of it stays."""
    keep_all(own.person, [_replaced(own, retired=retired)])


def _change(day: date, factor: str, value: float | str | None) -> Change:
    body = None if value is None else {"day": day.isoformat(), "factor": factor, "value": value}
    return DAY_VALUE, value_key(day, factor), body


def _replaced(own: OwnFactor, **changes: object) -> Change:
    return OWN_FACTOR, own.slug, own.body | changes
