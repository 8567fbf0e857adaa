"""A factor of the person's own as it was sent, with what is wrong beside what was typed."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from django.http import QueryDict
from django.utils.translation import gettext as _

from fodro.exchange.entries import OwnFactorEntry
from fodro.exchange.entries.own_factor import LAST_PLACE, MOST_CHOICES, UNIT_LETTERS
from fodro.exchange.entries.values import NAME_LETTERS
from fodro.knowledge.factors import FactorKind, factors
from fodro.web.day.forms import clean
from fodro.web.day.models import OwnFactor
from fodro.web.day.slugs import slug_of

FEWEST_CHOICES = 2
LONGEST_LIST = 2 * NAME_LETTERS * MOST_CHOICES


@dataclass(frozen=True, slots=True)
class OwnDraft:
    """What was typed of one factor: ``slug`` is empty for a new one, ``adopts`` names an imported one."""

    name: str = ""
    kind: str = ""
    unit: str = ""
    choices: str = ""
    slug: str = ""
    adopts: str = ""
    errors: dict[str, str] = field(default_factory=dict)

    @property
    def is_valid(self) -> bool:
        """Whether it can be kept."""
        return not self.errors

    @property
    def is_choice(self) -> bool:
        """Whether it has choices."""
        return self.kind == FactorKind.CATEGORY

    @property
    def listed(self) -> tuple[str, ...]:
        """The choices, one for each line."""
        return tuple(dict.fromkeys(choice for line in self.choices.split("\n") if (choice := clean(line))))

    def entry(self, own: Iterable[OwnFactor], noted: Iterable[str] = ()) -> OwnFactorEntry:
        """Return the record of a valid draft: a changed factor keeps its slug, a new one comes last.

        `noted` are the slugs that have values already: a new factor never mixes with them by its name alone.
        """
        there = {factor.slug: factor for factor in own}
        old = there.get(self.slug)
        slug = self.slug or self.adopts or slug_of(self.name, {*factors(), *there, *noted})
        return OwnFactorEntry(
            key=slug,
            name=self.name,
            kind=FactorKind(self.kind),
            unit=self.unit if self.kind == FactorKind.NUMBER else "",
            choices=self.listed if self.is_choice else (),
            place=old.place if old else _last(there.values()),
            retired=old.retired if old else False,
        )


def read_own(sent: QueryDict, own: Iterable[OwnFactor], imported: Iterable[str] = ()) -> OwnDraft:
    """Read a factor; the kind of one that is there already never changes."""
    there = {factor.slug: factor for factor in own}
    old = there.get(sent.get("factor", ""))
    adopts = sent.get("adopts", "")
    draft = OwnDraft(
        name=clean(sent.get("name", "")),
        kind=old.kind if old else sent.get("kind", ""),
        unit=clean(sent.get("unit", "")),
        choices=sent.get("choices", "")[:LONGEST_LIST].replace("\0", "").replace("\r", ""),
        slug=old.slug if old else "",
        adopts=adopts if not old and adopts in set(imported) else "",
    )
    others = [factor for factor in there.values() if factor.slug != draft.slug]
    return replace(draft, errors={name: said for name, said in _errors(draft, others) if said})


def draft_of_factor(own: OwnFactor) -> OwnDraft:
    """Return the draft that shows a factor as it is."""
    return OwnDraft(own.name, own.kind, own.unit, "\n".join(own.choices), slug=own.slug)


def _last(there: Iterable[OwnFactor]) -> int:
    return min(LAST_PLACE, max((factor.place for factor in there), default=-1) + 1)


def _errors(draft: OwnDraft, others: Iterable[OwnFactor]) -> Iterable[tuple[str, str]]:
    return (
        ("name", _name_error(draft.name, others)),
        ("kind", "" if draft.kind in set(FactorKind) else _("Choose how you want to note it.")),
        ("unit", _longer(draft.unit, UNIT_LETTERS)),
        ("choices", _choices_error(draft) if draft.is_choice else ""),
    )


def _name_error(name: str, others: Iterable[OwnFactor]) -> str:
    if not re.search(r"\w", name):
        return _("Give it a name, such as “red wine”.")
    if any(name.casefold() == factor.name.casefold() for factor in others):
        return _("You already have a factor with this name. Choose another.")
    return _longer(name, NAME_LETTERS)


def _choices_error(draft: OwnDraft) -> str:
    if len(draft.listed) < FEWEST_CHOICES:
        return _("Write at least two choices, each on its own line.")
    if len(draft.listed) > MOST_CHOICES:
        return _("Write %(n)s choices at most.") % {"n": MOST_CHOICES}
    return next((said for choice in draft.listed if (said := _longer(choice, NAME_LETTERS))), "")


def _longer(text: str, longest: int) -> str:
    return _("Make this shorter: %(n)s characters at most.") % {"n": longest} if len(text) > longest else ""
