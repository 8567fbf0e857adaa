"""The one way from a report to what is given away."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from fodro.domain.report import Report, ReportKind
from fodro.report.markup import sheet_html
from fodro.report.page import report_sheet
from fodro.report.sheet import Sheet
from fodro.report.week_card import week_card_sheet
from fodro.report.work_note import work_note_sheet
from fodro.wording import report as words

if TYPE_CHECKING:
    from fodro.report.setting import Fitted


def sheet_of(report: Report, *, language: str) -> Sheet:
    """Return the page of `report` in `language`, with no more on it than there is room for.

    Parameters
    ----------
    report : Report
    language : str
        ``"en"`` or ``"da"``.
    """
    return _fitted(report, language).sheet


def html(report: Report, *, language: str) -> str:
    """Return `report` as one ``article`` element: what the PDF says, in the same order.

    Parameters
    ----------
    report : Report
    language : str
        ``"en"`` or ``"da"``.
    """
    return sheet_html(sheet_of(report, language=language))


def pdf(report: Report, *, language: str) -> bytes:
    """Return `report` as a tagged PDF (PDF/UA-1).

    Parameters
    ----------
    report : Report
    language : str
        ``"en"`` or ``"da"``.

    Returns
    -------
    bytes
        The same report gives the same bytes; nothing in them says when or where they were made but the page.
    """
    return _fitted(report, language).pdf


def pictures(report: Report, *, language: str, ppi: float = 144) -> tuple[bytes, ...]:
    """Return each page of `report` as a PNG, such as to look at."""
    from fodro.report.setting import set_pictures

    return set_pictures(_whole(report, language), report.asked.pages, ppi=ppi)


def forget() -> None:
    """Forget every page that is kept in memory."""
    setting = sys.modules.get("fodro.report.setting")
    if setting is not None:
        setting.fitted.cache_clear()


def _fitted(report: Report, language: str) -> Fitted:
    from fodro.report.setting import fitted  # Typst is loaded only where a page is set

    return fitted(_whole(report, language), report.asked.pages)


def _whole(report: Report, language: str) -> Sheet:
    from fodro.report.setting import has_standin, with_note

    sheet = _MADE[report.asked.kind](report, language)
    return with_note(sheet, words.unprintable_words(language)) if has_standin(sheet) else sheet


_MADE = {
    ReportKind.REPORT: report_sheet,
    ReportKind.WORK_NOTE: work_note_sheet,
    ReportKind.WEEK_CARD: week_card_sheet,
}
