"""What is to be shared, as it is asked for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django.http import QueryDict
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from fodro.web.share.contents import Wish
from fodro.web.share.knocking import tidy

PERIODS = {"28": 28, "91": 91, "all": None}
USUAL_PERIOD = "28"
LONGEST_NAME = 80


@dataclass(frozen=True, slots=True)
class AskedDraft:
    """A period, a name, and whether the notes go along, as they were chosen."""

    period: str = USUAL_PERIOD
    name: str = ""
    with_data: bool = False
    period_error: str = ""
    name_error: str = ""

    @property
    def is_valid(self) -> bool:
        """Whether it can be made."""
        return not (self.period_error or self.name_error)

    def wish(self, today: date) -> Wish:
        """Return what is wished for, with the period that ends `today`."""
        days = PERIODS[self.period]
        since = today - timedelta(days=days - 1) if days else None
        return Wish(until=today, since=since, name=self.name, with_data=self.with_data)

    def label(self, today: date) -> str:
        """Return what the link is called unless the person says otherwise: no word about feet."""
        days, until = PERIODS[self.period], date_format(today, pgettext("date format with year", "j F Y"))
        if days is None:
            return _("Until %(day)s") % {"day": until}
        since = date_format(today - timedelta(days=days - 1), pgettext("day and month", "j F"))
        return _("%(since)s – %(until)s") % {"since": since, "until": until}


def read_asked(sent: QueryDict) -> AskedDraft:
    """Return what was sent."""
    period, name = sent.get("period", ""), tidy(sent.get("name", ""))
    return AskedDraft(
        period=period if period in PERIODS else USUAL_PERIOD,
        name=name,
        with_data=sent.get("with_data") == "yes",
        period_error="" if period in PERIODS else _("Choose a period."),
        name_error="" if len(name) <= LONGEST_NAME else _("A name has at most 80 letters here."),
    )
