"""What was worn on a day, as it was sent: several combinations, and what is wrong beside what was typed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from math import isfinite
from typing import Any
from uuid import UUID

from django.http import QueryDict
from django.utils.translation import gettext as _

from fodro.domain.scores import nrs
from fodro.domain.wearing import Wear
from fodro.knowledge.footwear import activities
from fodro.web.footwear.forms import day_error, day_of
from fodro.web.sent import scale_error

HOURS_PER_DAY = 24
MOST_COMBINATIONS = 12
DAMP = {"yes": True, "no": False}


@dataclass(frozen=True, slots=True)
class WornDraft:
    """One combination as it was typed; keys are empty where nothing was chosen."""

    id: UUID
    shoes: str = ""
    insole: str = ""
    socks: str = ""
    activity: str = ""
    hours: str = ""
    comfort: str = ""
    damp: str = ""
    errors: Mapping[str, str] = field(default_factory=dict)

    @property
    def is_empty(self) -> bool:
        """Whether nothing at all was said."""
        said = (self.shoes, self.insole, self.socks, self.activity, self.hours, self.comfort, self.damp)
        return not any(said)

    def body(self, day: date) -> dict[str, Any]:
        """Return what is kept of it. Only for a draft without an error."""
        return {
            "day": day.isoformat(),
            "shoes": self.shoes,
            "insole": self.insole,
            "socks": self.socks,
            "activity": self.activity,
            "hours": _number(self.hours) if self.hours else None,
            "comfort": nrs(self.comfort) if self.comfort else None,
            "damp": DAMP.get(self.damp),
        }


@dataclass(frozen=True, slots=True)
class WornDayDraft:
    """What was worn on a day as it was sent, or which of it is to be taken away."""

    day: date
    drafts: tuple[WornDraft, ...] = ()
    removed: UUID | None = None
    error: str = ""

    @property
    def is_valid(self) -> bool:
        """Whether it can be kept. What is taken away need not be right."""
        return not self.error and (bool(self.removed) or not any(draft.errors for draft in self.drafts))


def read_worn_day(sent: QueryDict, today: date) -> WornDayDraft:
    """Read what was sent about a day: today where none was named."""
    typed = sent.get("day", "").strip() or today.isoformat()
    removed = key_of(sent.get("remove", ""))
    return WornDayDraft(day_of(typed) or today, _read_each(sent), removed, day_error(typed, today))


def _read_each(sent: QueryDict) -> tuple[WornDraft, ...]:
    ids = [known for text in sent.getlist("wear")[:MOST_COMBINATIONS] if (known := key_of(text))]
    drafts = tuple(_read(sent, known) for known in dict.fromkeys(ids))
    return _within_a_day(drafts)


def draft_of_wear(wear: Wear, wear_id: UUID, language: str) -> WornDraft:
    """Return the draft that shows `wear`, with its numbers in the manner of `language`."""
    return WornDraft(
        id=wear_id,
        shoes=wear.shoes,
        insole=wear.insole,
        socks=wear.socks,
        activity=wear.activity,
        hours=_typed(wear.hours, language),
        comfort=_typed(wear.comfort, language),
        damp={True: "yes", False: "no", None: ""}[wear.damp],
    )


def key_of(text: str) -> UUID | None:
    """Return the key that was sent, or None for anything else."""
    try:
        return UUID(text)
    except ValueError:
        return None


def _read(sent: QueryDict, wear_id: UUID) -> WornDraft:
    def said(name: str) -> str:
        return sent.get(f"{name}:{wear_id}", "").replace("\0", "").strip()

    activity, damp = said("activity"), said("damp")
    draft = WornDraft(
        id=wear_id,
        shoes=str(key_of(said("shoes")) or ""),
        insole=str(key_of(said("insole")) or ""),
        socks=str(key_of(said("socks")) or ""),
        activity=activity if activity in activities() else "",
        hours=said("hours"),
        comfort=said("comfort").replace(",", "."),
        damp=damp if damp in DAMP else "",
    )
    found = {
        "hours": _hours_error(draft.hours),
        "comfort": scale_error(draft.comfort) if draft.comfort else "",
    }
    return replace(draft, errors={name: error for name, error in found.items() if error})


def _within_a_day(drafts: tuple[WornDraft, ...]) -> tuple[WornDraft, ...]:
    """Return `drafts`; where their hours are more than a day has, the last with hours says so."""
    timed = [draft for draft in drafts if draft.hours and not draft.errors]
    if len(timed) < 2 or sum(_number(draft.hours) for draft in timed) <= HOURS_PER_DAY:
        return drafts
    error = _("Together that is more than 24 hours. Correct one of them, or leave it empty.")
    last = replace(timed[-1], errors={"hours": error})
    return tuple(last if draft.id == last.id else draft for draft in drafts)


def _hours_error(typed: str) -> str:
    if not typed:
        return ""
    try:
        inside = 0 <= _number(typed) <= HOURS_PER_DAY
    except ValueError:
        inside = False
    wrong = _("“%(typed)s” is not a number from %(low)s to %(high)s. Correct it, or leave it empty.")
    return "" if inside else wrong % {"typed": typed, "low": 0, "high": HOURS_PER_DAY}


def _number(typed: str) -> float:
    number = float(typed.replace(",", "."))
    if not isfinite(number):
        raise ValueError(typed)
    return number


def _typed(value: float | None, language: str) -> str:
    if value is None:
        return ""
    written = repr(float(value)).removesuffix(".0")
    return written.replace(".", ",") if language == "da" else written
