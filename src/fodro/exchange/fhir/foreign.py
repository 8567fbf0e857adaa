"""Ratings other programs wrote: taken only where score, place and time say one thing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import datetime
from functools import cache
from typing import Any

from fodro.domain.body import Side
from fodro.domain.diary import Rating
from fodro.domain.scores import ScoreError, nrs
from fodro.exchange.fhir.values import Unreadable, moment_of
from fodro.knowledge.codes import LOINC, SCORE, SNOMED, place_seconds, words
from fodro.knowledge.regions import regions

Resource = Mapping[str, Any]

_DONE = ("final", "amended", "corrected")


def is_pain(resource: Resource) -> bool:
    """Return whether a resource is a pain score from 0 to 10 by its code of LOINC."""
    scale = words("measure")["pain"].seconds[0].code
    return resource.get("resourceType") == "Observation" and scale in _codes(resource.get("code"), LOINC)


def rating_of(resource: Resource, *, sound: bool) -> Rating:
    """Return the rating another program wrote; one that is not `sound` breaks a rule of FHIR.

    Raises
    ------
    Unreadable
        If it is not sound or not finished, or its score, place or time can be read in several ways or none.
    """
    if not sound:
        raise Unreadable(problem="it breaks a rule of FHIR")
    if resource.get("status") not in _DONE:
        raise Unreadable(problem="it is not final", at="status")
    at = _moment(resource)
    region, side = _place(resource.get("bodySite"))
    return Rating(at, region, side, _score(resource), part=None)


def _moment(resource: Resource) -> datetime:
    name = "effectiveInstant" if "effectiveInstant" in resource else "effectiveDateTime"
    return moment_of(resource, name)


def _score(resource: Resource) -> float:
    value = resource.get("valueInteger")
    held = resource.get("valueQuantity")
    if value is None and isinstance(held, Mapping) and held.get("code") in (None, SCORE, "1"):
        value = None if "comparator" in held else held.get("value")
    try:
        return nrs(value if isinstance(value, int | float) and not isinstance(value, bool) else None)
    except ScoreError:
        raise Unreadable(problem="there is no score from 0 to 10", at="value") from None


def _place(site: object) -> tuple[str, Side | None]:
    meant = {place for code in _codes(site, SNOMED) for place in _places().get(code, ())}
    if len(meant) != 1:
        raise Unreadable(problem="the place is not one of the body map", at="bodySite")
    return meant.pop()


@cache
def _places() -> Mapping[str, tuple[tuple[str, Side | None], ...]]:
    """Return the places a code of SNOMED CT can mean; only a code that means one is taken."""
    meant: dict[str, set[tuple[str, Side | None]]] = defaultdict(set)
    for slug in regions():
        whole = {second.code for second in place_seconds(slug, "")}
        for code in whole:
            meant[code].add((slug, None))
        for side in Side:
            for code in {second.code for second in place_seconds(slug, side)} - whole:
                meant[code].add((slug, side))
    return {code: tuple(places) for code, places in meant.items()}


def _codes(concept: object, system: str) -> Iterator[str]:
    codings = concept.get("coding") if isinstance(concept, Mapping) else None
    for each in codings if isinstance(codings, list) else []:
        if isinstance(each, Mapping) and each.get("system") == system:
            yield str(each.get("code"))
