"""Every write about the time on the feet."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum

from fodro.domain.standing import FORGOTTEN_AFTER
from fodro.domain.standing import SILENT_AFTER as LONGEST
from fodro.web.people.models import Person
from fodro.web.shift.changes import KIND, Underfoot, begun, body_of, changed, ended, gone_on, underfoot_of
from fodro.web.shift.forms import StretchDraft
from fodro.web.shift.models import Stretch
from fodro.web.shift.queries import open_stretches
from fodro.web.sync.flows import keep, keep_all, take_away
from fodro.web.writing import writing


class Became(StrEnum):
    """What became of a tap."""

    BEGUN = "begun"
    GOES_ON = "goes-on"
    CHANGED = "changed"
    ENDED = "ended"
    WAS_OFF = "was-off"


class EndUnknownError(Exception):
    """What is open may be forgotten: first the person says how it ended."""


def get_up(person: Person, underfoot: Underfoot, *, at: datetime, zone: str) -> Became:
    """Begin a stretch; while one is open it goes on, on what is underfoot now.

    Raises
    ------
    EndUnknownError
        If the open one may be forgotten.
    """
    with writing():
        rows = open_stretches(person)
        if not rows:
            keep_all(person, begun(underfoot, at=at, zone=zone))
            return Became.BEGUN
        refuse_unknown_end(rows, at)
        if underfoot_of(rows[-1]) == underfoot:
            return Became.GOES_ON
        keep_all(person, changed(rows, underfoot, at=at, zone=zone))
    return Became.CHANGED


def sit_down(person: Person, *, at: datetime) -> Became:
    """End now what is open; where nothing is, nothing happens.

    Raises
    ------
    EndUnknownError
        If the open one may be forgotten: it may have ended long ago.
    """
    refuse_unknown_end(open_stretches(person), at)
    return sat_down(person, at=at)


def sat_down(person: Person, *, at: datetime) -> Became:
    """End what is open at the time the person says."""
    with writing():
        rows = open_stretches(person)
        if rows:
            keep_all(person, ended(rows, at=at))
    return Became.ENDED if rows else Became.WAS_OFF


def go_on(person: Person, *, at: datetime, zone: str) -> Became:
    """Keep that the person is still on their feet: what was in question is known, and goes on from here.

    Raises
    ------
    EndUnknownError
        If it began longer ago than a stretch can last.
    """
    rows = open_stretches(person)
    if not rows:
        return Became.WAS_OFF
    if at - rows[0].started_at > LONGEST:
        raise EndUnknownError
    keep_all(person, gone_on(rows, underfoot_of(rows[-1]), at=at, zone=zone))
    return Became.GOES_ON


def leave_unknown(person: Person) -> None:
    """Take away what is open: the person does not know when it ended."""
    keep_all(person, [(KIND, str(row.pk), None) for row in open_stretches(person)])


def keep_draft(person: Person, draft: StretchDraft) -> None:
    """Keep a stretch as the person wrote it; only a valid draft."""
    body = body_of(draft.start_at, draft.end_at, zone=draft.zone, underfoot=draft.underfoot)
    keep(person, KIND, str(draft.id), body)


def forget_stretch(person: Person, stretch: Stretch) -> None:
    """Take a stretch away; its history stays."""
    take_away(person, KIND, str(stretch.pk))


def refuse_unknown_end(rows: Sequence[Stretch], at: datetime) -> None:
    """Raise `EndUnknownError` if one of the open `rows` may be forgotten at `at`."""
    if any(at - row.started_at > FORGOTTEN_AFTER for row in rows):
        raise EndUnknownError
