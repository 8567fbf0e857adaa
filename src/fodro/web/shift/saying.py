"""The words of this room, the same for the server's page and for the device that fills it in."""

from __future__ import annotations

import math
from datetime import date, datetime, timedelta

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from fodro.domain.civil import lived_day
from fodro.web.shift.flows import Became
from fodro.web.shift.forms import clock_of
from fodro.web.wall_time import wall_time
from fodro.web.words import language

MINUTES_PER_HOUR = 60
NOT_NOTED = "–"


def hours_and_minutes(minutes: float) -> tuple[int, int]:
    """Return whole hours and minutes, rounded down: a minute counts once it is over."""
    return divmod(int(minutes), MINUTES_PER_HOUR)


def length(minutes: float) -> str:
    """Return such as "1 h 24 min", to the nearest minute."""
    hours, rest = hours_and_minutes(math.floor(minutes + 0.5))
    return (_("%(h)s h %(min)s min") if hours else _("%(min)s min")) % {"h": hours, "min": rest}


def since(instant: datetime, zone: str, today: date) -> str:
    """Return such as "since 07:10" or "since 20:00 yesterday"."""
    day, clock = lived_day(wall_time(instant, zone)), clock_of(instant, zone)
    if day == today:
        return _("since %(time)s") % {"time": clock}
    if day == today - timedelta(days=1):
        return _("since %(time)s yesterday") % {"time": clock}
    return _("since %(time)s on %(day)s") % {"time": clock, "day": day_name(day)}


def day_name(day: date) -> str:
    """Return such as "Sunday 22 November"."""
    return date_format(day, pgettext("date format", "l j F"))


def floor_choices() -> tuple[tuple[str, str], ...]:
    """Return the floors a person can choose from."""
    return (
        ("soft", pgettext("floor", "Soft")),
        ("mixed", pgettext("floor", "Mixed")),
        ("hard", pgettext("floor", "Hard")),
    )


def became(what: Became) -> str:
    """Return what became of a tap."""
    return {
        Became.BEGUN: _("On your feet."),
        Became.GOES_ON: _("You were on your feet already, so that time goes on."),
        Became.CHANGED: _("Changed. The time goes on without a break."),
        Became.ENDED: _("Off your feet."),
        Became.WAS_OFF: _("You were off your feet already."),
    }[what]


def words() -> dict[str, object]:
    """Return every word the device needs to fill in the page."""
    return {
        "locale": language(),
        "length": _("%(h)s h %(min)s min"),
        "short": _("%(min)s min"),
        "since": _("since %(time)s"),
        "sinceYesterday": _("since %(time)s yesterday"),
        "sinceDay": _("since %(time)s on %(day)s"),
        "floors": dict(floor_choices()),
        "became": {what.value: became(what) for what in Became},
        "stillOn": _("Noted. Your time goes on."),
        "leftUnknown": _("Taken out. That time stays unknown."),
        "kept": _("Noted."),
        "gone": _("Taken away."),
        "atLeast": _("at least %(length)s"),
        "unknown": _("not known yet"),
        "notNoted": NOT_NOTED,
        "now": pgettext("end of a time that still runs", "now"),
        "noTime": _("Write the time, such as 14:30."),
        "notYet": _("%(time)s has not come yet."),
        "notBetween": _("%(time)s lies before %(start)s, or has not come yet. Choose a time in between."),
        "noLength": _("It ends when it begins. Correct one of the times."),
        "tooLong": _("That would be %(hours)s hours without a break. Correct one of the times."),
        "overlaps": _("This overlaps %(start)s–%(end)s. Change one of them first."),
    }
