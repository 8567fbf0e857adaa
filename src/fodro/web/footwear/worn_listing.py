"""What was worn on a day, put together for a page."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from fodro.domain.wearing import Worn, usual_on, worn_on
from fodro.knowledge.footwear import INSOLE, SHOES, SOCKS, activities, drawing_of, kinds_of
from fodro.web.footwear import queries
from fodro.web.footwear.models import Footwear
from fodro.web.footwear.pages import Option, WornCard, WornPart
from fodro.web.footwear.worn_forms import WornDayDraft, WornDraft, draft_of_wear, key_of
from fodro.web.ids import new_id
from fodro.web.people.models import Person
from fodro.web.words import language


def worn_part(person: Person, day: date, *, return_to: str = "", more: bool = False) -> WornPart:
    """Return what `person` wore on `day`, and an empty one where there is none or `more` is asked for."""
    usual, recorded = queries.usual_pairs(person), queries.wear_day(person, day)
    drafts = [_draft(one) for one in worn_on(recorded, usual)]
    if more or not drafts:
        drafts.append((WornDraft(new_id()), ""))
    assumed = usual_on(usual, day, shift=bool(recorded.shift_time))
    return _part(person, day, drafts, assumed=assumed, return_to=return_to)


def worn_as_sent(person: Person, sent: WornDayDraft, *, return_to: str = "") -> WornPart:
    """Return what was sent about a day, with what is wrong about it."""
    drafts = [(draft, "noted") for draft in sent.drafts] or [(WornDraft(new_id()), "")]
    return _part(person, sent.day, drafts, return_to=return_to, error=sent.error)


NOBODYS = UUID(int=0)
"""Stands where a device puts a key of its own, so that the page is the same for everyone."""


def worn_shell() -> WornPart:
    """Return the part without anything personal, for the device to fill."""
    blank = WornCard(WornDraft(NOBODYS))
    return WornPart(day=None, cards=(), blank=blank, activities=_activities(), styles=tuple(kinds_of(SHOES)))


def _part(
    person: Person,
    day: date,
    drafts: Sequence[tuple[WornDraft, str]],
    *,
    assumed: str = "",
    return_to: str = "",
    error: str = "",
) -> WornPart:
    rows = queries.footwear_of(person)
    return WornPart(
        day=day,
        cards=tuple(_card(draft, basis, rows=rows, day=day) for draft, basis in drafts),
        blank=WornCard(WornDraft(new_id())),
        activities=_activities(),
        styles=tuple(kinds_of(SHOES)),
        assumed=assumed,
        return_to=return_to,
        error=error,
    )


def _draft(worn: Worn) -> tuple[WornDraft, str]:
    wear_id = key_of(worn.wear.key) or new_id()
    return draft_of_wear(worn.wear, wear_id, language()), worn.basis.value


def _card(draft: WornDraft, basis: str, *, rows: Sequence[Footwear], day: date) -> WornCard:
    return WornCard(
        draft=draft,
        basis=basis,
        shoes=_options(rows, SHOES, day, chosen=draft.shoes),
        insoles=_options(rows, INSOLE, day, chosen=draft.insole),
        socks=_options(rows, SOCKS, day, chosen=draft.socks),
    )


def _options(rows: Sequence[Footwear], what: str, day: date, *, chosen: str) -> tuple[Option, ...]:
    """Return what was in use on `day`, and what was chosen even where it is retired or gone since."""
    offered = [row for row in rows if row.what == what and (_in_use(row, day) or str(row.pk) == chosen)]
    options = [Option(str(row.pk), row.name, drawing_of(what, row.kind)) for row in offered]
    if chosen and chosen not in {option.slug for option in options}:
        options.append(Option(chosen, _("a pair that was taken away"), drawing_of(what, "")))
    return tuple(options)


def _in_use(row: Footwear, day: date) -> bool:
    return row.retired_on is None or day <= row.retired_on


def _activities() -> tuple[Option, ...]:
    return tuple(Option(slug, one.name(language())) for slug, one in activities().items())
