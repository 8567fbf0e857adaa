"""The words on the charts, in the language of the request."""

from __future__ import annotations

from django.utils.dates import WEEKDAYS, WEEKDAYS_ABBR
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from fodro.charts.daily import DailyLabels
from fodro.charts.lag_effects import LagLabels
from fodro.charts.paired_columns import ColumnLabels
from fodro.charts.paired_days import PairedLabels
from fodro.charts.time_of_day import TimeOfDayLabels
from fodro.charts.weekdays import WeekdayLabels
from fodro.domain.civil import DayPart
from fodro.web.words import part_name


def daily_labels() -> DailyLabels:
    """Return the words of the daily chart."""
    return DailyLabels(
        title=_("Pain day by day"),
        description=_(
            "Each day’s mean of the worst place at every check-in, 0 to 10. Days without a note are gaps."
        ),
        pain=_("Pain, 0–10"),
        pain_by_week=_("Each week: middle and range"),
        pain_by_month=_("Each month: middle and range"),
        no_entry=_("nothing noted"),
        day=_("Day"),
        check_ins=_("Check-ins"),
        week=_("Week"),
        month=_("Month"),
        median=_("Middle"),
        lowest=_("Lowest"),
        highest=_("Highest"),
        recorded_days=_("Days noted"),
    )


def time_of_day_labels() -> TimeOfDayLabels:
    """Return the words of the time-of-day chart."""
    return TimeOfDayLabels(
        title=_("Pain in each part of the day"),
        description=_("Mean pain with its 90 % range, from the first steps to the night."),
        heading=_("Mean pain, with its range"),
        names={part.value: part_name(part) for part in DayPart},
        part=_("Part of the day"),
        mean=_("Mean"),
        low=pgettext("range", "From"),
        high=pgettext("range", "To"),
        check_ins=_("Check-ins"),
    )


def weekday_labels() -> WeekdayLabels:
    """Return the words of the weekday chart."""
    return WeekdayLabels(
        title=_("Pain on each day of the week"),
        description=_("Mean pain with its 90 % range, from Monday to Sunday."),
        heading=_("Mean pain, with its range"),
        short=tuple(str(WEEKDAYS_ABBR[n]) for n in range(7)),
        names=tuple(str(WEEKDAYS[n]).capitalize() for n in range(7)),
        none=_("nothing noted"),
        weekday=_("Day of the week"),
        mean=_("Mean"),
        low=pgettext("range", "From"),
        high=pgettext("range", "To"),
        days=_("Days noted"),
    )


def lag_labels(name: str) -> LagLabels:
    """Return the words of the lag chart of the factor called `name`."""
    return LagLabels(
        title=_("%(factor)s: the same day and later") % {"factor": name},
        description=_("Points more or less for a usual swing, with the 90 % range, at each lag looked at."),
        less=_("less pain"),
        more=_("more pain"),
        days_after=(_("the same day"), _("the day after"), _("two days after"), _("three days after")),
        chance=_("{percent} % likely"),
        lag=_("When"),
        effect=_("Points"),
        low=pgettext("range", "From"),
        high=pgettext("range", "To"),
        probability=_("How likely"),
        days=_("Days"),
    )


def before(lag_days: int) -> str:
    """Return when a factor was noted, seen from the day of the pain."""
    return (_("the same day"), _("the day before"), _("two days before"), _("three days before"))[
        min(lag_days, 3)
    ]


def paired_labels(name: str, amount: str, when: str) -> PairedLabels:
    """Return the words of the picture of a factor in numbers; `amount` is its name with its unit."""
    return PairedLabels(
        title=_("Your days: pain and %(factor)s") % {"factor": f"{name}, {when}"},
        description=_("Each dot is one of your days; a larger one stands for several that were alike."),
        heading=_("Pain, 0–10"),
        across=f"{amount}, {when}",
        day=_("Day"),
        value=amount,
        pain=_("Pain, 0–10"),
        classes=amount,
        days=_("Days"),
        mean=_("Mean pain"),
        between=_("{low} to {high}"),
    )


def column_labels(name: str, when: str) -> ColumnLabels:
    """Return the words of the picture of a factor that is there or not, or of two together."""
    return ColumnLabels(
        title=_("Your days: pain and %(factor)s") % {"factor": f"{name}, {when}"},
        description=_("Each dot is one of your days; a larger one stands for several that were alike."),
        heading=_("Pain, 0–10"),
        day=_("Day"),
        kind=name,
        pain=_("Pain, 0–10"),
        days=_("Days"),
        mean=_("Mean pain"),
    )
