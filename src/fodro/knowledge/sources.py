"""Where facts come from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from fodro.knowledge.content import ContentError, table


@dataclass(frozen=True, slots=True)
class Source:
    """One source.

    Parameters
    ----------
    id : str
        Permanent, such as ``"S36"``.
    citation : str
        Who, when, what, where; in English.
    link : str
        An address that names it; empty where none is known.
    second_hand : bool
        Whether it is known through a copy, a report or a summary only.
    """

    id: str
    citation: str
    link: str
    second_hand: bool


@cache
def sources() -> Mapping[str, Source]:
    """Return every source by its id."""
    return MappingProxyType(
        {
            slug: Source(slug, entry["citation"], entry.get("link", ""), entry.get("second_hand", False))
            for slug, entry in table("sources").items()
        }
    )


def cited(ids: Iterable[str]) -> tuple[Source, ...]:
    """Return the sources named by `ids`, in their order.

    Raises
    ------
    ContentError
        If one of them is not in the list.
    """
    return tuple(_source(one) for one in ids)


def _source(one: str) -> Source:
    try:
        return sources()[one]
    except KeyError:
        raise ContentError(kind="source", slug=one) from None
