"""The room put together: what may be chosen, what was, and the page made of it."""

from __future__ import annotations

from datetime import date

from django.urls import NoReverseMatch, reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from fodro.domain.report import Part, ReportKind
from fodro.report import html
from fodro.web.people.models import Person
from fodro.web.report.forms import ReportDraft, Span, possible_parts
from fodro.web.report.pages import Choice, RoomPage
from fodro.web.report.queries import report_of
from fodro.web.words import language
from fodro.wording.report import heading
from fodro.wording.report_cards import asks_heading


def room_page(person: Person, draft: ReportDraft, today: date) -> RoomPage:
    """Return the room with `draft` filled in, and its page."""
    return RoomPage(
        draft=draft,
        kinds=tuple(Choice(kind, name, kind is draft.kind) for kind, name in _kinds()),
        spans=tuple(Choice(span, name, span is draft.span) for span, name in _spans()),
        parts=tuple(_part(part, draft) for part in possible_parts(draft.kind)),
        leaf=leaf_of(person, draft, today),
        share_url=_share_url() if draft.kind is ReportKind.REPORT else "",
    )


def leaf_of(person: Person, draft: ReportDraft, today: date) -> SafeString:
    """Return the page as it stands on the screen; empty where the draft has an error."""
    if not draft.is_valid:
        return SafeString("")
    made = html(report_of(person, draft.asked(today), today), language=language())
    return mark_safe(made)  # noqa: S308  # every text in it is escaped where it is written


def file_name(draft: ReportDraft, today: date) -> str:
    """Return what the file is called: its kind and the day, and nothing of the person."""
    return f"fodro-{draft.kind.value}-{today.isoformat()}.pdf"


def _kinds() -> tuple[tuple[ReportKind, str], ...]:
    return (
        (ReportKind.REPORT, _("Report")),
        (ReportKind.WORK_NOTE, _("Note for work")),
        (ReportKind.WEEK_CARD, _("A week on paper")),
    )


def _spans() -> tuple[tuple[Span, str], ...]:
    return (
        (Span.ALL, _("Everything noted")),
        (Span.MONTH, _("Last 4 weeks")),
        (Span.QUARTER, _("Last 3 months")),
        (Span.YEAR, _("Last 12 months")),
        (Span.OWN, _("From and to")),
    )


def _part(part: Part, draft: ReportDraft) -> Choice:
    at_work = draft.kind is ReportKind.WORK_NOTE and part is Part.QUESTIONS
    name = asks_heading(language()) if at_work else heading(part, language())
    return Choice(part, name, part in draft.parts)


def _share_url() -> str:
    try:
        return reverse("share:new")
    except NoReverseMatch:
        return ""
