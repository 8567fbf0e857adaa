"""A lighter massage while the diary says that it hurts more; all that is ruled out beside answers."""

from __future__ import annotations

from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from fodro.domain.sign_findings import SignFinding
from fodro.knowledge.limits import NO_LIMITS, Limits, together
from fodro.knowledge.worsening import limits_while
from fodro.web.massage.harm import HarmLine, harm_limits
from fodro.web.patterns.queries import latest_of
from fodro.web.people.models import Person


def limits_beside_answers(person: Person, now: datetime) -> Limits:
    """Return what earlier massages of `person` rule out at `now`, and what their diary does."""
    return together((harm_limits(person, now), limits_while(_signs(person))))


def lighter_lines(person: Person) -> tuple[HarmLine, ...]:
    """Return why the massage of `person` is lighter than usual; nothing where it is not."""
    if limits_while(_signs(person)) == NO_LIMITS:
        return ()
    means = _("The massage is lighter until it is as usual again: nothing firm, and no pressing on points.")
    what = _("Your diary says that it hurts more than usual")
    return (HarmLine(what=what, means=means, more_url=reverse("signs:signs")),)


def _signs(person: Person) -> tuple[SignFinding, ...]:
    understood = latest_of(person).understood
    return understood.findings.signs if understood else ()
