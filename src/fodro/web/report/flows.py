"""Every write about what is on a page."""

from __future__ import annotations

from datetime import date

from fodro.web.people.models import Person
from fodro.web.report.forms import ReportDraft
from fodro.web.report.models import Choices
from fodro.web.writing import writing


def keep_choices(person: Person, draft: ReportDraft) -> None:
    """Keep a valid `draft` of `person`."""
    days = {name: _day(getattr(draft, name)) for name in ("since", "until")}
    with writing():
        Choices.objects.update_or_create(
            person=person,
            kind=draft.kind.value,
            defaults={
                **days,
                "span": draft.span.value,
                "parts": sorted(draft.parts),
                "name": draft.name,
                "born": draft.born,
                "complaint": draft.complaint,
                "questions": draft.questions,
                "pages": draft.pages,
            },
        )


def _day(typed: str) -> date | None:
    try:
        return date.fromisoformat(typed)
    except ValueError:
        return None  # typed, and not used: another span was chosen
