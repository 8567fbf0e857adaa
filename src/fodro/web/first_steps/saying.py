"""The words of this room, the same for the server's page and for the device that fills it in."""

from __future__ import annotations

from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from fodro.charts.first_steps import FirstStepsLabels
from fodro.web.words import language


def day_name(day: date) -> str:
    """Return such as "Sunday 22 November"."""
    return date_format(day, pgettext("date format", "l j F"))


def short_day(day: date) -> str:
    """Return such as "Sun 22 Nov"."""
    return date_format(day, pgettext("short date format", "D j M"))


def side_choices() -> tuple[tuple[str, str], ...]:
    """Return the feet a person can choose."""
    return (
        ("L", pgettext("which feet", "Left")),
        ("both", pgettext("which feet", "Both")),
        ("R", pgettext("which feet", "Right")),
    )


def chart_labels() -> FirstStepsLabels:
    """Return the words of the picture."""
    return FirstStepsLabels(
        title=_("The first steps of the last fourteen days"),
        day=_("Day"),
        first=_("First steps"),
        later=_("Later"),
        not_noted=_("not noted"),
    )


def words() -> dict[str, object]:
    """Return every word the device needs to fill in the page."""
    return {
        "locale": language(),
        "sides": dict(side_choices()),
        "firstNoted": _("First steps: %(number)s. In ten minutes once more."),
        "firstWas": _("First steps: %(number)s"),
        "laterNoted": _("Noted: %(number)s."),
        "already": _("The first steps of today are noted already."),
        "firstMissing": _("The first steps of today are not noted, so there is nothing to compare with."),
        "kept": _("Noted."),
        "gone": _("Taken away."),
        "after": _("%(min)s min later"),
        "afterHours": _("%(h)s h %(min)s min later"),
        "notNoted": _("not noted"),
        "due": _("Once more at %(time)s."),
        "choose": _("Choose a number from 0 to 10."),
        "noTime": _("Write the time, such as 06:40."),
        "notYet": _("%(time)s has not come yet."),
        "before": _("This is before the first steps. Correct one of the times."),
    }
