"""The pages about a person's own factors put together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.http import QueryDict
from django.utils.translation import gettext as _

from fodro.exchange.entries.own_factor import MOST_CHOICES
from fodro.knowledge.content import words_of
from fodro.knowledge.factors import FactorKind, factors
from fodro.web.day.models import OwnFactor
from fodro.web.day.own_forms import OwnDraft
from fodro.web.day.pages import OwnChangePage, OwnLine, OwnPage
from fodro.web.day.queries import factors_noted, own_factors, words_of_factors
from fodro.web.day.questions import Answer, imported_question
from fodro.web.people.models import Person

MOST_IMPORTED = 12


def own_page(person: Person, draft: OwnDraft) -> OwnPage:
    """Return the page with every factor `person` made, and a form for one more."""
    own = own_factors(person)
    return OwnPage(
        asked=_lines([factor for factor in own if not factor.retired]),
        resting=_lines([factor for factor in own if factor.retired]),
        imported=imported_names(person),
        draft=draft,
        sorts=tuple(Answer(kind.value, kind_name(kind)) for kind in FactorKind),
    )


def change_page(draft: OwnDraft) -> OwnChangePage:
    """Return the page on which one factor is changed."""
    return OwnChangePage(draft=draft, sort=kind_name(FactorKind(draft.kind)))


def imported_names(person: Person) -> dict[str, str]:
    """Return what only an import named, by slug, and could be asked about by a name of the person's own."""
    known = {factor.slug for factor in own_factors(person)} | set(factors())
    noted = [slug for slug in factors_noted(person) if slug not in known and imported_question(slug, ())]
    return {slug: words_of(slug) for slug in noted[:MOST_IMPORTED]}


def adopted(person: Person, slug: str) -> OwnDraft:
    """Return the draft for a factor an import brought, as its values are; a blank one for anything else."""
    names = imported_names(person)
    if slug not in names:
        return OwnDraft()
    words = words_of_factors(person, [slug])[slug]
    kind = FactorKind.CATEGORY if words else FactorKind.NUMBER
    return OwnDraft(names[slug], kind.value, choices="\n".join(words[:MOST_CHOICES]), adopts=slug)


def kind_name(kind: FactorKind) -> str:
    """Return how a factor is noted, in words."""
    return {
        FactorKind.NUMBER: _("A number"),
        FactorKind.SCORE: _("A score 0–10"),
        FactorKind.YES_NO: _("Yes or no"),
        FactorKind.CATEGORY: _("One of several choices"),
    }[kind]


def read_by(sent: QueryDict) -> int:
    """Return which way a factor is to move: -1 up, 1 down, or nowhere."""
    return {"up": -1, "down": 1}.get(sent.get("by", ""), 0)


def _lines(own: Sequence[OwnFactor]) -> tuple[OwnLine, ...]:
    return tuple(_line(factor, own) for factor in own)


def _line(factor: OwnFactor, own: Sequence[OwnFactor]) -> OwnLine:
    return OwnLine(
        slug=factor.slug,
        name=factor.name,
        sort=_sort(factor),
        retired=factor.retired,
        is_first=factor is own[0],
        is_last=factor is own[-1],
    )


def _sort(factor: OwnFactor) -> str:
    details: Iterable[str] = [factor.unit] if factor.unit else factor.choices
    said = ", ".join(details)
    return f"{kind_name(FactorKind(factor.kind))}: {said}" if said else kind_name(FactorKind(factor.kind))
