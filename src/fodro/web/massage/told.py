"""What was sent about the time after a massage: a rating, and what is new."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.http import Http404, QueryDict

from fodro.domain.body import Place, Side
from fodro.exchange.entries import Ask
from fodro.knowledge.harm import Harm
from fodro.knowledge.regions import region
from fodro.web.words import language, side_name

PARTS = ("toes", "forefoot", "arch", "heel", "dorsum", "ankle", "calf")
WHOLE = ("foot", "lower-leg")
"""What a side alone stands for, where no part was said."""


def read_harm(sent: QueryDict, at: datetime) -> Harm | None:
    """Return what was said to be new, or None for nothing; a side without a part is all of it."""
    numb, bruise, worse = (sent.get(name) == "yes" for name in ("numb", "bruise", "worse"))
    if not (numb or bruise or worse):
        return None
    return Harm(at, numb=numb, bruise=bruise, worse=worse, places=_places(sent))


def _places(sent: QueryDict) -> tuple[Place, ...]:
    sides: list[Side | None] = [side for side in Side if side in sent.getlist("side")]
    parts = [part for part in PARTS if part in sent.getlist("part")]
    if not sides and not parts:
        return ()
    return tuple(Place(part, side) for side in sides or [None] for part in parts or WHOLE)


def read_ask(sent: QueryDict) -> Ask:
    """Return which question was answered; anything else is not found."""
    try:
        return Ask(sent.get("ask", ""))
    except ValueError:
        raise Http404 from None


def read_session_id(sent: QueryDict) -> UUID:
    """Return which massage an answer is about; anything that is no id is not found."""
    try:
        return UUID(sent.get("session", ""))
    except ValueError:
        raise Http404 from None


def side_chips() -> tuple[tuple[str, str], ...]:
    """Return the sides to choose from."""
    return tuple((side.value, _capital(side_name(side))) for side in Side)


def part_chips() -> tuple[tuple[str, str], ...]:
    """Return the parts to choose from, from the toes up."""
    return tuple((slug, _capital(region(slug).name(language()))) for slug in PARTS)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
