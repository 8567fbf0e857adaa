"""What is kept, and how safely, in words."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fodro.domain.civil import zone
from fodro.web.my_data.models import SafeCopy
from fodro.web.my_data.pages import Counted, SafeCopyTold
from fodro.web.my_data.queries import Kept

LONG_AGO = timedelta(days=30)


def counted(kept: Kept) -> tuple[Counted, ...]:
    """Return what there is of each kind that a person would know, in the order one would look for it."""
    there = [Counted(name, kept.counts[kind]) for kind, name in kind_names().items() if kept.counts[kind]]
    if kept.history:
        there.append(Counted(_("Earlier versions, and what you took away"), kept.history))
    return tuple(there)


def kind_names() -> dict[str, str]:
    """Return what each kind of record is called, in the order one would look for it."""
    return {
        "checkin": _("Check-ins"),
        "day-value": _("Values of days"),
        "session": _("Massages and rests"),
        "first-steps": _("First steps"),
        "stretch": _("Times on the feet"),
        "wear": _("What was worn"),
        "footwear": _("Shoes, insoles and socks"),
        "photo": _("Photos"),
        "sign": _("Small signs"),
        "swelling": _("Swelling"),
        "trial": _("Experiments"),
        "trial-day": _("Days of experiments"),
        "own-routine": _("Your own massages"),
        "own-factor": _("Your own questions about the day"),
        "answer": _("Answers about you"),
        "rest-consent": _("Whether rests are offered now and then"),
    }


def span(kept: Kept) -> str:
    """Return from when to when something was noted; empty where nothing has a day."""
    if kept.first is None or kept.last is None:
        return ""
    first, last = _day(kept.first), _day(kept.last)
    return first if first == last else _("%(first)s to %(last)s") % {"first": first, "last": last}


def size(n_bytes: int) -> str:
    """Return such as "1.4 MB"; empty for nothing."""
    if not n_bytes:
        return ""
    if n_bytes < 2**20:
        return _("%(n)s KB") % {"n": number_format(max(1, round(n_bytes / 2**10)))}
    return _("%(n)s MB") % {"n": number_format(n_bytes / 2**20, decimal_pos=1)}


def no_copy(*, is_simulated: bool) -> SafeCopyTold:
    """Return what to say where no safe copy was made yet; a simulated diary needs none."""
    if is_simulated:
        return SafeCopyTold(_("None needed"), _("This diary is simulated: nothing would be lost with it."))
    return SafeCopyTold(_("None yet"), _("If this computer is lost, so is your diary."), is_due=True)


def copy_told(copy: SafeCopy, now: datetime, *, zone_name: str, is_behind: bool) -> SafeCopyTold:
    """Return when the last safe copy was made, and whether it is time for another."""
    day = copy.made_at.astimezone(zone(zone_name)).date()
    days = (now.astimezone(zone(zone_name)).date() - day).days
    kind = {
        SafeCopy.Kind.ARCHIVE: _("downloaded as an archive"),
        SafeCopy.Kind.TABLES: _("downloaded as tables, without photos"),
        SafeCopy.Kind.BACKUP: _("a backup of this computer"),
    }[SafeCopy.Kind(copy.kind)]
    about = f"{_day(day)}, {kind}, {size(copy.n_bytes)}"
    is_due = is_behind and now - copy.made_at > LONG_AGO
    return SafeCopyTold(_ago(days), about, is_due=is_due)


def _ago(days: int) -> str:
    if days <= 0:
        return _("Today")
    if days == 1:
        return _("Yesterday")
    return ngettext("%(days)s day ago", "%(days)s days ago", days) % {"days": number_format(days)}


def _day(day: date) -> str:
    return date_format(day, "DATE_FORMAT")
