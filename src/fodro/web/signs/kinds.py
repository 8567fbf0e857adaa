"""Swelling and small signs as records."""

from __future__ import annotations

from fodro.exchange.entries import SignEntry, SwellingEntry
from fodro.web.people.models import Person
from fodro.web.signs.models import Sign, Swelling
from fodro.web.sync.kinds import Kind, own_or_new
from fodro.web.wall_time import instant_of

SWELLING = "swelling"
SIGN = "sign"


def swelling_row(person: Person, entry: SwellingEntry) -> Swelling:
    """Return the row of a swelling, not yet written."""
    return Swelling(
        id=entry.key,
        person=person,
        day=entry.day,
        zone=entry.zone,
        noted_at=instant_of(entry.at),
        part=entry.part or "",
        side=entry.side,
        method=entry.method,
        value=entry.value,
    )


def sign_row(person: Person, entry: SignEntry) -> Sign:
    """Return the row of a sign, not yet written."""
    return Sign(
        id=entry.key,
        person=person,
        day=entry.day,
        zone=entry.zone,
        noted_at=instant_of(entry.at),
        what=entry.what,
        region=entry.region,
        side=entry.side or "",
        view=entry.view or "",
        note=entry.note,
        photo=entry.photo or None,
    )


def _land_swelling(person: Person, key: str, entry: SwellingEntry) -> None:
    own_or_new(Swelling.objects.all(), person, key)
    swelling_row(person, entry).save()


def _land_sign(person: Person, key: str, entry: SignEntry) -> None:
    own_or_new(Sign.objects.all(), person, key)
    sign_row(person, entry).save()


def _remove_swelling(person: Person, key: str) -> None:
    Swelling.objects.filter(person=person, pk=key).delete()


def _remove_sign(person: Person, key: str) -> None:
    Sign.objects.filter(person=person, pk=key).delete()


KINDS: tuple[Kind, ...] = (
    Kind(SWELLING, SwellingEntry.read, land=_land_swelling, remove=_remove_swelling),
    Kind(SIGN, SignEntry.read, land=_land_sign, remove=_remove_sign),
)
