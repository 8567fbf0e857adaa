"""The page of the check-in put together: what was chosen, when it was, and what it may repeat."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from fodro.charts.body_figure import body_key_map
from fodro.charts.feet import key_map
from fodro.domain.body import Side, View
from fodro.domain.civil import DayPart, lived_day, part_of
from fodro.exchange.entries import CheckinEntry
from fodro.knowledge.regions import regions
from fodro.web.diary.checkin_words import checkin_words
from fodro.web.diary.forms import BLANK, CheckinDraft, SpotDraft
from fodro.web.diary.models import Checkin
from fodro.web.diary.moment import Here, MomentDraft, When
from fodro.web.diary.pages import CheckinPage, LastTime
from fodro.web.ids import new_id
from fodro.web.words import part_name, place_name

MOST_NAMED = 3
"""How many places of the last time are named before the rest is counted."""


def blank_checkin() -> CheckinPage:
    """Return the page with nobody's data: the device fills it in."""
    return _page(CheckinDraft(id=new_id()))


def checkin_page(
    draft: CheckinDraft,
    here: Here,
    *,
    last: Checkin | None = None,
    noted_nrs: float | None = None,
    was_sent: bool = False,
) -> CheckinPage:
    """Return the page of a new check-in; `last` is the one before it, `noted_nrs` how much was in the way."""
    return _page(
        draft,
        **_times(draft, here),
        was_sent=was_sent,
        was_noted=_was_noted(noted_nrs),
        last=_last_time(last) if last else None,
    )


def change_page(
    draft: CheckinDraft, here: Here, kept: CheckinEntry, *, is_gone: bool = False, was_sent: bool = False
) -> CheckinPage:
    """Return the page on which a check-in is changed."""
    return _page(
        draft,
        **_times(draft, here),
        was_sent=was_sent,
        is_change=True,
        kept=json.dumps({name: kept.plain()[name] for name in ("at", "zone", "day", "part")}),
        is_gone=is_gone,
        address=f"?edit={draft.id}&",
    )


def _times(draft: CheckinDraft, here: Here) -> dict[str, Any]:
    today, yesterday = _near(here)
    return {
        "moment": moment_words(draft.moment, here),
        "today": lived_day(here.wall).isoformat(),
        "earlier": today if here.is_small_hours else _("Earlier today"),
        "yesterday": yesterday,
        "is_small_hours": here.is_small_hours,
    }


def moment_words(draft: MomentDraft, here: Here) -> str:
    """Return when it was in a few words, such as "Now · evening" or "Yesterday 20:15 · evening"."""
    if draft.when is When.NOW and here.is_small_hours:
        return _("Last night")
    if draft.when is When.NEW_DAY:
        return _("This morning")
    if draft.when is When.NOW:
        return _with_part(_("Now"), draft.moment.part if draft.moment else part_of(here.wall))
    if draft.moment is None:
        near = {When.TODAY: _near(here)[0], When.YESTERDAY: _near(here)[1]}
        return near.get(draft.when, _("Another day"))
    day = _day_words(draft.moment.day, here)
    if draft.moment.part is None:
        return day
    return _with_part(f"{day} {draft.moment.at:%H:%M}", draft.moment.part)


def chosen_too(draft: CheckinDraft, chosen: Iterable[SpotDraft]) -> tuple[SpotDraft, ...]:
    """Return the places of a draft and those chosen by an address, each once."""
    there = {spot.key for spot in draft.spots}
    return (*draft.spots, *(spot for spot in chosen if spot.key not in there))


def _page(draft: CheckinDraft, **more: Any) -> CheckinPage:
    return CheckinPage(
        draft=draft,
        key_map=_walks(),
        names=_names(),
        words=checkin_words(),
        blank=BLANK,
        parts=tuple((part.value, part_name(part)) for part in DayPart),
        **more,
    )


def _was_noted(noted_nrs: float | None) -> str:
    return "" if noted_nrs is None else _("Noted earlier today: {level}.").format(level=f"{noted_nrs:g}")


def _walks() -> dict[str, dict[str, dict[str, str]]]:
    """Return where each arrow key leads on each drawing; the letter of a foot lies outside its little toe."""
    walks = {view.value: key_map(view) for view in View}
    for walk in walks.values():
        for side, outwards, inwards in ((Side.LEFT, "left", "right"), (Side.RIGHT, "right", "left")):
            walk[f"{side}:toe5"] |= {outwards: f"{side}:foot"}
            walk[f"{side}:foot"] = {inwards: f"{side}:toe5", "down": f"{side}:toe5"}
    return {**walks, "body": body_key_map()}


def _names() -> dict[str, str]:
    """Return the name of every place by ``side.region``, for those that are not on the map."""
    sides = (*Side, None)
    return {f"{side or ''}.{slug}": place_name(slug, side) for slug in regions() for side in sides}


def _last_time(last: Checkin) -> LastTime | None:
    """Return the line for "as last time"; None where nothing hurt, since that has a button of its own."""
    spots = sorted(last.spots.all(), key=lambda spot: -spot.intensity_nrs)
    if not any(spot.intensity_nrs or spot.qualities for spot in spots):
        return None
    named = [
        f"{place_name(spot.region, Side(spot.side) if spot.side else None)} {spot.intensity_nrs:g}"
        for spot in spots[:MOST_NAMED]
    ]
    more = len(spots) - MOST_NAMED
    said = " · ".join([*named, *([_("{count} more").format(count=more)] if more > 0 else [])])
    return LastTime(str(last.pk), said[:1].upper() + said[1:])


def _day_words(day: date, here: Here) -> str:
    today = lived_day(here.wall)
    near = dict(zip((today, today - timedelta(days=1)), _near(here), strict=True))
    return near.get(day) or date_format(day, pgettext("short date format", "j M"))


def _near(here: Here) -> tuple[str, str]:
    """Return today and yesterday by name; after midnight those words say two things, so weekdays stand."""
    if not here.is_small_hours:
        return _("Today"), _("Yesterday")
    today = lived_day(here.wall)
    first, second = (date_format(day, "l") for day in (today, today - timedelta(days=1)))
    return first[:1].upper() + first[1:], second[:1].upper() + second[1:]


def _with_part(said: str, part: DayPart | None) -> str:
    return f"{said} · {part_name(part).lower()}" if part else said
