"""Words and numbers of the shoes room, in the language of the request."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from itertools import groupby
from uuid import UUID

from django.urls import reverse
from django.utils.dates import WEEKDAYS_ABBR
from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fodro.domain.comfort import ActivityComfort
from fodro.domain.wearing import WEEKDAYS, Held, PairTotals, age_months
from fodro.knowledge.footwear import SHOES, activity_name, kind_name
from fodro.web.footwear.models import Footwear
from fodro.web.words import language


def what_name(what: str) -> str:
    """Return the word for one pair of a kind."""
    return {"shoes": _("Shoes"), "insole": _("Insoles"), "socks": _("Socks")}[what]


def kind_of(footwear: Footwear) -> str:
    """Return the style, the kind of insole or the material; empty where none was noted."""
    return kind_name(footwear.what, footwear.kind, language()) if footwear.kind else ""


def activity_words(slug: str) -> str:
    """Return the name of an activity with a capital letter; none noted has words too."""
    name = activity_name(slug, language()) if slug else _("what for not noted")
    return name[:1].upper() + name[1:]


def usual_words(held: Held) -> str:
    """Return such as "Mon–Fri, on shifts"; empty for a pair that is not a usual one."""
    parts = [weekday_words(held.weekdays), _("on shifts") if held.on_shift else ""]
    return ", ".join(part for part in parts if part)


def weekday_words(weekdays: Iterable[int]) -> str:
    """Return such as "Mon–Wed, Fri"."""
    wanted = sorted(weekdays)
    if len(wanted) == len(WEEKDAYS):
        return _("every day")
    runs = [
        [day for _, day in run] for _, run in groupby(enumerate(wanted), key=lambda pair: pair[1] - pair[0])
    ]
    return ", ".join(_run_words(run) for run in runs)


def weekday_choices() -> list[tuple[int, str]]:
    """Return the weekdays with their short names, Monday first."""
    return [(weekday, str(WEEKDAYS_ABBR[weekday])) for weekday in WEEKDAYS]


def days_words(days: int) -> str:
    """Return such as "42 days"."""
    return ngettext("%(n)s day", "%(n)s days", days) % {"n": whole(days)}


def worn_words(totals: PairTotals) -> str:
    """Return how long a pair was worn, in short: such as "42 days, at least 212 h"."""
    if not totals.days:
        return _("not worn yet")
    if not totals.days_with_hours:
        return days_words(totals.days)
    return _("%(days)s, at least %(hours)s h") % {
        "days": days_words(totals.days),
        "hours": whole(totals.hours),
    }


def age_words(bought_on: date, until: date) -> str:
    """Return the age in months: such as "20 months"."""
    months = age_months(bought_on, until)
    if not months:
        return _("less than a month")
    return ngettext("%(n)s month", "%(n)s months", months) % {"n": whole(months)}


def comfort_words(mean: ActivityComfort) -> str:
    """Return such as "mean 7.2, 14 days"; one rating has no mean."""
    if mean.n == 1:
        return _("%(value)s, one day") % {"value": tenth(mean.mean)}
    return _("mean %(mean)s, %(days)s") % {"mean": tenth(mean.mean), "days": days_words(mean.n)}


def day_words(day: date) -> str:
    """Return a day with its year."""
    return date_format(day, "DATE_FORMAT")


def whole(value: float) -> str:
    """Write a number without decimals, its thousands apart."""
    return number_format(round(value), decimal_pos=0, use_l10n=True, force_grouping=True)


def tenth(value: float) -> str:
    """Write a number with at most one decimal."""
    rounded = round(value, 1)
    return number_format(rounded, decimal_pos=1 if rounded % 1 else 0)


def picture_address(photo_id: UUID, *, large: bool = False) -> str:
    """Return where a photo is, whole or small."""
    return reverse("photos:file" if large else "photos:thumb", kwargs={"photo_id": photo_id})


def add_photo_address(footwear: Footwear) -> str:
    """Return where a photo of this pair is taken."""
    return f"{reverse('photos:new')}?about=shoes&footwear={footwear.pk}"


def held_words(names: Mapping[str, str], held: Mapping[str, Held], *, but: str) -> list[str]:
    """Return which other pairs are the usual ones now, such as "Black clogs: Mon–Fri"."""
    return [
        f"{names[pair]}: {usual_words(its_days)}"
        for pair, its_days in held.items()
        if pair in names and pair != but
    ]


def is_shoes(footwear: Footwear) -> bool:
    """Return whether it is a pair of shoes."""
    return footwear.what == SHOES


def _run_words(run: list[int]) -> str:
    names = [str(WEEKDAYS_ABBR[day]) for day in run]
    return f"{names[0]}–{names[-1]}" if len(names) > 2 else ", ".join(names)
