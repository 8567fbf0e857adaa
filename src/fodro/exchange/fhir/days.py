"""What a day was like: each factor as an Observation, and back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from fodro.exchange.days import LARGEST
from fodro.exchange.fhir.code_systems import LEVEL_MARK
from fodro.exchange.fhir.making import Making
from fodro.exchange.fhir.names import FACTOR
from fodro.exchange.fhir.values import (
    Json,
    Unreadable,
    code_of,
    day_of,
    number_of,
    quantity,
    slug_of,
    text,
    text_of,
)
from fodro.knowledge.codes import ucum
from fodro.knowledge.factors import FactorKind, factors

Value = float | str
_MOVING = (
    *("steps", "steps_k", "longest_walk_min", "stairs", "sport_minutes", "stand_time_min"),
    *("walking_distance_km", "walking_speed", "walking_step_length_cm", "walking_asymmetry_percent"),
    *("walking_double_support_percent", "walking_steadiness_percent"),
)
_CATEGORIES = {
    **dict.fromkeys(_MOVING, "activity"),
    **dict.fromkeys(("alcohol", "caffeine", "shoe", "sock_material"), "social-history"),
}
_WEIGHT = "body_weight"
"""With its code of LOINC it is a vital sign, by the rules of FHIR; without, it is what the person noted."""


def observations(days: Mapping[date, Mapping[str, Value]], making: Making) -> Iterator[Json]:
    """Yield one Observation for each factor of each day, in order."""
    for day in sorted(days):
        for slug, value in sorted(days[day].items()):
            yield _observation(day, slug, value, making)


def _observation(day: date, slug: str, value: Value, making: Making) -> Json:
    known = factors().get(slug)
    name = known.name(making.language) if known else None
    category = _category(slug, making)
    key = making.id(FACTOR, day.isoformat(), slug, _same(value))
    made = making.observation(FACTOR, key, category=category)
    made["code"] = making.concept_or_words("factor", slug, name)
    made["effectiveDateTime"] = day.isoformat()
    made.update(_value(slug, value, making))
    return made


def _category(slug: str, making: Making) -> str:
    if slug == _WEIGHT and making.about.second.loinc:
        return "vital-signs"
    return _CATEGORIES.get(slug, "survey")


def _same(value: Value) -> Value:
    return value if isinstance(value, str) else float(value)


def _value(slug: str, value: Value, making: Making) -> Json:
    known = factors().get(slug)
    if isinstance(value, str):
        if known and value in known.levels:
            name = known.level_name(value, making.language)
            return {"valueCodeableConcept": making.concept("level", f"{slug}{LEVEL_MARK}{value}", name)}
        return text("valueString", value)
    if known and known.kind is FactorKind.YES_NO and value in (0, 1):
        return {"valueBoolean": bool(value)}
    named = {"unit": known.unit} if known and known.unit and _unit(slug) else {}
    return {"valueQuantity": {**quantity(value, _unit(slug)), **named}}


def _unit(slug: str) -> str | None:
    """Return the UCUM unit of a factor; None for one that has none or is a person's own."""
    known = factors().get(slug)
    if known is None or known.kind in (FactorKind.CATEGORY, FactorKind.YES_NO):
        return None
    return ucum(known.unit)


def factor_of(resource: Mapping[str, Any]) -> tuple[date, str, Value]:
    """Return the day, the factor and its value in an Observation that `observations` made.

    Raises
    ------
    Unreadable
        If an element does not say what it is for.
    """
    slug = slug_of(resource.get("code"), "factor", at="code")
    return day_of(resource, "effectiveDateTime"), slug, _value_of(resource, slug)


def _value_of(resource: Mapping[str, Any], slug: str) -> Value:
    if isinstance(yes := resource.get("valueBoolean"), bool):
        return float(yes)
    if "valueQuantity" in resource:
        return _number_of(resource["valueQuantity"], slug)
    if (level := code_of(resource.get("valueCodeableConcept"), "level")) is not None:
        factor, _, word = level.partition(LEVEL_MARK)
        if factor == slug:
            return word
    if (said := text_of(resource, "valueString")) is not None:
        return said
    raise Unreadable(problem="the value is missing, or one of another factor", at="value")


def _number_of(held: Any, slug: str) -> float:
    value = number_of(held)
    if not abs(value) <= LARGEST:
        raise Unreadable(problem="the number is too large", at="valueQuantity")
    if held.get("code") != _unit(slug):
        raise Unreadable(problem=f"the unit of {slug} is {_unit(slug) or 'none'}", at="valueQuantity")
    return value
