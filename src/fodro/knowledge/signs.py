"""Small signs: what can be seen on a foot, and what to read with it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any

from fodro.knowledge.caution import Level, rule
from fodro.knowledge.content import Bilingual, bilingual, table, words_of


@dataclass(frozen=True, slots=True)
class SmallSign:
    """One change of skin or shape.

    Parameters
    ----------
    slug : str
        Permanent; diaries hold it.
    names : Bilingual
        The plain word, in lower case.
    rules : tuple of str
        Ids of the rules to read with it.
    sources : tuple of str
        Ids in the list of sources.
    needs_clinical_review : bool
        Whether a clinician has yet to look at it.
    """

    slug: str
    names: Bilingual
    rules: tuple[str, ...]
    sources: tuple[str, ...]
    needs_clinical_review: bool

    def name(self, language: str) -> str:
        """Return the plain word in `language`."""
        return self.names.text(language)


@cache
def small_signs() -> Mapping[str, SmallSign]:
    """Return every small sign by its slug, in the order they are offered."""
    return MappingProxyType({slug: _sign(slug, entry) for slug, entry in table("signs").items()})


def sign_name(slug: str, language: str) -> str:
    """Return what a sign is called in `language`; one that is not known is its slug as words."""
    known = small_signs().get(slug)
    return known.name(language) if known else words_of(slug)


def rules_of(slug: str) -> tuple[str, ...]:
    """Return the ids of the rules to read with a sign; none for one that is not known."""
    known = small_signs().get(slug)
    return known.rules if known else ()


def most_urgent_first(rules: Iterable[str]) -> tuple[str, ...]:
    """Return the ids of `rules`, each once, in the order of how soon someone should look.

    Raises
    ------
    ContentError
        If there is no such rule.
    """
    urgency = list(Level)
    return tuple(sorted(dict.fromkeys(rules), key=lambda slug: urgency.index(rule(slug).level)))


def _sign(slug: str, entry: Mapping[str, Any]) -> SmallSign:
    return SmallSign(
        slug=slug,
        names=bilingual(entry["name"]),
        rules=tuple(entry["rules"]),
        sources=tuple(entry["sources"]),
        needs_clinical_review=entry.get("needs_clinical_review", False),
    )
