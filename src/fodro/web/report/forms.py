"""What is to be on a page: read, checked, and kept as typed when something is wrong."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from enum import StrEnum

from django.http import QueryDict
from django.utils.translation import gettext as _

from fodro.domain.report import POSSIBLE_AT_WORK, USUAL_PARTS, WORK_PARTS, Asked, Part, ReportKind
from fodro.web.report.models import BORN_LETTERS, NAME_LETTERS, TEXT_LETTERS, Choices


class Span(StrEnum):
    """How much of the diary a page is about."""

    ALL = "all"
    MONTH = "4w"
    QUARTER = "3m"
    YEAR = "12m"
    OWN = "own"


_DAYS = {Span.MONTH: 28, Span.QUARTER: 91, Span.YEAR: 365}


@dataclass(frozen=True, slots=True)
class ReportDraft:
    """What was chosen for one kind of page; dates as they were typed."""

    kind: ReportKind = ReportKind.REPORT
    span: Span = Span.ALL
    since: str = ""
    until: str = ""
    parts: frozenset[Part] = USUAL_PARTS
    name: str = ""
    born: str = ""
    complaint: str = ""
    questions: str = ""
    pages: int = 1
    errors: dict[str, str] = field(default_factory=dict)

    @property
    def is_valid(self) -> bool:
        """Whether it can be made."""
        return not self.errors

    def asked(self, today: date) -> Asked:
        """Return what a report is asked to hold; only for a draft without an error."""
        since, until = self.bounds(today)
        return Asked(
            kind=self.kind,
            since=since,
            until=until,
            parts=self.parts,
            name=self.name,
            born=self.born,
            complaint=self.complaint,
            questions=tuple(line for line in self.questions.splitlines() if line.strip()),
            pages=self.pages,
        )

    def bounds(self, today: date) -> tuple[date | None, date | None]:
        """Return the first and the last day of the period."""
        if self.span is Span.OWN:
            return _day(self.since), _day(self.until)
        n = _DAYS.get(self.span)
        return (today - timedelta(days=n - 1), today) if n else (None, None)


def usual_draft(kind: ReportKind) -> ReportDraft:
    """Return what a page of this kind holds until something is chosen."""
    parts = {ReportKind.REPORT: USUAL_PARTS, ReportKind.WORK_NOTE: WORK_PARTS}
    return ReportDraft(kind=kind, parts=parts.get(kind, frozenset()))


def possible_parts(kind: ReportKind) -> tuple[Part, ...]:
    """Return what may be ticked for a page of this kind."""
    possible = {ReportKind.REPORT: frozenset(Part), ReportKind.WORK_NOTE: POSSIBLE_AT_WORK}
    return tuple(part for part in Part if part in possible.get(kind, frozenset()))


def kind_of(sent: QueryDict) -> ReportKind:
    """Return the kind of page somebody asks for; a report where that is not known."""
    told = sent.get("kind", "")
    return ReportKind(told) if told in set(ReportKind) else ReportKind.REPORT


def read_draft(sent: QueryDict) -> ReportDraft:
    """Read what was sent; errors stand beside what was typed."""
    kind = kind_of(sent)
    span = sent.get("span", "")
    draft = ReportDraft(
        kind=kind,
        span=Span(span) if span in set(Span) else Span.ALL,
        since=sent.get("since", "").strip()[:10],
        until=sent.get("until", "").strip()[:10],
        parts=frozenset(part for part in possible_parts(kind) if part in sent.getlist("part")),
        name=_line(sent, "name", NAME_LETTERS),
        born=_line(sent, "born", BORN_LETTERS),
        complaint=_text(sent, "complaint"),
        questions=_text(sent, "questions"),
        pages=2 if sent.get("pages") == "2" else 1,
    )
    return replace(draft, errors=_errors(draft))


def draft_of(kept: Choices | None, kind: ReportKind) -> ReportDraft:
    """Return the draft that shows what was chosen already, or the usual one."""
    if kept is None:
        return usual_draft(kind)
    return ReportDraft(
        kind=kind,
        span=Span(kept.span) if kept.span in set(Span) else Span.ALL,
        since=kept.since.isoformat() if kept.since else "",
        until=kept.until.isoformat() if kept.until else "",
        parts=frozenset(part for part in possible_parts(kind) if part in kept.parts),
        name=kept.name,
        born=kept.born,
        complaint=kept.complaint,
        questions=kept.questions,
        pages=kept.pages,
    )


def _errors(draft: ReportDraft) -> dict[str, str]:
    if draft.span is not Span.OWN:
        return {}
    wrong = _("Write a day such as 2026-03-21.")
    errors = {name: wrong for name in ("since", "until") if _is_wrong(getattr(draft, name))}
    since, until = _day(draft.since), _day(draft.until)
    if not errors and since and until and until < since:
        errors["until"] = _("The last day is before the first.")
    return errors


def _is_wrong(typed: str) -> bool:
    return bool(typed) and _day(typed) is None


def _day(typed: str) -> date | None:
    try:
        return date.fromisoformat(typed)
    except ValueError:
        return None


def _line(sent: QueryDict, name: str, most: int) -> str:
    return " ".join(sent.get(name, "").replace("\x00", "").split())[:most]


def _text(sent: QueryDict, name: str) -> str:
    return sent.get(name, "").replace("\x00", "").strip()[:TEXT_LETTERS]
