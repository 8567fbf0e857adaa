"""What earlier massages may have brought along, as the plan says it and keeps to it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from fodro.knowledge.harm import Aftermath, Harm, limits_after
from fodro.knowledge.limits import Limits
from fodro.web.massage.kinds import entry_of
from fodro.web.massage.models import MassageSession
from fodro.web.massage.queries import with_aftermath
from fodro.web.people.models import Person
from fodro.web.wall_time import wall_time
from fodro.web.words import place_name


@dataclass(frozen=True, slots=True)
class HarmLine:
    """Something new after a massage: what, what it means today, and who is to look at it, if anyone.

    `key` is the massage to say "It is gone" about; empty where it ends by itself. `more_url` is where more is
    told; a line with one is no warning.
    """

    what: str
    means: str
    key: str = ""
    see_someone: str = ""
    more_url: str = ""


def harm_limits(person: Person, now: datetime) -> Limits:
    """Return what earlier massages of `person` rule out at `now`."""
    return limits_after((_aftermath(row) for row in with_aftermath(person, now)), now)


def open_harms(person: Person, now: datetime) -> tuple[HarmLine, ...]:
    """Return what is still there after earlier massages of `person`, the newest first."""
    rows = reversed(with_aftermath(person, now))
    return tuple(line for row in rows for line in _lines(row, now))


def _aftermath(row: MassageSession) -> Aftermath:
    harm = entry_of(row).harm if row.harm else None
    return Aftermath(harm, row.before_nrs, row.next_morning_nrs, row.next_morning_at)


def _lines(row: MassageSession, now: datetime) -> Iterator[HarmLine]:
    after = _aftermath(row)
    if after.harm and after.harm.is_open:
        yield HarmLine(
            what=said(after.harm),
            means=_meaning(after.harm),
            key=str(row.pk),
            see_someone=_see_someone(after.harm, now),
        )
    elif after.softer_until and after.is_softer(now):
        yield HarmLine(
            what=_("More pain the morning after your massage"),
            means=_("One level softer until %(day)s, and no pressing on points.")
            % {"day": _day(wall_time(after.softer_until, row.zone))},
        )


def said(harm: Harm) -> str:
    """Return such as "New numbness, a bruise: left heel"."""
    news = (
        _("New numbness") if harm.numb else "",
        _("A bruise") if harm.bruise else "",
        _("More pain than before") if harm.worse else "",
    )
    what = ", ".join(
        word if n == 0 else word[:1].lower() + word[1:] for n, word in enumerate(filter(None, news))
    )
    places = ", ".join(place_name(place.region, place.side) for place in harm.places)
    return f"{what}: {places}" if places else what


def _meaning(harm: Harm) -> str:
    if harm.numb and harm.places:
        return _("Nothing presses there until you say that it is gone.")
    if harm.numb:
        return _("You did not say where, so nothing presses anywhere until you say that it is gone.")
    if harm.bruise and harm.places:
        return _("Only light strokes there until you say that it is gone.")
    if harm.bruise:
        return _("You did not say where, so there are only light strokes until you say that it is gone.")
    return _("One level softer, and no pressing on points, until you say that it is gone.")


def _see_someone(harm: Harm, now: datetime) -> str:
    return (
        _("It is still there after two days: talk with your doctor in the coming days.")
        if harm.lasts_too_long(now)
        else ""
    )


def _day(at: datetime) -> str:
    return f"{date_format(at.date(), pgettext('date format', 'l j F'))} {at:%H:%M}"
