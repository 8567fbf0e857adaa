"""Pairs of factors with a plausible reason to matter together."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from fodro.knowledge.content import Bilingual, bilingual, table


@dataclass(frozen=True, slots=True)
class FactorPair:
    """Two factors that may matter together, beyond what each does alone.

    Parameters
    ----------
    factor, other : str
        Factor slugs in alphabetical order.
    whys : Bilingual
        Fits after "…, perhaps because".
    sources : tuple of str
        Ids in the list of sources.
    needs_clinical_review : bool
        Whether nothing published stands behind it.
    """

    factor: str
    other: str
    whys: Bilingual
    sources: tuple[str, ...]
    needs_clinical_review: bool


@cache
def factor_pairs() -> tuple[FactorPair, ...]:
    """Return every pair that is looked at, in the order of the file."""
    return tuple(_pair(*key.split("+"), entry=entry) for key, entry in table("pairs").items())


def _pair(factor: str, other: str, *, entry: dict[str, Any]) -> FactorPair:
    sources = tuple(entry["sources"])
    return FactorPair(factor, other, bilingual(entry["why"]), sources, needs_clinical_review=not sources)


def pair_of(factor: str, other: str) -> FactorPair | None:
    """Return what is known of two factors (also as ``slug=level``) together."""
    names = tuple(sorted((factor.partition("=")[0], other.partition("=")[0])))
    return next((pair for pair in factor_pairs() if (pair.factor, pair.other) == names), None)
