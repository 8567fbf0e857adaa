"""Every write of swelling and signs."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from fodro.web.people.models import Person
from fodro.web.signs.entering import Noted, sign_body, swelling_body
from fodro.web.signs.forms import SignDraft, SwellingDraft
from fodro.web.signs.kinds import SIGN, SWELLING
from fodro.web.signs.models import Sign, Swelling
from fodro.web.sync.flows import keep, keep_all, take_away


def keep_swelling(person: Person, draft: SwellingDraft, noted: Noted) -> None:
    """Keep both feet of a valid draft together; a foot that was noted before and is blank now is taken away.

    Raises
    ------
    EntryError
        If something in it is wrong; nothing is written.
    NotYours
        If one of the ids belongs to another person.
    """
    ids = [foot.id for foot in draft.feet]
    there = set(Swelling.objects.filter(person=person, pk__in=ids).values_list("pk", flat=True))
    changes: list[tuple[str, str, dict[str, Any] | None]] = [
        (SWELLING, str(foot.id), body)
        for foot in draft.feet
        if (body := swelling_body(draft, foot, noted)) is not None or foot.id in there
    ]
    keep_all(person, changes)


def keep_sign(person: Person, draft: SignDraft, noted: Noted) -> None:
    """Keep a valid draft of a change.

    Raises
    ------
    EntryError
        If something in it is wrong; nothing is written.
    NotYours
        If the id belongs to another person.
    """
    keep(person, SIGN, str(draft.id), sign_body(draft, noted))


def take_away_swellings(person: Person, rows: Iterable[Swelling]) -> None:
    """Take away what was noted of both feet at one moment; its history stays."""
    keep_all(person, [(SWELLING, str(row.pk), None) for row in rows])


def take_away_sign(person: Person, row: Sign) -> None:
    """Take a sign away; its history stays."""
    take_away(person, SIGN, str(row.pk))
