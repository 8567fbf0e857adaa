"""What a person gives away: a report, a note for work, a week to fill in; on paper and on the screen."""

from fodro.domain.report import Asked, Report, ReportKind
from fodro.report.gathering import Beside, between, gathered
from fodro.report.making import forget, html, pdf, pictures, sheet_of

__all__ = [
    "Asked",
    "Beside",
    "Report",
    "ReportKind",
    "between",
    "forget",
    "gathered",
    "html",
    "pdf",
    "pictures",
    "sheet_of",
]
