"""What was sent about own routines: a name and where to begin, one change of the steps, a technique."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from uuid import UUID

from django.http import QueryDict
from django.utils.translation import gettext as _

from fodro.domain.body import Side
from fodro.knowledge.own_routines import (
    CHANGE_S,
    NAME_LETTERS,
    OwnRoutine,
    move_step,
    remove_step,
    reorder,
    resize_step,
)
from fodro.web.massage.forms import MINUTES
from fodro.web.own_routines.flows import Edit
from fodro.web.sent import read_id

STROKES = "strokes"
ORDER = "order"


@dataclass(frozen=True, slots=True)
class NewDraft:
    """A routine to be kept: from a massage (`session`), from today's of some minutes, or of strokes alone."""

    id: UUID
    name: str = ""
    begin: str = STROKES
    session: UUID | None = None
    error: str = ""

    @property
    def minutes(self) -> int:
        """The minutes of today's massage that it begins with; 0 where it begins with strokes alone."""
        return 0 if self.begin == STROKES else int(self.begin)


@dataclass(frozen=True, slots=True)
class StepChange:
    """One change of the steps: what, and at which step; `order` for a whole new order."""

    what: str
    index: int = -1
    order: tuple[int, ...] = ()

    @property
    def edit(self) -> Edit:
        """The change as it is made."""
        return self._made

    def _made(self, own: OwnRoutine) -> OwnRoutine:
        if self.what == ORDER:
            return reorder(own, self.order)
        if self.what == "remove":
            return remove_step(own, self.index)
        if self.what in {"longer", "shorter"}:
            return resize_step(own, self.index, CHANGE_S if self.what == "longer" else -CHANGE_S)
        return move_step(own, self.index, self.place_after)

    @property
    def place_after(self) -> int:
        """Where the step is afterwards."""
        if self.what == ORDER:
            return self.index
        return max(0, self.index + {"up": -1, "down": 1}.get(self.what, 0))


def read_new(sent: QueryDict, session: UUID | None) -> NewDraft:
    """Read a name and where to begin; what does not fit is the beginning that always does."""
    begins = {STROKES, *map(str, MINUTES)}
    begin = sent.get("begin", "") or sent.get("minutes", "")
    return NewDraft(
        id=read_id(sent.get("id", "")),
        name=read_name(sent),
        begin=begin if begin in begins else STROKES,
        session=session,
    )


def read_session(sent: QueryDict) -> UUID | None:
    """Return the massage whose routine is to be kept, where one is named."""
    try:
        return UUID(sent.get("session", ""))
    except ValueError:
        return None


def read_name(sent: QueryDict) -> str:
    """Return a name as it is kept: one line, without blanks at the ends."""
    return " ".join(sent.get("name", "").replace("\0", "").split())


def with_name_checked(draft: NewDraft, taken: Iterable[str]) -> NewDraft:
    """Return the draft with what is wrong with its name."""
    return replace(draft, error=name_error(draft.name, taken))


def name_error(name: str, taken: Iterable[str]) -> str:
    """Return what is wrong with a name, or nothing."""
    if not name:
        return _("Give it a name, so that you know it again.")
    if len(name) > NAME_LETTERS:
        return _("Make this shorter: %(n)s characters at most.") % {"n": NAME_LETTERS}
    if name.casefold() in {other.casefold() for other in taken}:
        return _("You already have “%(name)s”. Give this one another name.") % {"name": name}
    return ""


def free_name(name: str, taken: Iterable[str]) -> str:
    """Return `name` with the first number that makes it another name."""
    there, n = {other.casefold() for other in taken}, 2
    while (numbered := f"{name[: NAME_LETTERS - len(str(n)) - 1]} {n}").casefold() in there:
        n += 1
    return numbered


def read_change(sent: QueryDict) -> StepChange | None:
    """Return the change of the steps that was sent, or None where it is none."""
    what, _colon, place = sent.get("do", "").partition(":")
    if what == ORDER:
        order = _places(sent.get("order", ""))
        return StepChange(ORDER, index=_moved(order, sent.get("moved", "")), order=order) if order else None
    known = what in {"up", "down", "longer", "shorter", "remove"} and _is_place(place)
    return StepChange(what, int(place)) if known else None


def read_side(sent: QueryDict) -> Side | None:
    """Return the only foot a technique is for, or None for both."""
    side = sent.get("side", "")
    return Side(side) if side in set(Side) else None


def read_place(sent: QueryDict) -> int | None:
    """Return the place a technique is to come to, or None for the end."""
    place = sent.get("at", "")
    return int(place) if _is_place(place) else None


def _places(text: str) -> tuple[int, ...]:
    found = text.split(",")
    return tuple(map(int, found)) if all(map(_is_place, found)) else ()


def _moved(order: tuple[int, ...], moved: str) -> int:
    """Return where the step that was dragged is in `order`."""
    return order.index(int(moved)) if _is_place(moved) and int(moved) in order else -1


def _is_place(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) <= 2
