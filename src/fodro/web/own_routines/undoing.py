"""One step back in the room of own routines: the last thing taken out or away, for ten minutes."""

from __future__ import annotations

from django.http import HttpRequest
from django.utils.translation import gettext as _

from fodro.exchange.entries import EntryError
from fodro.web.calendar.flows import take_back
from fodro.web.calendar.undo import Change, forget_undo, offer_undo, undo_offered
from fodro.web.own_routines.kinds import OWN_ROUTINE
from fodro.web.people.models import Person

ROOM = OWN_ROUTINE
"""Where the offer stands when the whole routine was taken away; else it stands with the routine."""


def offer(request: HttpRequest, told: str, change: Change, *, where: str = ROOM) -> None:
    """Let the page of `where` offer to take `change` back."""
    offer_undo(request, told, [change], where=where)


def offered(request: HttpRequest, where: str = ROOM) -> str:
    """Return what can be taken back on the page of `where`, in words; else nothing."""
    undo = undo_offered(request)
    return undo.told if undo and undo.where == where and _is_ours(undo.changes) else ""


def take_offered_back(request: HttpRequest, person: Person) -> tuple[str, str]:
    """Take the last change back; return the routine it was about, empty for none, and what was done."""
    undo = undo_offered(request)
    if undo is None or not _is_ours(undo.changes):
        return "", _("There is nothing to undo any more.")
    forget_undo(request)
    try:
        left = take_back(person, undo.changes)
    except EntryError:
        left = len(undo.changes)
    said = _("Undone.") if not left else _("It was changed again since, so nothing was undone.")
    return undo.changes[0].key, said


def _is_ours(changes: tuple[Change, ...]) -> bool:
    return all(change.kind == OWN_ROUTINE for change in changes)
