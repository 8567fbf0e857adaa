"""Verdicts in words, in the language of the request."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from fodro.domain.body import Place
from fodro.knowledge.caution import Call, calls, said
from fodro.knowledge.safety import Assessment, Verdict, VerdictKind
from fodro.web.words import language, place_name


@dataclass(frozen=True, slots=True)
class VerdictLine:
    """One rule that holds: what it is, where, what to do, and whom to call.

    ``certain`` is False where the person was not sure: then it counts as if it were so.
    """

    rule: str
    kind: VerdictKind
    heading: str
    sign: str
    where: str
    advice: str
    calls: tuple[Call, ...] = ()
    certain: bool = True

    @property
    def is_urgent(self) -> bool:
        """Whether someone should look today or at once."""
        return self.kind in (VerdictKind.EMERGENCY, VerdictKind.SAME_DAY)

    @property
    def is_quiet(self) -> bool:
        """Whether the massage can go on, with this kept in mind."""
        return self.kind in (VerdictKind.NOT_HERE, VerdictKind.LIGHTLY)


def verdict_lines(assessment: Assessment) -> tuple[VerdictLine, ...]:
    """Return everything to tell, the most urgent first; what is certain before what is not."""
    lines = [
        *(_line(one, certain=True) for one in assessment.verdicts),
        *(_line(one, certain=False) for one in assessment.precautions),
    ]
    return tuple(sorted(lines, key=lambda line: line.kind.urgency))


def _line(verdict: Verdict, *, certain: bool) -> VerdictLine:
    caution = said(verdict.rule, language())
    return VerdictLine(
        rule=verdict.rule,
        kind=verdict.kind,
        heading=heading_of(verdict.kind, certain=certain),
        sign=caution.question,
        where=places_text(verdict.places),
        advice=caution.advice,
        calls=calls(verdict.level, language()),
        certain=certain,
    )


def heading_of(kind: VerdictKind, *, certain: bool = True) -> str:
    """Return what a verdict asks for, in a few words."""
    if not certain:
        return _("You were not sure")
    return {
        VerdictKind.EMERGENCY: _("Call for help now"),
        VerdictKind.SAME_DAY: _("Someone should look at it today"),
        VerdictKind.SEE_SOMEONE: _("Let someone look at it soon"),
        VerdictKind.NOT_TODAY: _("No massage today"),
        VerdictKind.NOT_HERE: _("Not here"),
        VerdictKind.LIGHTLY: _("Gently"),
    }[kind]


def places_text(places: Iterable[Place]) -> str:
    """Return the places by name, such as "Left heel, right ankle"; nothing where none was told."""
    named = ", ".join(place_name(place.region, place.side) for place in places)
    return named[:1].upper() + named[1:]
