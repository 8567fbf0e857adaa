"""A rating as an Observation, and back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from fodro.domain.body import Side, View
from fodro.domain.civil import DayPart
from fodro.domain.diary import DiaryError, Rating
from fodro.domain.scores import ScoreError, nrs
from fodro.exchange.fhir.code_systems import concepts
from fodro.exchange.fhir.making import Making
from fodro.exchange.fhir.names import RATING
from fodro.exchange.fhir.values import (
    Json,
    Unreadable,
    code_of,
    day_of,
    moment,
    moment_of,
    number_of,
    scored,
    slug_of,
)
from fodro.exchange.readings import NOON
from fodro.knowledge.codes import SCORE
from fodro.knowledge.qualities import quality
from fodro.knowledge.regions import is_known

PAIN, FIRST_STEPS_PAIN = "pain", "first-steps-pain"
DETAILS = ("day-part", "quality", "view", "interference", "day")


def observation(rating: Rating, making: Making) -> Json:
    """Return `rating` as an Observation.

    Raises
    ------
    DiaryError
        If its region is not on the body map.
    """
    if not is_known(rating.region):
        problem = f"{rating.region!r} is no region of the body map."
        raise DiaryError(problem, remedy="Note that place again on the map.")
    day_only = rating.part is None and rating.at.time() == NOON
    measure = FIRST_STEPS_PAIN if rating.part is DayPart.FIRST_STEPS else PAIN
    made = making.observation(RATING, making.id(RATING, *_said(rating)))
    made["code"] = making.concept("measure", measure)
    made.update(moment("effectiveDateTime", rating.at, day_only=day_only))
    made["valueQuantity"] = scored(rating.intensity_nrs)
    made["bodySite"] = making.place(rating.region, rating.side)
    if components := list(_components(rating, making)):
        made["component"] = components
    return made


def _said(rating: Rating) -> tuple[object, ...]:
    beside = (rating.part, rating.qualities, rating.view, rating.interference_nrs, rating.on)
    told = tuple(str(each) for each in beside if each not in (None, ()))
    return (rating.at.isoformat(), rating.region, str(rating.side), float(rating.intensity_nrs), *told)


def _components(rating: Rating, making: Making) -> Iterator[Json]:
    if rating.part is not None:
        yield component(making, "day-part", "valueCodeableConcept", making.concept("day-part", rating.part))
    for slug in rating.qualities:
        known = quality(slug)
        named = making.concept_or_words("quality", slug, known.name(making.language) if known else None)
        yield component(making, "quality", "valueCodeableConcept", named)
    if rating.view is not None:
        yield component(making, "view", "valueCodeableConcept", making.concept("view", rating.view))
    if rating.interference_nrs is not None:
        yield component(making, "interference", "valueQuantity", scored(rating.interference_nrs))
    if rating.on is not None:
        yield component(making, "day", "valueDateTime", rating.on.isoformat())


def component(making: Making, detail: str, name: str, value: object) -> Json:
    """Return one component of an Observation."""
    return {"code": making.concept("detail", detail), name: value}


def components_of(resource: Mapping[str, Any], *known: str) -> dict[str, list[Mapping[str, Any]]]:
    """Return the components of an Observation by our code, in their order.

    Raises
    ------
    Unreadable
        If one is not among the `known`: what is not understood is not dropped in silence.
    """
    found: dict[str, list[Mapping[str, Any]]] = {}
    for each in resource.get("component", ()):
        detail = code_of(each.get("code"), "detail") or ""
        if detail not in known:
            raise Unreadable(problem=f"{detail or 'a component'} does not belong here", at="component")
        found.setdefault(detail, []).append(each)
    return found


def rating_of(resource: Mapping[str, Any]) -> Rating:
    """Return the rating in an Observation that `observation` made.

    Raises
    ------
    Unreadable
        If an element does not say what it is for.
    """
    parts = components_of(resource, *DETAILS)
    at = moment_of(resource, "effectiveDateTime")
    region, side = place_of(resource.get("bodySite"))
    part, view = _code(parts, "day-part"), _code(parts, "view")
    in_the_way = one(parts, "interference")
    on = one(parts, "day")
    return Rating(
        at,
        region,
        side,
        score_of(resource),
        DayPart(part) if part else None,
        tuple(_quality(each) for each in parts.get("quality", ())),
        View(view) if view else None,
        score_of(in_the_way, at="component") if in_the_way else None,
        _day_before(day_of(on, "valueDateTime"), at.date()) if on else None,
    )


def one(parts: Mapping[str, list[Mapping[str, Any]]], detail: str) -> Mapping[str, Any] | None:
    """Return the only component `detail`, or None where there is none.

    Raises
    ------
    Unreadable
        If there are several.
    """
    found = parts.get(detail, [])
    if len(found) > 1:
        raise Unreadable(problem=f"{detail} is said twice", at="component")
    return found[0] if found else None


def _code(parts: Mapping[str, list[Mapping[str, Any]]], detail: str) -> str | None:
    found = one(parts, detail)
    said = code_of(found.get("valueCodeableConcept"), detail) if found else None
    if found and said not in concepts()[detail]:
        raise Unreadable(problem=f"no {detail} is named", at="component")
    return said


def _quality(part: Mapping[str, Any]) -> str:
    return slug_of(part.get("valueCodeableConcept"), "quality", at="component")


def place_of(site: object) -> tuple[str, Side | None]:
    """Return the region and the side in a body site.

    Raises
    ------
    Unreadable
        If it does not hold our code of a place.
    """
    slug, _, side = (code_of(site, "place") or "").partition(".")
    if not is_known(slug) or side not in ("", *Side):
        raise Unreadable(problem="no place of the body map is named", at="bodySite")
    return slug, Side(side) if side else None


def score_of(holder: Mapping[str, Any], *, at: str = "valueQuantity") -> float:
    """Return the rating in the ``valueQuantity`` of an Observation or one of its components.

    Raises
    ------
    Unreadable
        If it is not one from 0 to 10.
    """
    held = holder.get("valueQuantity")
    number = number_of(held, at=at)
    if not isinstance(held, dict) or held.get("code") != SCORE:
        raise Unreadable(problem=f"the unit is not {SCORE}", at=at)
    try:
        return nrs(number)
    except ScoreError as error:
        raise Unreadable(str(error), at=at) from None


def _day_before(said: date, day: date) -> date:
    if said != day - timedelta(days=1):
        raise Unreadable(problem="the day is not the one before", at="component")
    return said
