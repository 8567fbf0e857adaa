"""Your massages: what each was and how it was before, right after, later and the next morning."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from fodro.domain.diary import REST
from fodro.knowledge.library import technique_name
from fodro.knowledge.tools import HANDS, tool_name
from fodro.web.archive.queries import BEGUN_AND_LEFT
from fodro.web.massage.harm import HarmLine, open_harms, said
from fodro.web.massage.kinds import entry_of
from fodro.web.massage.later import LaterAsk, ask_for
from fodro.web.massage.liking import liking_of
from fodro.web.massage.models import MassageSession
from fodro.web.people.models import Person
from fodro.web.wall_time import wall_time
from fodro.web.words import language

SHOWN = 20


@dataclass(frozen=True, slots=True)
class Rated:
    """One of the four ratings; `nrs` is None where it was not given."""

    when: str
    nrs: float | None


@dataclass(frozen=True, slots=True)
class PastLine:
    """One massage or sit-down as it is listed."""

    day: str
    clock: str
    what: str
    ratings: tuple[Rated, ...]
    is_rest: bool
    harm: str = ""
    harm_is_open: bool = False


@dataclass(frozen=True, slots=True)
class PastPage:
    """The latest massages, what stands out in them, and where earlier ones are."""

    template = "massage/past.html"
    lines: tuple[PastLine, ...]
    harms: tuple[HarmLine, ...]
    stood_out: tuple[tuple[str, str], ...]
    later: LaterAsk | None = None
    earlier: str = ""
    is_latest: bool = True


def past_page(person: Person, *, before: date | None, now: datetime, zone: str) -> PastPage:
    """Return the massages of `person`, those on `before` and later left out where it is given."""
    known = MassageSession.objects.filter(person=person).exclude(BEGUN_AND_LEFT)
    known = known.filter(day__lt=before) if before else known
    rows = list(known.order_by("-started_at", "-id")[: SHOWN + 1])
    shown = _whole_days(rows)
    return PastPage(
        lines=tuple(past_line(row) for row in shown),
        harms=() if before else open_harms(person, now),
        stood_out=() if before else _stood_out(person),
        later=None if before else ask_for(person, now, zone),
        earlier=shown[-1].day.isoformat() if len(shown) < len(rows) else "",
        is_latest=before is None,
    )


def past_line(row: MassageSession) -> PastLine:
    """Return `row` as it is listed."""
    harm = entry_of(row).harm if row.harm else None
    return PastLine(
        day=date_format(row.day, pgettext("short date format", "D j M")),
        clock=f"{wall_time(row.started_at, row.zone):%H:%M}",
        what=_what(row),
        ratings=(
            Rated(_("Before"), row.before_nrs),
            Rated(_("Right after"), row.after_nrs),
            Rated(_("Later"), row.later_nrs),
            Rated(_("Next morning"), row.next_morning_nrs),
        ),
        is_rest=row.technique == REST,
        harm=said(harm) if harm else "",
        harm_is_open=bool(harm and harm.is_open),
    )


def _whole_days(rows: list[MassageSession]) -> list[MassageSession]:
    """Return at most `SHOWN` of `rows`, of the last day all or nothing: earlier pages begin with a day."""
    if len(rows) <= SHOWN:
        return rows
    whole = [row for row in rows if row.day > rows[-1].day]
    return whole or rows[:SHOWN]


def _what(row: MassageSession) -> str:
    lasted = ngettext("%(n)s minute", "%(n)s minutes", round(row.minutes)) % {"n": round(row.minutes)}
    main = technique_name(row.technique, language())
    by = tool_name(row.tool, language()) if row.tool and row.tool != HANDS else ""
    return " · ".join(part for part in (lasted, main[:1].upper() + main[1:], by) if part)


def _stood_out(person: Person) -> tuple[tuple[str, str], ...]:
    known = liking_of(person, ())
    return tuple(
        (technique_name(slug, language()), known.because(slug, language())) for slug in known.stood_out
    )
