"""One step back: what was just changed, kept in the session for ten minutes."""

from __future__ import annotations

import time
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest

KEPT_S = 600
_PLACE = "calendar-undo"


@dataclass(frozen=True, slots=True)
class Change:
    """A record that was changed: the version before (empty for none) and the one that stands now."""

    kind: str
    key: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Undo:
    """What can be taken back, how it is told, and on which page: a day or a month, as in its address."""

    told: str
    where: str
    changes: tuple[Change, ...]


def offer_undo(request: HttpRequest, told: str, changes: Iterable[Change], *, where: str) -> None:
    """Let the page of `where` offer to take `changes` back."""
    plain = [[change.kind, change.key, change.before, change.after] for change in changes]
    request.session[_PLACE] = {
        "told": told,
        "where": where,
        "changes": plain,
        "until_s": time.time() + KEPT_S,
    }


def undo_offered(request: HttpRequest) -> Undo | None:
    """Return what can still be taken back."""
    kept: dict[str, Any] | None = request.session.get(_PLACE)
    if not kept or kept["until_s"] < time.time():
        return None
    return Undo(kept["told"], kept["where"], tuple(Change(*each) for each in kept["changes"]))


def forget_undo(request: HttpRequest) -> None:
    """Offer it no longer."""
    request.session.pop(_PLACE, None)
