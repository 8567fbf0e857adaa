"""The words on the charts, in the language of the request."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from fodro.charts.daily import DailyLabels
from fodro.charts.factor_effects import FactorLabels
from fodro.charts.time_of_day import TimeOfDayLabels
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


def factor_labels() -> FactorLabels:
    """Return the words of the factor chart."""
    return FactorLabels(
        title=_("What goes together with your pain"),
        description=_("Points more or less for a usual swing in each, with the 90 % range."),
        less=_("less pain"),
        more=_("more pain"),
        days_after=(_("the same day"), _("the day after"), _("two days after"), _("three days after")),
        between=_("{low} to {high}"),
        factor=_("What"),
        lag=_("When"),
        effect=_("Points"),
        low=pgettext("range", "From"),
        high=pgettext("range", "To"),
    )
