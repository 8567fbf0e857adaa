"""What is to be shared, as it is asked for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.http import QueryDict
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from fodro.domain.report import ReportKind
from fodro.web.share.contents import Contents, Wish

KINDS = (ReportKind.REPORT, ReportKind.WORK_NOTE)


@dataclass(frozen=True, slots=True)
class AskedDraft:
    """Which page, and whether the notes go along, as it was chosen."""

    kind: ReportKind = ReportKind.REPORT
    with_data: bool = False
    kind_error: str = ""

    @property
    def is_valid(self) -> bool:
        """Whether it can be made."""
        return not self.kind_error

    def wish(self, today: date) -> Wish:
        """Return what is wished for; a note for work never takes the notes along."""
        is_report = self.kind is ReportKind.REPORT
        return Wish(today=today, kind=self.kind, with_data=self.with_data and is_report)


def read_asked(sent: QueryDict) -> AskedDraft:
    """Return what was sent."""
    told = sent.get("kind", "")
    known = next((kind for kind in KINDS if kind.value == told), None)
    return AskedDraft(
        kind=known or ReportKind.REPORT,
        with_data=sent.get("with_data") == "yes",
        kind_error="" if known else _("Choose a page."),
    )


def label_of(contents: Contents, today: date) -> str:
    """Return what the link is called unless the person says otherwise: days, and no word about feet."""
    full, short = "DATE_FORMAT", pgettext("day and month", "j F")
    first, last = contents.first or today, contents.last or today
    if first == last:
        return date_format(last, full)
    since = date_format(first, short if first.year == last.year else full)
    return _("%(since)s – %(until)s") % {"since": since, "until": date_format(last, full)}
