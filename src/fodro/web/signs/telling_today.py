"""What Today says of what is watched: one line where something has changed, nothing where all is quiet."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fodro.domain.findings import Findings
from fodro.domain.sign_findings import SignFinding
from fodro.web.day.queries import own_names_of
from fodro.web.patterns.queries import latest_of
from fodro.web.people.models import Person
from fodro.web.signs.watching import changed, state_name
from fodro.web.words import language
from fodro.wording import sign_sentence, watched_name

TOLD_FOR = timedelta(days=14)
"""So long Today says it; after that it stands in its room, and nags no one."""


@dataclass(frozen=True, slots=True)
class SignCard:
    """One line on Today: what has changed, and how many more things have."""

    heading: str
    told: str
    more: str = ""


def sign_card(person: Person, today: date) -> SignCard | None:
    """Return what has changed lately for `person`, the worst of it; None where all is quiet."""
    understood = latest_of(person).understood
    found = _lately(understood.findings, today) if understood else []
    if not found:
        return None
    names = {"name": watched_name(found[0].monitor, language()), "state": state_name(found[0].status).lower()}
    return SignCard(
        heading=_("%(name)s: %(state)s") % names,
        told=sign_sentence(found[0], language(), own_names_of(person)),
        more=_more(len(found) - 1),
    )


def _lately(findings: Findings, today: date) -> list[SignFinding]:
    """Return what was first said lately; what is only watched, as long as days are noted."""
    last = findings.daily[-1].day if findings.daily else date.min.isoformat()
    told = ((one, date.fromisoformat(one.raised or last)) for one in changed(findings.signs))
    return [one for one, day in told if today - day <= TOLD_FOR]


def _more(n: int) -> str:
    return (
        ngettext("%(n)d more thing has changed.", "%(n)d more things have changed.", n) % {"n": n}
        if n
        else ""
    )
