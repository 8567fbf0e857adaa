"""Every write of own routines."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from uuid import UUID

from fodro.exchange.entries import OwnRoutineEntry
from fodro.exchange.entries.own_routine import LAST_PLACE
from fodro.knowledge.own_routines import OwnRoutine, from_routine, rename
from fodro.knowledge.routine import Routine
from fodro.web.calendar.undo import Change
from fodro.web.ids import new_id
from fodro.web.massage.models import MassageSession
from fodro.web.own_routines.kinds import OWN_ROUTINE, entry_of, routine_of
from fodro.web.own_routines.models import KeptRoutine
from fodro.web.own_routines.queries import routine_or_404, routines_of, state_of
from fodro.web.people.models import Person
from fodro.web.sync.flows import keep, keep_all
from fodro.web.sync.queries import record_of
from fodro.web.writing import recording

Edit = Callable[[OwnRoutine], OwnRoutine]


class ChangedMeanwhile(Exception):  # noqa: N818 - reads as what it says where it is raised and caught
    """The steps are not those the person saw; nothing was changed."""


def keep_new(person: Person, routine_id: UUID, routine: OwnRoutine) -> None:
    """Keep a new routine, once: sent again with the same id it is the same one. It comes last.

    Raises
    ------
    NotYours
        If the id belongs to another person.
    """
    key = str(routine_id)
    with recording(person):
        if record_of(person, OWN_ROUTINE, key) is None:
            place = max((row.place for row in routines_of(person)), default=-1) + 1
            entry = OwnRoutineEntry(key, routine, place=min(LAST_PLACE, place))
            keep(person, OWN_ROUTINE, key, entry.plain())


def save_from_session(
    person: Person, session: MassageSession, name: str, *, routine_id: UUID | None = None
) -> UUID:
    """Keep the routine of a massage under `name` and return its id.

    Raises
    ------
    OwnRoutineError
        If the name is none, or the routine is not within what one of one's own may be.
    """
    made = from_routine(Routine.from_dict(session.routine), name)
    new = routine_id or new_id()
    keep_new(person, new, made)
    return new


def change_steps(row: KeptRoutine, edit: Edit, *, seen: str) -> Change:
    """Keep the routine as `edit` makes it, and return what changed.

    Raises
    ------
    ChangedMeanwhile
        If its steps are not those of the mark `seen` any more.
    OwnRoutineError
        If it would not be whole.
    """
    person = row.person
    with recording(person):
        there = routine_or_404(person, row.pk)
        if state_of(there) != seen:
            raise ChangedMeanwhile
        return _replace(there, routine=edit(routine_of(there)))


def change_name(row: KeptRoutine, name: str) -> Change:
    """Keep the routine under another name.

    Raises
    ------
    OwnRoutineError
        If it is none.
    """
    with recording(row.person):
        there = routine_or_404(row.person, row.pk)
        return _replace(there, routine=rename(routine_of(there), name))


def rest_routine(row: KeptRoutine, *, retired: bool) -> None:
    """Put a routine to rest below the others, or take it back."""
    with recording(row.person):
        _replace(routine_or_404(row.person, row.pk), retired=retired)


def take_routine_away(row: KeptRoutine) -> Change:
    """Take a routine away, and return what changed; its history stays."""
    with recording(row.person):
        before = _clock(row)
        gone = keep_all(row.person, [(OWN_ROUTINE, str(row.pk), None)])[0]
        return Change(OWN_ROUTINE, str(row.pk), before, gone.clock)


def _replace(row: KeptRoutine, *, routine: OwnRoutine | None = None, retired: bool | None = None) -> Change:
    before, entry = _clock(row), entry_of(row)
    changed = replace(
        entry,
        routine=routine or entry.routine,
        retired=entry.retired if retired is None else retired,
    )
    after = keep(row.person, OWN_ROUTINE, entry.key, changed.plain())
    return Change(OWN_ROUTINE, entry.key, before, after.clock)


def _clock(row: KeptRoutine) -> str:
    record = record_of(row.person, OWN_ROUTINE, str(row.pk))
    return record.clock if record else ""
