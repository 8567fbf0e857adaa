"""Every write of the shoes room."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from fodro.domain.wearing import Held, Wear, held_by, wear_to_change
from fodro.web.footwear import queries
from fodro.web.footwear.forms import FootwearDraft
from fodro.web.footwear.models import Footwear
from fodro.web.footwear.worn_forms import WornDayDraft, WornDraft
from fodro.web.ids import new_id
from fodro.web.people.models import Person
from fodro.web.sync.flows import Change, keep, keep_all, take_away
from fodro.web.sync.models import Record
from fodro.web.sync.queries import record_of

FOOTWEAR, WEAR = "footwear", "wear"


def keep_footwear(person: Person, draft: FootwearDraft, today: date) -> None:
    """Keep a pair, new or changed. Where its usual days changed, they hold from `today` on.

    Raises
    ------
    NotYours
        If the id belongs to another person.
    """
    body = {**_body(person, draft.id), **draft.body, **_chosen(person, draft, today)}
    keep(person, FOOTWEAR, str(draft.id), body)


def retire(person: Person, footwear: Footwear, on: date) -> None:
    """Keep the last day of a pair: from the day after it is nobody's usual pair any more."""
    _change(person, footwear, {"retired_on": on.isoformat()})


def unretire(person: Person, footwear: Footwear) -> None:
    """Take a pair back into use."""
    _change(person, footwear, {"retired_on": None})


def take_footwear_away(person: Person, footwear: Footwear) -> bool:
    """Take away a pair that was never worn, and return whether it went; a worn one stays."""
    if queries.is_noted(person, footwear):
        return False
    take_away(person, FOOTWEAR, str(footwear.pk))
    return True


def set_photo(person: Person, footwear_id: UUID, photo_id: UUID | None) -> None:
    """Make a photo the picture of a pair; None takes it back.

    Raises
    ------
    Http404
        If `person` has no such pair.
    """
    footwear = queries.footwear_or_404(person, footwear_id)
    _change(person, footwear, {"photo": str(photo_id or "")})


def keep_worn(person: Person, sent: WornDayDraft) -> bool:
    """Keep what was worn on a day, all of it or nothing, and return whether anything was said.

    A combination that was emptied is taken away, and so is the one that was removed.

    Raises
    ------
    NotYours
        If an id belongs to another person.
    """
    there = {wear.key for wear in queries.wears_by_day(person, sent.day, sent.day).get(sent.day, ())}
    if sent.removed:
        changes = [_removal(str(sent.removed))] if str(sent.removed) in there else []
    else:
        said = (draft for draft in sent.drafts if not draft.is_empty or str(draft.id) in there)
        changes = [_change_of(draft, sent.day) for draft in said]
    return bool(changes and keep_all(person, changes))


def set_pair(person: Person, days: Iterable[date], shoes: UUID) -> list[Record]:
    """Say that each of `days` was the pair `shoes`, all or none; return the records that changed.

    Hours, comfort and what else was noted of the day stay. A day that has the pair among several is left
    as it is; of several others the one worn longest changes.

    Raises
    ------
    Http404
        If `person` has no such pair.
    """
    pair = str(queries.footwear_or_404(person, shoes).pk)
    wanted = sorted(set(days))
    noted = queries.wears_by_day(person, wanted[0], wanted[-1]) if wanted else {}
    found = ((day, wear_to_change(noted.get(day, []), pair)) for day in wanted)
    return keep_all(person, [_with_pair(day, wear, pair) for day, wear in found if wear is not None])


def _with_pair(day: date, wear: Wear, pair: str) -> Change:
    body = {
        "day": day.isoformat(),
        "shoes": pair,
        "insole": wear.insole,
        "socks": wear.socks,
        "activity": wear.activity,
        "hours": wear.hours,
        "comfort": wear.comfort,
        "damp": wear.damp,
    }
    return WEAR, wear.key or str(new_id()), body


def _change_of(draft: WornDraft, day: date) -> Change:
    return _removal(str(draft.id)) if draft.is_empty else (WEAR, str(draft.id), draft.body(day))


def _removal(key: str) -> Change:
    return WEAR, key, None


def _chosen(person: Person, draft: FootwearDraft, today: date) -> dict[str, Any]:
    """Return the usual days as they are kept; nothing where they are what they were already."""
    held = held_by(queries.usual_pairs(person), today).get(str(draft.id), Held())
    if draft.usual == held:
        return {}
    chosen = {"weekdays": sorted(draft.usual.weekdays), "on_shift": draft.usual.on_shift}
    return {**chosen, "default_since": today.isoformat()}


def _change(person: Person, footwear: Footwear, changes: Mapping[str, Any]) -> None:
    keep(person, FOOTWEAR, str(footwear.pk), {**_body(person, footwear.pk), **changes})


def _body(person: Person, footwear_id: UUID) -> Mapping[str, Any]:
    record = record_of(person, FOOTWEAR, str(footwear_id))
    return record.body if record and not record.gone else {}
