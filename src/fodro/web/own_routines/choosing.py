"""The technique to add: by family, what needs a tool saying so."""

from __future__ import annotations

from itertools import groupby

from django.utils.translation import gettext as _

from fodro.domain.body import Side
from fodro.knowledge.library import Family, Technique, technique_name, techniques
from fodro.knowledge.own_playing import lacks_warm_up
from fodro.knowledge.tools import HANDS, tools
from fodro.web.own_routines.kinds import routine_of
from fodro.web.own_routines.models import KeptRoutine
from fodro.web.own_routines.pages import AddPage, FamilyChoices, TechniqueChoice
from fodro.web.own_routines.queries import state_of
from fodro.web.words import language

SENTENCES = 2


def add_page(row: KeptRoutine, *, side: Side | None, at: int | None, error: str = "") -> AddPage:
    """Return every technique, family by family; the strokes are open where a warm-up is missing."""
    first = Family.STROKE if lacks_warm_up(routine_of(row)) else None
    return AddPage(
        id=row.pk,
        name=row.name,
        families=tuple(
            FamilyChoices(
                slug=family.value,
                name=technique_name(family, language()),
                techniques=tuple(_choice(one) for one in found),
                is_open=family is first,
            )
            for family, found in groupby(_by_family(), key=lambda one: one.family)
        ),
        side=side or "",
        at=at,
        state=state_of(row),
        error=error,
    )


def _by_family() -> list[Technique]:
    order = list(Family)
    return sorted(techniques().values(), key=lambda one: order.index(one.family))


def _choice(one: Technique) -> TechniqueChoice:
    return TechniqueChoice(
        slug=one.slug,
        name=one.name(language()),
        how=_beginning(one.how(language())),
        needs=_("Needs: %(tool)s") % {"tool": _tool_name(one.tool)} if one.tool != HANDS else "",
    )


def _beginning(text: str) -> str:
    """Return the first sentences of a text: how the hands lie, and what they do."""
    return ". ".join(text.rstrip(".").split(". ")[:SENTENCES]) + "."


def _tool_name(slug: str) -> str:
    name = tools()[slug].name(language())
    return name[:1].lower() + name[1:]
