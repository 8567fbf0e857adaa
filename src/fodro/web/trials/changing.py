"""An experiment changed halfway, or stopped."""

from __future__ import annotations

from datetime import date

from django.http import QueryDict
from django.utils.translation import gettext as _

from fodro.domain.drawing import LONGEST_DAYS
from fodro.exchange.entries.trial import TrialEntry
from fodro.web.trials.forms import MOST_DAYS
from fodro.web.trials.kinds import entry_of
from fodro.web.trials.models import Trial
from fodro.web.trials.pages import ChangePage, StopPage
from fodro.web.trials.saying import title

LEFT = (4, 6, 8, 10, 14, 20, 28)


def change_page(row: Trial, today: date, *, error: str = "") -> ChangePage:
    """Return the page on which the days to come are changed."""
    entry = entry_of(row)
    lived = _lived(entry, today)
    left = len(entry.drawn) - lived
    return ChangePage(
        key=entry.key,
        title=title(entry),
        lived=lived,
        days=left,
        choices=tuple(sorted({*LEFT, *([left] if left else [])})),
        error=error,
    )


def stop_page(row: Trial) -> StopPage:
    """Return the page that asks once."""
    entry = entry_of(row)
    return StopPage(entry.key, title(entry))


def read_days(sent: QueryDict, row: Trial, today: date) -> tuple[int, str]:
    """Return how many days are to be left, and what is wrong with what was typed."""
    most = min(MOST_DAYS, LONGEST_DAYS - _lived(entry_of(row), today))
    typed = sent.get("days", "").strip()
    days = int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 4 else 0
    if 1 <= days <= most:
        return days, ""
    return 0, _("Choose from %(fewest)s to %(most)s days.") % {"fewest": 1, "most": most}


def _lived(entry: TrialEntry, today: date) -> int:
    return sum(one.day <= today for one in entry.drawn)
