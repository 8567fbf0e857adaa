"""A pair as it was sent: what is wrong stands beside what was typed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any
from uuid import UUID

from django.http import QueryDict
from django.utils.translation import gettext as _

from fodro.domain.wearing import WEEKDAYS, Held
from fodro.exchange.readings import EARLIEST
from fodro.knowledge.footwear import SHOES, SOCKS, WHATS, kinds_of
from fodro.web.footwear.models import NAME_LETTERS, Footwear
from fodro.web.footwear.telling import day_words
from fodro.web.ids import new_id
from fodro.web.sent import read_id

NOTE_LETTERS = 2_000
NOT_USUAL = Held()


@dataclass(frozen=True, slots=True)
class FootwearDraft:
    """A pair as it was typed, ``bought`` as it came; errors stand under the name of their field."""

    id: UUID
    what: str = SHOES
    name: str = ""
    kind: str = ""
    bought: str = ""
    note: str = ""
    usual: Held = NOT_USUAL
    errors: Mapping[str, str] = field(default_factory=dict)

    @property
    def body(self) -> dict[str, Any]:
        """What is kept of it. Only for a draft without an error."""
        return {
            "what": self.what,
            "name": self.name,
            "style": "" if self.what == SOCKS else self.kind,
            "material": self.kind if self.what == SOCKS else "",
            "bought_on": self.bought or None,
            "note": self.note,
        }


@dataclass(frozen=True, slots=True)
class RetireDraft:
    """The last day of a pair, as it was typed."""

    typed: str
    error: str = ""


def blank_draft(sent: QueryDict) -> FootwearDraft:
    """Return the draft of something new: shoes, unless another kind was asked for."""
    what = sent.get("what", "")
    return FootwearDraft(id=new_id(), what=what if what in WHATS else SHOES)


def draft_of(footwear: Footwear, usual: Held) -> FootwearDraft:
    """Return the draft that shows what is known of `footwear`."""
    bought = footwear.bought_on.isoformat() if footwear.bought_on else ""
    return FootwearDraft(
        id=footwear.pk,
        what=footwear.what,
        name=footwear.name,
        kind=footwear.kind,
        bought=bought,
        note=footwear.note,
        usual=usual,
    )


def read_footwear(
    sent: QueryDict, today: date, *, others: Iterable[Footwear], there: Footwear | None = None
) -> FootwearDraft:
    """Read a new pair, or changes to the pair that is `there`."""
    what = there.what if there else blank_draft(sent).what
    typed = FootwearDraft(
        id=there.pk if there else read_id(sent.get("id", "")),
        what=what,
        name=" ".join(_plain(sent, "name").split()),
        kind=_kind(_plain(sent, "kind"), what, there),
        bought=_plain(sent, "bought_on"),
        note=_plain(sent, "note"),
        usual=_usual(sent) if what == SHOES else NOT_USUAL,
    )
    return _checked(typed, today, others=others, there=there)


def read_retired(sent: QueryDict, today: date, footwear: Footwear) -> RetireDraft:
    """Read the last day of `footwear`: today where none was typed."""
    typed = _plain(sent, "retired_on") or today.isoformat()
    error = day_error(typed, today)
    if not error and footwear.bought_on and date.fromisoformat(typed) < footwear.bought_on:
        bought = day_words(footwear.bought_on)
        error = _("That is before you bought the pair, %(day)s. Choose that day or a later one.") % {
            "day": bought
        }
    return RetireDraft(typed, error)


def day_error(typed: str, today: date) -> str:
    """Return what is wrong with a day that was typed, or nothing."""
    day = day_of(typed)
    if day is None:
        return _("“%(typed)s” is not a day Fodro can read. Write it like %(example)s.") % {
            "typed": typed,
            "example": today.isoformat(),
        }
    if day > today:
        return _("That day lies ahead. Choose today or an earlier day.")
    return ""


def day_of(typed: str) -> date | None:
    """Return the day that was typed, if it is one a diary can hold."""
    try:
        day = date.fromisoformat(typed)
    except ValueError:
        return None
    return day if day >= EARLIEST and typed == day.isoformat() else None


def _checked(
    draft: FootwearDraft, today: date, *, others: Iterable[Footwear], there: Footwear | None
) -> FootwearDraft:
    found = {
        "name": _name_error(draft, others),
        "bought_on": _bought_error(draft, today, there) if draft.bought else "",
        "note": _too_long(NOTE_LETTERS) if len(draft.note) > NOTE_LETTERS else "",
    }
    return replace(draft, errors={name: error for name, error in found.items() if error})


def _name_error(draft: FootwearDraft, others: Iterable[Footwear]) -> str:
    if not draft.name:
        return _("Give it a name, so that you know it again.")
    if len(draft.name) > NAME_LETTERS:
        return _too_long(NAME_LETTERS)
    taken = (one for one in others if one.what == draft.what and one.pk != draft.id)
    if any(one.name.casefold() == draft.name.casefold() for one in taken):
        return _("You already have “%(name)s”. Give this one another name.") % {"name": draft.name}
    return ""


def _bought_error(draft: FootwearDraft, today: date, there: Footwear | None) -> str:
    error = day_error(draft.bought, today)
    if error or there is None or there.retired_on is None:
        return error
    if date.fromisoformat(draft.bought) <= there.retired_on:
        return ""
    retired = day_words(there.retired_on)
    return _("You retired it on %(day)s. Choose that day or an earlier one.") % {"day": retired}


def _too_long(letters: int) -> str:
    return _("Make this shorter: %(n)s characters at most.") % {"n": letters}


def _kind(typed: str, what: str, there: Footwear | None) -> str:
    """Return the kind that was chosen; one that came with an import may stay as it is."""
    known = {*kinds_of(what), there.kind if there else ""}
    return typed if typed in known else ""


def _usual(sent: QueryDict) -> Held:
    chosen = set(sent.getlist("weekday"))
    weekdays = frozenset(weekday for weekday in WEEKDAYS if str(weekday) in chosen)
    return Held(weekdays, on_shift=sent.get("on_shift") == "yes")


def _plain(sent: QueryDict, name: str) -> str:
    return sent.get(name, "").replace("\0", "").strip()
